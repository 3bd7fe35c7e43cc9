"""Looking only at what was touched finds what looking at everything finds: pairs, targets, stale changes, moves."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.compare.stage import compare, pairs_due, targets_due
from pipelines.store.rebuild import catch_up, reprocess
from storage.archive import Archive
from storage.records import Page
from tests.support.archive_site import NEIGHBOUR, content, crawl, html, report, served

EXAMPLES = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
PLACES = ("泠州市", "栖霖市", "望潮区")


def pages() -> st.SearchStrategy[Page]:
    """A report of some place and year at one of a few addresses of two hosts, or a failure there."""
    texts = st.builds(
        lambda year, place, growth: html(report(year, place=place, growth=growth)),
        st.integers(2018, 2021),
        st.sampled_from(PLACES),
        st.sampled_from(("6", "7", "8")),
    )
    address = st.builds(
        lambda host, n: f"http://www.{host}.example/{n}.html",
        st.sampled_from(("lingzhou", "qilin")),
        st.integers(1, 4),
    )
    lost = st.builds(lambda url: served(url, b"<h1>404 Not Found</h1>", status=404), address)
    there = st.builds(served, address, texts)
    led = st.builds(lambda url, to, body: served(url, body, final_url=to), address, address, texts)
    return st.one_of(there, there, there, lost, led)


def nights() -> st.SearchStrategy[list[tuple[float, list[Page]]]]:
    """Nights: days since the one before, and what each met."""
    met = st.lists(pages(), min_size=1, max_size=6)
    return st.lists(st.tuples(st.sampled_from((0.2, 1.0, 8.0)), met), min_size=2, max_size=5)


def test_after_a_comparison_nothing_is_touched_and_a_new_page_touches_its_own_place(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served(f"{year}.html", html(report(year))) for year in (2019, 2020)])
        crawl(archive, 0.1, [served("http://b.example/1.html", html(report(2020, place="栖霖市")))])
        compare(archive)
        archive.announce(archive.unannounced(), at="2026-01-05T09:00:00.000000Z")
        assert archive.query("SELECT * FROM touched") == []
        crawl(archive, 1, [served("2021.html", html(report(2021))), NEIGHBOUR])
        assert archive.take_scope()
        assert [row["region"] for row in archive.query("SELECT region FROM temp.touched_regions")] == [
            "990100"
        ]
        assert compare(archive).made == 1


def test_a_page_that_says_the_same_again_touches_nothing(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        page = served("2020.html", html(report(2020)))
        crawl(archive, 0, [page, NEIGHBOUR])
        compare(archive)
        crawl(archive, 1, [page, NEIGHBOUR])
        assert archive.query("SELECT * FROM touched") == []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM changes WHERE axis = 'year'",
        "UPDATE changes SET engine = '0' WHERE axis = 'year'",
        "DELETE FROM targets_read",
        "UPDATE versions SET raw_print = 'another'",
        "DELETE FROM versions WHERE year = 2020",
        "UPDATE copies SET status = 'gone'",
    ],
)
def test_whatever_is_taken_out_of_the_tables_is_found_again(tmp_path: Path, statement: str) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served(f"{year}.html", html(report(year))) for year in (2019, 2020, 2021)])
        compare(archive)
        archive.db.execute(statement)
        assert archive.missed_by_scope() == []
        agree(archive)


def test_another_engine_looks_at_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served(f"{year}.html", html(report(year))) for year in (2019, 2020)])
        compare(archive)
        monkeypatch.setattr("pipelines.compare.stage.READER", "next")
        assert compare(archive).targets == 2


@EXAMPLES
@given(history=nights())
def test_what_triggers_noted_is_all_that_a_night_changed(history: Sequence[tuple[float, list[Page]]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "a.db", create=True) as archive:
        days = 0.0
        for later, met in history:
            days += later
            crawl(archive, days, met)
            assert archive.missed_by_scope() == []
            agree(archive)
        grown = content(archive)
        reprocess(archive)
        assert content(archive) == grown


@EXAMPLES
@given(history=nights(), pick=st.integers(0, 31))
def test_a_merge_touches_what_it_brought(history: Sequence[tuple[float, list[Page]]], pick: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        with Archive(root / "a.db", create=True) as one, Archive(root / "b.db", create=True) as other:
            days = 0.0
            for number, (later, met) in enumerate(history):
                days += later
                crawl(other if pick >> number & 1 else one, days + number * 1e-6, met, run_id=f"run{number}")
            compare(one)
            one.merge_from(root / "b.db")
            catch_up(one)
            agree(one)


def agree(archive: Archive) -> None:
    """The pairs, targets and stale changes in the scope are those of the whole archive; then nothing is due."""
    assert archive.missed_by_scope() == []
    if archive.take_scope():
        assert pairs_due(archive, in_scope=True) == pairs_due(archive)
        assert targets_due(archive, in_scope=True) == targets_due(archive)
    compare(archive)
    assert pairs_due(archive) == []
    assert targets_due(archive) == []
    assert archive.drop_stale_changes() == 0
    pairs = archive.query("SELECT axis, old, new FROM pairs ORDER BY 1, 2, 3")
    assert archive.query("SELECT axis, old, new FROM changes ORDER BY 1, 2, 3") == pairs
