"""WARC or ARC -> captures: responses, revisits, resources; what else there is in it is told apart."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from crawler.captures.captured import (
    Captured,
    Confirmation,
    Finding,
    Findings,
    Found,
    Importer,
    LeftOut,
    NoPage,
)
from crawler.captures.content_coding import GZIP, GZIP_MAGIC, ZSTD_MAGIC
from crawler.captures.folder_address import SCHEME
from crawler.captures.http_message import HttpMessage, read_response
from crawler.captures.moments import parse_moment_of_capture
from crawler.captures.no_page import kind_of_no_page
from crawler.captures.warc_records import STARTS, TOO_LONG, WRONG_LENGTH, Record, read_records
from crawler.captures.zstd_module import zstd
from pipelines.text.web_address import normalise_address
from storage.records import INCOMPLETE, Page

NAME = re.compile(r"\.w?arc(?:\.gz|\.zst)?(?:\.open)?$", re.IGNORECASE)
"""How files of records are called: `a.warc.gz.open`."""
METHOD = re.compile(rb"([A-Z]{3,10}) ")
"""The first word of a request: `POST /search HTTP/1.1`."""
ASKING = frozenset({b"GET", b"HEAD"})
"""Methods by which a page is asked for."""
SILENT = frozenset({"warcinfo", "request"})
"""Records that say something about others."""
REVISITED_BY_SERVER = "server-not-modified"
PRECISION_HEADER = "X-Yange-Precision"
"""Header of our own records for a moment that is only a file's date."""
NOT_MODIFIED, PARTIAL = 304, 206


def is_web_archive(found: Found) -> bool:
    """Whether a file holds WARC or ARC records, packed or not."""
    return bool(STARTS.match(_unpacked_head(found.head))) or bool(
        NAME.search(found.path.name) and found.head[:4] != b"PK\x03\x04"
    )


def _unpacked_head(head: bytes) -> bytes:
    try:
        if head.startswith(GZIP_MAGIC):
            return zlib.decompressobj(GZIP).decompress(head, 1024)
        if head.startswith(ZSTD_MAGIC):
            return zstd.ZstdDecompressor().decompress(head, 1024)
    except (zlib.error, zstd.ZstdError):
        return b""
    return head


def read_web_archive(found: Found) -> Findings:
    """Yield what the records of a file hold, in its order.

    An answer waits for the record after it, which may say that it was asked for by POST: then it is no page.
    """
    posted: set[str] = set()
    waiting: Record | None = None
    with found.open() as stream:
        for record in read_records(stream):
            if isinstance(record, str):
                yield LeftOut(found.name, record)
            elif record.type == "request":
                posted |= _posted(record, waiting)
            elif record.type not in SILENT:
                if waiting:
                    yield from _finding(waiting, posted)
                waiting = record
    if waiting:
        yield from _finding(waiting, posted)


def _posted(request: Record, waiting: Record | None) -> set[str]:
    """Return the ids of the records that belong to a request that does not ask for a page."""
    method = METHOD.match(request.block)
    if not method or method[1] in ASKING:
        return set()
    ids = {request.header("warc-record-id"), request.header("warc-concurrent-to")}
    if waiting and _same_moment(waiting, request) and not request.header("warc-concurrent-to"):
        ids.add(waiting.header("warc-record-id"))
    return ids - {""}


def _same_moment(one: Record, other: Record) -> bool:
    return all(one.header(name) == other.header(name) for name in ("warc-target-uri", "warc-date"))


def _finding(record: Record, posted: set[str]) -> Iterator[Finding]:
    """Yield what one record is."""
    written = record.header("warc-target-uri").strip("<>")
    url = normalise_address(_in_utf8(written)) or (written if written.startswith(f"{SCHEME}://") else "")
    if not url or record.type in {"metadata", "conversion"}:
        yield NoPage("records of other kinds")
    elif {record.header("warc-record-id"), record.header("warc-concurrent-to")} & posted:
        yield NoPage("answers to POST")
    elif not (known := parse_moment_of_capture(record.header("warc-date"))):
        yield LeftOut(url, "its WARC-Date is no moment")
    else:
        precision = "file" if record.header(PRECISION_HEADER.lower()) == "file" else known[1]
        page = Page(url=url, at=known[0], precision=precision)
        read = {"revisit": _revisit, "resource": _resource}.get(record.type, _response)
        yield from _whole(record, read(record, page))


def _whole(record: Record, found: Finding) -> Iterator[Finding]:
    """Yield what was found; of a capture that was cut, that it was, and the fact, which is not read as the page."""
    why = record.fault
    if record.header("warc-truncated") and record.type != "revisit":
        why = f"truncated when it was captured ({record.header('warc-truncated')})"
    if isinstance(found, Captured) and not why:
        why = dict(found.page.headers).get(INCOMPLETE, "")
    if not why or isinstance(found, NoPage):
        yield found
        return
    yield LeftOut(found.name, why)
    if isinstance(found, Captured) and why not in {WRONG_LENGTH, TOO_LONG}:
        headers = (
            *((name, value) for name, value in found.page.headers if name != INCOMPLETE),
            (INCOMPLETE, why),
        )
        yield replace(found, page=replace(found.page, transport="reset", headers=headers), digest="")


def _response(record: Record, page: Page) -> Finding:
    message = read_response(record.block, whole=not record.fault)
    if message is None:
        return _resource(record, page)
    if message.status == NOT_MODIFIED:
        return Confirmation(_with(page, message), page.url)
    if final := message.leads_to(page.url):
        return Captured(replace(_with(page, message), final_url=final, body=b""), page.url)
    kind = kind_of_no_page(page.url, message.header("content-type"), message.body)
    if kind:
        return NoPage(kind)
    cut = message.cut or ("a part of it (status 206)" if message.status == PARTIAL else "")
    headers = (*message.headers, (INCOMPLETE, cut)) if cut else message.headers
    page = replace(_with(page, message), headers=headers, body=message.body)
    return Captured(page, page.url, record.header("warc-payload-digest"))


def _with(page: Page, message: HttpMessage) -> Page:
    return replace(page, status=message.status, headers=message.headers)


def _revisit(record: Record, page: Page) -> Finding:
    message = read_response(record.block, whole=False)
    if message and (final := message.leads_to(page.url)):
        return Captured(replace(_with(page, message), final_url=final), page.url)
    status, headers = (message.status, message.headers) if message else (200, ())
    digest = (
        "" if REVISITED_BY_SERVER in record.header("warc-profile") else record.header("warc-payload-digest")
    )
    known = parse_moment_of_capture(record.header("warc-refers-to-date"))
    address = normalise_address(_in_utf8(record.header("warc-refers-to-target-uri").strip("<>")))
    refers_to = (address or page.url, known[0]) if known else ("", "")
    if kind := kind_of_no_page(page.url, dict(headers).get("content-type", ""), b""):
        return NoPage(kind)
    return Confirmation(replace(page, status=status, headers=headers), page.url, digest, refers_to)


def _resource(record: Record, page: Page) -> Finding:
    label = record.header("content-type")
    if "application/http" in label and record.type != "resource":
        return LeftOut(page.url, "no HTTP response in its record")
    kind = kind_of_no_page(page.url, label, record.block)
    if kind:
        return NoPage(kind)
    headers = (("content-type", label),) if label else ()
    return Captured(
        replace(page, body=record.block, headers=headers), page.url, record.header("warc-payload-digest")
    )


def _in_utf8(written: str) -> str:
    """Return an address whose bytes are no UTF-8 with these bytes as escapes; warcio gives each as one character."""
    try:
        raw = written.encode("latin-1")
        if raw.isascii():
            return written
        raw.decode("utf-8")
    except UnicodeEncodeError:
        return written
    except UnicodeDecodeError:
        return quote(raw, safe="%/:?#[]@!$&'()*+,;=~-._")
    return raw.decode("utf-8")


WEB_ARCHIVE = Importer("WARC or ARC", is_web_archive, read_web_archive)
