"""The archive: one SQLite file, and everything that the rest of the project asks of it.

Each group of methods has a class with the SQL next to it: facts_archive.py over facts.py, derived_archive.py over
derived.py, changes_archive.py over changes.py and search.py, words_archive.py over words.py, memory_archive.py over
memory.py. Here are the questions
of commands (queries.py) and the care of the file.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from storage import aliases, backup, merge, purge, queries, verify
from storage.changes_archive import ChangesArchive
from storage.derived_archive import DerivedArchive
from storage.facts_archive import FactsArchive
from storage.memory_archive import MemoryArchive
from storage.merge_derived import NO_MARKS, Marks
from storage.progress import Progress, silent
from storage.queries import ReportAddress
from storage.reading_archive import ReadingArchive
from storage.rows import Version
from storage.scoped_views import with_all, with_region
from storage.transactions import failures
from storage.words_archive import WordsArchive


class Archive(FactsArchive, DerivedArchive, ChangesArchive, WordsArchive, MemoryArchive, ReadingArchive):
    """An open archive; use it as a context manager, or close it.

    `Archive(path)` raises NotAnArchive when there is no file, when it is another program's, or newer than this program;
    `create=True` makes one; with `read_only=True` nothing can be written, an older schema is not brought up to date. docs/archive.md describes the tables and views.
    """

    # Reports, copies and versions.

    def version(self, version_id: str) -> Version | None:
        """Return a version with its text, by any id that it ever had; None when no version had it."""
        with self.reading():
            return queries.load_version(self.db, version_id)

    def versions(self, copy: str) -> list[Version]:
        """Return the versions of a copy, those before and after a move included, the oldest first."""
        with self.reading():
            return queries.load_versions(self.db, copy)

    def reports(
        self, *, region: str = "", year: int | None = None, kind: str = "", source: str = ""
    ) -> Iterator[Version]:
        """Yield the latest version of the best copy of each report, by region, year and kind.

        Args:
            region: only this region, by its code; empty for all.
            year: only this year; None for all.
            kind: only this kind of document; empty for all.
            source: the copies of this source instead of the best ones; empty for the best ones.
        """
        with self.reading():
            yield from queries.load_reports(self.db, region=region, year=year, kind=kind, source=source)

    def has_report(self, region: str, *, year: int | None = None, kind: str = "", source: str = "") -> bool:
        """Whether there is a report of a region; arguments as for `reports`, and no text is read."""
        with self.reading():
            return queries.has_report(self.db, region, year=year, kind=kind, source=source)

    def query_region(self, sql: str, region: str, *values: object) -> list[dict[str, Any]]:
        """Return the rows of a SELECT over `timeline`, `standing` or `reports` that concern one region.

        Args:
            sql: one SELECT over these views, in which ?1 is the region and ?2 … are the other values.
            region: the code of the region: only its lineages are read.
            values: the other values, in order.
        """
        return self.query(with_region(sql), (region, *values))

    def query_narrow(self, sql: str) -> list[dict[str, Any]]:
        """Return the rows of a SELECT over `timeline` and `standing` that needs only their short columns.

        Args:
            sql: one SELECT; the columns are those of storage.scoped_views.NARROW.
        """
        return self.query(with_all(sql))

    def copies_of(self, region: str, year: int, kind: str = queries.WORK_REPORT) -> list[Version]:
        """Return the latest version of every copy of a report, the best copy first; empty without any.

        Args:
            region: the code of the region.
            year: the report's year.
            kind: the kind of document.
        """
        with self.reading():
            return queries.load_copies_of(self.db, region, year, kind)

    def at_address(self, region: str, address: ReportAddress) -> Version:
        """Return the version that an address names.

        Args:
            region: the code of the region that the address names in words.
            address: the rest of it (queries.read_address).

        Raises:
            UserMistake: there is no such report or no version so far back; the message says what there is.
        """
        with self.reading():
            return queries.version_at_address(self.db, region, address)

    # Care of the file.

    def faults(self, progress: Progress = silent) -> Iterator[str]:
        """Yield one line for each thing that is wrong with the file, its bodies or its references."""
        with self.reading():
            yield from verify.find_faults(self.db, progress)

    def backup(self, target: Path) -> None:
        """Copy the archive to a new file, also while a crawl writes.

        Raises:
            UserMistake: the file exists, or its folder does not.
        """
        with failures(target):
            backup.write_backup(self.db, target)

    def snapshot_ids(self, host: str) -> None:
        """Note the ids of what a host served, before its derived rows are rebuilt, for `link_aliases`."""
        with self.transaction():
            aliases.note_ids(self.db, aliases.load_ids_of(self.db, host))

    def link_aliases(self) -> None:
        """Keep ids valid that `snapshot_ids` noted and that are no longer given out."""
        with self.transaction():
            aliases.link_aliases(self.db)

    def merge_from(
        self, other: Path, *, until: str = merge.ALWAYS, news: bool = False, marks: Marks = NO_MARKS
    ) -> int:
        """Take over another archive's facts and memory as one transaction; return the number of new fetches.

        What is derived from them is then for pipelines.store.rebuild.catch_up.

        Args:
            other: its file.
            until: fetches and memory of later moments are left out, since they come from a wrong clock.
            news: whether what its fetches brought is listed to the user as news, however old it is.
            marks: by what it must have been derived and compared for that to be taken over, too; by default it is not.
        """
        with self.transaction():
            return merge.merge_archive(self.db, other, until=until, news=news, marks=marks)

    def purge(self, url: str, *, because: str, at: str) -> int:
        """Remove for good what a URL served; then call catch_up, `index` and `vacuum`.

        Args:
            url: the URL; its parts, and reports that other URLs served as well, are removed too.
            because: the reason, kept in the tombstone.
            at: the present moment.

        Returns:
            The number of bodies that were removed.
        """
        with self.transaction():
            return purge.purge_url(self.db, url, because, at)

    def purge_others(self, url: str) -> list[str]:
        """Return the other URLs that lose content when a URL is purged; nothing is changed."""
        with self.reading():
            return purge.find_others(self.db, url)

    def vacuum(self) -> None:
        """Rewrite the file without what was removed from it."""
        with self.reading():
            purge.vacuum(self.db)
