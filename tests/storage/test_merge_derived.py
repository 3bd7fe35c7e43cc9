"""A merge that takes over what the other archive derived and compared gives the rows of one that makes them anew."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.compare.stage import compare, engines
from pipelines.store.rebuild import catch_up
from pipelines.store.rules_version import mark
from storage.archive import Archive
from storage.merge_derived import Marks
from storage.records import Page
from tests.support.archive_site import content, crawl, html, report, served

EXAMPLES = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
OF_REPORTS = "SELECT * FROM {} WHERE version IN (SELECT id FROM reports)"
"""A copy that was the best one before keeps the targets that were read on it."""
COMPARED = (
    "SELECT * FROM changes", "SELECT * FROM hunks", OF_REPORTS.format("targets"), OF_REPORTS.format("targets_read"),
)  # fmt: skip


def outcomes(archive: Archive) -> dict[str, list[str]]:
    """All rows that comparing made."""
    return {query: sorted(map(repr, archive.db.execute(query))) for query in COMPARED}


def page(host: str, n: int, year: int, growth: str, status: int) -> Page:
    """What one address of a host served."""
    body = html(report(year, growth=growth)) if status == 200 else b"<h1>404 Not Found</h1>"
    return served(f"http://www.{host}.example/{n}.html", body, status=status)


def nights(hosts: Sequence[str]) -> st.SearchStrategy[list[list[Page]]]:
    """What nights met at these hosts."""
    pages = st.builds(
        page,
        st.sampled_from(hosts),
        st.integers(1, 3),
        st.integers(2018, 2020),
        st.sampled_from("678"),
        st.sampled_from((200, 200, 200, 404)),
    )
    return st.lists(st.lists(pages, min_size=1, max_size=5), min_size=1, max_size=3)


def grown(path: Path, name: str, history: Sequence[Sequence[Page]]) -> None:
    """An archive of these nights, compared."""
    with Archive(path, create=True) as archive:
        for number, met in enumerate(history):
            crawl(archive, number * 4 + (0.5 if name == "b" else 0), met, run_id=f"{name}{number}")
        compare(archive)


@EXAMPLES
@given(one=nights(("lingzhou", "qilin")), other=nights(("qilin", "qinghuai")))
def test_taking_over_is_making_anew(one: Sequence[Sequence[Page]], other: Sequence[Sequence[Page]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        found = []
        for number, marks in enumerate((Marks(), Marks(mark(), engines()))):
            grown(root / f"a{number}.db", "a", one)
            grown(root / f"b{number}.db", "b", other)
            with Archive(root / f"a{number}.db") as archive:
                archive.merge_from(root / f"b{number}.db", marks=marks)
                catch_up(archive)
                assert archive.missed_by_scope() == []
                compare(archive)
                assert list(archive.faults()) == []
                found.append((content(archive), outcomes(archive)))
                assert archive.drop_stale_changes() == 0
        assert found[0] == found[1]


@pytest.mark.parametrize(("rules", "engine", "taken"), [("0" * 16, "", 0), (None, "0", 1), (None, None, 2)])
def test_what_other_rules_or_engines_made_is_not_taken_over(
    tmp_path: Path, rules: str | None, engine: str | None, taken: int
) -> None:
    grown(tmp_path / "b.db", "b", [[page("qilin", n, 2017 + n, "7", 200) for n in (1, 2, 3)]])
    with Archive(tmp_path / "a.db", create=True) as archive:
        marks = Marks(mark() if rules is None else rules, engines() if engine is None else engine)
        archive.merge_from(tmp_path / "b.db", marks=marks)
        there = [
            archive.query(f"SELECT count(*) AS n FROM {table}")[0]["n"] for table in ("versions", "changes")
        ]
        assert [n > 0 for n in there] == [taken > 0, taken > 1]
        catch_up(archive)
        compare(archive)
        assert archive.query("SELECT count(*) AS n FROM versions") == [{"n": 3}]
        assert archive.query("SELECT count(*) AS n FROM changes") == [{"n": 2}]


def test_an_archive_that_is_not_all_folded_gives_only_facts(tmp_path: Path) -> None:
    grown(tmp_path / "b.db", "b", [[page("qilin", n, 2017 + n, "7", 200) for n in (1, 2, 3)]])
    with Archive(tmp_path / "b.db") as other:
        other.db.execute("DELETE FROM judgements WHERE fetch = (SELECT min(fetch) FROM judgements)")
    with Archive(tmp_path / "a.db", create=True) as archive:
        assert archive.merge_from(tmp_path / "b.db", marks=Marks(mark(), engines())) == 3
        assert archive.query("SELECT count(*) AS n FROM versions") == [{"n": 0}]
