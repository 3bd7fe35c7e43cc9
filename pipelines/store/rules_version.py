"""A mark of the program's reading: what other rules derived is rebuilt before texts are compared."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from storage.archive import Archive

STATE = ("", "reader")
"""Host and name under which the archive keeps the mark: a state of no host."""
LIBRARIES = ("lxml", "pypdf", "python-docx", "python-dateutil")
"""Libraries that pages are read with; another version may read otherwise."""
FOLDERS = ("parse", "extract", "screen", "clean", "boilerplate", "identify", "gazetteer", "fold", "text")
"""Folders whose code and tables decide what is read on a page and what becomes of it."""
FILES = ("refine.py", "stages.py", "host_rules.py", "rules.csv")
"""The same, of the files beside the folders."""
CACHE = "__pycache__"
LENGTH = 16
"""Hex digits of the mark."""


def rule_files() -> list[Path]:
    """Return the modules and the data files, whatever their suffix, that decide what is read; sorted."""
    here = Path(__file__).parent.parent
    inside = [path for folder in FOLDERS for path in (here / folder).rglob("*") if path.is_file()]
    beside = [here / name for name in FILES if (here / name).exists()]
    return sorted([*(path for path in inside if CACHE not in path.parts), *beside])


@cache
def mark() -> str:
    """Return a fingerprint of the code, tables and libraries that decide what is read on a page."""
    here = Path(__file__).parent.parent
    digest = sha256(repr([(name, version(name)) for name in LIBRARIES]).encode())
    for path in rule_files():
        digest.update(str(path.relative_to(here)).encode() + path.read_bytes().replace(b"\r\n", b"\n"))
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
