"""An open archive file: its connection, its lock, its transactions and plain queries."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from storage.connection import connect
from storage.lock import hold_lock
from storage.transactions import failures, transaction


class OpenArchive:
    """The file itself; the classes above it add what is kept in it.

    All methods of an archive that touch SQLite keep one rule: a method that writes is a transaction or joins the one
    around it, a method that reads is not; and an error of SQLite comes out as ArchiveError with the file's name.

    Attributes:
        path: the file, as it was given.
        db: the connection, for queries; its own errors are not translated.
    """

    def __init__(self, path: Path | str, *, create: bool = False, read_only: bool = False) -> None:
        self.path = Path(path)
        self.read_only = read_only
        self.db = connect(self.path, create=create, read_only=read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing it again does nothing."""
        self.db.close()

    def lock(self) -> AbstractContextManager[None]:
        """Hold the lock that every writing command takes.

        Raises:
            ArchiveBusy: another process holds it.
        """
        return hold_lock(self.path)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run the block as one `BEGIN IMMEDIATE` transaction; inside another one it joins that.

        Raises:
            ArchiveError: SQLite refused a statement; nothing of the block was written.
        """
        with failures(self.path), transaction(self.db):
            yield

    def reading(self) -> AbstractContextManager[None]:
        """Run the block with the errors of SQLite translated.

        Raises:
            ArchiveError: SQLite refused a statement.
        """
        return failures(self.path)

    def cut_log(self) -> None:
        """Write the log beside the file into it and cut it, after much was written; a reader in its way is no error."""
        if not self.db.in_transaction:
            with self.reading():
                self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def query(self, sql: str, values: Iterable[object] = ()) -> list[dict[str, Any]]:
        """Return the rows of a SELECT over the public tables and views.

        Args:
            sql: one SELECT with `?` for each value.
            values: what stands for the question marks, in order.

        Returns:
            One dictionary a row, column -> value; an empty list when there is no row.
        """
        with self.reading():
            cursor = self.db.execute(sql, tuple(values))
            names = [each[0] for each in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]
