"""Runs as cron makes them: exit codes, quietness, failures and recoveries, the lock, a stop, economy."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.archive import Archive
from tests.support.paths import ROOT
from tests.support.servers.crawls import QUICK, environment, scrapy, write_sources
from tests.support.servers.families import SAMPLES, trs, vsb
from tests.support.servers.web import Answer, Asked, Web, serving

YEARS = (2026, 2020, 2014, 2008)
"""Years too far apart to be compared: these tests are of runs."""

SITE = replace(next(each for each in SAMPLES if each.answer is trs), years=YEARS)
OTHER = next(each for each in SAMPLES if each.answer is vsb)
DAYS = [f"2026-05-{day:02}T08:00:00Z" for day in range(1, 29)]
"""Outside the season, so that old reports are not looked at every day."""


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    """One site with seven reports and its source."""
    write_sources(tmp_path, {"one": {"home": SITE.home, "region": SITE.place.code, "expect": len(YEARS)}})
    with serving() as made:
        made.sites[SITE.host] = SITE.site()
        yield made


def crawl(folder: Path, web: Web, day: int, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """One night's crawlall."""
    web.log.clear()
    return scrapy(folder, "crawlall", *words, proxy=web.address, CLOCK=DAYS[day - 1], **settings)


def test_the_first_night_tells_every_report_and_the_second_nothing(tmp_path: Path, web: Web) -> None:
    first = crawl(tmp_path, web, 1)
    assert (first.returncode, first.stderr) == (0, "")
    assert sum(line.startswith("new ") for line in first.stdout.splitlines()) == len(YEARS)
    second = crawl(tmp_path, web, 2)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")


def test_a_known_column_is_where_the_next_night_starts(tmp_path: Path, web: Web) -> None:
    crawl(tmp_path, web, 1)
    assert SITE.home in web.asked()
    crawl(tmp_path, web, 2)
    assert SITE.home not in web.asked()
    assert len(web.asked()) <= 4  # the column's first page and a report or two


def test_a_failing_source_is_told_once_and_its_recovery_once(tmp_path: Path, web: Web) -> None:
    crawl(tmp_path, web, 1)
    working = web.sites.pop(SITE.host)
    web.sites[SITE.host] = lambda _: Answer("busy", 500)
    failed, again = crawl(tmp_path, web, 2), crawl(tmp_path, web, 3)
    assert failed.returncode == again.returncode == 1
    assert failed.stdout.startswith("one failed: no page answered")
    assert again.stdout == ""
    web.sites[SITE.host] = working
    back = crawl(tmp_path, web, 4)
    assert (back.returncode, back.stdout.splitlines()[0]) == (0, "one works again (failed since 2026-05-02)")
    assert crawl(tmp_path, web, 5).stdout == ""


def test_finding_far_less_than_before_is_a_failure(tmp_path: Path, web: Web) -> None:
    write_sources(tmp_path, {"one": {"home": SITE.home, "expect": 1}})
    crawl(tmp_path, web, 1)
    column = "/zwgk/zfgzbg/"
    site = SITE.site()

    def shrunk(asked: Asked) -> Answer | str | bytes | None:
        return (
            SITE.page("政府工作报告", f"<ul>{SITE.items(0, 1)}</ul>") if asked.path == column else site(asked)
        )

    web.sites[SITE.host] = shrunk
    done = crawl(tmp_path, web, 2)
    assert done.returncode == 1
    assert "its lists begin with 1 reports, 3 before" in done.stdout


def test_an_edit_is_told_with_its_words_and_only_once(tmp_path: Path, web: Web) -> None:
    crawl(tmp_path, web, 1)
    site = SITE.site()

    def edited(asked: Asked) -> Answer | str | bytes | None:
        given = site(asked)
        if isinstance(given, Answer) and isinstance(given.body, bytes):
            return Answer(
                given.body.decode().replace("请予审议", "请予审议批准").encode(), headers=given.headers
            )
        return given

    web.sites[SITE.host] = edited
    told = [crawl(tmp_path, web, day, RECHECK_OLDEST="1", RECHECK_STEPS="").stdout for day in (2, 3)]
    changes = [line for text in told for line in text.splitlines() if line.startswith("changed")]
    assert changes
    assert len(set(changes)) == len(changes)
    with Archive(tmp_path / "archive.db") as archive:
        assert archive.query("SELECT count(*) AS n FROM versions")[0]["n"] == 2 * len(YEARS)


def test_a_column_that_moved_is_found_again_from_the_home_page(tmp_path: Path, web: Web) -> None:
    crawl(tmp_path, web, 1)
    moved = replace(SITE, answer=OTHER.answer, path=OTHER.path, container=OTHER.container)
    web.sites[SITE.host] = moved.site()
    done = crawl(tmp_path, web, 4, VANISHED="2")
    assert done.returncode == 0, done.stdout + done.stderr
    assert SITE.home in web.asked()
    lines = done.stdout.splitlines()
    assert sum(line.startswith("moved") for line in lines) == len(YEARS)
    assert not [line for line in lines if line.startswith(("new", "gone"))]


def test_validators_are_sent_and_a_304_costs_no_reading(tmp_path: Path, web: Web) -> None:
    site = SITE.site()

    def tagged(asked: Asked) -> Answer | None:
        given = site(asked)
        if not isinstance(given, Answer):
            return None
        tag = f'"{hash(given.body) & 0xFFFF}"'
        if asked.headers.get("If-None-Match") == tag:
            return Answer(b"", 304, {"ETag": tag})
        return Answer(given.body, given.status, {**given.headers, "ETag": tag})

    web.sites[SITE.host] = tagged
    crawl(tmp_path, web, 1)
    again = crawl(tmp_path, web, 2, RECHECK_OLDEST="1", RECHECK_STEPS="")
    assert (again.returncode, again.stdout) == (0, "")
    with Archive(tmp_path / "archive.db") as archive:
        rows = archive.query(
            "SELECT transport, count(*) AS n FROM fetches WHERE at > ? GROUP BY transport", ("2026-05-02",)
        )
        assert {row["transport"]: row["n"] for row in rows} == {"not_modified": len(YEARS) + 1}


def test_json_is_one_object_with_news_and_sources(tmp_path: Path, web: Web) -> None:
    found = json.loads(crawl(tmp_path, web, 1, "--json").stdout)
    assert {item["what"] for item in found["news"]} >= {"new"}
    assert found["sources"][0]["found"] == len(YEARS)


def test_a_second_run_is_refused_while_the_first_holds_the_lock(tmp_path: Path, web: Web) -> None:
    with Archive(tmp_path / "archive.db", create=True) as archive, archive.lock():
        done = crawl(tmp_path, web, 1)
    assert done.returncode == 75
    assert len(done.stderr.splitlines()) == 1


def test_mistakes_are_one_line_and_exit_two(tmp_path: Path, web: Web) -> None:
    for words, part in (
        (("crawl", "oen"), "no source named oen: did you mean one?"),
        (("crawl",), "give one source"),
        (("crawlall", "--loud"), "unknown option --loud"),
        (("crawl", "one", "-a", "home"), "-a takes NAME=VALUE"),
        (("crawl", "one", "-s", "CLOCK=yesterday"), "'yesterday' is no ISO moment"),
        (("crawl", "one", "-s", "ARCHIVE=/no/such/folder/a.db"), "no folder /no/such/folder"),
        (("crawlall", "-s", "CRAWL_WINDOW=late"), "CRAWL_WINDOW takes a span"),
        (("add",), "give what to add"),
        (("health", "-s", "ARCHIVE=none.db"), "no archive at none.db"),
    ):
        done = scrapy(tmp_path, *words, proxy=web.address)
        assert done.returncode == 2, (words, done)
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert part in done.stderr
        assert "Traceback" not in done.stderr


def test_a_crawl_of_real_sites_needs_a_contact(tmp_path: Path, web: Web) -> None:
    done = scrapy(tmp_path, "crawlall", proxy="")
    assert done.returncode == 2
    assert "CONTACT is not set" in done.stderr
    assert not web.log


def test_nothing_is_asked_outside_the_window(tmp_path: Path, web: Web) -> None:
    done = crawl(tmp_path, web, 1, CRAWL_WINDOW="22:00-06:00")  # 08:00 UTC is 16:00 in Shanghai
    assert (done.returncode, done.stdout) == (0, "")
    assert not web.log
    assert crawl(tmp_path, web, 1, CRAWL_WINDOW="15:00-17:00").returncode == 0
    assert web.log


def test_the_user_agent_says_who_crawls(tmp_path: Path, web: Web) -> None:
    crawl(tmp_path, web, 1, CONTACT="archive@example.org")
    assert {each.headers["User-Agent"] for each in web.log} == {
        "Yange/0.1 (archive of government work reports) contact: archive@example.org"
    }


def test_a_stop_ends_within_ten_seconds_and_keeps_what_was_fetched(tmp_path: Path, web: Web) -> None:
    def hang(_: object) -> None:
        time.sleep(30)

    site = SITE.site()
    slow = SITE.reports[3]
    web.sites[SITE.host] = lambda asked: Answer(raw=hang) if asked.url == slow else site(asked)
    given = {
        **QUICK,
        "SPIDER_MODULES": "sources",
        "PROXY": web.address,
        "ARCHIVE": str(tmp_path / "archive.db"),
    }
    options = [word for name, value in given.items() for word in ("-s", f"{name}={value}")]
    process = subprocess.Popen(
        [sys.executable, "-m", "scrapy", "crawlall", *options],
        cwd=ROOT,
        env=environment(tmp_path),
        stderr=subprocess.PIPE,
    )
    for _ in range(600):
        if slow in web.asked():
            break
        time.sleep(0.1)
    asked = time.monotonic()
    os.kill(process.pid, signal.SIGTERM)
    _, errors = process.communicate(timeout=60)
    assert time.monotonic() - asked < 10
    assert process.returncode == 1
    assert b"stopped before the end" in errors
    assert b"Traceback" not in errors
    with Archive(tmp_path / "archive.db") as archive:
        assert archive.query("SELECT outcome FROM run_ends")[0]["outcome"] == "stopped"
        assert archive.query("SELECT count(*) AS n FROM fetches")[0]["n"] >= 3
