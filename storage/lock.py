"""The lock of an archive: one command that writes at a time, by fcntl on `<archive>.lock`."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import ArchiveBusy


@contextmanager
def hold_lock(archive: Path) -> Iterator[None]:
    """Hold the archive's lock; raises ArchiveBusy at once when another process holds it.

    The kernel lets go when the process ends, however it ends: there is no stale lock. The file stays.
    """
    path = archive.with_name(archive.name + ".lock")
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ArchiveBusy(f"another run holds {path}: wait for its end") from None
        yield
    finally:
        os.close(handle)
