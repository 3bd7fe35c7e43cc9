"""Page -> the verdict that its transport, status and headers decide, without a look at the text."""

from collections.abc import Callable

from pipelines.screen.signatures import challenge_mark
from storage.records import Page, VerdictName

Finding = tuple[VerdictName, str]
"""A verdict's name and evidence."""

CHALLENGE_STATUS = frozenset({412, 468, 521})
"""Status codes that only challenges use here: 瑞数 412, 广元 468, 加速乐 521."""
MISSING_STATUS = frozenset({404, 410})
REFUSED_STATUS = frozenset({401, 403, 405, 418, 429})
"""Status codes by which a site refuses us."""
CHALLENGE_HEADERS = ("x-via-jsl", "cf-mitigated", "x-waf", "wzws-ray")


def check_response(page: Page) -> Finding | None:
    """Judge a page by what happened on the wire; None when the body has to be read."""
    return next((finding for judge in RESPONSE_JUDGES if (finding := judge(page))), None)


def _by_transport(page: Page) -> Finding | None:
    """A page that was not modified is judged by the body that it confirms."""
    came = page.transport == "ok" or (page.transport == "not_modified" and page.body)
    return None if came else ("error", f"transport {page.transport}")


def _by_header(page: Page) -> Finding | None:
    if page.status in {200, 304}:
        return None
    named = next(((name, value) for name, value in page.headers if name.lower() in CHALLENGE_HEADERS), None)
    return ("challenged", f"header {named[0]}: {named[1][:40]}") if named else None


def _by_status(page: Page) -> Finding | None:
    status = page.status or 200
    if status in CHALLENGE_STATUS:
        return "challenged", f"status {status}"
    if status in MISSING_STATUS:
        return "missing", f"status {status}"
    if status < 400:
        return None
    mark = challenge_mark(page.body[:65_536].decode("utf-8", "replace"))
    if mark or status in REFUSED_STATUS:
        return "challenged", mark or f"status {status}"
    return "error", f"status {status}"


def _by_absence(page: Page) -> Finding | None:
    if page.body.strip():
        return None
    return ("challenged", "status 202 without a body") if page.status == 202 else ("empty", "no body")


RESPONSE_JUDGES: tuple[Callable[[Page], Finding | None], ...] = (
    _by_transport,
    _by_header,
    _by_status,
    _by_absence,
)
"""What transport, status and headers decide without a look at the text; the first that speaks."""
