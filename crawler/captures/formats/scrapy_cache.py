"""A folder of Scrapy's HTTP cache (FilesystemCacheStorage) -> the capture of its response; nothing pickled is opened."""

import gzip
from ast import literal_eval
from pathlib import Path

from crawler.captures.captured import (
    MAX_BYTES,
    Captured,
    Finding,
    Findings,
    Folder,
    FolderImporter,
    LeftOut,
    NoPage,
)
from crawler.captures.http_message import read_response
from crawler.captures.moments import parse_moment_of_capture
from crawler.captures.no_page import kind_of_no_page
from pipelines.text.web_address import normalise_address
from storage.records import Page

FILES = frozenset({"meta", "response_headers", "response_body"})
"""What lies in the folder of one response."""
MAX_META = 1_000_000


def is_cached_response(_: Path, names: frozenset[str]) -> bool:
    """Whether a folder holds one response of the cache."""
    return names >= FILES


def read_cached_response(folder: Folder) -> Findings:
    """Yield the response of a folder."""
    yield _response(folder.path)


def _response(folder: Path) -> Finding:
    try:
        meta = literal_eval(_unpacked(folder / "meta")[:MAX_META].decode("utf-8"))
        url = normalise_address(str(meta["url"]))
        final = normalise_address(str(meta.get("response_url") or ""))
        known = parse_moment_of_capture(str(meta["timestamp"]))
    except (ValueError, SyntaxError, KeyError, TypeError, AttributeError, RecursionError, MemoryError):
        return LeftOut(str(folder), "its meta cannot be read")
    if str(meta.get("method", "GET")) != "GET":
        return NoPage(f"answers to {meta['method']}")
    if not url or not known:
        return LeftOut(str(folder), "its meta has no address or moment")
    status = f"HTTP/1.1 {meta.get('status', 200)} \r\n".encode()
    heads = _unpacked(folder / "response_headers").strip()
    message = read_response(status + heads + b"\r\n\r\n" + _unpacked(folder / "response_body"), whole=False)
    if message is None or message.cut:
        return LeftOut(url, message.cut if message else "no response")
    if kind := kind_of_no_page(url, message.header("content-type"), message.body):
        return NoPage(kind)
    page = Page(
        url=url,
        final_url=message.leads_to(url) or (final if final != url else ""),
        body=b"" if message.leads_to(url) else message.body,
        status=message.status,
        headers=message.headers,
        at=known[0],
    )
    return Captured(page, url)


def _unpacked(file: Path) -> bytes:
    """Return what a file of the cache holds, which HTTPCACHE_GZIP compresses."""
    with file.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    with gzip.open(file, "rb") if packed else file.open("rb") as stream:
        return stream.read(MAX_BYTES)


SCRAPY_CACHE = FolderImporter("Scrapy's HTTP cache", is_cached_response, read_cached_response)
