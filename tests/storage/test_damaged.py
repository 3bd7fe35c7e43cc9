"""A damaged file: every method of an archive says so in one line, and none lets an error of SQLite through."""

import inspect
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipelines.compare.stage import compare
from storage.archive import Archive
from storage.errors import ArchiveError
from storage.queries import ReportAddress
from storage.records import Diff
from storage.rows import Copy, CountedUse, Event, Fetch, Pair, PhraseRow, Review, Run
from storage.search import Query
from tests.support.archive_site import HOST, crawl, html, moment, report, served

RUN = Run(id="run", at=moment(9), command="crawl")
FETCH = Fetch(id="f", run="run", source="s", host="h", url="u", clock=moment(9), at=moment(9), transport="ok", status=200, headers=(), body="00")  # fmt: skip
COPY = Copy(id="c", lineage="c", source="s", host="h", url="u", entry="", region="990100", year=2021, kind="k", first_seen="", last_seen="", status="stands")  # fmt: skip
EVENT = Event(at=moment(9), kind="new", host="h", url="u")
PAIR = Pair(axis="edit", old="a", new="b")
REVIEW = Review(item="t", kind="target", verdict="right", by="王核", at=moment(9), about={}, judged={}, text_print="p", span=(0, 1), quote="", confidence="likely", why="")  # fmt: skip
PHRASE = PhraseRow(text="新质生产力", forms="", not_counted="", kind="listed")
USE = CountedUse(phrase="新质生产力", zone="body", uses=1, quoted=0, straddles=0, first_at=0)
DIFF = Diff(axis="edit", hunks=(), severity=0, summary="")


def noted_and_linked(archive: Archive) -> None:
    archive.snapshot_ids("www.lingzhou.example")
    archive.link_aliases()


def scoped_and_left(archive: Archive) -> None:
    archive.take_scope()
    archive.leave_scope()


CALLS: dict[str, Callable[[Archive], object]] = {
    "announce": lambda a: a.announce(["c"], at=moment(9)),
    "at_address": lambda a: a.at_address("990100", ReportAddress(region="990100", year=2021)),
    "begin_run": lambda a: a.begin_run(clock=moment(9)),
    "bodies_of": lambda a: list(a.bodies_of(f"{HOST}/a.html")),
    "capture_at": lambda a: a.capture_at(f"{HOST}/a.html", moment(9)),
    "clear": lambda a: a.clear("www.lingzhou.example"),
    "copy_states": lambda a: a.copy_states("h"),
    "count_unfinished": lambda a: a.count_unfinished("rules"),
    "copies": lambda a: a.copies(),
    "copies_of": lambda a: a.copies_of("990100", 2021),
    "drop_stale_changes": lambda a: a.drop_stale_changes(),
    "drop_counted": lambda a: a.drop_counted(["v"]),
    "drop_unsought": lambda a: a.drop_unsought(["v"], [("p", 2021)]),
    "drop_versions": lambda a: a.drop_versions(["v"]),
    "end_run": lambda a: a.end_run(RUN, {}, clock=moment(9)),
    "events": lambda a: list(a.events()),
    "fetch": lambda a: a.fetch("f"),
    "fetches": lambda a: list(a.fetches()),
    "forget_untold": lambda a: a.forget_untold(),
    "forget_memory": lambda a: a.forget_memory("topic", "name"),
    "has_report": lambda a: a.has_report("990100"),
    "has_parts": lambda a: a.has_parts("f"),
    "hosts": lambda a: a.hosts(),
    "hunks": lambda a: a.hunks("c"),
    "index": lambda a: a.index(),
    "judge": lambda a: a.judge("f", "real", ""),
    "judgement": lambda a: a.judgement("f"),
    "known": lambda a: a.known(f"{HOST}/a.html"),
    "last_fetch": lambda a: a.last_fetch(f"{HOST}/a.html"),
    "last_capture": lambda a: a.last_capture(f"{HOST}/a.html", moment(9)),
    "last_moment": lambda a: a.last_moment(),
    "last_folded": lambda a: a.last_folded("www.lingzhou.example"),
    "has_scope": lambda a: (a.take_scope(), a.has_scope()),
    "leave_scope": scoped_and_left,
    "link_aliases": noted_and_linked,
    "missed_by_scope": lambda a: a.missed_by_scope(),
    "pack_details": lambda a: a.pack_details(),
    "page": lambda a: a.page(FETCH),
    "phrases_counted": lambda a: a.phrases_counted(),
    "pairs": lambda a: a.pairs(),
    "parts": lambda a: a.parts(FETCH),
    "purge": lambda a: a.purge(f"{HOST}/a.html", because="", at=moment(9)),
    "purge_others": lambda a: a.purge_others(f"{HOST}/a.html"),
    "purged": lambda a: a.purged(FETCH),
    "query": lambda a: a.query("SELECT * FROM fetches"),
    "query_narrow": lambda a: a.query_narrow("SELECT id FROM standing"),
    "query_region": lambda a: a.query_region("SELECT * FROM standing WHERE region = ?1", "990100"),
    "recall": lambda a: a.recall("topic", "name"),
    "recall_all": lambda a: a.recall_all("topic"),
    "record": lambda a: a.record(served("b.html", b"b", at=moment(9)), RUN),
    "record_capture": lambda a: a.record_capture(served("b.html", b"b", at=moment(9)), RUN),
    "rehome_version": lambda a: a.rehome_version("v", "c"),
    "regions": lambda a: a.regions(),
    "remember": lambda a: a.remember("topic", "name", {}, at=moment(9)),
    "rename_version": lambda a: a.rename_version("v", {"title": "泠州"}),
    "reports_read": lambda a: a.reports_read(),
    "reports": lambda a: list(a.reports()),
    "reviews": lambda a: a.reviews(),
    "save_articles": lambda a: a.save_articles("f", [("", "", "", "", None, "")]),
    "save_change": lambda a: a.save_change(PAIR, "1", DIFF),
    "save_copies": lambda a: a.save_copies([COPY]),
    "save_events": lambda a: a.save_events("f", [EVENT]),
    "save_intervals": lambda a: a.save_intervals({("v", moment(9)): ("c", moment(9))}),
    "save_moves": lambda a: a.save_moves([], {}, {}),
    "save_phrases": lambda a: a.save_phrases([PHRASE]),
    "save_reviews": lambda a: a.save_reviews([REVIEW]),
    "save_reuse": lambda a: a.save_reuse(("p", 2021, "1"), [], []),
    "save_states": lambda a: a.save_states("h", {"n": "{}"}),
    "save_successions": lambda a: a.save_successions([("1", "2", 2021)]),
    "save_targets": lambda a: a.save_targets("v", "1", []),
    "save_uses": lambda a: a.save_uses("v", "1", [USE]),
    "save_sketches": lambda a: a.save_sketches([("p", b"", 0)]),
    "save_version": lambda a: a.save_version({"id": "v", "text": ""}),
    "search": lambda a: list(a.search(Query(text="泠州"))),
    "snapshot_ids": lambda a: a.snapshot_ids("www.lingzhou.example"),
    "stands": lambda a: a.stands(),
    "state": lambda a: a.state("h", "n"),
    "take_scope": lambda a: a.take_scope(),
    "touch_whole": lambda a: a.touch_whole(),
    "touch": lambda a: a.touch({"v": moment(9)}),
    "unannounced": lambda a: a.unannounced(),
    "unfolded": lambda a: a.unfolded(),
    "unindexed": lambda a: a.unindexed(),
    "vacuum": lambda a: a.vacuum(),
    "version": lambda a: a.version("v"),
    "version_ids": lambda a: a.version_ids(),
    "versions_with_evidence": lambda a: a.versions_with_evidence("h", "damaged"),
    "versions": lambda a: a.versions("c"),
}
"""Method -> a call of it that has to read or to write the file."""

OTHERWISE = {
    "backup", "begin_reading", "close", "cut_log", "end_reading", "faults", "gave_up", "lock", "marked", "merge_from", "reading", "transaction",
}  # fmt: skip
"""Methods that read no row of this archive; `merge_from` and `faults` have tests of their own."""


def damage(path: Path) -> None:
    """Overwrite the first page of every table and index; the list of tables itself stays readable."""
    db = sqlite3.connect(path)
    roots = [root for (root,) in db.execute("SELECT rootpage FROM sqlite_master WHERE rootpage > 1")]
    (size,) = db.execute("PRAGMA page_size").fetchone()
    db.close()
    with path.open("r+b") as file:
        for root in roots:
            file.seek((root - 1) * size)
            file.write(b"\xff" * size)


def whole(path: Path) -> Path:
    """An archive with a report that was edited, compared and indexed."""
    with Archive(path, create=True) as made:
        crawl(made, 0, [served("a.html", html(report()))])
        crawl(made, 1, [served("a.html", html(report(growth="8")))])
        compare(made)
    return path


@pytest.fixture
def damaged(tmp_path: Path) -> Iterator[Archive]:
    """An archive that opens and in which nothing can be read."""
    path = whole(tmp_path / "a.db")
    damage(path)
    with Archive(path) as opened:
        yield opened


def test_every_method_of_an_archive_is_called_here() -> None:
    methods = {
        name for name, _ in inspect.getmembers(Archive, inspect.isfunction) if not name.startswith("_")
    }
    assert methods == CALLS.keys() | OTHERWISE


@pytest.mark.parametrize("name", CALLS)
def test_each_method_says_which_archive_is_damaged(damaged: Archive, name: str) -> None:
    with pytest.raises(ArchiveError, match=r"archive .*a\.db: ") as raised:
        CALLS[name](damaged)
    assert "\n" not in str(raised.value)


def test_a_merge_from_a_damaged_file_names_that_file_and_changes_nothing(tmp_path: Path) -> None:
    path = whole(tmp_path / "other.db")
    damage(path)
    with Archive(tmp_path / "mine.db", create=True) as mine:
        with pytest.raises(ArchiveError, match=r"archive .*other\.db: "):
            mine.merge_from(path)
        assert mine.query("SELECT * FROM runs") == []


def test_each_check_of_a_damaged_file_says_what_it_could_not_check(damaged: Archive) -> None:
    found = list(damaged.faults())
    for what in ("each run of fetches", "the texts of versions", "bodies"):
        assert any(line.startswith(f"{what} cannot be checked to the end: ") for line in found)
    assert not any("\n" in line for line in found)
