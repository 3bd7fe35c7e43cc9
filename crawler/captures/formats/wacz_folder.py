"""The folder of an unpacked WACZ -> the records in it; its pages and indexes say nothing more."""

from pathlib import Path

from crawler.captures.captured import Findings, Folder, FolderImporter, NoPage
from crawler.captures.formats.warc import NAME as WARC_NAME

RECORDS = "archive"


def is_unpacked_wacz(folder: Path, names: frozenset[str]) -> bool:
    """Whether a folder has a WACZ's description, and records."""
    return "datapackage.json" in names and (folder / RECORDS).is_dir()


def read_unpacked_wacz(folder: Folder) -> Findings:
    """Yield what the records hold."""
    for file in sorted(each for each in folder.path.rglob("*") if each.is_file()):
        if WARC_NAME.search(file.name):
            yield from folder.read_file(file)
        else:
            yield NoPage("indexes and databases")


WACZ_FOLDER = FolderImporter("unpacked WACZ", is_unpacked_wacz, read_unpacked_wacz)
