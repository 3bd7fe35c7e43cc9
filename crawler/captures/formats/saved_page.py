"""A file that is a page -> its capture: address and moment by the order of trust, body decoded."""

from dataclasses import replace
from email.utils import parsedate_to_datetime
from mimetypes import guess_type
from os import getxattr
from pathlib import Path, PurePosixPath

from crawler.captures.captured import (
    HEAD,
    MAX_BYTES,
    Captured,
    Finding,
    Findings,
    Found,
    Importer,
    LeftOut,
    NoPage,
)
from crawler.captures.content_coding import GZIP_MAGIC, ZSTD_MAGIC, Undecodable, decoded
from crawler.captures.folder_address import address_by_folders, made_up_address
from crawler.captures.http_message import STATUS_LINE, read_response
from crawler.captures.moments import Known, moment_of, parse_moment_of_capture
from crawler.captures.no_page import kind_of_no_page
from crawler.captures.page_marks import head_of, own_address, tool_mark
from crawler.captures.replay import inside_replay, is_frame, without_banner
from pipelines.text.web_address import normalise_address
from storage.records import Hints, Page, Pairs

TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".shtml": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""Suffix -> Content-Type of a file that nothing else states."""
PACKED = ((".gz", "gzip"), (".br", "br"), (".zst", "zstd"))
"""Suffix -> coding of a file that was kept compressed."""
OK = 200
ORIGINS = ("user.xdg.origin.url", "user.wget.origin.url")
"""Attributes of a file in which wget, curl and browsers keep the address that it came from."""


def read_saved_page(found: Found) -> Findings:
    """Yield the capture that a file holds, or why it holds none."""
    yield page_of_file(found)


def page_of_file(found: Found, *, url: str = "", known: Known | None = None, title: str = "") -> Finding:
    """Return the capture that a file holds.

    Args:
        found: the file.
        url: its address, in the normal form, where a record beside it states one; that is trusted first.
        known: its moment, where such a record states one.
        title: its title in such a record.

    Returns:
        The capture, what it is that is no page, or why it was left out.
    """
    if not 0 < found.size <= MAX_BYTES:
        return LeftOut(found.name, f"longer than {MAX_BYTES} bytes" if found.size else "empty")
    if not url and (kind := kind_of_no_page(found.path.name, "", found.head)):
        return NoPage(kind)
    try:
        page, packed = _opened(found)
    except Undecodable as error:
        return LeftOut(found.name, str(error))
    if not page.body.strip() and page.status == OK:
        return LeftOut(found.name, "empty")
    return _addressed(found, page, url=url, known=known, packed=packed, title=title)


def page_of_parts(found: Found, body: bytes, *, url: str, known: Known | None, headers: Pairs) -> Finding:
    """Return the capture of a page that its container held decoded, with what the container says of it."""
    if not body.strip():
        return LeftOut(found.name, "empty")
    page = Page(url="", body=body, headers=headers)
    return _addressed(found, page, url=url, known=known, packed=False, title="")


def _opened(found: Found) -> tuple[Page, bool]:
    """Return the page that a file holds, without address and moment, and whether it was compressed."""
    body = found.read()
    if STATUS_LINE.match(body):
        return _with_heads(body), False
    name = found.path.name.lower()
    coding = next((coding for suffix, coding in PACKED if name.endswith(suffix)), "")
    if body.startswith(GZIP_MAGIC):
        coding = "gzip"
    elif body.startswith(ZSTD_MAGIC):
        coding = "zstd"
    plain = decoded(body, coding)
    packed = plain is not body
    shown = PurePosixPath(name.rpartition(".")[0] if packed else name).name
    label = TYPES.get(PurePosixPath(shown).suffix) or guess_type(shown)[0] or "application/octet-stream"
    return Page(url="", body=plain, headers=(("content-type", label),)), packed


def _with_heads(body: bytes) -> Page:
    """Read a file with its HTTP heads in front, those of redirects first (curl -iL, wget --save-headers)."""
    message = read_response(body, whole=False)
    while message and STATUS_LINE.match(message.body):
        message = read_response(message.body, whole=False)
    if message is None or message.cut:
        raise Undecodable(message.cut if message else "no HTTP response")
    return Page(url="", body=message.body, status=message.status, headers=message.headers)


def _addressed(
    found: Found, page: Page, *, url: str, known: Known | None, packed: bool, title: str
) -> Finding:
    """Return a page with the address and the moment that are trusted most."""
    head = head_of(page.body[:HEAD])
    mark = tool_mark(head)
    inside = list(found.path.parts)
    replayed = inside_replay("/".join(["", *found.around, *inside]))
    if replayed and is_frame(page.body):
        return NoPage("frames around replayed pages")
    if replayed and not url:
        url, known = replayed.url, known or replayed.known
    address = url or (mark.url if mark else "") or _origin(found.file)
    address = address or address_by_folders(found.around, inside, packed=packed) or own_address(head)
    if (shown := inside_replay(address)) and address.startswith("http"):
        address, known, replayed = shown.url, known or shown.known, shown
    known = known or (mark.known if mark else None) or _dated(page.headers) or (found.at, "file")
    page = replace(
        page,
        url=address or made_up_address(found.collection, inside),
        at=known[0],
        precision=known[1],
        body=without_banner(page.body),
        hints=Hints(title=title),
    )
    return Captured(page, found.name, rewritten=not replayed.exact if replayed else None)


def _origin(file: Path | None) -> str:
    """Return the address in a file's attributes, in the normal form; empty without one."""
    for name in ORIGINS if file else ():
        try:
            return normalise_address(getxattr(str(file), name).decode("utf-8", "replace"))
        except OSError:
            continue
    return ""


def _dated(headers: Pairs) -> Known | None:
    """Return the moment that the head of a response states as its Date."""
    date = next((value for name, value in headers if name == "date"), "")
    try:
        return (moment_of(parsedate_to_datetime(date)), "") if date else None
    except ValueError:
        return parse_moment_of_capture(date)


def any_file(_: Found) -> bool:
    """Whatever is no other format may be a page."""
    return True


SAVED_PAGE = Importer("saved page", any_file, read_saved_page)
