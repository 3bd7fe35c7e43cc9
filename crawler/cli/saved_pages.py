"""A folder, a WARC or a list of saved pages -> pages as they were served, with address and moment."""

import csv
import json
import mimetypes
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from crawler.policy.clock import MOMENT, parse_iso_moment
from storage.errors import UserMistake
from storage.records import Hints, Page

SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d{4}\)(\S{8,1500}?)\s*-->")
"""What browsers write into a page that they save: <!-- saved from url=(0035)https://www.nanhu.gov.cn/x.html -->."""

CANONICAL = re.compile(
    rb"""<link[^>]{0,200}rel=["']?canonical["']?[^>]{0,200}href=["']([^"']{8,1500})["']""", re.IGNORECASE
)
"""A page's own word on its address: <link rel="canonical" href="https://…">."""

OWN_URL = re.compile(
    rb"""<meta[^>]{0,80}(?:property=["']og:url["']|name=["']Url["'])[^>]{0,80}content=["'](https?://[^"']{4,1500})["']""",
    re.IGNORECASE,
)
"""The same as a meta: <meta name="Url" content="https://…">."""

HOST_FOLDER = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\+\d+)?", re.IGNORECASE)
"""A folder named as a host, as wget -x makes it: www.nanhu.gov.cn."""

TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".shtml": "text/html",
    ".txt": "text/plain",
    ".pdf": "application/pdf",
}
LISTS = {".csv", ".tsv", ".jsonl"}
FIELDS = ("url", "file", "at", "title", "status")
HEAD = 65_536
MAX_BYTES = 40 * 1024 * 1024
"""Longest page that is taken, as in DOWNLOAD_MAXSIZE: what is longer is no page."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A saved page, or the reason why a file is not one."""

    page: Page | None
    name: str
    reason: str = ""


def taken(path: Path, source: str) -> Iterator[Taken]:
    """Read every page of a folder, a WARC file or a list; raises UserMistake for any other path."""
    if path.is_dir():
        yield from from_folder(path, source)
    elif not path.is_file():
        raise UserMistake(f"{path} is neither a folder nor a file")
    elif path.name.endswith((".warc", ".warc.gz")):
        yield from from_warc(path, source)
    elif path.suffix in LISTS:
        yield from from_list(path, source)
    else:
        yield from_file(path, source)


def from_folder(folder: Path, source: str) -> Iterator[Taken]:
    """Read a folder and its folders in order; WARCs and lists are opened, no file is read twice."""
    files = sorted(each for each in folder.rglob("*") if each.is_file() and not each.name.startswith("."))
    lists = [each for each in files if each.suffix in LISTS]
    named: set[Path] = set()
    for each in lists:
        for row in read_list_rows(each):
            named.add((each.parent / row.get("file", "")).resolve())
        yield from from_list(each, source)
    for each in files:
        if each.name.endswith((".warc", ".warc.gz")):
            yield from from_warc(each, source)
        elif each not in lists and each.resolve() not in named:
            yield from_file(each, source, folder)


def from_file(path: Path, source: str, folder: Path | None = None) -> Taken:
    """Read a saved page, with the address that it names itself or that its folders spell."""
    if path.stat().st_size > MAX_BYTES:
        return Taken(None, str(path), f"longer than {MAX_BYTES} bytes")
    body = path.read_bytes()
    if not body:
        return Taken(None, str(path), "empty")
    name = path.relative_to(folder).as_posix() if folder else path.name
    at = datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime(MOMENT)
    return Taken(
        page_from(body, own_address(body) or by_folders(name) or f"file:///{name}", at, path, source),
        str(path),
    )


def own_address(body: bytes) -> str:
    """Return the address that a saved page names itself; empty if there is none."""
    found = SAVED_FROM.search(body[:HEAD]) or CANONICAL.search(body[:HEAD]) or OWN_URL.search(body[:HEAD])
    return found.group(1).decode("latin-1") if found else ""


def by_folders(name: str) -> str:
    """Return the address that folders of wget -x spell (www.x.gov.cn/zwgk/a.html); empty for other names."""
    host, _, rest = name.partition("/")
    return f"http://{host}/{rest}" if rest and HOST_FOLDER.fullmatch(host) else ""


def page_from(body: bytes, url: str, at: str, path: Path, source: str) -> Page:
    """Make a page of a file; its media type comes from the file's name."""
    kind = TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Page(url=url, body=body, status=200, headers=(("content-type", kind),), at=at, source=source)


def read_list_rows(path: Path) -> list[dict[str, str]]:
    """Read a list: CSV or TSV with a head, or one JSON object a line; raises UserMistake otherwise."""
    try:
        text = path.read_text("utf-8-sig")
        if path.suffix == ".jsonl":
            rows: list[dict[str, str]] = [json.loads(line) for line in text.splitlines() if line.strip()]
        else:
            rows = list(csv.DictReader(text.splitlines(), delimiter="\t" if path.suffix == ".tsv" else ","))
    except (ValueError, csv.Error, UnicodeDecodeError) as error:
        raise UserMistake(f"{path} cannot be read as a list: {error}") from None
    if rows and not all(isinstance(row, dict) and {"url", "file"} <= row.keys() for row in rows):
        raise UserMistake(f"{path} needs the columns url and file (and may have at, title, status)")
    return rows


def from_list(path: Path, source: str) -> Iterator[Taken]:
    """Read the pages that a list names: url, file (relative to the list), at (ISO), title, status."""
    for row in read_list_rows(path):
        yield from_row(row, path.parent, source)


def from_row(row: Mapping[str, str], folder: Path, source: str) -> Taken:
    """Read the page that one row of a list names."""
    file = folder / row["file"]
    url = row["url"].strip()
    if not file.resolve().is_relative_to(folder.resolve()) or not file.is_file():
        return Taken(None, row["file"], "no such file beside the list")
    if file.stat().st_size > MAX_BYTES:
        return Taken(None, row["file"], f"longer than {MAX_BYTES} bytes")
    if urlsplit(url).scheme not in {"http", "https"}:
        return Taken(None, row["file"], f"'{url}' is no web address")
    try:
        at = parse_iso_moment(row["at"]).strftime(MOMENT) if row.get("at") else ""
    except UserMistake:
        return Taken(None, row["file"], f"'{row['at']}' is no ISO moment")
    at = at or datetime.fromtimestamp(file.stat().st_mtime, UTC).strftime(MOMENT)
    page = page_from(file.read_bytes(), url, at, file, source)
    status = row.get("status") or "200"
    page = replace(page, status=int(status) if str(status).isdecimal() else 200)
    return Taken(replace(page, hints=Hints(title=row.get("title") or "")), str(file))


def from_warc(path: Path, source: str) -> Iterator[Taken]:
    """Read the responses of a WARC in its order; a damaged one ends with the reason."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type == "response" and record.http_headers is not None:
                    yield from_record(record, source)
    except (ArchiveLoadFailed, EOFError, OSError) as error:
        yield Taken(None, str(path), f"damaged WARC: {error}")


def from_record(record: object, source: str) -> Taken:
    """Read one response of a WARC, decompressed."""
    headers = record.http_headers  # type: ignore[attr-defined]  # warcio has no types
    about = record.rec_headers  # type: ignore[attr-defined]
    url = (about.get_header("WARC-Target-URI") or "").strip("<>")
    try:
        at = parse_iso_moment(about.get_header("WARC-Date") or "").strftime(MOMENT)
    except UserMistake:
        return Taken(None, url, "its WARC-Date is no moment")
    body: bytes = record.content_stream().read(MAX_BYTES + 1)  # type: ignore[attr-defined]
    if not url or len(body) > MAX_BYTES:
        return Taken(None, url, f"longer than {MAX_BYTES} bytes" if url else "no WARC-Target-URI")
    pairs = tuple((name.lower(), value) for name, value in headers.headers)
    kept = tuple(pair for pair in pairs if pair[0] not in {"content-encoding", "transfer-encoding"})
    status = headers.get_statuscode()
    page = Page(
        url=url,
        body=body,
        status=int(status) if status.isdecimal() else None,
        headers=kept,
        at=at,
        source=source,
    )
    return Taken(page, url)
