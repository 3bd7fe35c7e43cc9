"""Scrapy's decompression, which also notes as a fact that a compressed body was cut before its end."""

import sys
import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

import brotli  # type: ignore[import-untyped]  # has no stubs
from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.http import Response

from storage.records import INCOMPLETE

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PORTION = 1 << 16
"""Bytes that are decompressed at a time when only the end is looked for."""
GZIP, DEFLATE, RAW_DEFLATE = 31, 15, -15
"""Window bits by which zlib knows the format."""


def is_cut_gzip(body: bytes) -> bool:
    """Whether a gzip stream stops before its trailer."""
    return not _reaches_end(body, GZIP)


def is_cut_deflate(body: bytes) -> bool:
    """Whether a deflate stream, with or without the header of zlib, stops before its end."""
    return not (_reaches_end(body, DEFLATE) or _reaches_end(body, RAW_DEFLATE))


def is_cut_brotli(body: bytes) -> bool:
    """Whether a brotli stream stops before its end."""
    stream = brotli.Decompressor()
    try:
        stream.process(body, output_buffer_limit=PORTION)
        while not stream.is_finished() and stream.process(b"", output_buffer_limit=PORTION):
            pass
    except brotli.error:
        return True
    return not stream.is_finished()


def is_cut_zstd(body: bytes) -> bool:
    """Whether a zstd stream stops within a frame; what follows the last whole frame does not matter."""
    rest, whole = body, False
    while rest:
        stream, portion = zstd.ZstdDecompressor(), rest
        try:
            while not stream.eof:
                stream.decompress(portion, PORTION)
                portion = b""
                if stream.needs_input and not stream.eof:
                    return True
        except zstd.ZstdError:
            return not whole
        rest, whole = stream.unused_data, True
    return not whole


CUT: Mapping[bytes, Callable[[bytes], bool]] = MappingProxyType(
    {
        b"gzip": is_cut_gzip,
        b"x-gzip": is_cut_gzip,
        b"deflate": is_cut_deflate,
        b"br": is_cut_brotli,
        b"zstd": is_cut_zstd,
    }
)
"""Content-Encoding -> whether a body in it was cut; other encodings are not judged."""


class Decompression(HttpCompressionMiddleware):
    """Decompresses, and adds the header INCOMPLETE to a response whose stream has no end.

    Scrapy gives what it could decompress: half a page would look like a whole one that was edited.
    """

    def process_response(  # type: ignore[override]  # the spider is no argument any more
        self, request: Request, response: Response
    ) -> Request | Response:
        """Decompress a response; one that was cut says so."""
        names = [
            name.strip().lower()
            for name in b",".join(response.headers.getlist("Content-Encoding")).split(b",")
        ]
        body = response.body
        decoded = super().process_response(request, response)
        is_cut = CUT.get(names[0]) if len(names) == 1 else None
        if is_cut and body and isinstance(decoded, Response) and is_cut(body):
            decoded.headers[INCOMPLETE] = names[0]
        return decoded


def _reaches_end(body: bytes, window: int) -> bool:
    """Return whether a stream ends as its format says; what follows the end does not matter."""
    stream = zlib.decompressobj(window)
    rest = body
    try:
        while rest and not stream.eof:
            stream.decompress(rest, PORTION)
            rest = stream.unconsumed_tail
    except zlib.error:
        return False
    return stream.eof
