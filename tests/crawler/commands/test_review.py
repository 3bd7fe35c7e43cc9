"""scrapy review as its users run it: list, say, bring in, take out, measure; on a terminal and without one."""

import json
import re
import shutil
from pathlib import Path

import pytest

from pipelines.compare.stage import compare
from storage.archive import Archive
from tests.support.archive_site import crawl, html, report, served
from tests.support.commands import without_scrapy, yange
from tests.support.paths import ROOT
from tests.support.reviews import NEW, OLD, id_of, listed, listing, rows, say, two_reports

GUIDE = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^    scrapy (review .*)$", GUIDE.split("<!-- commands -->")[1], re.MULTILINE)
"""The commands of the guide, without the one for a terminal."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_reports(tmp_path_factory.mktemp("made") / "a.db")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A folder with an archive of its own."""
    shutil.copy(made, tmp_path / "a.db")
    return tmp_path


def test_the_list_has_all_that_a_person_needs_to_judge(folder: Path) -> None:
    (outcome,) = [row for row in listing(folder, "--kind", "outcome") if row["indicator"] == "gdp"]
    assert (outcome["state"], outcome["confidence"], outcome["confidence_zh"]) == (
        "missed",
        "certain",
        "确定",
    )
    assert (outcome["quote"], outcome["evidence"]) == ("地区生产总值增长7%左右", "全市地区生产总值增长6.1%")
    text = without_scrapy(folder, "review", "--list", "--kind", "outcome", "--grade", "certain").stdout
    for words in (
        outcome["id"],
        "泠州市 2021",
        "地区生产总值增长7%左右",
        "增长6.1%",
        outcome["url"],
        "确定 certain",
    ):
        assert words in text


def test_the_list_is_the_same_in_all_formats(folder: Path) -> None:
    found = listing(folder)
    data = json.loads(without_scrapy(folder, "review", "--list", "--format", "json").stdout)
    assert [row["id"] for row in found] == [row["id"] for row in data]
    text = without_scrapy(folder, "review", "--list").stdout
    shown = re.findall(r"^([to][0-9a-f]{22}) ", text, re.MULTILINE)
    assert shown == [row["id"] for row in found[: len(shown)]]
    assert f"and {len(found) - len(shown)} more" in text


def test_what_was_said_is_kept_and_leaves_the_list(folder: Path) -> None:
    before = listing(folder)
    done = without_scrapy(
        folder, "review", id_of(folder), "--set", "value=9", "--note", "原文如此", "--by", "王核"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "should be +9%左右 (王核" in done.stdout
    assert len(listing(folder)) == len(before) - 1
    (row,) = [row for row in listing(folder, "--all") if row["id"] == id_of(folder)]
    assert row["standing"] == "corrected"
    assert "应为 +9%左右（王核" in row["said"]


TARGET, OUTCOME = "TARGET", "OUTCOME"
MISTAKES = [
    ([], "standard input is no terminal"),
    (["--right"], "go with one ID"),
    ([TARGET], "say one of --right"),
    ([TARGET, "--right", "--wrong", "--by", "x"], "say one of --right"),
    ([TARGET, "--right"], "say who you are"),
    ([TARGET, "--right", "--by", " \t"], "say who you are"),
    ([TARGET, "--right", "--by", "王" * 101], "at most 100"),
    ([TARGET, "--right", "--by", "x", "--note", "王" * 2001], "at most 2000"),
    ([TARGET, OUTCOME, "--right", "--by", "x"], "do one thing"),
    ([TARGET, "--list"], "do one thing"),
    (["t", "--right", "--by", "x"], "no target or outcome has the id"),
    (["t0000000000000000000000", "--right", "--by", "x"], "no target or outcome has the id"),
    (["'; DROP TABLE memory", "--right", "--by", "x"], "no target or outcome has the id"),
    ([TARGET, "--set", "value", "--by", "x"], "no FIELD=VALUE"),
    ([TARGET, "--set", "valu=5", "--by", "x"], "no FIELD=VALUE"),
    ([TARGET, "--set", "state=met", "--by", "x"], "no FIELD=VALUE"),
    ([TARGET, "--set", "value=5%", "--by", "x"], "takes a number"),
    ([TARGET, "--set", "value=nan", "--by", "x"], "takes a number"),
    ([TARGET, "--set", "value_min=inf", "--by", "x"], "takes a number"),
    ([TARGET, "--set", "value_min=9", "--by", "x"], "is above"),
    ([TARGET, "--set", "qualifier=about", "--by", "x"], "qualifier is one of"),
    ([TARGET, "--set", "indicator=gpd", "--by", "x"], "no indicator"),
    ([TARGET, "--set", "horizon=3000", "--by", "x"], "takes a year"),
    ([TARGET, "--set", "name=", "--by", "x"], "takes the words"),
    ([TARGET, "--set", "value=7", "--by", "x"], "to confirm it use --right"),
    ([OUTCOME, "--set", "state=完成", "--by", "x"], "state is one of"),
    ([OUTCOME, "--set", "evidence=没有这句话", "--by", "x"], "does not stand in the newer report"),
    (["--file", "nosuch.csv"], "cannot read nosuch.csv"),
    (["--list", "--region", "没有这个地方"], "no region is called"),
    (["--list", "--years", "x"], "--years takes"),
]


@pytest.mark.parametrize(
    ("words", "said"), MISTAKES, ids=[" ".join(words)[:40] or "nothing" for words, _ in MISTAKES]
)
def test_a_mistake_is_one_line_and_nothing_is_kept(folder: Path, words: list[str], said: str) -> None:
    ids = {TARGET: id_of(folder), OUTCOME: id_of(folder, "outcome")}
    done = without_scrapy(folder, "review", *(ids.get(word, word) for word in words))
    assert done.returncode == 2, done.stdout
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    with Archive(folder / "a.db") as archive:
        assert archive.reviews() == []


def test_a_review_is_shown_wherever_its_target_or_outcome_is(folder: Path) -> None:
    with Archive(folder / "a.db") as archive:
        say(archive, listed(archive).item, "corrected", "value=9", note="<b>见附表</b>")
        say(archive, listed(archive, "outcome").item, by="李校")
    ends = (f"泠州/{OLD}", f"泠州/{NEW}")
    for form in ("text", "md", "html"):
        shown = without_scrapy(folder, "diff", *ends, "--format", form).stdout
        assert "+9%左右" in shown, form
        assert "+7%左右" in shown, form
        assert shown.count("王核") >= 1 <= shown.count("李校"), form
        assert form == "text" or "<b>见附表" not in shown, form
    assert "人工更正：应为 +9%左右（王核" in without_scrapy(folder, "diff", *ends, "--format", "html").stdout
    data = json.loads(without_scrapy(folder, "diff", *ends, "--format", "json").stdout)
    (entry,) = [each for each in data["ledger"] if each["reviewed"]]
    assert (entry["state"], entry["reviewed"]["standing"], entry["reviewed"]["standing_zh"]) == (
        "missed",
        "confirmed",
        "人工核对无误",
    )
    (pair,) = [each for each in data["targets"] if each["new"] and each["new"]["reviewed"]]
    assert pair["new"]["value_min"] == 7
    assert pair["new"]["reviewed"]["reviews"][0]["corrections"] == {"value_max": 9, "value_min": 9}
    assert "人工更正" in without_scrapy(folder, "targets", "泠州").stdout
    table = rows(without_scrapy(folder, "targets", "泠州", "--format", "csv").stdout)
    (row,) = [row for row in table if row["reviewed"]]
    assert (row["reviewed"], row["value_min"]) == ("corrected", "7")
    assert "+9%左右" in row["review"]


def test_a_review_of_a_changed_text_is_listed_and_shown_nowhere_else(folder: Path) -> None:
    with Archive(folder / "a.db") as archive:
        say(archive, listed(archive).item, "corrected", "value=9")
        crawl(archive, 3, [served(f"{NEW}.html", html(report(NEW, people="2000")))])
        compare(archive)
    assert "王核" not in without_scrapy(folder, "targets", "泠州", "--format", "csv").stdout
    assert "王核" not in without_scrapy(folder, "diff", f"泠州/{OLD}", f"泠州/{NEW}").stdout
    (row,) = [row for row in listing(folder) if row["standing"] == "text_changed"]
    assert "文本已变" in row["said"]
    assert "the text changed" in without_scrapy(folder, "review", "--list").stdout
    assert [row["standing"] for row in rows(without_scrapy(folder, "review", "--export").stdout)] == [
        "text_changed"
    ]


def test_precision_says_how_many_were_judged_and_when_they_are_too_few(folder: Path) -> None:
    assert without_scrapy(folder, "review", "--precision").stdout.startswith("no reviews yet")
    with Archive(folder / "a.db") as archive:
        say(archive, listed(archive).item)
        say(archive, listed(archive, year=OLD).item, "wrong")
        say(archive, listed(archive, "outcome").item, "corrected", "state=met")
    found = rows(without_scrapy(folder, "review", "--precision", "--format", "csv").stdout)
    said = {(row["kind"], row["group"], row["value"]): (row["n"], row["right"]) for row in found}
    assert said["target", "all", ""] == ("2", "1")
    assert said["target", "scope", "headline"] == ("2", "1")
    assert said["outcome", "state", "missed"] == ("1", "0")
    assert {row["remark"] for row in found} == {"n is too small"}
    assert "n is too small" in without_scrapy(folder, "review", "--precision").stdout


def test_every_command_of_the_guide_runs(folder: Path) -> None:
    ids = iter([id_of(folder), id_of(folder, "outcome"), id_of(folder, year=OLD)])
    assert len(EXAMPLES) >= 8
    for example in EXAMPLES:
        words = [next(ids) if word == "ID" else word for word in example.split()]
        given = [str(folder / word) if word.endswith(".csv") else word for word in words]
        done = yange(folder, *given)
        assert (done.returncode, done.stderr) == (0, ""), example
    assert next(ids, None) is None
    assert "outcome" in without_scrapy(folder, "review", "--precision").stdout
