"""The facts of an archive -> WARC 1.1 (ISO 28500): responses, revisits where a body is one that came before (with warcio)."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.captures.folder_address import SCHEME
from crawler.captures.formats.warc import PRECISION_HEADER
from crawler.captures.http_message import FRAMING
from crawler.captures.keeper import payload_digest
from storage.archive import Archive
from storage.errors import DamagedBody
from storage.records import Page, Precision
from storage.rows import Fetch

DATE_LENGTHS: dict[Precision, int] = {"year": 4, "month": 7, "day": 10}
"""Precision -> characters of an ISO moment that are known; WARC 1.1 allows such dates."""
ANSWERED = frozenset({"ok", "not_modified"})
FOUND = 302


@dataclass(slots=True)
class Exported:
    """What an export wrote and what it could not."""

    responses: int = 0
    revisits: int = 0
    redirects: int = 0
    unanswered: int = 0
    """Requests without an answer: there is no record for what never came."""
    purged: int = 0
    damaged: int = 0


def export_warc(archive: Archive, stream: BinaryIO, *, packed: bool, source: str = "") -> Exported:
    """Write the fetches of an archive, the oldest first.

    Args:
        archive: an open archive.
        stream: where to write.
        packed: whether each record is a gzip member of its own.
        source: only the fetches of this source; empty for all.

    Returns:
        What was written.
    """
    writer = WARCWriter(stream, gzip=packed, warc_version="1.1")
    info = {"software": "yange", "format": "WARC File Format 1.1", "description": "the fetches of an archive"}
    writer.write_record(writer.create_warcinfo_record("", info))
    done = Exported()
    known: dict[str, tuple[str, str, str]] = {}
    for first in archive.fetches(source=source):
        for fetch in (first, *archive.parts(first)):
            _write(writer, archive, fetch, known, done)
    return done


def _write(
    writer: WARCWriter, archive: Archive, fetch: Fetch, known: dict[str, tuple[str, str, str]], done: Exported
) -> None:
    """Write the records of one fetch.

    Args:
        writer: warcio's.
        archive: the archive.
        fetch: the fetch.
        known: SHA-256 of a body -> address and date of its response, and its digest.
        done: is brought up to date.
    """
    if fetch.transport not in ANSWERED:
        done.unanswered += 1
        return
    if archive.purged(fetch):
        done.purged += 1
        return
    try:
        page = archive.page(fetch)
    except DamagedBody:
        done.damaged += 1
        return
    url = _shown_at(writer, page, fetch, done)
    date, extra = warc_date(fetch), _extra(fetch)
    heads = _http_head(page)
    if fetch.body in known:
        first, at, digest = known[fetch.body]
        writer.write_record(
            writer.create_revisit_record(url, digest, first, at, heads, {"WARC-Date": date, **extra})
        )
        done.revisits += 1
        return
    kind = "resource" if url.startswith(f"{SCHEME}:") else "response"
    about = {"WARC-Date": date, **extra}
    if kind == "resource":
        about["Content-Type"] = dict(page.headers).get("content-type", "application/octet-stream")
    writer.write_record(
        writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(page.body),
            length=len(page.body),
            http_headers=heads if kind == "response" else None,
            warc_headers_dict=about,
        )
    )
    done.responses += 1
    if fetch.body:
        known[fetch.body] = (url, date, payload_digest(page.body))


def _shown_at(writer: WARCWriter, page: Page, fetch: Fetch, done: Exported) -> str:
    """Return the address that served a page; that which was asked for gets a record of the redirect."""
    if not page.body or not fetch.final_url or fetch.final_url == fetch.url:
        return fetch.url
    moved = StatusAndHeaders(f"{FOUND} Found", [("Location", fetch.final_url)], protocol="HTTP/1.1")
    about = {"WARC-Date": warc_date(fetch), **_extra(fetch)}
    writer.write_record(
        writer.create_warc_record(fetch.url, "response", http_headers=moved, warc_headers_dict=about)
    )
    done.redirects += 1
    return fetch.final_url


def warc_date(fetch: Fetch) -> str:
    """Return the moment of a fetch, as far as it is known."""
    if fetch.precision == "minute":
        return f"{fetch.clock[:16]}Z"
    return fetch.clock[: DATE_LENGTHS.get(fetch.precision, len(fetch.clock))]


def _extra(fetch: Fetch) -> dict[str, str]:
    return {PRECISION_HEADER: fetch.precision} if fetch.precision == "file" else {}


def _http_head(page: Page) -> StatusAndHeaders:
    status = page.status or 200
    return StatusAndHeaders(f"{status} {_phrase(status)}".strip(), list(_headers(page)), protocol="HTTP/1.1")


def _headers(page: Page) -> Iterator[tuple[str, str]]:
    yield from ((name, " ".join(value.split())) for name, value in page.headers if name not in FRAMING)
    yield ("content-length", str(len(page.body)))


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
