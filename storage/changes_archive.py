"""The methods of an archive for what the diff stage makes: changes, targets, the search index."""

from collections.abc import Generator, Iterable

from storage import changes, search, search_index
from storage.open_archive import OpenArchive
from storage.progress import Progress, silent
from storage.records import Diff, Hunk, Target, YearDiff
from storage.rows import Pair
from storage.search import Hit, Query


class ChangesArchive(OpenArchive):
    """Changes and the index: written by pipelines/compare."""

    def drop_stale_changes(self) -> int:
        """Remove the changes whose pair is no longer in the view `pairs`; return their number."""
        with self.transaction():
            return changes.drop_stale_changes(self.db)

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
