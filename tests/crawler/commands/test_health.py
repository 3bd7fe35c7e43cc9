"""scrapy health names reports that are late, by province, with the reason; and is silent where all is well."""

from pathlib import Path

import pytest

from storage.archive import Archive
from tests.support.archive_site import crawl, html, moment, report, served
from tests.support.commands import yange

NEXT_YEAR = "2026-03-20T08:00:00Z"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive with reports of 2024 and 2025, published in February, and none of 2026."""
    with Archive(tmp_path / "a.db", create=True) as archive:
        pages = [served(f"{year}.html", html(report(year), date=f"{year}-02-01")) for year in (2024, 2025)]
        crawl(archive, 0, pages)
        archive.remember(
            "health", "test", {"state": "failed", "reason": "blocked", "since": moment(1)}, at=moment(1)
        )
    return tmp_path


def health(folder: Path, clock: str, *words: str) -> list[str]:
    done = yange(folder, "health", "--quiet-days", "9999", "--days", "9999", *words, "-s", f"CLOCK={clock}")
    assert not done.stderr
    return [line for line in done.stdout.splitlines() if line.startswith("reports of ")]


def test_a_late_report_is_named_with_its_province_its_days_and_the_reason(folder: Path) -> None:
    (line,) = health(folder, NEXT_YEAR)
    assert line.startswith("reports of 2026 from 瀚川省: 1 late: 泠州市 (990100) late 33 days")


def test_a_report_that_is_expected_is_told_where_it_is_asked_for(folder: Path) -> None:
    assert health(folder, "2026-02-03T08:00:00Z") == []
    (line,) = health(folder, "2026-02-03T08:00:00Z", "--expected")
    assert "1 expected: 泠州市 (990100) expected from 2026-01-27" in line


def test_before_its_weeks_and_when_it_has_come_nothing_is_told(folder: Path) -> None:
    assert health(folder, "2026-01-10T08:00:00Z", "--expected") == []
    with Archive(folder / "a.db") as archive:
        crawl(archive, 2, [served("2026.html", html(report(2026), date="2026-02-01"))])
    assert health(folder, NEXT_YEAR, "--expected") == []


def test_a_place_that_had_no_report_last_year_is_not_expected(folder: Path) -> None:
    assert health(folder, "2027-03-20T08:00:00Z") == []
