"""The files of a folder that wget mirrored -> each page once: originals in the place of what was made of them, their dates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler.captures.moments import file_moment

ORIGINAL = ".orig"
"""Suffix of the bytes as they came, which wget -K keeps beside the page whose links it rewrote."""
PAGES = (".html", ".htm", ".shtml", ".xhtml")
HELD = ".html"
"""What wget -E adds to the page's name, but not to that of its original."""


@dataclass(frozen=True, slots=True)
class PairedFile:
    """A file or folder to be read, the name that its page has, and the date of its capture."""

    path: Path
    name: str
    at: str = ""
    """The date of the file that stands for the capture; empty for its own."""


def paired_files(entries: Sequence[Path]) -> Iterator[PairedFile]:
    """Yield the entries of a folder: of a page and its original only the original, under the page's name.

    Files that are no HTML keep the date that the server gave them. Where all pages of the folder are later than such a
    file, the first page's date is nearer to that of the capture.

    Args:
        entries: what is in the folder, in order.
    """
    names = {each.name: each for each in entries}
    originals: dict[str, Path] = {}
    for each in entries:
        if each.name.endswith(ORIGINAL):
            stem = each.name.removesuffix(ORIGINAL)
            page = stem if stem in names else f"{stem}{HELD}"
            if page in names:
                originals[page] = each
    pages = [each.stat().st_mtime for each in entries if each.name.lower().endswith(PAGES) and each.is_file()]
    first = min(pages, default=0.0)
    for each in entries:
        if each in originals.values():
            continue
        if each.name.endswith(ORIGINAL) and each.is_file():
            yield PairedFile(each, each.name.removesuffix(ORIGINAL))
        elif each.name in originals:
            yield PairedFile(originals[each.name], each.name, file_moment(each.stat().st_mtime))
        elif (
            pages
            and each.is_file()
            and not each.name.lower().endswith(PAGES)
            and each.stat().st_mtime < first
        ):
            yield PairedFile(each, each.name, file_moment(first))
        else:
            yield PairedFile(each, each.name)
