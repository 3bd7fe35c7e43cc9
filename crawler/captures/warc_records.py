"""WARC or ARC, in any packing -> its records one by one, each whole or said to be damaged (read with warcio)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader

from crawler.captures.captured import MAX_BYTES
from crawler.captures.record_stream import PORTION, RecordStream

STARTS = re.compile(rb"(?:WARC/\d\.\d+\r?\n|filedesc://\S)")
"""How a file of records begins: `WARC/1.0`, `filedesc://`."""
NEXT = re.compile(rb"\r?\n\r?\n(?=WARC/\d\.\d+\r?\n)")
"""Where a record ends before its length says so."""
BLANK = b"\r\n"
WRONG_LENGTH = "its length is wrong"
"""Fault of a record whose block is not its block."""
TOO_LONG = f"longer than {MAX_BYTES} bytes"
ARC_LINE = re.compile(rb"[a-z][a-z0-9+.-]*:\S* \S+ \d{4,17} ")
"""The line before a record of an ARC: `http://… 127.0.0.1 20210301020304 text/html 4321`."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its type, its own headers and its block; a block longer than MAX_BYTES is cut there."""

    type: str
    headers: dict[str, str]
    block: bytes = field(repr=False)
    fault: str = ""
    """Why the block is not the whole block; empty when it is."""

    def header(self, name: str) -> str:
        """Return a header of the record by its name in lower case; empty without it."""
        return self.headers.get(name, "")


def read_records(stream: BinaryIO) -> Iterator[Record | str]:
    """Yield the records of a file in order; a piece that cannot be read is a line of words, and what follows is read."""
    source = RecordStream(stream)
    loader = ArcWarcRecordLoader(verify_http=False)
    arc = False
    said = 0
    while _to_next_record(source):
        line = source.peek()[:12]
        arc = arc or line.startswith(b"filedesc:")
        source.begin_head()
        try:
            found = loader.parse_record_stream(
                source, known_format="arc" if arc else "warc", no_record_parse=True
            )
        except (ArchiveLoadFailed, EOFError, ValueError, IndexError) as error:
            yield f"a record whose head cannot be read: {' '.join(str(error).split())[:80]}"
            _skip_line(source)
            continue
        yield _record(source, found, arc=arc)
        yield from source.faults[said:]
        said = len(source.faults)
    yield from source.faults[said:]


def _to_next_record(source: RecordStream) -> bool:
    """Pass over blank lines; return False at the end."""
    while (head := source.peek()[:1]) and head in b"\r\n\0":
        source.readline(PORTION)
    return bool(head)


def _skip_line(source: RecordStream) -> None:
    """Go to the next line that begins a record."""
    while line := source.readline(PORTION):
        if STARTS.match(line) or ARC_LINE.match(line):
            source.unread(line)
            return


def _record(source: RecordStream, found: object, *, arc: bool) -> Record:
    """Read the block of a record whose head warcio has read."""
    about = found.rec_headers  # type: ignore[attr-defined]  # warcio has no types
    headers = {str(name).lower(): str(value).strip() for name, value in about.headers}
    kind = str(found.rec_type)  # type: ignore[attr-defined]
    length = about.get_header("Content-Length") or about.get_header("length") or ""
    if not str(length).strip().isdecimal():
        return Record(kind, headers, b"", "it has no length")
    size = int(length)
    if arc:
        size = max(
            0, size - int(about.total_len)
        )  # warcio has read the first lines of the block of an ARC's head
    block = source.read(min(size, MAX_BYTES))
    if size > MAX_BYTES:
        left = size - MAX_BYTES
        while left > 0 and (piece := source.read(min(left, PORTION))):
            left -= len(piece)
        return Record(kind, headers, block, TOO_LONG)
    return _checked(source, Record(kind, headers, block), size, arc=arc)


def _checked(source: RecordStream, record: Record, size: int, *, arc: bool) -> Record:
    """Return a record with the fault of its length: it is cut, runs into the next record, or ends before its end."""
    block = record.block
    follows = source.peek()[:1]
    whole = len(block) == size and (
        not follows or follows in BLANK or (arc and ARC_LINE.match(source.peek()))
    )
    if whole:
        return record
    early = NEXT.search(block)
    if early:
        source.unread(block[early.end() :])
        return Record(record.type, record.headers, block[: early.start()], WRONG_LENGTH)
    if len(block) < size:
        return Record(record.type, record.headers, block, f"{size - len(block)} of {size} bytes are missing")
    _skip_line(source)
    return Record(record.type, record.headers, block, WRONG_LENGTH)
