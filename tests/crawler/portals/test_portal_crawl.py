"""Places of the table are crawled by code; wrong addresses are told in a line, and no report goes to a wrong place."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crawler.portals.check_file import CHECK_COLUMNS
from crawler.portals.check_intake import main
from crawler.portals.portal_table import Portal, portals_text, read_portals
from storage.archive import Archive
from tests.support.servers.crawls import scrapy
from tests.support.servers.families import SAMPLES, trs
from tests.support.servers.web import Answer, Web, serving

SITE = next(sample for sample in SAMPLES if sample.answer is trs)
BETTING = "<html><head><title>澳门娱乐城</title></head><body><p>注册送彩金，在线娱乐，百家乐，真人荷官。</p></body></html>"
OTHER = "990102" if SITE.place.code != "990102" else "990103"


def write_table(folder: Path, homes: dict[str, str]) -> str:
    """Write a table of places and home pages; return its path."""
    path = folder / "portals.csv"
    rows = [Portal(code, code, home, evidence="made for a test") for code, home in homes.items()]
    path.write_text(portals_text(rows), "utf-8")
    return str(path)


@contextmanager
def serving_sites() -> Iterator[Web]:
    """Serve one government's site, one that leads to it, one that betting took over, one that is not there."""
    with serving() as web:
        moved = Answer("", status=302, headers={"Location": SITE.home})
        web.sites = {
            SITE.host: SITE.site(),
            "www.moved.example": lambda _: moved,
            "www.betting.example": lambda _: BETTING,
            "www.dead.example": lambda _: Answer("", status=404),
        }
        yield web


def test_a_place_is_crawled_by_its_code_and_its_reports_are_its_own(tmp_path: Path) -> None:
    portals = write_table(tmp_path, {SITE.place.code: SITE.home})
    with serving_sites() as web:
        done = scrapy(
            tmp_path, "crawl", SITE.place.code, proxy=web.address, PORTALS=portals, SPIDER_MODULES=""
        )
    assert done.returncode == 0, done.stderr
    with Archive(tmp_path / "archive.db") as archive:
        rows = archive.query("SELECT source, region, count(*) AS n FROM reports GROUP BY 1, 2")
    assert rows == [{"source": SITE.place.code, "region": SITE.place.code, "n": len(SITE.years)}]


def test_wrong_addresses_are_told_and_nothing_goes_to_the_wrong_place(tmp_path: Path) -> None:
    homes = {
        OTHER: SITE.home,  # another place's site
        "990200": "http://www.moved.example/",
        "990221": "http://www.betting.example/",
        "990100": "http://www.dead.example/",
    }
    portals = write_table(tmp_path, {code: home for code, home in homes.items() if code != SITE.place.code})
    with serving_sites() as web:
        done = scrapy(
            tmp_path,
            "crawlall",
            "-v",
            "--under",
            "990000",
            proxy=web.address,
            PORTALS=portals,
            SPIDER_MODULES="",
        )
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert any("reports are of 瀚川省" in line and "is the address right?" in line for line in lines), lines
    assert any("http://www.moved.example/ leads off to" in line for line in lines), lines
    with Archive(tmp_path / "archive.db") as archive:
        regions = {row["region"] for row in archive.query("SELECT DISTINCT region FROM reports")}
    assert regions == {SITE.place.code}


def test_a_check_writes_a_review_file_that_goes_on_and_is_taken_by_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    homes = {SITE.place.code: SITE.home, "990221": "http://www.betting.example/"}
    portals, review = write_table(tmp_path, homes), tmp_path / "checked.csv"
    given = {"PORTALS": portals, "SPIDER_MODULES": ""}
    words = ("check_sources", "--all", "--write", str(review))
    with serving_sites() as web:
        first = scrapy(tmp_path, *words, proxy=web.address, **given)
        asked = len(web.asked())
        scrapy(tmp_path, *words, proxy=web.address, **given)
        assert len(web.asked()) == asked
    assert first.returncode == 1
    rows = {row["source"]: row for row in csv.DictReader(review.read_text("utf-8").splitlines())}
    assert tuple(rows[SITE.place.code]) == CHECK_COLUMNS
    assert (rows[SITE.place.code]["reports"], rows["990221"]["reports"]) == (
        "3",
        "0",
    )  # a probe reads one page
    assert all(not row.verified for row in read_portals(Path(portals)))

    assert main([str(review), "--table", portals]) == 0
    taken = {row.region: row for row in read_portals(Path(portals))}
    assert (taken[SITE.place.code].verified, taken[SITE.place.code].family) == ("2026-03-02", "trs")
    assert taken[SITE.place.code].column.startswith(SITE.home)
    assert (taken["990221"].verified, taken["990221"].note[:17]) == ("", "asked 2026-03-02:")
    assert f"{SITE.place.code} " in capsys.readouterr().out


def test_a_corrected_address_keeps_the_former_one(tmp_path: Path) -> None:
    portals, review = write_table(tmp_path, {"990221": "http://old.example/"}), tmp_path / "checked.csv"
    values = (
        "990221",
        "云汀县",
        "http://new.example/",
        "3/3",
        "trs",
        "http://new.example/a/",
        "2",
        "",
        "2026-03-02",
    )
    review.write_text(f"{','.join(CHECK_COLUMNS)}\n{','.join(values)}\n", "utf-8")
    assert main([str(review), "--table", portals]) == 0
    found = [(row.home, row.until, row.verified) for row in read_portals(Path(portals))]
    assert found == [("http://old.example/", "2026-03-02", ""), ("http://new.example/", "", "2026-03-02")]


def test_a_file_with_other_columns_is_refused_and_nothing_is_taken(tmp_path: Path) -> None:
    portals, review = write_table(tmp_path, {"990221": "http://old.example/"}), tmp_path / "checked.csv"
    before = Path(portals).read_text("utf-8")
    review.write_text("source,home\n990221,http://new.example/\n", "utf-8")
    assert main([str(review), "--table", portals]) == 1
    assert Path(portals).read_text("utf-8") == before
    given = {"PORTALS": portals, "SPIDER_MODULES": "", "CONTACT": "you@example.org"}
    done = scrapy(tmp_path, "check_sources", "--all", "--write", str(review), **given)
    assert (done.returncode, "no check file" in done.stderr) == (2, True)
