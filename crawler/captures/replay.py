"""Addresses and pages of web archives' replay (Wayback, pywb) -> the address and moment inside; bytes without the banner."""

import re
from typing import NamedTuple

from crawler.captures.moments import Known, parse_moment_of_capture
from pipelines.text.web_address import normalise_address

REPLAYED = re.compile(r"(?:^|/)(\d{4,14})(\w\w_)?/(https?:/{1,2}[^/].*)$", re.IGNORECASE)
"""The end of a replay's address or path: `/web/20210301020304id_/http:/www.x.gov.cn/a.html`."""
ONE_SLASH = re.compile(r"^(https?:)/{1,2}", re.IGNORECASE)
"""The slashes of an inner address, of which folders keep one."""
EXACT = "id_"
"""The form of an address under which a replay gives the bytes as they were captured."""

INSERTS = (
    re.compile(rb"<!-- BEGIN WAYBACK TOOLBAR INSERT -->.*?<!-- END WAYBACK TOOLBAR INSERT -->", re.DOTALL),
    re.compile(rb"<!-- WB Insert -->.*?<!-- End WB Insert -->", re.DOTALL),
    re.compile(
        rb"<script[^>]{0,200}archive\.org/.{0,200}?</script>.*?<!-- End Wayback Rewrite JS Include -->",
        re.DOTALL,
    ),
    re.compile(rb"<!--\s*FILE ARCHIVED ON .*?-->", re.DOTALL),
)
"""What replays put into a page."""
FRAME = re.compile(
    rb"<iframe[^>]{0,300}id=[\"']replay_iframe|class=\"replay_frame\"|\bnew ContentFrame\(|wb_?frame",
    re.IGNORECASE,
)
"""The marks of a page that is only the frame around a replayed one."""
INSERT_MARKS = (b"WAYBACK", b"WB Insert", b"Wayback", b"FILE ARCHIVED ON")


class Replayed(NamedTuple):
    """A capture inside a replay."""

    url: str
    known: Known
    exact: bool
    """Whether its bytes are those that were captured."""


def inside_replay(address: str) -> Replayed | None:
    """Return what a replay's address (or the path under which it was saved) shows; None for other addresses."""
    found = REPLAYED.search(address)
    known = parse_moment_of_capture(found[1]) if found else None
    if not found or not known:
        return None
    inner = ONE_SLASH.sub(r"\1//", found[3])
    url = normalise_address(inner)
    return Replayed(url, known, found[2] == EXACT) if url else None


def without_banner(body: bytes) -> bytes:
    """Return a page without what a replay put into it."""
    if not any(mark in body for mark in INSERT_MARKS):
        return body
    for insert in INSERTS:
        body = insert.sub(b"", body)
    return body


def is_frame(body: bytes) -> bool:
    """Whether a page is only the frame in which a replay shows another one."""
    return len(body) < 20_000 and FRAME.search(body) is not None
