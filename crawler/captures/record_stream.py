"""A file of records, plain or in gzip or zstd members -> plain bytes, going on after what is damaged."""

import zlib
from collections import deque
from collections.abc import Generator, Iterator
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO, Protocol, cast

from crawler.captures.content_coding import GZIP, GZIP_MAGIC, ZSTD_MAGIC
from crawler.captures.zstd_module import zstd

PORTION = 1 << 16
"""Bytes that are read and unpacked at a time."""
CHECKED = 1 << 22
"""Unpacked bytes of a member that wait for its checksum before any is given out: 4 MB, longer than nearly all records."""
SKIPPABLE = frozenset(bytes((0x50 + n, 0x2A, 0x4D, 0x18)) for n in range(16))
"""How the frames of zstd begin that hold no content."""
DICTIONARY = b"\x5d\x2a\x4d\x18"
"""How the frame begins that holds the dictionary of a .warc.zst."""
MAX_DICTIONARY = 1 << 24
"""Bytes of the longest dictionary; a guess."""
MAX_HEAD = 1 << 20
"""Bytes of the longest head of a record; a guess."""
GAP = b"\r\n\r\n"
"""What stands in the place of a damaged member, so that the record around it ends there."""
Pieces = Generator[bytes, None, bytes]
"""Gives pieces out, and returns what follows."""
DAMAGED = (zlib.error, zstd.ZstdError)


class Unpacker(Protocol):
    """Undoes one member: a stream of gzip or a frame of zstd."""

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""

    @property
    def unused_data(self) -> bytes:
        """What follows the member."""

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """Return at most so many bytes."""


class GzipMember:
    """zlib's stream for one member, in the manner of zstd's."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(GZIP)

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""
        return self._stream.eof

    @property
    def unused_data(self) -> bytes:
        """What follows the member."""
        return self._stream.unused_data

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """Return at most so many bytes; the rest comes with the next calls."""
        return self._stream.decompress(self._stream.unconsumed_tail + data, max_length)


class Members(RawIOBase):
    """The plain bytes of a file of members; faults are noted and passed over.

    A member is given out once its checksum is right, unless it is longer than CHECKED.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._back: deque[bytes] = deque()
        self.faults: list[str] = []
        self._given = self._plain()

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Fill a buffer; return how many bytes were put into it."""
        piece = self._back.popleft() if self._back else next(filter(None, self._given), b"")
        if len(piece) > len(buffer):
            self._back.appendleft(piece[len(buffer) :])
            piece = piece[: len(buffer)]
        buffer[: len(piece)] = piece
        return len(piece)

    def unread(self, data: bytes) -> None:
        """Put bytes back: they are read next."""
        if data:
            self._back.appendleft(data)

    def _plain(self) -> Iterator[bytes]:
        data = self._stream.read(PORTION)
        while data:
            if data.startswith(GZIP_MAGIC):
                data = yield from self._member(data, GZIP_MAGIC, GzipMember())
            elif data[:4] in SKIPPABLE:
                data = self._skippable(data)
            elif data.startswith(ZSTD_MAGIC):
                data = yield from self._member(data, ZSTD_MAGIC, self._zstd())
            elif not data.strip(b"\0\r\n"):
                data = self._stream.read(PORTION)
            else:
                data = yield from self._bare(data)

    _dictionary: "zstd.ZstdDict | None" = None

    def _zstd(self) -> Unpacker:
        return zstd.ZstdDecompressor(self._dictionary)

    def _bare(self, data: bytes) -> Pieces:
        """Give out what is not packed, up to a member that follows a blank line or zeros."""
        while data:
            found = data.find(b"\0" + GZIP_MAGIC)
            if found >= 0:
                yield data[: found + 1].rstrip(b"\0")
                return data[found + 1 :]
            yield data
            data = self._stream.read(PORTION)
        return b""

    def _member(self, data: bytes, magic: bytes, unpacker: Unpacker) -> Pieces:
        """Give out a member; return what follows it."""
        first, waiting, size, given = data, [], 0, False
        try:
            while not unpacker.eof:
                piece = unpacker.decompress(data, PORTION)
                data = b""
                size += len(piece)
                if given:
                    yield piece
                else:
                    waiting.append(piece)
                if size > CHECKED and not given:
                    given = True
                    yield from waiting
                if not piece and not unpacker.eof:
                    data = self._stream.read(PORTION)
                    if not data:
                        break
                    first = first if given else first + data
        except DAMAGED:
            self.faults.append("a damaged piece of the file")
            yield GAP
            return self._next(b"" if given else first[1:], magic)
        if not given:
            yield from waiting
        if not unpacker.eof:
            self.faults.append("the file ends within its last record")
        return (unpacker.unused_data if unpacker.eof else b"") or self._stream.read(PORTION)

    def _next(self, data: bytes, magic: bytes) -> bytes:
        """Return what follows from the next member on."""
        while True:
            found = data.find(magic)
            if found >= 0:
                return data[found:]
            more = self._stream.read(PORTION)
            if not more:
                return b""
            data = data[-len(magic) :] + more

    def _skippable(self, data: bytes) -> bytes:
        """Pass over a frame without content, but for the dictionary that it may hold; return what follows."""
        size = int.from_bytes(data[4:8], "little")
        kind, rest = data[:4], data[8:]
        while len(rest) < min(size, MAX_DICTIONARY):
            more = self._stream.read(PORTION)
            if not more:
                break
            rest += more
        if kind == DICTIONARY and size <= MAX_DICTIONARY:
            held = rest[:size]
            held = zstd.decompress(held) if held.startswith(ZSTD_MAGIC) else held
            self._dictionary = zstd.ZstdDict(held)
        return rest[size:] or self._stream.read(PORTION)


class RecordStream:
    """Plain bytes that are read forwards, and put back where a record turns out to have a wrong length."""

    def __init__(self, stream: BinaryIO) -> None:
        self._members = Members(stream)
        self._left = MAX_HEAD
        self._reader = BufferedReader(cast("Any", self._members), PORTION)

    @property
    def faults(self) -> list[str]:
        """What was passed over, in words."""
        return self._members.faults

    def read(self, size: int = -1) -> bytes:
        """Return so many bytes, fewer at the end."""
        return self._reader.read(size)

    def begin_head(self) -> None:
        """Allow the lines of one head of a record, MAX_HEAD bytes of them."""
        self._left = MAX_HEAD

    def readline(self, size: int = -1) -> bytes:
        """Return a line with its end, at most so many bytes.

        Raises:
            ValueError: the lines since `begin_head` are longer than any head.
        """
        if size >= 0:
            return self._reader.readline(size)
        line = self._reader.readline(self._left + 1)
        self._left -= len(line)
        if self._left < 0:
            raise ValueError(f"a head of more than {MAX_HEAD} bytes")
        return line

    def peek(self) -> bytes:
        """Return some of the bytes that come next, none at the end."""
        return self._reader.peek(1)

    def unread(self, data: bytes) -> None:
        """Put bytes back: they are read next."""
        waiting = self._reader.read1(len(self._reader.peek(1)))
        self._members.unread(waiting)
        self._members.unread(data)
