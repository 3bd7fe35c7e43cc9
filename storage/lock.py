"""The lock of an archive: one command that writes at a time, by fcntl on `<archive>.lock`."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import ArchiveBusy, ArchiveError


@contextmanager
def hold_lock(archive: Path) -> Iterator[None]:
    """Hold the lock of an archive while the block runs.

    It lies beside the archive itself, also where the path is a symbolic link: all paths to an archive share it.
    The kernel releases it when the process ends, however it ends: no stale lock remains. The lock file stays.

    Raises:
        ArchiveBusy: another process holds it; raised at once, without waiting.
        ArchiveError: the lock file cannot be opened, as when it is a folder.
    """
    real = archive.resolve()
    path = real.with_name(real.name + ".lock")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise ArchiveError(f"cannot open the lock {path}: {error.strerror}") from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ArchiveBusy(f"another run holds {path}: wait for its end") from None
        yield
    finally:
        os.close(handle)
