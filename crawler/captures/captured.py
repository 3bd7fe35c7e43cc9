"""What importers take and give: a found file -> captures, confirmations, what is left out, what is no page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO, TypeAlias

from storage.records import Page

MAX_BYTES = 40 * 1024 * 1024
"""Longest page that is taken, as in DOWNLOAD_MAXSIZE: what is longer is no page."""
HEAD = 65_536
"""Bytes at the beginning of a file by which its format is known, and in which a page's marks stand (guess)."""


@dataclass(frozen=True, slots=True)
class Captured:
    """A page that somebody captured."""

    page: Page
    name: str
    """How messages name it."""
    digest: str = ""
    """Digest of its payload as its record states it, by which later records may refer to it."""
    rewritten: bool | None = None
    """Of what a replay showed, whether its bytes are not those that were captured; None for other captures."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A record that a page was captured again and was the same; it holds no body."""

    page: Page
    """Address, moment, status and headers of the second capture."""
    name: str
    digest: str = ""
    refers_to: tuple[str, str] = ("", "")
    """Address and moment of the capture that it repeats, where the record says so."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that looked like a page and was not taken."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class NoPage:
    """Something that is no page: counted once a kind, never named one by one."""

    kind: str


Finding: TypeAlias = Captured | Confirmation | LeftOut | NoPage
Findings: TypeAlias = Iterator[Finding]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file on disk or in a container, before anybody knows its format."""

    name: str
    """How messages name it."""
    path: PurePosixPath
    """Where it lies in its collection: folders as their tool named them."""
    open: Callable[[], BinaryIO] = field(repr=False)
    size: int
    at: str
    """The file's own date, as the archive writes moments."""
    head: bytes = field(repr=False)
    """Its first HEAD bytes."""
    file: Path | None = None
    """The file on disk; None inside a container."""
    collection: str = ""
    """How addresses begin that are made up for its pages."""
    depth: int = 0
    """Containers that it was taken out of."""
    around: tuple[str, ...] = ()
    """Names of the folders around its collection, that of the collection last."""

    def read(self) -> bytes:
        """Return its first MAX_BYTES + 1 bytes."""
        with self.open() as stream:
            return stream.read(MAX_BYTES + 1)


@dataclass(frozen=True, slots=True)
class Importer:
    """A format: how it is recognised, by content first, and how its pages are read."""

    name: str
    recognises: Callable[[Found], bool]
    read: Callable[[Found], Findings]


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that a tool wrote, with the means to read what is in it."""

    path: Path
    names: frozenset[str]
    """What is in it."""
    open_file: Callable[[Path], Found] = field(repr=False)
    """Makes a found file of a path in it."""
    read_file: Callable[[Path], Findings] = field(repr=False)
    """Reads a file in it as any other file."""


@dataclass(frozen=True, slots=True)
class FolderImporter:
    """A format that is a folder with files of its own."""

    name: str
    recognises: Callable[[Path, frozenset[str]], bool]
    """By the path and the names in it."""
    read: Callable[[Folder], Findings]
