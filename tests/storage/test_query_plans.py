"""What is asked every night or for one place reads rows through indexes: no plan scans a table that grows."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage.archive import Archive
from storage.queries import ReportAddress
from storage.search_index import STALE, UNINDEXED
from tests.support.archive_site import crawl, html, report, served

GROWING = (
    "versions", "copies", "fetches", "changes", "hunks", "events", "states", "judgements", "articles", "targets",
    "targets_read", "intervals", "aliases", "memory", "indexed", "bodies",
)  # fmt: skip
SCANNED = re.compile(r"SCAN (?P<what>\w+)")
ALIASES = re.compile(r"\b(?:FROM|JOIN|,)\s+(?P<table>\w+) (?:AS )?(?P<alias>[a-z]\w*)\b")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served(f"{year}.html", html(report(year))) for year in (2019, 2020)])
        yield archive


def statements_of(archive: Archive, question: Callable[[Archive], object]) -> list[str]:
    """The statements that a question sends."""
    sent: list[str] = []
    archive.db.set_trace_callback(sent.append)
    question(archive)
    archive.db.set_trace_callback(None)
    return [each for each in sent if each.lstrip().startswith(("SELECT", "WITH", "INSERT", "DELETE"))]


def scans(archive: Archive, statement: str) -> list[str]:
    """Tables that grow and that the plan of a statement reads from end to end."""
    names = {match["alias"]: match["table"] for match in ALIASES.finditer(statement)}
    plan = [row[3] for row in archive.db.execute(f"EXPLAIN QUERY PLAN {statement}")]
    found = [match["what"] for line in plan if (match := SCANNED.match(line))]
    return [name for name in found if names.get(name, name) in GROWING]


QUESTIONS: dict[str, Callable[[Archive], object]] = {
    "the reports of a place": lambda a: list(a.reports(region="990100")),
    "whether there is a report": lambda a: a.has_report("990100", year=2020),
    "the copies of a report": lambda a: a.copies_of("990100", 2020),
    "an address": lambda a: a.at_address("990100", ReportAddress(region="990100", year=2020)),
    "the timeline of a place": lambda a: a.query_region("SELECT * FROM timeline WHERE region = ?1", "990100"),
    "the scope of a comparison": lambda a: a.take_scope(),
    "pairs in the scope": lambda a: (a.take_scope(), a.pairs(in_scope=True)),
    "targets in the scope": lambda a: (a.take_scope(), a.reports_read(in_scope=True)),
    "what is new": lambda a: a.unannounced(),
    "texts to index": lambda a: (a.query(UNINDEXED), a.query(STALE), a.unindexed()),
    "what waits to be folded": lambda a: a.unfolded(),
    "the last page of a host": lambda a: a.last_folded("www.lingzhou.example"),
    "an old id": lambda a: a.version("unknown"),
    "changes of a version": lambda a: a.query("SELECT * FROM change_log WHERE new = 'v'"),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_about_little_reads_little(archive: Archive, name: str) -> None:
    archive.take_scope()
    sent = statements_of(archive, QUESTIONS[name])
    assert sent
    assert [(each, found) for each in sent if (found := scans(archive, each))] == []


def test_a_scan_would_be_noticed(archive: Archive) -> None:
    assert scans(archive, "SELECT v.id FROM versions v WHERE v.title = ''") == ["v"]
