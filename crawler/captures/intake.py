"""A path that a user gave -> findings: folders are walked, each file goes to the importer that recognises it."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from crawler.captures.captured import (
    HEAD,
    Captured,
    Finding,
    Findings,
    Folder,
    FolderImporter,
    Found,
    Importer,
    LeftOut,
    NoPage,
)
from crawler.captures.folder_address import collection_of
from crawler.captures.formats.lists import files_of_list, list_reader
from crawler.captures.formats.registry import FOLDERS, FORMATS
from crawler.captures.formats.saved_page import SAVED_PAGE
from crawler.captures.formats.warc import NAME as WARC_NAME
from crawler.captures.formats.zip_file import zip_reader
from crawler.captures.mirror import PairedFile, paired_files
from crawler.captures.moments import file_moment
from storage.errors import UserMistake

SAVED_BESIDE = ("_files", ".files", ".fld", "_data")
"""Endings of the folder in which a browser keeps what belongs to a saved page."""
SHOWN = frozenset({".scrapy", ".git"})
"""Hidden folders in which captures are."""
MAX_DEPTH = 40
"""Folders inside each other that are walked; a guess."""


class CollectionWalk:
    """Walks through what a user gave. One bad file never ends it: it is left out, with the reason."""

    def __init__(self, collections: Container[str] = ()) -> None:
        """Begin.

        Args:
            collections: beginnings of made-up addresses that the archive knows: a file below such a folder keeps the
                address that it got with the folder.
        """
        self.files = 0
        self.collections: set[str] = set()
        self._known = collections
        self._formats: Sequence[Importer] = (
            list_reader(self.open_file),
            *FORMATS,
            zip_reader(self._file),
            SAVED_PAGE,
        )
        self._exact: set[tuple[str, str]] = set()
        self._root = Path()
        self._collection = ""

    @staticmethod
    def check(given: Path) -> None:
        """Refuse a path that is nothing to read.

        Raises:
            UserMistake: it is neither a folder nor a file.
        """
        if not given.is_dir() and not given.is_file():
            raise UserMistake(f"{given} is neither a folder nor a file")

    def findings(self, given: Path) -> Findings:
        """Yield what a folder or file holds.

        Args:
            given: the path, one that `check` let pass.
        """
        folder = given.absolute() if given.is_dir() else given.absolute().parent
        self._root = next(
            (each for each in (folder, *folder.parents) if collection_of(each) in self._known), folder
        )
        self._collection = collection_of(self._root)
        self.collections.add(self._collection)
        if given.is_dir():
            yield from self._folder(given, frozenset(), 0)
        else:
            yield from self._file(self.open_file(given))

    def open_file(self, file: Path) -> Found:
        """Return a file on disk as found, with the path that it has in the collection."""
        whole = file.absolute()
        inside = whole.relative_to(self._root) if whole.is_relative_to(self._root) else Path(whole.name)
        about = file.stat()
        with file.open("rb") as stream:
            head = stream.read(HEAD)
        return Found(
            name=str(file),
            path=PurePosixPath(*inside.parts),
            open=lambda: file.open("rb"),
            size=about.st_size,
            at=file_moment(about.st_mtime),
            head=head,
            file=file,
            collection=self._collection,
            around=tuple(self._root.parts[1:]),
        )

    def _folder(self, folder: Path, named: frozenset[Path], depth: int) -> Findings:
        """Read a folder: with the importer of its tool where one recognises it, else file by file."""
        try:
            entries = sorted(folder.iterdir(), key=lambda each: (not WARC_NAME.search(each.name), each.name))
        except OSError as error:
            yield LeftOut(str(folder), f"cannot be read: {error.strerror}")
            return
        if depth > MAX_DEPTH:
            yield LeftOut(str(folder), f"more than {MAX_DEPTH} folders inside each other")
            return
        names = frozenset(each.name for each in entries)
        importer = next((each for each in FOLDERS if each.recognises(folder, names)), None)
        if importer:
            yield from self._by_tool(importer, folder, names)
            return
        named |= {file.resolve() for each in entries for file in self._listed(each)}
        for each in paired_files(entries):
            yield from self._entry(each, names, named, depth)

    def _by_tool(self, importer: FolderImporter, folder: Path, names: frozenset[str]) -> Findings:
        self.files += 1
        try:
            yield from importer.read(Folder(folder, names, self.open_file, self._read_inside))
        except Exception as error:  # noqa: BLE001  whatever a damaged folder does to its reader
            yield LeftOut(str(folder), in_words(importer.name, error))

    def _read_inside(self, file: Path) -> Findings:
        """Read a file inside the folder of a tool as any other file."""
        yield from self._file_of(PairedFile(file, file.name))

    def _listed(self, file: Path) -> Iterator[Path]:
        if file.suffix.lower() in {".csv", ".tsv", ".jsonl", ".ndjson"} and file.is_file():
            found = self.open_file(file)
            if self._formats[0].recognises(found):
                yield from files_of_list(found)

    def _entry(
        self, paired: PairedFile, names: frozenset[str], named: frozenset[Path], depth: int
    ) -> Findings:
        path = paired.path
        if path.is_symlink() and not path.resolve().is_relative_to(self._root.resolve()):
            yield LeftOut(str(path), "a link that leads out of the folder")
        elif path.is_dir():
            yield from self._subfolder(path, names, named, depth)
        elif path.name.startswith("."):
            yield NoPage("hidden files")
        elif path.is_file() and path.resolve() not in named:
            yield from self._file_of(paired)

    def _subfolder(self, path: Path, names: frozenset[str], named: frozenset[Path], depth: int) -> Findings:
        if path.is_symlink():
            yield NoPage("links to folders of the collection")
        elif path.name.startswith(".") and path.name not in SHOWN:
            yield NoPage("hidden folders")
        elif any(
            path.name.endswith(end) and _has_page(path.name.removesuffix(end), names) for end in SAVED_BESIDE
        ):
            yield NoPage("folders with the pictures of saved pages")
        else:
            yield from self._folder(path, named, depth + 1)

    def _file_of(self, paired: PairedFile) -> Findings:
        try:
            found = self.open_file(paired.path)
        except OSError as error:
            yield LeftOut(str(paired.path), f"cannot be read: {error.strerror}")
            return
        if paired.name != paired.path.name:
            found = replace(found, path=found.path.with_name(paired.name))
        if paired.at:
            found = replace(found, at=paired.at)
        yield from self._file(found)

    def _file(self, found: Found) -> Findings:
        """Read a file with the first importer that recognises it; whatever goes wrong, the next file is read."""
        self.files += 1
        importer = next(each for each in self._formats if each.recognises(found))
        try:
            for each in importer.read(found):
                yield self._once(each)
        except Exception as error:  # noqa: BLE001  whatever a damaged file does to its reader
            yield LeftOut(found.name, in_words(importer.name, error))

    def _once(self, found: Finding) -> Finding:
        """Return a finding; of what a replay shows only the bytes as they were captured, where it shows them."""
        if not isinstance(found, Captured) or found.rewritten is None:
            return found
        name = (found.page.url, found.page.at)
        if found.rewritten and name in self._exact:
            return NoPage("rewritten forms of replayed pages")
        self._exact.add(name)
        return found


def in_words(importer: str, error: Exception) -> str:
    """Return why something could not be read, in one short line."""
    said = " ".join(str(error).split())[:160]
    return f"cannot be read as {importer}: {said or type(error).__name__}"


def _has_page(stem: str, names: frozenset[str]) -> bool:
    return any(f"{stem}{suffix}" in names for suffix in (".html", ".htm", ".mht", ".xhtml", ".shtml"))
