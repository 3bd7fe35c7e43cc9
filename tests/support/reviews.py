"""An archive with two years of one place, and what persons say of what is read in it."""

import csv
import io
from pathlib import Path

from pipelines.compare.stage import compare
from pipelines.review.judging import judge_item
from pipelines.review.matching import Reviewed
from pipelines.review.reviewables import Reviewable, Selection
from pipelines.review.reviewing import ListedItem, ReviewList, review_list
from storage.archive import Archive
from storage.rows import Review, ReviewVerdict
from tests.support.archive_site import NEIGHBOUR, crawl, html, moment, report, served
from tests.support.commands import without_scrapy

Row = dict[str, str]
OLD, NEW = 2020, 2021


def two_reports(path: Path, *, growth: str = "7", run: str = "one") -> Path:
    """An archive whose newer report promises growth; its account of the older promise (7 %) is 6.1 %: missed."""
    with Archive(path, create=True) as archive:
        pages = [
            served(f"{year}.html", html(report(year, growth=growth if year == NEW else "7")))
            for year in (OLD, NEW)
        ]
        crawl(archive, 0, [*pages, NEIGHBOUR], run_id=run)
        compare(archive)
    return path


def everything(archive: Archive) -> ReviewList:
    """All that there is to review, and the reviews that apply to nothing."""
    return review_list(archive, Selection())


def listed(archive: Archive, kind: str = "target", indicator: str = "gdp", year: int = NEW) -> ListedItem:
    """The target that a report promises, or the outcome that it states, for an indicator of the table."""
    (found,) = [
        each
        for each in everything(archive).items
        if (each.item.kind, each.item.target.indicator, each.item.year) == (kind, indicator, year)
        and each.item.target.scope != "result"
    ]
    return found


def reviewed(archive: Archive, kind: str = "target", indicator: str = "gdp", year: int = NEW) -> Reviewed:
    """What was said of it; fails where nothing was."""
    found = listed(archive, kind, indicator, year).reviewed
    assert found is not None
    return found


def say(
    archive: Archive,
    item: Reviewable,
    verdict: ReviewVerdict = "right",
    *corrections: str,
    by: str = "王核",
    note: str = "",
    day: float = 1,
) -> Review:
    """A person's review, kept in the archive."""
    review = judge_item(archive, item, verdict, corrections=corrections, note=note, by=by, at=moment(day))
    archive.save_reviews([review])
    return review


def rows(text: str) -> list[Row]:
    """The rows of a CSV."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def listing(folder: Path, *options: str) -> list[Row]:
    """What scrapy review lists of the archive a.db of a folder."""
    done = without_scrapy(folder, "review", "--list", "--format", "csv", *options)
    assert (done.returncode, done.stderr) == (0, "")
    return rows(done.stdout)


def id_of(folder: Path, kind: str = "target", indicator: str = "gdp", year: int = NEW) -> str:
    """The id of a target or an outcome in the archive a.db of a folder."""
    with Archive(folder / "a.db") as archive:
        return listed(archive, kind, indicator, year).item.id
