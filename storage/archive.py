"""The archive: one SQLite file, and everything that the rest of the project asks of it.

Facts (fetches, bodies) are only added to: storage/opened.py. What is derived from them is written by the fold
and by the diff stage and can be made anew. Memory is the rest. Each group of methods is a module of its own.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from storage import (
    aliases,
    backup,
    changes,
    derived,
    memory,
    merge,
    purge,
    queries,
    search,
    search_index,
    verify,
)
from storage.facts_archive import OpenArchive
from storage.progress import Progress, silent
from storage.queries import ReportAddress
from storage.records import Diff, Hunk, Target, YearDiff
from storage.rows import Copy, Event, Pair, Remembered, Version
from storage.search import Hit, Query
from storage.transactions import failures


class Archive(OpenArchive):
    """An open archive; use it as a context manager, or close it.

    `Archive(path)` raises NotAnArchive when there is none, when the file is not ours, or newer than this
    program; `create=True` makes one. `db` is the connection, for queries of the tables and views that
    docs/archive.md describes.
    """

    # Derived: what the fold makes. Written by pipelines/folding.py.

    def judge(self, fetch: str, verdict: str, evidence: str) -> None:
        """Write the verdict on a fetch: it counts as folded."""
        derived.save_judgement(self.db, fetch, verdict, evidence)

    def judgement(self, fetch: str) -> tuple[str, str] | None:
        """Verdict and evidence of a fetch; None when it is not folded yet."""
        return derived.load_judgement(self.db, fetch)

    def save_articles(self, fetch: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Write what was read on a page."""
        derived.save_articles(self.db, fetch, rows)

    def state(self, host: str, name: str) -> str | None:
        """A state of the fold, as JSON."""
        return derived.load_state(self.db, host, name)

    def save_states(self, host: str, states: Mapping[str, str]) -> None:
        """Remember states of the fold."""
        derived.save_states(self.db, host, states)

    def save_copies(self, copies: Iterable[Copy]) -> None:
        """Write copies, new and changed ones."""
        derived.save_copies(self.db, copies)

    def save_version(self, row: Mapping[str, object]) -> None:
        """Write a version."""
        derived.save_version(self.db, row)

    def touch(self, seen: Mapping[str, str]) -> None:
        """Version -> moment when it was last seen."""
        derived.extend_versions(self.db, seen)

    def save_events(self, fetch: str, events: Iterable[Event]) -> None:
        """Write the events of a fetch."""
        derived.save_events(self.db, fetch, events)

    def events(self, *, since: str = "", url: str = "", kind: str = "") -> Iterator[Event]:
        """What became of pages, in the order of time; a move is one event, not a gone and a new one."""
        return derived.load_events(self.db, since, url, kind)

    def copies(self, *, host: str = "") -> list[Copy]:
        """Copies with their status and interval."""
        return derived.load_copies(self.db, host)

    def unfolded(self) -> dict[str, list[tuple[tuple[str, str], str]]]:
        """Host -> its fetches that are not folded yet, in order: ((at, fetch), fetch)."""
        found: dict[str, list[tuple[tuple[str, str], str]]] = {}
        for host, at, fetch, _ in derived.load_unfolded(self.db):
            found.setdefault(host, []).append(((at, fetch), fetch))
        return found

    def last_folded(self, host: str) -> tuple[str, str]:
        """(at, fetch) of the last folded fetch of a host; empty texts when there is none."""
        return derived.load_last_folded(self.db, host)

    def clear(self, host: str) -> frozenset[str]:
        """Remove what the fold made of a host, which is to be made again; gives its versions, which are left."""
        return derived.clear_host(self.db, host)

    def drop_versions(self, versions: Iterable[str]) -> None:
        """Remove versions that the fold does not make any more."""
        derived.drop_versions(self.db, versions)

    def stands(self) -> list[dict[str, Any]]:
        """What moves are recognised by."""
        return list(derived.load_stands(self.db))

    def save_moves(
        self, stands: Iterable[Mapping[str, Any]], heirs: Mapping[str, str], lines: Mapping[str, str]
    ) -> None:
        """Write which copies moved where (copy -> heir) and their lineages."""
        with self.transaction():
            derived.save_moves(self.db, stands, heirs, lines)

    def regions(self) -> list[str]:
        """Codes of the regions that reports are of, sorted."""
        return derived.load_regions(self.db)

    def version_ids(self) -> list[str]:
        """Ids of all versions, in an order that tells nothing."""
        return [each for (each,) in self.db.execute("SELECT id FROM versions ORDER BY id")]

    def save_successions(self, rows: Iterable[tuple[str, str, int]]) -> None:
        """Replace the table of region codes that follow others: (old, new, since year)."""
        with self.transaction():
            derived.save_successions(self.db, rows)

    # Reading: reports, copies, versions.

    def version(self, version_id: str) -> Version | None:
        """A version with its text, by any id that it ever had."""
        return queries.load_version(self.db, version_id)

    def versions(self, copy: str) -> list[Version]:
        """The versions of a copy (moves followed), the oldest first."""
        return queries.load_versions(self.db, copy)

    def reports(
        self, *, region: str = "", year: int | None = None, kind: str = "", source: str = ""
    ) -> Iterator[Version]:
        """The latest version of the best copy of each report; of a source: of that source's copies."""
        return queries.load_reports(self.db, region=region, year=year, kind=kind, source=source)

    def copies_of(self, region: str, year: int, kind: str = queries.WORK_REPORT) -> list[Version]:
        """The latest version of every copy of a report, the best copy first."""
        return queries.load_copies_of(self.db, region, year, kind)

    def at_address(self, region: str, address: ReportAddress) -> Version:
        """The version that an address (queries.read_address) names; `region` is its code. Raises UserMistake."""
        return queries.version_at_address(self.db, region, address)

    # Changes: what the diff stage makes. Written by pipelines/compare.py.

    def drop_stale_changes(self) -> int:
        """Remove changes whose pair is no longer in `pairs`; gives their number."""
        with self.transaction():
            return changes.drop_stale_changes(self.db)

    def save_change(self, pair: Pair, engine: str, outcome: Diff | YearDiff) -> str:
        """Write the outcome of comparing a pair as one transaction; gives the change's public id."""
        with self.transaction():
            return changes.save_change(self.db, pair, engine, outcome)

    def hunks(self, change: str) -> tuple[Hunk, ...]:
        """The hunks of a change as they were saved."""
        return changes.load_hunks(self.db, change)

    def save_targets(self, version: str, mark: str, targets: Iterable[Target]) -> None:
        """Write what a version promises; the mark tells by which reader, from which text."""
        with self.transaction():
            changes.save_targets(self.db, version, mark, targets)

    # Search: filled by the diff stage.

    def index(self, progress: Progress = silent) -> int:
        """Index the texts that are not indexed yet; gives their number."""
        with failures(self.path):
            return search_index.index_texts(self.db, progress)

    def unindexed(self) -> int:
        """Number of versions that a search does not see yet."""
        return search_index.count_unindexed(self.db)

    def search(self, query: Query) -> Generator[Hit, None, None]:
        """Every text that holds what is searched for, exactly, each once."""
        return search.find_hits(self.db, query)

    # Care.

    def faults(self, progress: Progress = silent) -> Iterator[str]:
        """One line for each thing that is wrong with the file, its bodies or its references."""
        return verify.find_faults(self.db, progress)

    def backup(self, target: Path) -> None:
        """Copy the archive to a new file, also while a crawl writes; raises UserMistake when the file is there."""
        with failures(target):
            backup.write_backup(self.db, target)

    def snapshot_ids(self) -> None:
        """Note the ids that are given out now, before derived tables are made anew."""
        aliases.note_ids(self.db, self.db)

    def link_aliases(self) -> None:
        """Keep ids valid that were noted and have others now."""
        with self.transaction():
            aliases.link_aliases(self.db)

    def merge_from(self, other: Path) -> int:
        """Take over another archive's facts and memory as one transaction; gives the number of new fetches.

        What is derived is then to be made anew: pipelines.reprocess.catch_up.
        """
        with self.transaction():
            return merge.merge_archive(self.db, other)

    def purge(self, url: str, *, because: str, at: str) -> int:
        """Remove for good what a URL served; gives the number of bodies. Then: catch_up, index, scrub."""
        with self.transaction():
            return purge.purge_url(self.db, url, because, at)

    def vacuum(self) -> None:
        """Rewrite the file without what was removed."""
        with failures(self.path):
            purge.vacuum(self.db)

    # Memory: what is neither fact nor derived.

    def remember(self, topic: str, name: str, value: Mapping[str, object], *, at: str) -> None:
        """Keep a value: topics are health, column, rest, … of their owners' choosing."""
        with self.transaction():
            memory.remember_value(self.db, topic, name, value, at)

    def recall(self, topic: str, name: str) -> Remembered | None:
        """What is kept under a topic and a name."""
        return memory.recall_value(self.db, topic, name)

    def recall_all(self, topic: str) -> list[Remembered]:
        """Everything that is kept under a topic."""
        return memory.recall_topic(self.db, topic)

    def forget_memory(self, topic: str, name: str) -> None:
        """Drop what is kept under a topic and a name."""
        with self.transaction():
            memory.forget_value(self.db, topic, name)

    def announce(self, change_ids: Iterable[str], *, at: str) -> None:
        """Remember that changes were listed to the user."""
        with self.transaction():
            memory.remember_announced(self.db, change_ids, at)

    def unannounced(self) -> list[str]:
        """Ids of changes that were never listed, in the order in which their texts were seen."""
        return memory.load_unannounced(self.db)
