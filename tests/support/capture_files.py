"""Small files as capture tools write them, of one fictional page: a function a tool, with what has to come out."""

import gzip
import json
import os
from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from quopri import encodestring
from zipfile import ZipFile

import brotli  # type: ignore[import-untyped]  # has no stubs

from tests.support.warc_files import packed, record, response_block

HOST = "www.lingzhou.example"
URL = f"http://{HOST}/zwgk/show.asp?id=7&lang=zh"
PLAIN = f"http://{HOST}/zwgk/a.html"
DAY = "2026-03-01"
WORDS = "<p>各位代表：现在报告工作。</p>" * 40
HEAD = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>报告</title></head>'
PAGE = f"{HEAD}<body>{WORDS}</body></html>".encode()
GBK = PAGE.decode().replace("utf-8", "gbk").encode("gbk")

Expected = tuple[str, str, str, bytes]
"""Address, day or moment, precision, bytes."""


def dated(file: Path, day: str = DAY) -> Path:
    """A file with a date of its own."""
    at = datetime.fromisoformat(f"{day}T08:00:00+00:00").timestamp()
    os.utime(file, (at, at))
    return file


def put(file: Path, data: bytes, day: str = DAY) -> Path:
    """A file with its folders, bytes and date."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return dated(file, day)


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP of these members."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def marked(mark: str) -> bytes:
    """The page with a tool's mark at its head."""
    return PAGE.replace(b"<html>", f"<html>{mark}".encode(), 1)


def single_file(folder: Path) -> list[Expected]:
    page = marked(
        f"<!--\n Page saved with SingleFile \n url: {URL}#p3 \n saved date: Sun Mar 01 2026 20:28:07 GMT+0800 (China Standard Time)\n-->"
    )
    put(folder / "a.html", page, "2026-07-07")
    return [(URL, "2026-03-01T12:28:07", "", page)]


def single_file_zip(folder: Path) -> list[Expected]:
    manifest = {"originalUrl": URL, "archiveTime": "2026-03-01T12:28:07.000Z"}
    members = {"manifest.json": json.dumps(manifest).encode(), "index.html": PAGE, "images/0.png": b"\x89PNG"}
    put(folder / "a.zip", zipped(members), "2026-07-07")
    return [(URL, "2026-03-01T12:28:07", "", PAGE)]


def self_extracting(folder: Path) -> list[Expected]:
    manifest = {"originalUrl": URL, "archiveTime": "2026-03-01T12:28:07.000Z"}
    members = zipped({"manifest.json": json.dumps(manifest).encode(), "index.html": PAGE})
    put(
        folder / "a.html",
        b"<!doctype html><meta charset=windows-1252><body><script>x()</script><!-- " + members,
    )
    return [(URL, "2026-03-01T12:28:07", "", PAGE)]


def chrome_complete(folder: Path) -> list[Expected]:
    url = URL.replace("zwgk", "zw--gk")
    page = GBK.replace(
        b"<html>", f"<!-- saved from url=(0061){url.replace('--', '-%2D')} -->\r\n<html>".encode(), 1
    )
    put(folder / "报告.html", page)
    put(folder / "报告_files" / "frame.html", PAGE)
    put(folder / "报告_files" / "a.css", b"p{}")
    return [(url, DAY, "file", page)]


def firefox_complete(folder: Path) -> list[Expected]:
    page = marked(f'<head><link href="{PLAIN}" rel=canonical></head>')
    put(folder / "a.html", page)
    put(folder / "a_files" / "ad.html", PAGE)
    return [(PLAIN, DAY, "file", page)]


def chrome_mhtml(folder: Path) -> list[Expected]:
    lines = (
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {URL}#top",
        "Subject: =?utf-8?Q?=E6=8A=A5?=",
        "Date: Sun, 1 Mar 2026 12:28:07 GMT",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="----B"',
        "",
        "",
        "------B",
        "Content-Type: text/html",
        "Content-Transfer-Encoding: quoted-printable",
        f"Content-Location: {URL}",
        "",
        "",
    )
    picture = (
        b"\r\n------B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + b64encode(b"\x89PNG")
    )
    put(folder / "a.mhtml", "\r\n".join(lines).encode() + encodestring(GBK) + picture + b"\r\n------B--\r\n")
    return [(URL, "2026-03-01T12:28:07", "", GBK)]


def maff(folder: Path) -> list[Expected]:
    rdf = f"""<?xml version="1.0"?><RDF:RDF xmlns:MAF="http://maf.mozdev.org/metadata/rdf#"
 xmlns:RDF="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><RDF:Description RDF:about="urn:root">
<MAF:originalurl RDF:resource="{URL.replace("&", "&amp;")}"/><MAF:archivetime RDF:resource="Sun, 01 Mar 2026 12:28:07 +0000"/>
<MAF:indexfilename RDF:resource="index.html"/></RDF:Description></RDF:RDF>"""
    put(folder / "a.maff", zipped({"1772368087/index.rdf": rdf.encode(), "1772368087/index.html": PAGE}))
    return [(URL, "2026-03-01T12:28:07", "", PAGE)]


def scrapbook_htz(folder: Path) -> list[Expected]:
    source = URL.replace("&", "&amp;")
    page = PAGE.replace(
        b"<html>",
        f'<html data-scrapbook-source="{source}" data-scrapbook-create="20260301122807123">'.encode(),
    )
    stub = b'<!DOCTYPE html><meta charset="UTF-8"><meta http-equiv="refresh" content="0; url=page.html">'
    put(folder / "a.htz", zipped({"index.html": stub, "page.html": page}))
    return [(URL, "2026-03-01T12:28:07", "", page)]


def scrapbook_tree(folder: Path) -> list[Expected]:
    item = {
        "index": "20260301122807123/index.html",
        "source": URL,
        "create": "20260301122807123",
        "title": "报告",
    }
    tree = f"/**\n * collection\n */\nscrapbook.meta({json.dumps({'20260301122807123': item})})"
    put(folder / "tree" / "meta.js", tree.encode())
    put(folder / "20260301122807123" / "index.html", PAGE, "2026-07-07")
    return [(URL, "2026-03-01T12:28:07", "", PAGE)]


def archivebox(folder: Path) -> list[Expected]:
    home = folder / "archive" / "1772368087.517409"
    put(home / "index.json", json.dumps({"url": URL, "timestamp": "1772368087.517409"}).encode())
    for name in ("singlefile.html", "output.html", "htmltotext.txt", f"{HOST}/zwgk/show.asp"):
        put(home / name, PAGE, "2026-07-07")
    return [(URL, "2026-03-01T12:28:07", "", PAGE)]


def archivebox_with_records(folder: Path) -> list[Expected]:
    archivebox(folder)
    home = folder / "archive" / "1772368087.517409" / "warc"
    put(
        home / "1772368087.warc.gz", packed([record(response_block(GBK), url=URL, at="2026-03-01T12:28:09Z")])
    )
    return [(URL, "2026-03-01T12:28:09", "", GBK)]


def httrack(folder: Path) -> list[Expected]:
    mark = f"<!-- Mirrored from {HOST}/zwgk/show.asp?id=7&lang=zh by HTTrack Website Copier/3.x [XR&CO'2014], Sun, 01 Mar 2026 12:28:07 GMT -->"
    page = PAGE.replace(b"<html>", f"<html>\n{mark}\n".encode(), 1) + mark.encode()
    put(folder / HOST / "zwgk" / "showe5e4.html", page, "2015-03-20")
    put(folder / HOST / "zwgk" / "none.html", b"<html><body>404 Not Found</body></html>")
    row = "12:28:07\t1/1\t---M--\t{}\tadded ('OK')\ttext/html\tdate:\t{}\t./{}\t(from )"
    rows = (
        row.format(200, URL, f"{HOST}/zwgk/showe5e4.html"),
        row.format(404, f"http://{HOST}/zwgk/none.html", f"{HOST}/zwgk/none.html"),
    )
    put(folder / "hts-cache" / "new.txt", "\n".join(("date\tsize", *rows)).encode())
    for name in ("index.html", "hts-log.txt", "backblue.gif", "hts-cache/new.zip", "hts-cache/doit.log"):
        put(folder / name, b"x")
    return [
        (f"http://{HOST}/zwgk/none.html", DAY, "day", b"<html><body>404 Not Found</body></html>"),
        (URL, DAY, "day", page),
    ]


def scrapy_cache(folder: Path) -> list[Expected]:
    home = folder / "httpcache" / "s" / "22" / "22ab"
    meta = {"url": URL, "method": "GET", "status": 200, "response_url": URL, "timestamp": 1772368087.5}
    put(home / "meta", repr(meta).encode())
    put(home / "pickled_meta", b"never opened")
    put(home / "response_headers", b"Content-Type: text/html\r\nContent-Encoding: gzip\r\n")
    put(home / "response_body", gzip.compress(PAGE))
    return [(URL, "2026-03-01T12:28:07", "", PAGE)]


def wget_mirror(folder: Path) -> list[Expected]:
    put(folder / f"{HOST}:8080" / "a" / "index.html", PAGE)
    put(folder / f"{HOST}:8080" / "政#1.html", PAGE)
    put(folder / HOST / "show.asp?q=中.html", PAGE)
    put(folder / HOST / "b.html.gz", gzip.compress(PAGE))
    put(folder / HOST / "c.html.br", brotli.compress(PAGE))
    put(folder / HOST / "d.pdf", b"%PDF-1.4 x", "2015-01-19")
    put(folder / HOST / "a.css", b"p{}")
    base = f"http://{HOST}"
    return [
        (f"{base}/b.html", DAY, "file", PAGE),
        (f"{base}/c.html", DAY, "file", PAGE),
        (f"{base}/d.pdf", DAY, "file", b"%PDF-1.4 x"),
        (f"{base}/show.asp?q=%E4%B8%AD", DAY, "file", PAGE),
        (f"{base}:8080/%E6%94%BF%231.html", DAY, "file", PAGE),
        (f"{base}:8080/a/", DAY, "file", PAGE),
    ]


def wget_originals(folder: Path) -> list[Expected]:
    put(folder / HOST / "a.html", b"<html>links changed</html>")
    put(folder / HOST / "a.html.orig", PAGE, "2015-01-19")
    put(folder / HOST / "show.asp?id=7.html", b"<html>links changed</html>")
    put(folder / HOST / "show.asp?id=7.orig", PAGE, "2015-01-19")
    return [(f"http://{HOST}/a.html", DAY, "file", PAGE), (f"http://{HOST}/show.asp?id=7", DAY, "file", PAGE)]


def headed(folder: Path) -> list[Expected]:
    moved = b"HTTP/1.1 302 Found\r\nLocation: /a.html\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nDate: Sun, 01 Mar 2026 12:28:07 GMT\r\nLast-Modified: Fri, 20 Mar 2015 08:00:00 GMT\r\n\r\n"
    put(folder / HOST / "zwgk" / "a.html", moved + head + gzip.compress(PAGE))
    put(folder / HOST / "zwgk" / "b.html", head + PAGE)
    base = f"http://{HOST}/zwgk"
    return [
        (f"{base}/a.html", "2026-03-01T12:28:07", "", PAGE),
        (f"{base}/b.html", "2026-03-01T12:28:07", "", PAGE),
    ]


def replay(folder: Path) -> list[Expected]:
    home = folder / "127.0.0.1:18190" / "coll"
    banner = b"<!-- WB Insert --><script>wombat()</script><!-- End WB Insert -->"
    put(
        home / "20260301122807" / "http:" / HOST / "zwgk" / "a.html",
        b'<html><iframe id="replay_iframe"></iframe></html>',
    )
    put(home / "20260301122807id_" / "http:" / HOST / "zwgk" / "a.html", PAGE)
    put(
        home / "20260301122807mp_" / "http:" / HOST / "zwgk" / "a.html",
        PAGE.replace(b"<title>", banner + b"<title>"),
    )
    put(
        home / "20260302122807mp_" / "http:" / HOST / "zwgk" / "a.html",
        PAGE.replace(b"<title>", banner + b"<title>"),
    )
    return [(PLAIN, "2026-03-01T12:28:07", "", PAGE), (PLAIN, "2026-03-02T12:28:07", "", PAGE)]


def wacz(folder: Path) -> list[Expected]:
    members = {
        "datapackage.json": b"{}",
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n',
        "indexes/index.cdx.gz": b"x",
        "archive/data.warc.gz": packed([record(response_block(PAGE), url=URL, at="2026-03-01T12:28:07Z")]),
    }
    put(folder / "a.wacz", zipped(members))
    return [(URL, "2026-03-01T12:28:07", "", PAGE)]


def wacz_unpacked(folder: Path) -> list[Expected]:
    wacz(folder)
    with ZipFile(folder / "a.wacz") as archive:
        archive.extractall(folder / "unpacked")
    (folder / "a.wacz").unlink()
    return [(URL, "2026-03-01T12:28:07", "", PAGE)]


def monolith(folder: Path) -> list[Expected]:
    page = f"<!-- Saved from {PLAIN} at 2026-03-01T12:28:07Z using monolith v2.8.3 -->\n".encode() + PAGE
    put(folder / "a.html", page, "2026-07-07")
    return [(PLAIN, "2026-03-01T12:28:07", "", page)]


def listed(folder: Path) -> list[Expected]:
    elsewhere = put(folder.parent / "elsewhere" / "b.html", PAGE)
    put(folder / "pages" / "a.html.gz", gzip.compress(PAGE))
    rows = f"url,file,at\n{URL},pages/a.html.gz,20260301122807\n{PLAIN},{elsewhere},2026/3/1\n"
    put(folder / "list.csv", rows.encode())
    return [(PLAIN, DAY, "day", PAGE), (URL, "2026-03-01T12:28:07", "", PAGE)]


TOOLS: dict[str, Callable[[Path], list[Expected]]] = {
    "SingleFile, HTML": single_file,
    "SingleFile, ZIP": single_file_zip,
    "SingleFile, self-extracting": self_extracting,
    "Chrome, complete page": chrome_complete,
    "Firefox, complete page": firefox_complete,
    "Chrome, MHTML": chrome_mhtml,
    "MAFF": maff,
    "WebScrapBook, HTZ": scrapbook_htz,
    "WebScrapBook, folder": scrapbook_tree,
    "ArchiveBox": archivebox,
    "ArchiveBox with a WARC": archivebox_with_records,
    "HTTrack": httrack,
    "Scrapy's HTTP cache": scrapy_cache,
    "wget -m -E -k": wget_mirror,
    "wget -K": wget_originals,
    "curl -i, wget --save-headers": headed,
    "pywb and Wayback replay": replay,
    "WACZ": wacz,
    "WACZ, unpacked": wacz_unpacked,
    "monolith": monolith,
    "a list": listed,
}
"""Name of a tool -> what writes its files into a folder and returns what they hold, by address and moment."""
