"""docs/archive.md names every table and view, and each of its queries answers."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from pipelines.compare.stage import compare
from storage.archive import Archive
from storage.records import HunkKind
from storage.rows import CopyStatus, EventKind
from tests.support.archive_site import NEIGHBOUR, crawl, html, report, served
from tests.support.paths import ROOT

DOCS = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8")
QUERY = re.compile(r"^(?P<question>[^\n]+[?:])\n\n```sql\n(?P<sql>.*?)```", re.MULTILINE | re.DOTALL)
"""A question and the statement that answers it."""

MODULE = re.compile(r"`(?:storage/)?(\w+\.py)`")
"""A module of storage, as in `storage/facts.py` or `bodies.py`."""

NAMED = re.compile(r"`(\w+)`")
QUERIES = [(match["question"], match["sql"]) for match in QUERY.finditer(DOCS)]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Two cities, several years, a silent edit of a number, a page that is gone."""
    with Archive(tmp_path_factory.mktemp("docs") / "a.db", create=True) as made:
        years = [
            served(f"{year}.html", html(report(year, growth=str(year % 5 + 4))))
            for year in (2019, 2020, 2021)
        ]
        crawl(made, 0, [*years, served("x.html", html(report(2020, place="栖霖市"))), NEIGHBOUR])
        lost = served("2019.html", b"404", status=404)
        for day in (1, 5, 9):
            crawl(made, day, [lost, served("2021.html", html(report(2021, growth="9"))), NEIGHBOUR])
        compare(made)
        yield made


def test_there_are_ten_questions() -> None:
    assert len(QUERIES) == 10


@pytest.mark.parametrize(("question", "sql"), QUERIES, ids=[question for question, _ in QUERIES])
def test_each_query_of_the_docs_answers(archive: Archive, question: str, sql: str) -> None:
    assert archive.query(sql), question


def test_every_table_and_view_is_described(archive: Archive) -> None:
    rows = archive.query(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
        " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'bigrams\\_%' ESCAPE '\\' AND name NOT LIKE '\\_%' ESCAPE '\\'"
    )
    assert {row["name"] for row in rows} - set(NAMED.findall(DOCS)) == set()


def test_every_kind_of_hunk_and_event_and_every_status_of_a_copy_is_described() -> None:
    words = {*get_args(HunkKind), *get_args(EventKind), *get_args(CopyStatus)}
    assert words - set(NAMED.findall(DOCS)) == set()


def test_every_module_of_storage_that_the_docs_name_exists() -> None:
    named = set(MODULE.findall(DOCS))
    assert named - {path.name for path in (ROOT / "storage").glob("*.py")} == set()
    assert "facts.py" in named


def test_changes_are_exactly_the_pairs(archive: Archive) -> None:
    def rows(table: str) -> list[dict[str, object]]:
        return archive.query(f"SELECT axis, old, new FROM {table} ORDER BY axis, old, new")

    assert rows("changes") == rows("pairs")
    assert {row["axis"] for row in rows("pairs")} == {"edit", "year"}
