"""The methods of an archive for pages whose reading may never end, and for those that cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from storage.open_archive import OpenArchive
from storage.reading_marks import ReadingMarks
from storage.rows import Fetch

TRIES = 3
"""Processes that may die while they read a page; after them it is not read any more by the same rules."""

COUNT = """
INSERT INTO unfinished VALUES (?, ?, ?, 1) ON CONFLICT (page) DO UPDATE SET tries = tries + 1
"""


class ReadingArchive(OpenArchive):
    """Marks on pages that are being read, and how often reading them did not end.

    Attributes:
        damaged: one line for each damaged page that was met since the archive was opened.
    """

    def __init__(self, path: Path | str, *, create: bool = False, read_only: bool = False) -> None:
        super().__init__(path, create=create, read_only=read_only)
        self._marks = ReadingMarks(self.path)
        self._tries: dict[str, int] = {}
        self.damaged: list[str] = []

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self.read_only and (kind is None or issubclass(kind, Exception)):
            self._marks.drop()
        super().__exit__(kind, error, trace)

    def close(self) -> None:
        """Close the file; closing it again does nothing. Marks stay where a reading was interrupted."""
        if not self.read_only:
            self._marks.close()
        super().close()

    def count_unfinished(self, rules: str) -> list[str]:
        """Count the pages on which the last process died, and forget those that other rules did not finish.

        Args:
            rules: the mark of the present rules (pipelines.store.rules_version).

        Returns:
            URLs of the pages that were given up by this.
        """
        left = self._marks.left()
        with self.reading():
            known = self.db.execute("SELECT page, rules, tries FROM unfinished").fetchall()
        if left or any(made != rules for _, made, _ in known):
            with self.transaction():
                self.db.execute("DELETE FROM unfinished WHERE rules != ?", (rules,))
                self.db.executemany(COUNT, [(page, url, rules) for page, url in left.items()])
                known = self.db.execute("SELECT page, rules, tries FROM unfinished").fetchall()
        if left:
            self._marks.clear()
        self._tries = {page: tries for page, _, tries in known}
        return sorted(url for page, url in left.items() if self._tries.get(page) == TRIES)

    def gave_up(self, fetch: Fetch) -> bool:
        """Whether so many processes died while they read what a fetch brought that it is not read any more."""
        return bool(self._tries) and self._tries.get(page_of(fetch), 0) >= TRIES

    def begin_reading(self, fetch: Fetch) -> None:
        """Mark a page before it is read; the mark outlives the process. A worker that only reads marks nothing."""
        if self.read_only:
            return
        self._marks.add(page_of(fetch), fetch.url)

    def end_reading(self, fetch: Fetch) -> None:
        """Take the mark off; a page that was finished is not counted any more."""
        if self.read_only:
            return
        page = page_of(fetch)
        self._marks.remove(page)
        if 0 < self._tries.get(page, 0) < TRIES:
            with self.transaction():
                self.db.execute("DELETE FROM unfinished WHERE page = ?", (page,))
            del self._tries[page]

    @contextmanager
    def marked(self, fetch: Fetch) -> Iterator[None]:
        """Hold the mark on a page while the block reads or folds it."""
        self.begin_reading(fetch)
        yield
        self.end_reading(fetch)


def page_of(fetch: Fetch) -> str:
    """Return what a page is counted by: its bytes, which may come again at the next fetch; else its fetch."""
    return fetch.body or fetch.id
