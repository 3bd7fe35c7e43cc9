"""The methods of an archive for what the diff stage makes: changes, targets, the search index."""

from collections.abc import Generator, Iterable
from typing import Any

from storage import changes, details, pairs, search, search_index, touched
from storage.open_archive import OpenArchive
from storage.progress import Progress, silent
from storage.records import Diff, Hunk, Target, YearDiff
from storage.rows import Pair
from storage.search import Hit, Query


class ChangesArchive(OpenArchive):
    """Changes and the index: written by pipelines/compare."""

    def take_scope(self) -> bool:
        """Take what was touched since the last comparison as the scope of the next one.

        Returns:
            Whether there is such a scope; without one everything is to be looked at.
        """
        with self.reading():
            return not touched.take_scope(self.db)

    def has_scope(self) -> bool:
        """Whether what `take_scope` took holds a place or a version that is gone."""
        with self.reading():
            return touched.has_scope(self.db)

    def leave_scope(self) -> None:
        """Note that everything in the scope was looked at."""
        with self.transaction():
            touched.leave_scope(self.db)

    def touch_whole(self) -> None:
        """Note that the next comparison is to look at everything, and so is the next search for moves."""
        with self.transaction():
            touched.touch_whole(self.db)
            touched.touch_whole(self.db, "moves")

    def drop_stale_changes(self, *, in_scope: bool = False) -> int:
        """Remove the changes whose pair is no longer in the view `pairs`; return their number.

        Args:
            in_scope: whether only those that `take_scope` found to be touched are looked at.
        """
        with self.transaction():
            return pairs.drop_stale(self.db, touched=in_scope)

    def pairs(self, *, in_scope: bool = False) -> list[tuple[Any, ...]]:
        """Return the rows of storage.pairs.PAIRS: what is to be compared, with the marks of what was."""
        with self.reading():
            return pairs.load_pairs(self.db, touched=in_scope).fetchall()

    def reports_read(self, *, in_scope: bool = False) -> list[tuple[Any, ...]]:
        """Return (version, what its targets are to be read from, mark of the last reading) of all work reports."""
        with self.reading():
            return pairs.load_reports_read(self.db, touched=in_scope).fetchall()

    def phrases_counted(self, *, in_scope: bool = False) -> dict[str, str]:
        """Return version -> by which list and from which text its phrases were counted."""
        with self.reading():
            return pairs.load_phrases_counted(self.db, touched=in_scope)

    def missed_by_scope(self) -> list[str]:
        """Return one line for each comparison that the next scope lacks: what triggers noted is enough when empty."""
        with self.reading():
            return pairs.find_missed(self.db)

    def save_change(self, pair: Pair, engine: str, outcome: Diff | YearDiff) -> str:
        """Write the outcome of comparing a pair, replacing an earlier one.

        Args:
            pair: the two versions and the axis.
            engine: the mark of the program and of both texts (pipelines.compare.stage.due).
            outcome: a YearDiff along the axis year, else a Diff.

        Returns:
            The public id of the change.
        """
        with self.transaction():
            return changes.save_change(self.db, pair, engine, outcome)

    def save_sketches(self, sketches: Iterable[tuple[str, bytes, int]]) -> None:
        """Write sketches of texts: (print of the text, slots, number of shingles)."""
        with self.transaction():
            self.db.executemany("INSERT OR REPLACE INTO sketches VALUES (?, ?, ?)", sketches)

    def pack_details(self) -> None:
        """Pack the details of year changes that an older program left as they are."""
        with self.reading():
            details.pack_details(self.db)

    def hunks(self, change: str) -> tuple[Hunk, ...]:
        """Return the hunks of a change as they were saved; empty when there are none, as along the axis year."""
        with self.reading():
            return changes.load_hunks(self.db, change)

    def save_targets(self, version: str, mark: str, targets: Iterable[Target]) -> None:
        """Write the targets that a version sets, replacing earlier ones.

        Args:
            version: the version's id.
            mark: by which reader and from which text they were read.
            targets: the targets in the order of the text; none is an answer too.
        """
        with self.transaction():
            changes.save_targets(self.db, version, mark, targets)

    def index(self, progress: Progress = silent) -> int:
        """Index the texts that are not indexed yet, some hundred a transaction; return their number."""
        with self.reading():
            return search_index.index_texts(self.db, progress)

    def unindexed(self) -> int:
        """Return the number of versions that a search does not see yet."""
        with self.reading():
            return search_index.count_unindexed(self.db)

    def search(self, query: Query) -> Generator[Hit, None, None]:
        """Yield every text that holds what is searched for, character for character, each once."""
        with self.reading():
            yield from search.find_hits(self.db, query)
