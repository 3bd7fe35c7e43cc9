"""The methods of an archive for what the fold derives from facts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from storage import derived, relocations
from storage.open_archive import OpenArchive
from storage.rows import Copy, Event, TableRow


class DerivedArchive(OpenArchive):
    """Derived rows: written by pipelines/store, host by host, and rebuilt from facts at any time."""

    def judge(self, fetch: str, verdict: str, evidence: str) -> None:
        """Write the verdict on a fetch; with it the fetch counts as folded.

        Args:
            fetch: id of the fetch.
            verdict: a name of storage.records.VerdictName, `failed` or `purged`.
            evidence: what the verdict was decided by.
        """
        with self.transaction():
            derived.save_judgement(self.db, fetch, verdict, evidence)

    def judgement(self, fetch: str) -> tuple[str, str] | None:
        """Return (verdict, evidence) of a fetch; None when it is not folded yet."""
        with self.reading():
            return derived.load_judgement(self.db, fetch)

    def save_articles(self, fetch: str, rows: Iterable[TableRow]) -> None:
        """Write what was read on a page.

        Args:
            fetch: id of the fetch.
            rows: (entry, title, kind, region, year, reason) of each article in order, rejected ones with their reason.
        """
        with self.transaction():
            derived.save_articles(self.db, fetch, rows)

    def state(self, host: str, name: str) -> str | None:
        """Return a state of the fold as JSON; None when the host has no state of that name.

        Args:
            host: the host; empty for a state of the archive as a whole.
            name: the state's name.
        """
        with self.reading():
            return derived.load_state(self.db, host, name)

    def copy_states(self, host: str) -> dict[str, str]:
        """Return the states of the copies of a host: name -> JSON."""
        with self.reading():
            return derived.load_copy_states(self.db, host)

    def versions_with_evidence(self, host: str, evidence: str) -> list[tuple[str, str, str]]:
        """Return (version, copy, first seen) of the versions whose fetch is judged by evidence that begins so.

        Args:
            host: the host that was fetched from.
            evidence: how the evidence of the judgement begins.
        """
        with self.reading():
            return derived.load_versions_with_evidence(self.db, host, evidence)

    def rehome_version(self, version: str, copy: str) -> None:
        """Let a version belong to another copy."""
        with self.transaction():
            derived.rehome_version(self.db, version, copy)

    def save_states(self, host: str, states: Mapping[str, str]) -> None:
        """Write states of the fold, replacing those of the same names.

        Args:
            host: the host; empty for states of the archive as a whole.
            states: name -> JSON.
        """
        with self.transaction():
            derived.save_states(self.db, host, states)

    def save_copies(self, copies: Iterable[Copy]) -> None:
        """Write copies, new and changed ones."""
        with self.transaction():
            derived.save_copies(self.db, copies)

    def save_version(self, row: Mapping[str, object]) -> None:
        """Write a version: column -> value for all columns of the table."""
        with self.transaction():
            derived.save_version(self.db, row)

    def touch(self, seen: Mapping[str, str]) -> None:
        """Move the ends of versions' intervals: version -> moment when it was last seen."""
        with self.transaction():
            derived.extend_versions(self.db, seen)

    def rename_version(self, version: str, names: Mapping[str, str]) -> None:
        """Write columns of a version that its page states anew: column -> value; empty ones stay as they are."""
        with self.transaction():
            derived.rename_version(self.db, version, names)

    def save_intervals(self, seen: Mapping[tuple[str, str], tuple[str, str]]) -> None:
        """Write when versions stood: (version, its begin) -> (copy, moment when it was last seen)."""
        with self.transaction():
            derived.save_intervals(self.db, seen)

    def save_events(self, fetch: str, events: Iterable[Event]) -> None:
        """Write the events of a fetch.

        Args:
            fetch: id of the fetch.
            events: what became of its page, in order.
        """
        with self.transaction():
            derived.save_events(self.db, fetch, events)

    def events(self, *, since: str = "", url: str = "", kind: str = "") -> Iterator[Event]:
        """Yield what became of pages, in the order of time; a move is one event.

        Args:
            since: only events after this moment; empty for all.
            url: only those of this URL; empty for all.
            kind: only those of this kind (storage.rows.EventKind); empty for all.
        """
        with self.reading():
            yield from derived.load_events(self.db, since, url, kind)

    def copies(self, *, host: str = "") -> list[Copy]:
        """Return the copies of one host or all, in the order in which they were first seen."""
        with self.reading():
            return derived.load_copies(self.db, host)

    def unfolded(self) -> dict[str, list[tuple[tuple[str, str], str]]]:
        """Return the fetches that are not folded yet: host -> [((at, fetch), fetch), …] in order."""
        found: dict[str, list[tuple[tuple[str, str], str]]] = {}
        with self.reading():
            for host, at, fetch, _ in derived.load_unfolded(self.db):
                found.setdefault(host, []).append(((at, fetch), fetch))
        return found

    def last_folded(self, host: str) -> tuple[str, str]:
        """Return (at, fetch) of the last folded fetch of a host; two empty texts when it has no such fetch."""
        with self.reading():
            return derived.load_last_folded(self.db, host)

    def clear(self, host: str) -> frozenset[str]:
        """Remove what the fold made of a host that is folded again at once; its versions stay.

        Returns:
            Ids of those versions; the ones that are not made again are for `drop_versions`.
        """
        with self.transaction():
            return derived.clear_host(self.db, host)

    def drop_versions(self, versions: Iterable[str]) -> None:
        """Remove versions, by id, that the fold does not make any more."""
        with self.transaction():
            derived.drop_versions(self.db, versions)

    def version_ids(self) -> list[str]:
        """Return the ids of all versions, sorted: the order says nothing on place or time."""
        with self.reading():
            return derived.load_version_ids(self.db)

    def stands(self) -> list[dict[str, Any]]:
        """Return what moves are recognised by, one dictionary a copy that may move (relocations.load_stands).

        These are the copies that were touched since moves were looked for, and whatever may move to or from them.
        """
        with self.reading():
            relocations.take_moving(self.db)
            return list(relocations.load_stands(self.db))

    def save_moves(
        self, stands: Iterable[Mapping[str, Any]], heirs: Mapping[str, str], lines: Mapping[str, str]
    ) -> None:
        """Write which copies moved.

        Args:
            stands: the copies, as `stands` returned them.
            heirs: copy that moved -> the copy in which it continues.
            lines: copy -> the first copy of its lineage; a copy that is missing begins its own.
        """
        with self.transaction():
            relocations.save_moves(self.db, stands, heirs, lines)

    def regions(self) -> list[str]:
        """Return the codes of the regions that reports belong to, sorted."""
        with self.reading():
            return derived.load_regions(self.db)

    def save_successions(self, rows: Iterable[tuple[str, str, int]]) -> None:
        """Replace the region codes that follow others: (old code, new code, first year of the new one)."""
        with self.transaction():
            derived.save_successions(self.db, rows)
