"""bytes -> bytes: undo the codings of HTTP bodies and files, within bounds, and say what was cut."""

import re
import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

import brotli  # type: ignore[import-untyped]  # has no stubs

from crawler.captures.captured import MAX_BYTES
from crawler.captures.zstd_module import zstd

GZIP_MAGIC, ZSTD_MAGIC = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
"""The line before a chunk, with an extension or not: `3E8;x=y`."""
MAX_CODINGS = 4
"""Codings on top of each other that are undone; a guess."""
GZIP, DEFLATE, RAW_DEFLATE = 31, 15, -15
"""Window bits by which zlib knows the format."""


class Undecodable(ValueError):
    """Raised here when a body is not in the coding that it is said to be in, is cut, or is too long."""


def dechunked(body: bytes) -> bytes:
    """Return a body without the framing of chunks; one that has no such framing is returned as it is.

    Raises:
        Undecodable: it stops before its last chunk.
    """
    if not CHUNK.match(body):
        return body
    kept: list[bytes] = []
    at = 0
    while True:
        found = CHUNK.match(body, at)
        if not found:
            raise Undecodable("chunks that do not fit")
        size, at = int(found[1], 16), found.end()
        if not size:
            return b"".join(kept)
        if at + size > len(body):
            raise Undecodable("cut within a chunk")
        kept.append(body[at : at + size])
        at += size
        at += 2 if body.startswith(b"\r\n", at) else 1 if body.startswith(b"\n", at) else 0


def decoded(body: bytes, codings: str) -> bytes:
    """Undo the Content-Encoding of a body.

    A coding that is unknown (`UTF-8`) and one that was undone already, as tools do that keep the header, change nothing.

    Args:
        body: the body.
        codings: the header's value, the last coding last.

    Raises:
        Undecodable: the body is cut or longer than MAX_BYTES when decoded.
    """
    names = [name.strip().lower() for name in codings.split(",")][-MAX_CODINGS:]
    for name in reversed(names):
        undo = UNDO.get(name)
        body = undo(body) if undo and body else body
    return body


def _inflated(body: bytes, window: int) -> bytes:
    kept = []
    size = 0
    rest = body
    while rest:
        stream = zlib.decompressobj(window)
        kept.append(stream.decompress(rest, MAX_BYTES + 1 - size))
        size += len(kept[-1])
        if size > MAX_BYTES:
            raise Undecodable(f"longer than {MAX_BYTES} bytes when decoded")
        if not stream.eof:
            raise Undecodable("cut before the end of its compressed body")
        rest = stream.unused_data if window == GZIP else b""
        if not rest.startswith(GZIP_MAGIC):
            break
    return b"".join(kept)


def gunzipped(body: bytes) -> bytes:
    """Undo gzip; a body without its magic is returned as it is. Raises Undecodable."""
    if not body.startswith(GZIP_MAGIC):
        return body
    try:
        return _inflated(body, GZIP)
    except zlib.error as error:
        raise Undecodable(f"damaged gzip: {error}") from error


def _undeflated(body: bytes) -> bytes:
    for window in (DEFLATE, RAW_DEFLATE):
        try:
            return _inflated(body, window)
        except zlib.error:
            continue
    return body


def unbrotlied(body: bytes) -> bytes:
    """Undo brotli; a body that is none is returned as it is. Raises Undecodable."""
    stream = brotli.Decompressor()
    try:
        kept = [stream.process(body, output_buffer_limit=MAX_BYTES)]
        while not stream.is_finished():
            kept.append(stream.process(b"", output_buffer_limit=MAX_BYTES))
            if not kept[-1]:
                break
            if sum(map(len, kept)) > MAX_BYTES:
                raise Undecodable(f"longer than {MAX_BYTES} bytes when decoded")
    except brotli.error:
        return body
    if not stream.is_finished():
        if _is_text(body):
            return body
        raise Undecodable("cut before the end of its compressed body")
    return b"".join(kept)


def unzstd(body: bytes) -> bytes:
    """Undo zstd; a body without its magic is returned as it is. Raises Undecodable."""
    kept = b""
    rest = body
    try:
        while rest.startswith(ZSTD_MAGIC):
            stream = zstd.ZstdDecompressor()
            kept += stream.decompress(rest, MAX_BYTES + 1 - len(kept))
            if len(kept) > MAX_BYTES:
                raise Undecodable(f"longer than {MAX_BYTES} bytes when decoded")
            if not stream.eof:
                raise Undecodable("cut before the end of its compressed body")
            rest = stream.unused_data
    except zstd.ZstdError as error:
        raise Undecodable(f"damaged zstd: {error}") from error
    return kept or body


def _is_text(body: bytes) -> bool:
    return body.lstrip()[:1] in {b"<", b"{"}


UNDO: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {
        "gzip": gunzipped,
        "x-gzip": gunzipped,
        "deflate": _undeflated,
        "br": unbrotlied,
        "zstd": unzstd,
    }
)
"""Name of a coding -> what undoes it."""
