"""str -> str: the one normal form of web addresses, so that a page has one address however it was written."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from w3lib.url import safe_url_string

WEB = frozenset({"http", "https"})
DEFAULT_PORTS = {"http": 80, "https": 443}
UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
"""Characters that mean the same with and without an escape (RFC 3986, 2.3)."""
ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
"""An escape: `%2d`."""
DOTS = re.compile(r"/\.{1,2}(?=/|$)")
"""A step in a path that stays or goes up: `/../`."""
AMPERSAND = "&amp;"
"""What pages write for an ampersand, and tools leave in addresses: `?id=7&amp;lang=1`."""
SETTLED = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9-]|\.(?=[a-z0-9]))*(?::(?!80/|443/)[1-9]\d{0,3})?(?:/[\w~-][\w.~-]*)*/?",
    re.ASCII,
)
"""An address that is in the normal form as it stands, as nearly all are: `http://www.x.gov.cn/zwgk/t1.html`."""
MAX_URL = 4096
"""Characters of the longest address that is looked at; a guess."""


@lru_cache(16_384)
def normalise_address(url: str, charset: str = "utf-8") -> str:
    """Return the normal form of a web address.

    Scheme and host in lower case (the host in ASCII), no default port, no user, no fragment, no `.` and `..`, escapes in
    upper case and only where they are needed, `&` for `&amp;`. Nothing is dropped by which a server tells pages apart.

    Args:
        url: the address as it was written; it may hold any character.
        charset: in which what is not ASCII in a query is written; a path is written in UTF-8.

    Returns:
        The normal form, which is its own normal form; "" for what is no http(s) address.
    """
    if len(url) > MAX_URL:
        return ""
    if SETTLED.fullmatch(url) and url.count("/") > 2:
        return url
    try:
        return _written(urlsplit(_escaped(url.strip().replace(AMPERSAND, "&"), charset)))
    except ValueError:  # no such port, no such host
        return ""


def address_or_itself(url: str) -> str:
    """Return the normal form of a web address, and any other address as it is."""
    return normalise_address(url) or url


def _escaped(url: str, charset: str) -> str:
    try:
        return safe_url_string(url, encoding=charset)
    except UnicodeEncodeError:
        return safe_url_string(url)


def _written(parts: SplitResult) -> str:
    scheme = parts.scheme.lower()
    host = (parts.hostname or "").rstrip(".")
    if scheme not in WEB or not host or parts.port == 0:
        return ""
    if ":" in host:
        host = f"[{host}]"
    port = "" if parts.port in {None, DEFAULT_PORTS[scheme]} else f":{parts.port}"
    path = _without_dots(ESCAPE.sub(_unescaped, parts.path)) or "/"
    query = f"?{ESCAPE.sub(_unescaped, parts.query)}" if parts.query else ""
    return f"{scheme}://{host}{port}{path}{query}"


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code in UNRESERVED else found[0].upper()


def _without_dots(path: str) -> str:
    """Return a path without `.` and `..`; what would go above the root stays at the root."""
    if not DOTS.search(path):
        return path
    kept: list[str] = []
    steps = path.split("/")
    for step in steps[1:]:
        if step == "..":
            kept = kept[:-1]
        elif step != ".":
            kept.append(step)
    folder = steps[-1] in {".", ".."}
    return "/" + "/".join(kept) + ("/" if folder and kept else "")
