"""ZIP -> captures: WACZ, SingleFile's and WebScrapBook's archives, MAFF, or a folder that somebody packed."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from crawler.captures.captured import HEAD, MAX_BYTES, Finding, Findings, Found, Importer, LeftOut, NoPage
from crawler.captures.formats.saved_page import page_of_file
from crawler.captures.formats.warc import NAME as WARC_NAME
from crawler.captures.moments import Known, parse_moment_of_capture
from pipelines.text.web_address import normalise_address

START, DIRECTORY = b"PK\x03\x04", b"PK\x05\x06"
TAIL = 66_000
"""Bytes at the end of a ZIP in which its directory begins or is pointed at."""
DOCUMENTS = ("[Content_Types].xml", "OFD.xml", "mimetype", "META-INF/container.xml")
"""Members of ZIPs that are one document: Office, OFD, OpenDocument, EPUB."""
SELF_EXTRACTING = b"windows-1252"
"""What the head of SingleFile's self-extracting pages declares, so that a browser keeps every byte of the ZIP in it."""
MAX_MEMBERS = 200_000
MAX_DEPTH = 2
"""ZIPs inside each other that are opened; a guess."""
REFRESH = re.compile(rb"http-equiv=[\"']?refresh[\"']?[^>]{0,100}url=([^\"'>]{1,500})", re.IGNORECASE)
"""A page that only leads to another file of the archive: `<meta http-equiv="refresh" content="0; url=a.html">`."""
MAF = "{http://maf.mozdev.org/metadata/rdf#}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
BELONGS = "members that belong to an archived page"


def is_zip(found: Found) -> bool:
    """Whether a file is a ZIP of captures, or a page that has one inside."""
    if not found.head.startswith(START):
        inside = SELF_EXTRACTING in found.head[:4096] and b"<" in found.head[:64]
        return inside and DIRECTORY in _tail(found)
    return not any(name.encode() in part for name in DOCUMENTS for part in (found.head, _tail(found)))


def _tail(found: Found) -> bytes:
    with found.open() as stream:
        stream.seek(max(0, found.size - TAIL))
        return stream.read(TAIL)


def zip_reader(read_file: Callable[[Found], Findings]) -> Importer:
    """Return the importer of ZIPs.

    Args:
        read_file: reads a file, whatever its format.
    """

    def read_zip(found: Found) -> Findings:
        if found.depth >= MAX_DEPTH:
            yield LeftOut(found.name, f"more than {MAX_DEPTH} archives inside each other")
            return
        try:
            with found.open() as stream, ZipFile(stream) as archive:
                yield from _captures_in(found, archive, read_file)
        except BadZipFile as error:
            yield LeftOut(found.name, f"a damaged ZIP: {error}")

    return Importer("ZIP", is_zip, read_zip)


def _captures_in(found: Found, archive: ZipFile, read_file: Callable[[Found], Findings]) -> Findings:
    members = {each.filename: each for each in archive.infolist()[:MAX_MEMBERS] if not each.is_dir()}
    for shape in (_wacz, _single_file, _maff, _scrapbook):
        pages = shape(archive, members)
        if pages is not None:
            for name, url, known in pages:
                yield from _read(_member(found, archive, members[name]), url, known, read_file)
            yield from (NoPage(BELONGS) for _ in range(len(members) - len(pages)))
            return
    if len(archive.infolist()) > MAX_MEMBERS:
        yield LeftOut(found.name, f"members after the first {MAX_MEMBERS}")
    for each in members.values():
        path = PurePosixPath(each.filename)
        if path.is_absolute() or ".." in path.parts:
            yield LeftOut(f"{found.name}!{each.filename}", "a path that leads out of the archive")
        elif not any(part.startswith((".", "__MACOSX")) or part.endswith("_files") for part in path.parts):
            yield from _guarded(_member(found, archive, each), read_file)


def _read(
    member: Found, url: str, known: Known | None, read_file: Callable[[Found], Findings]
) -> Iterator[Finding]:
    if url or known:
        yield page_of_file(member, url=url, known=known)
    else:
        yield from _guarded(member, read_file)


def _guarded(member: Found, read_file: Callable[[Found], Findings]) -> Findings:
    """Read a member; one that is damaged or locked by a password is left out alone."""
    if not member.head and member.size:
        yield LeftOut(member.name, "cannot be unpacked")
        return
    yield from read_file(member)


def _member(found: Found, archive: ZipFile, about: ZipInfo) -> Found:
    """Return a member as found; it is unpacked as it is read, and never on disk."""

    def opened() -> BinaryIO:
        return cast("BinaryIO", archive.open(about))

    try:
        with opened() as stream:
            head = stream.read(HEAD)
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError, OSError):
        head = b""
    return replace(
        found,
        name=f"{found.name}!{about.filename}",
        path=found.path / about.filename.lstrip("/"),
        open=opened,
        size=about.file_size,
        head=head,
        file=None,
        depth=found.depth + 1,
    )


Pages = list[tuple[str, str, Known | None]]
"""Members that are pages: name, address and moment where the archive states them."""
Members = Mapping[str, ZipInfo]


def _wacz(_: ZipFile, members: Members) -> Pages | None:
    """WACZ: records in the folder `archive`; pages and indexes beside it say nothing more."""
    if "datapackage.json" not in members and "webarchive.yaml" not in members:
        return None
    held = [name for name in members if WARC_NAME.search(name)]
    return [(name, "", None) for name in held] or None


def _single_file(archive: ZipFile, members: Members) -> Pages | None:
    """SingleFile's ZIP: index.html, and a manifest with address and moment."""
    if "index.html" not in members or "manifest.json" not in members:
        return None
    try:
        said = json.loads(_small(archive, members["manifest.json"]))
    except ValueError:
        return [("index.html", "", None)]
    said = said if isinstance(said, dict) else {}
    url = normalise_address(str(said.get("originalUrl") or ""))
    return [("index.html", url, parse_moment_of_capture(str(said.get("archiveTime") or "")))]


def _maff(archive: ZipFile, members: Members) -> Pages | None:
    """MAFF: a folder a page, each with index.rdf."""
    found: Pages = []
    for name in members:
        if PurePosixPath(name).name == "index.rdf":
            folder = PurePosixPath(name).parent
            said = _rdf(_small(archive, members[name]))
            index = str(folder / (said.get("indexfilename") or "index.html"))
            if index in members:
                known = parse_moment_of_capture(said.get("archivetime", ""))
                found.append((index, normalise_address(said.get("originalurl", "")), known))
    return found or None


def _rdf(data: bytes) -> dict[str, str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser)
    said = (
        {}
        if root is None
        else {
            str(each.tag).removeprefix(MAF): each.get(f"{RDF}resource") or each.text or ""
            for each in root.iter()
            if str(each.tag).startswith(MAF)
        }
    )
    return {name: value.strip() for name, value in said.items()}


def _scrapbook(archive: ZipFile, members: Members) -> Pages | None:
    """WebScrapBook's HTZ: index.html at the top, which may only lead to the page."""
    if "index.html" not in members or any(name.count("/") > 1 for name in members):
        return None
    leads = REFRESH.search(_small(archive, members["index.html"]))
    target = leads[1].decode("utf-8", "replace").strip() if leads else ""
    return [(target if target in members else "index.html", "", None)]


def _small(archive: ZipFile, about: ZipInfo) -> bytes:
    with archive.open(about) as stream:
        return stream.read(MAX_BYTES)
