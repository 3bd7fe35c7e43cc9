"""bytes -> HttpMessage: a response as it came over the wire, its head read and its body decoded."""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from crawler.captures.content_coding import Undecodable, dechunked, decoded
from pipelines.text.web_address import normalise_address
from storage.records import Pairs

STATUS_LINE = re.compile(rb"(?:HTTP/\d(?:\.\d)?|ICY) +(\d{3})(?:[ \t][^\r\n]*)?\r?\n")
"""The first line of a response: `HTTP/1.1 200 OK`, `HTTP/2 200`."""
HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
FRAMING = frozenset({"content-encoding", "transfer-encoding", "content-length", "trailer"})
"""Headers that say how the body was sent, which is undone."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MAX_HEAD = 262_144
"""Bytes of the longest head; a guess."""


@dataclass(frozen=True, slots=True)
class HttpMessage:
    """A response: status, headers (names in lower case, without those of its framing), decoded body."""

    status: int
    headers: Pairs
    body: bytes = field(repr=False)
    cut: str = ""
    """Why the body is not the whole body; empty when it is."""

    def leads_to(self, url: str) -> str:
        """Return where the answer of an address redirects to, in the normal form; empty where it does not."""
        location = self.header("location") if self.status in REDIRECTS else ""
        try:
            return normalise_address(urljoin(url, location)) if location else ""
        except ValueError:
            return ""

    def header(self, name: str) -> str:
        """Return the value of a header by its name in lower case; empty without it."""
        return next((value for each, value in self.headers if each == name), "")


def split_response(data: bytes) -> tuple[int, Pairs, bytes] | None:
    """Split a response into status, headers (names in lower case, in order) and its body as it was sent; None for none."""
    first = STATUS_LINE.match(data)
    if not first:
        return None
    end = HEAD_ENDS.search(data, first.end() - 2, MAX_HEAD)
    head = data[first.end() : end.start() if end else len(data)]
    lines = re.sub(rb"\r?\n[ \t]+", b" ", head).splitlines()
    pairs = [line.partition(b":") for line in lines if b":" in line]
    headers = tuple((_text(name).strip().lower(), _text(value).strip()) for name, _, value in pairs)
    return int(first[1]), headers, data[end.end() :] if end else b""


def read_response(data: bytes, *, whole: bool = True) -> HttpMessage | None:
    """Read a response and undo how it was sent.

    Args:
        data: head and body.
        whole: whether a body that is shorter than its Content-Length was cut, which cannot be said of one that was
            decoded before it was kept.

    Returns:
        The message; None where the data is no response.
    """
    parts = split_response(data)
    if not parts:
        return None
    status, headers, body = parts
    said = dict(headers)
    kept = tuple(pair for pair in headers if pair[0] not in FRAMING)
    cut = _missing(body, said) if whole else ""
    try:
        if "chunked" in said.get("transfer-encoding", "").lower():
            body = dechunked(body)
        body = decoded(body, said.get("content-encoding", ""))
    except Undecodable as error:
        cut = cut or str(error)
    return HttpMessage(status, kept, body, cut)


def _missing(body: bytes, said: dict[str, str]) -> str:
    length = said.get("content-length", "")
    if not length.isdecimal() or "transfer-encoding" in said or int(length) <= len(body):
        return ""
    return f"{int(length) - len(body)} of {length} bytes are missing"


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
