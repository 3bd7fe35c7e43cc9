"""scrapy diff, history, targets, coverage and conflicts as a user runs them, over a small archive and plain files."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from crawler.cli.operands import read_years
from crawler.cli.table import csv_text, table
from crawler.commands.coverage import absent, ranges
from storage.archive import Archive
from storage.errors import UserMistake
from tests.support.archive_site import NEIGHBOUR, crawl, html, served
from tests.support.paths import ROOT
from tests.support.texts_of_years import full_report

COPY = replace(served("http://www.hanchuan.example/copy.html"), source="hanchuan")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three years of one place, one of them on two sites, and a silent edit; nothing compared yet."""
    path = tmp_path_factory.mktemp("archive") / "archive.db"
    with Archive(path, create=True) as made:
        pages = [served(f"{year}.html", html(full_report(year))) for year in (2018, 2020, 2021)]
        crawl(made, 0, [*pages, replace(COPY, body=html(full_report(2020, people="1300"))), NEIGHBOUR])
        crawl(made, 1, [served("2021.html", html(full_report(2021, growth="6"))), NEIGHBOUR])
    return path


def scrapy(*args: object, archive: Path | str = "none.db") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", *map(str, args), "-s", f"ARCHIVE={archive}"]
    return subprocess.run(
        [*command, "-s", "CLOCK=2026-01-09T08:00:00Z"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_diff_lists_what_is_new_and_looking_does_not_use_it_up(archive: Path, tmp_path: Path) -> None:
    feed = tmp_path / "changes.xml"
    first = scrapy("diff", "--feed", feed, archive=archive)
    assert first.returncode == 0, first.stderr
    lines = first.stdout.splitlines()
    assert lines[0] == "瀚川省泠州市"
    assert lines[1] == "  edit 2021  1 number"
    assert "\x1b" not in first.stdout
    again = scrapy("diff", archive=archive)
    assert again.stdout == first.stdout
    entries = etree.fromstring(feed.read_bytes()).findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 4
    change = lines[2].split()[0]
    assert "[-7%左右-]{+6%左右+}" in scrapy("diff", change, archive=archive).stdout
    assert "[-7%左右-]{+6%左右+}" in scrapy("diff", change[:6], archive=archive).stdout


def test_a_list_is_chosen_by_day_place_axis_and_weight(archive: Path) -> None:
    def axes(*words: str) -> list[str]:
        rows = csv.DictReader(io.StringIO(scrapy("diff", *words, "--format", "csv", archive=archive).stdout))
        return sorted(row["axis"] for row in rows)

    scrapy("diff", archive=archive)
    assert axes("--all") == ["copy", "edit", "year", "year"]
    assert axes("--axis", "edit") == ["edit"]
    assert axes("--since", "2026-01-06") == axes("--all", "--since", "2026-01-06")
    assert axes("--until", "2026-01-01") == []
    assert axes("--all", "--under", "瀚川省", "--axis", "year") == ["year", "year"]
    assert axes("--under", "浙江") == []
    assert axes("--min-severity", "5", "--axis", "edit") == []
    feed = scrapy("diff", "--axis", "edit", "--format", "atom", archive=archive).stdout
    assert len(etree.fromstring(feed.encode()).findall("{http://www.w3.org/2005/Atom}entry")) == 1
    assert scrapy("diff", "--since", "soon", archive=archive).returncode == 2


def test_diff_compares_two_addresses(archive: Path) -> None:
    edit = json.loads(scrapy("diff", "泠州/2021~1", "泠州/2021", "--format", "json", archive=archive).stdout)
    assert (edit["axis"], len(edit["hunks"])) == ("edit", 1)
    year = json.loads(
        scrapy("diff", "990100/2020", "990100/2021", "--format", "json", archive=archive).stdout
    )
    assert year["axis"] == "year"
    copy = scrapy("diff", "990100/2020@lingzhou", "990100/2020@hanchuan", archive=archive)
    assert "[-1200名-]{+1300名+}" in copy.stdout


def test_diff_compares_two_files_as_they_are(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("\n".join(full_report(2021)), encoding="utf-8")
    new.write_bytes("\r\n".join(full_report(2021, growth="6")).encode("gb18030"))
    data = json.loads(scrapy("diff", old, new, "--format", "json").stdout)
    texts = old.read_text(encoding="utf-8"), new.read_bytes().decode("gb18030")
    for hunk in data["hunks"]:
        assert texts[0][slice(*hunk["old"])] == hunk["old_text"]
        assert texts[1][slice(*hunk["new"])] == hunk["new_text"]
    assert [hunk["kind"] for hunk in data["hunks"] if hunk["kind"] != "layout"] == ["number"]


def test_diff_reads_the_report_out_of_pages(tmp_path: Path) -> None:
    old, new = tmp_path / "old.html", tmp_path / "new.html"
    old.write_bytes(html(full_report(2021), hits=1))
    new.write_bytes(html(full_report(2021), hits=2))
    assert "no change" in scrapy("diff", old, new).stdout


def test_the_name_of_the_file_decides_the_format(tmp_path: Path) -> None:
    for number, word in enumerate(("6", "7")):
        (tmp_path / f"{number}.txt").write_text("\n".join(full_report(2021, growth=word)), encoding="utf-8")
    out = tmp_path / "change.html"
    made = scrapy("diff", tmp_path / "0.txt", tmp_path / "1.txt", "-o", out)
    assert (made.returncode, made.stdout) == (0, "")
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("diff", "a", "b", "c"), "give no argument, one change, or two texts"),
        (("diff", "nowhere.txt", "nowhere.txt"), "'nowhere.txt' is neither a file nor an address"),
        (("diff", "望潮区/2021", "泠州/2021"), "'望潮区' stands for several regions"),
        (("diff", "泠州/1999", "泠州/2021"), "there are 2018, 2020, 2021"),
        (("diff", "0123456789"), "no change has the id '0123456789'"),
        (("diff", "0123abcd", "--axis", "year"), "--axis goes with two texts"),
        (("targets",), "give a region"),
        (("targets", "泠州", "--indicator", "gpd"), "did you mean gdp"),
        (("targets", "泠州", "--years", "last"), "--years takes 2015-2021"),
        (("history", "杭州"), "nothing of 杭州 is in the archive"),
    ],
)
def test_a_mistake_is_one_line_that_says_what_to_do(archive: Path, args: tuple[str, ...], said: str) -> None:
    made = scrapy(*args, archive=archive)
    assert made.returncode == 2
    assert said in made.stderr
    assert made.stderr.count("\n") == 1


def test_targets_are_a_table_of_indicators_by_years(archive: Path) -> None:
    lines = scrapy("targets", "泠州", archive=archive).stdout.splitlines()
    assert lines[0].split() == ["泠州市", "2018", "2020", "2021"]
    assert lines[1].split() == ["地区生产总值", "+7%左右", "+7%左右", "+6%左右"]
    assert lines[2].split() == ["一般公共预算收入", "+5%", "+5%", "+5%"]


def test_targets_as_csv_say_also_what_is_not_there(archive: Path) -> None:
    made = scrapy(
        "targets",
        "泠州",
        "--indicator",
        "cpi",
        "--years",
        "2020-",
        "--format",
        "csv",
        "--bom",
        archive=archive,
    )
    assert made.stdout.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(made.stdout.removeprefix("\ufeff"))))
    assert [(row["year"], row["indicator"], row["qualifier"]) for row in rows] == [
        ("2020", "cpi", "not_found"),
        ("2021", "cpi", "not_found"),
    ]


def test_targets_as_csv_begin_with_a_byte_order_mark_in_a_file_and_not_in_a_pipe(
    archive: Path, tmp_path: Path
) -> None:
    file = tmp_path / "targets.csv"
    scrapy("targets", "泠州", "--format", "csv", "-o", file, archive=archive)
    piped = scrapy("targets", "泠州", "--format", "csv", archive=archive).stdout
    assert file.read_bytes().decode().replace("\r\n", "\n") == "\ufeff" + piped


def test_coverage_names_the_years_that_are_missing(archive: Path) -> None:
    (row,) = json.loads(scrapy("coverage", "瀚川省", "--format", "json", archive=archive).stdout)
    assert (row["region"], row["reports"], row["missing"]) == ("990100", 3, "2019")
    assert (
        scrapy("coverage", "杭州", archive=archive).stdout == "no report of these regions is in the archive\n"
    )


def test_conflicts_show_numbers_that_differ_between_sites(archive: Path) -> None:
    scrapy("diff", archive=archive)
    said = scrapy("conflicts", archive=archive).stdout
    assert said.startswith("numbers differ: 瀚川省泠州市 2020")
    assert "http://www.hanchuan.example/copy.html" in said


def test_history_shows_copies_versions_and_changes(archive: Path) -> None:
    scrapy("diff", archive=archive)
    said = scrapy("history", "泠州/2021", archive=archive).stdout
    assert said.count("characters  version") == 2
    assert "edit" in said
    lines = json.loads(scrapy("history", "泠州", "--format", "json", archive=archive).stdout)
    assert [line["year"] for line in lines] == [2018, 2020, 2020, 2021, 2021]


def test_no_cell_of_a_csv_is_a_formula() -> None:
    bad = ["=1+1", "+86", "-SUM(A1)", "@x", "\t=1", "＝1", "好"]
    rows = list(
        csv.reader(
            io.StringIO(csv_text(["quote", "value"], [{"quote": word, "value": -3.5} for word in bad]))
        )
    )
    assert [row[0][0] for row in rows[1:]] == ["'"] * 6 + ["好"]
    assert {row[1] for row in rows[1:]} == {"-3.5"}


def test_a_table_lines_up_chinese_and_latin() -> None:
    assert (
        table(("a", "b"), [{"a": "宁波", "b": 1}, {"a": "x", "b": None}], "text") == "a     b\n宁波  1\nx\n"
    )


def test_years_are_read_and_written_as_ranges() -> None:
    assert read_years("") == (0, 9999)
    assert read_years("2015-2021") == (2015, 2021)
    assert read_years("2015-") == (2015, 9999)
    assert read_years("-2015") == (0, 2015)
    assert read_years("2015") == (2015, 2015)
    with pytest.raises(UserMistake):
        read_years("-")
    assert ranges(absent({2001, 2003, 2007})) == "2002 2004-2006"
