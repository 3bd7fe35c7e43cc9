"""The recorder folds in the order of the facts, whatever order the stages give pages back in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.stages import refine
from pipelines.store.judgement import judged
from pipelines.store.recorder import WAITING_AT_MOST, Recorder
from storage.archive import Archive
from tests.support.archive_site import crawl, dated, html, kinds, moment, report, served


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive."""
    with Archive(tmp_path / "a.db", create=True) as made:
        yield made


def test_pages_that_overtake_each_other_are_folded_in_order(archive: Archive) -> None:
    recorder = Recorder(archive)
    pages = [dated(served("a.html", html(report(growth=growth))), moment(n)) for n, growth in enumerate("78")]
    kept = [(recorder.keep(page), page) for page in pages]
    for fetch, page in reversed(kept):
        recorder.fold(judged(fetch, refine(page)))
    assert kinds(recorder.events) == ["new", "edited"]
    recorder.close()
    assert archive.unfolded() == {}


def test_what_a_stage_dropped_is_folded_from_facts_at_the_end(archive: Archive) -> None:
    recorder = Recorder(archive)
    recorder.keep(dated(served("a.html", html(report())), moment(0)))
    recorder.close()
    assert kinds(recorder.events) == ["new"]


def test_a_dropped_page_holds_up_only_so_many_others(archive: Archive) -> None:
    recorder = Recorder(archive)
    recorder.keep(dated(served("a.html", html(report())), moment(0)))
    for number in range(WAITING_AT_MOST + 1):
        page = dated(served(f"{number}.html", b"404", status=404), moment(1))
        recorder.fold(judged(recorder.keep(page), refine(page)))
    assert kinds(recorder.events)[0] == "new"
    recorder.close()
    assert archive.unfolded() == {}


def test_a_crash_between_a_fact_and_its_step_is_mended_by_the_next_run(archive: Archive) -> None:
    Recorder(archive).keep(dated(served("a.html", html(report())), moment(0)))
    assert list(archive.unfolded()) == ["www.lingzhou.example"]
    assert kinds(crawl(archive, 1, [served("a.html", html(report(growth="8")))])) == ["new", "edited"]


def test_unchanged_bytes_are_not_read_again(archive: Archive) -> None:
    page = dated(served("a.html", html(report())), moment(0))
    crawl(archive, 0, [page])
    recorder = Recorder(archive)
    same = recorder.keep(dated(page, moment(1)))
    assert recorder.unchanged(same)
    other = recorder.keep(dated(served("a.html", html(report(), hits=2)), moment(2)))
    assert recorder.unchanged(other) is None
    recorder.close()
    assert archive.query("SELECT count(*) AS n FROM articles") == [{"n": 2}]
