"""Response or failure -> Page: what happened last on the wire for a request."""

from dataclasses import replace
from urllib.parse import urljoin

from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from twisted.internet.error import ConnectionLost
from twisted.internet.error import TimeoutError as TwistedTimeout

from pipelines.parse.document import Document, open_page
from storage.records import Hints, Page, Pairs, Transport


class HeldBack(IgnoreRequest):
    """Raised by a middleware for a request that is not made: nothing happened on the wire, so no page."""


class NotFollowed(IgnoreRequest):
    """Raised by a middleware for an address that is never asked: it is private, or off the source's sites."""


REDIRECTS = frozenset({301, 302, 303, 307, 308})

FAILURES: tuple[tuple[type[BaseException], Transport], ...] = (
    (DownloadTimeoutError, "timeout"),
    (TwistedTimeout, "timeout"),
    (CannotResolveHostError, "dns"),
    (DownloadConnectionRefusedError, "refused"),
    (DownloadCancelledError, "too_large"),
    (ResponseDataLossError, "reset"),
    (ConnectionLost, "reset"),
    (NotFollowed, "blocked"),
)
"""Exceptions of the downloader whose class alone says what happened."""

REASONS: tuple[tuple[type[BaseException], str, Transport], ...] = (
    (DownloadFailedError, "SSL", "tls"),
    (DownloadFailedError, "ertificate", "tls"),
    (DownloadFailedError, "", "reset"),
    (IgnoreRequest, "robots.txt", "blocked"),
    (IgnoreRequest, "DOWNLOAD_MAXSIZE", "too_large"),
)
"""Exceptions whose words say what happened: class, a word in its text, outcome."""

NOT_MODIFIED = 304


def page_of(response: Response, *, source: str, hints: Hints | None = None, at: str = "") -> Page:
    """Return the page of a final response; `url` was asked for first, `final_url` is where redirects led."""
    meta = response.request.meta if response.request else {}  # none yet inside downloader middlewares
    asked = meta.get("redirect_urls", [response.url])[0]
    return Page(
        url=asked,
        body=response.body if response.status != NOT_MODIFIED else b"",
        final_url=response.url if response.url != asked else "",
        transport="not_modified" if response.status == NOT_MODIFIED else "ok",
        status=response.status,
        headers=_pairs(response),
        at=at,
        source=source,
        hints=hints or Hints(),
    )


def asked_of(response: Response) -> Request:
    """The request of a response in a callback, where there always is one."""
    if response.request is None:
        raise ValueError(f"{response.url}: a response without its request")
    return response.request


def open_response(request: Request, page: Page) -> Document:
    """Open the page of a request, at most once: what a middleware opened is kept with the request."""
    meta = request.meta
    opened: Document | None = meta.get("opened")
    if opened is None or opened.page.body is not page.body:
        opened = open_page(page)
        meta["opened"] = opened
    return replace(opened, page=page)


def failed_page(
    request: Request, error: BaseException, *, source: str, hints: Hints | None = None, at: str = ""
) -> Page:
    """Return the page of a request without response: its transport names the failure, a header its words."""
    return Page(
        url=request.meta.get("redirect_urls", [request.url])[0],
        transport=transport_of(error),
        status=None,
        headers=(("x-yange-failure", f"{type(error).__name__}: {error}"[:300]),),
        at=at,
        source=source,
        hints=hints or Hints(),
    )


def transport_of(error: BaseException) -> Transport:
    """Return what happened on the wire, by the exception that the downloader raised."""
    for kind, transport in FAILURES:
        if isinstance(error, kind):
            return transport
    words = f"{error} {error.__cause__!r}"
    for kind, word, transport in REASONS:
        if isinstance(error, kind) and word in words:
            return transport
    return "failed"


def _pairs(response: Response) -> Pairs:
    """Headers in the order received, names in lower case."""
    return tuple(
        (name.decode("latin-1").lower(), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )


def redirect_target(response: Response) -> str:
    """Return where a response redirects to by Location; empty if it does not."""
    location = response.headers.get("Location") if response.status in REDIRECTS else None
    return urljoin(response.url, location.decode("latin-1").strip()) if location else ""
