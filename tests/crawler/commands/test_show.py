"""scrapy show gives back texts, pages and their proof, as they stood on any day."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from storage.archive import Archive
from tests.support.archive_site import HOST, crawl, html, moment, report, served
from tests.support.commands import yange

FIRST, SECOND = html(report(2021)), html(report(2021, growth="8"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("show")
    with Archive(made / "a.db", create=True) as archive:
        for day, body in ((0, FIRST), (1, FIRST), (5, SECOND)):
            crawl(archive, day, [served("a.html", body)])
    return made


def test_a_text_comes_whole_with_its_head_and_outline(folder: Path) -> None:
    shown = yange(folder, "show", "泠州/2021").stdout
    assert shown.startswith("泠州市 2021 government_work_report: 泠州市2021年政府工作报告\n")
    assert shown.endswith("\n".join(report(2021, growth="8")[1:]) + "\n")
    assert "一、主要成绩\n" in shown.split("outline\n")[1]


@pytest.mark.parametrize("word", ["泠州2021", "990100/2021", "泠州市/2021", "lingzhou/2021"])
def test_addresses_are_taken_as_people_write_them(folder: Path, word: str) -> None:
    assert yange(folder, "show", word).stdout == yange(folder, "show", "泠州/2021").stdout


def test_an_id_may_be_shortened(folder: Path) -> None:
    with Archive(folder / "a.db") as archive:
        ids = [row["id"] for row in archive.query("SELECT id FROM versions ORDER BY first_seen")]
    shown = yange(folder, "show", ids[0][:8]).stdout
    assert f"version {ids[0]}," in shown
    assert yange(folder, "show", ids[0]).stdout == shown == yange(folder, "show", "泠州2021~1").stdout


def test_a_day_has_the_text_that_stood_then(folder: Path) -> None:
    days = {day: yange(folder, "show", "泠州/2021", "--at", moment(day)[:10]) for day in (0, 1, 3, 5, 9)}
    assert ["增长7%" in days[day].stdout for day in days] == [True, True, True, False, False]
    assert [bool(days[day].stderr) for day in days] == [False, False, True, False, True]
    assert f"what stood on {moment(3)[:10]} is not known" in days[3].stderr


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["泠州/2021", "--at", "2020-01-01"], "this copy was not known yet: it was first seen 2026-01-05"),
        (["泠州/2021", "--at", "soon"], "--at takes a day"),
        (["泠州/2020"], "there are 2021"),
        (["泠州/2021", "--page"], "give a file"),
        (["泠州/2021", "--page", "-o", "/no/such/folder/x"], "cannot write"),
        (["ffffffff"], "is no address"),
        ([], "give one report"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(folder: Path, words: list[str], why: str) -> None:
    done = yange(folder, "show", *words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert why in done.stderr


def test_a_page_comes_back_byte_by_byte(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert yange(folder, "show", "泠州/2021~1", "--page", "-o", str(out)).returncode == 0
    assert out.read_bytes() == FIRST


def test_the_evidence_names_bytes_moments_and_rules(folder: Path) -> None:
    found = json.loads(yange(folder, "show", "泠州/2021~1", "--evidence", "--format", "json").stdout)
    assert found["fetch"]["body"] == sha256(FIRST).hexdigest()
    assert (found["fetch"]["url"], found["fetch"]["at"][:10]) == (f"{HOST}/a.html", "2026-01-05")
    assert [[since[:10], until[:10]] for since, until in found["stood"]] == [["2026-01-05", "2026-01-06"]]
    assert (found["confirmed"]["fetches"], found["fetch"]["verdict"]) == (2, "real")
    assert found["read"]["rule"]
    text = yange(folder, "show", "泠州/2021~1", "--evidence").stdout
    assert f"  body: {sha256(FIRST).hexdigest()}\n" in text


def test_a_purged_page_is_not_given_back(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served("a.html", FIRST), served("b.html", html(report(2022)))])
    yange(tmp_path, "purge", f"{HOST}/a.html", "--because", "a court order")
    done = yange(tmp_path, "show", "泠州/2021", "--page", "-o", str(tmp_path / "x"))
    assert done.returncode == 2
    assert not (tmp_path / "x").exists()


def test_what_would_steer_a_terminal_is_spelled_out(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        lines = report(2021)
        lines[6] += "\x1b[31m红\u202e字"
        crawl(archive, 0, [served("a.html", html(lines))])
    shown = yange(tmp_path, "show", "泠州/2021").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
