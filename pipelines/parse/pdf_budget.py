"""The work that a PDF may take: a few kilobytes can ask for hours, as their pages share contents, fonts and forms."""

from collections.abc import Iterator
from typing import Any

WORK, BYTES_A_UNIT = 60_000, 5
"""Units that any file may take, and bytes of the file for each further one.

A unit is the time of one operator, about 25 microseconds. Measured on 17 official reports of 5 to 34 pages: they take 10
to 45 % of it.
"""
CONTENT_BYTES, MAP_BYTES = 25, 70
"""Bytes of page content, and of a font's map to Unicode, that are read in a unit's time; measured."""


class TooMuchWork(Exception):
    """Raised while a PDF is read that takes more work than a report of its size could."""


class Budget:
    """The units of work that are left for a file; `take` is called by pypdf before each operator."""

    def __init__(self, size: int) -> None:
        """Begin with what a file of `size` bytes may take."""
        self.left = WORK + size // BYTES_A_UNIT
        self.form = 0
        """Units that drawing the longest form of the page takes, its operators not counted."""

    def open_page(self, page: Any) -> None:
        """Take what reading a page's content and fonts costs, before its operators.

        Args:
            page: a page of pypdf.

        Raises:
            TooMuchWork: it is more than is left.
        """
        resources = _named(page, "/Resources")
        fonts, forms = _named(resources, "/Font"), _named(resources, "/XObject")
        self.form = max((_size(_named(forms, name)) for name in _forms(forms)), default=0) // CONTENT_BYTES
        maps = sum(_size(_named(_named(fonts, name), "/ToUnicode")) for name in fonts or ())
        self.spend(_size(_named(page, "/Contents")) // CONTENT_BYTES + maps // MAP_BYTES)

    def take(self, operator: bytes, *_: object) -> None:
        """Take one operator, with what a form costs that it draws.

        Raises:
            TooMuchWork: it is more than is left.
        """
        self.spend(1 + self.form if operator == b"Do" else 1)

    def spend(self, units: int) -> None:
        """Take units of work.

        Raises:
            TooMuchWork: they are more than are left.
        """
        self.left -= units
        if self.left < 0:
            raise TooMuchWork


def _named(holder: Any, name: str) -> Any:
    """What a dictionary of a PDF holds under a name; None without it."""
    found = holder.get(name) if hasattr(holder, "get") else None
    return found.get_object() if found is not None else None


def _forms(objects: Any) -> Iterator[str]:
    """Names of the forms among a page's outside objects: images are not read."""
    return (name for name in objects or () if (_named(objects, name) or {}).get("/Subtype") == "/Form")


def _size(stream: Any) -> int:
    """Bytes of a stream, or of several in a list, once decoded."""
    if isinstance(stream, list):
        return sum(_size(each.get_object()) for each in stream)
    return len(stream.get_data()) if hasattr(stream, "get_data") else 0
