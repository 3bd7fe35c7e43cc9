"""The file `<archive>.reading`: which pages are being read now, so that the next process knows what the last died of.

It lies beside the archive since a mark must outlive the transaction that it is set in. Marks cost one short write, and
where the file cannot be written there are none.
"""

import os
from contextlib import suppress
from pathlib import Path

END = b"\n\n"
"""After the last mark; what stands after it is left from a longer list."""


class ReadingMarks:
    """Pages that are being read: what they are known by, and their URLs."""

    def __init__(self, archive: Path) -> None:
        """Begin without marks; nothing is written before the first one.

        Args:
            archive: the file of the archive.
        """
        real = archive.resolve()
        self.path = real.with_name(real.name + ".reading")
        self._open: dict[str, str] = {}
        self._file = -1

    def add(self, page: str, url: str) -> None:
        """Mark a page before it is read."""
        self._open[page] = url
        self._write()

    def remove(self, page: str) -> None:
        """Take the mark of a page off."""
        if self._open.pop(page, None) is not None:
            self._write()

    def left(self) -> dict[str, str]:
        """Return the pages that a process before this one marked and never finished: page -> URL."""
        try:
            text = self.path.read_bytes().partition(END)[0].decode("utf-8", "replace")
        except OSError:
            return {}
        marks = (line.partition(" ") for line in text.splitlines() if line)
        return {page: url for page, _, url in marks if page not in self._open}

    def clear(self) -> None:
        """Forget what was left, and the file with it if nothing is being read."""
        if self._open:
            self._write()
        else:
            self.close()

    def drop(self) -> None:
        """Take all marks off: the process ends in order, whatever it did not finish."""
        self._open.clear()
        self.close()

    def close(self) -> None:
        """Remove the file, unless pages are being read."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
        if not self._open:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)

    def _write(self) -> None:
        lines = "\n".join(f"{page} {url}" for page, url in self._open.items())
        with suppress(OSError):
            if self._file < 0:
                self._file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            os.pwrite(self._file, lines.encode("utf-8", "replace") + END, 0)
