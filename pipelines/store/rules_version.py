"""A mark of the program's reading: what other rules derived is rebuilt before texts are compared."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from pipelines.compare.stage import engines
from storage.archive import Archive

STATE = ("", "reader")
"""Host and name under which the archive keeps the mark: a state of no host."""
LIBRARIES = ("lxml", "msdoc2docx", "pypdfium2", "python-dateutil")
"""Libraries that pages are read with; another version may read otherwise."""
EXTRAS = ("rapidocr", "onnxruntime")
"""Libraries that are an extra: with them pages are read that are not without."""
PARSERS = (etree.LIBXML_VERSION, etree.LIBXSLT_VERSION)
"""The parsers that are really loaded: an lxml of one version runs on several of libxml2, which read differently.

Between 2.13 and 2.14 `5&#150;6%` became a range and `&nbsp` without a semicolon a blank.
"""
FOLDERS = (
    "parse",
    "documents",
    "extract",
    "screen",
    "clean",
    "boilerplate",
    "identify",
    "gazetteer",
    "fold",
    "text",
)
"""Folders whose code and tables decide what is read on a page and what becomes of it."""
FILES = ("refine.py", "host_rules.py", "rules.csv")
"""Files next to the folders that decide it as well."""
PIPELINES = Path(__file__).parent.parent
CACHE = "__pycache__"
LENGTH = 16
"""Hex digits of the mark."""


def rule_files(pipelines: Path) -> list[Path]:
    """Return the modules and the data files, whatever their suffix, that decide what is read; sorted."""
    inside = [path for folder in FOLDERS for path in (pipelines / folder).rglob("*") if path.is_file()]
    beside = [pipelines / name for name in FILES]
    return sorted([*(path for path in inside if CACHE not in path.parts), *beside])


@cache
def mark(pipelines: Path = PIPELINES) -> str:
    """Return a fingerprint of the code, tables, libraries and parsers that decide what is read on a page.

    Args:
        pipelines: the folder of the package.

    Returns:
        Sixteen hex digits; the same whatever the line ends of the files and wherever the folder lies.
    """
    libraries = [*LIBRARIES, *(name for name in EXTRAS if find_spec(name))]
    digest = sha256(repr([PARSERS, [(name, version(name)) for name in libraries]]).encode())
    for path in rule_files(pipelines):
        name = path.relative_to(pipelines).as_posix()
        digest.update(name.encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:LENGTH]


def is_stale(archive: Archive) -> bool:
    """Whether anything in an archive was derived by other rules than the present ones."""
    return archive.state(*STATE) != mark() and bool(archive.query("SELECT 1 FROM judgements LIMIT 1"))


def sign(archive: Archive) -> None:
    """Note that everything in an archive was derived by the present rules."""
    if archive.state(*STATE) != mark():
        host, name = STATE
        with archive.transaction():
            archive.save_states(host, {name: mark()})


def worker_marks() -> str:
    """Return by what this process reads pages and compares texts; a worker elsewhere must have the same."""
    return f"{mark()} {engines()}"
