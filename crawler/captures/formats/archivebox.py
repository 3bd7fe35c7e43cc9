"""The folder of a snapshot of ArchiveBox -> the one capture that it is: its WARC, else the best of its other forms."""

import json
from pathlib import Path

from crawler.captures.captured import Findings, Folder, FolderImporter, LeftOut, NoPage
from crawler.captures.formats.saved_page import page_of_file
from crawler.captures.formats.warc import NAME as WARC_NAME
from crawler.captures.moments import parse_moment_of_capture
from pipelines.text.web_address import normalise_address

INDEX = "index.json"
FORMS = ("singlefile.html", "output.html", "dom/output.html", "singlefile/singlefile.html", "output.pdf")
"""Forms of the page, the more exact first; a readable text or a screenshot is none."""
MAX_INDEX = 20_000_000
OTHER_FORMS = "other forms of a snapshot"


def is_snapshot(folder: Path, names: frozenset[str]) -> bool:
    """Whether a folder is a snapshot: its index names an address and a moment."""
    return INDEX in names and bool(_said(folder)[0])


def read_snapshot(folder: Folder) -> Findings:
    """Yield the one capture of a snapshot; what else it keeps of the page is counted."""
    records = sorted(each for each in (folder.path / "warc").glob("*") if WARC_NAME.search(each.name))
    taken = len(records)
    for each in records:
        yield from folder.read_file(each)
    if not records:
        form = next((folder.path / each for each in FORMS if (folder.path / each).is_file()), None)
        if form is None:
            yield LeftOut(str(folder.path), "a snapshot without the page")
        else:
            url, at = _said(folder.path)
            yield page_of_file(folder.open_file(form), url=url, known=parse_moment_of_capture(at))
            taken = 1
    others = sum(each.is_file() for each in folder.path.rglob("*")) - taken
    yield from (NoPage(OTHER_FORMS) for _ in range(others))


def _said(folder: Path) -> tuple[str, str]:
    """Return address and moment that the index names; empty ones where it is none."""
    try:
        with (folder / INDEX).open(encoding="utf-8") as stream:
            said = json.loads(stream.read(MAX_INDEX))
        url, at = normalise_address(str(said["url"])), str(said["timestamp"])
    except (OSError, ValueError, KeyError, TypeError):
        return ("", "")
    return (url, at) if url and parse_moment_of_capture(at) else ("", "")


ARCHIVEBOX = FolderImporter("ArchiveBox", is_snapshot, read_snapshot)
