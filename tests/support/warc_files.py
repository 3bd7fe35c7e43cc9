"""WARC and ARC files of a few fictional records, in the variants that tools write and in damaged ones."""

import gzip
import zlib
from collections.abc import Iterable

import brotli  # type: ignore[import-untyped]  # has no stubs

from crawler.captures.zstd_module import zstd

URL = "http://www.qinghuai-old.example/a/2021.html"
AT = "2021-03-01T02:03:04Z"
HTML = (
    "<html><head><meta charset='utf-8'></head><body>"
    + "<p>各位代表：现在报告工作。</p>" * 80
    + "</body></html>"
).encode()
TYPE = (("Content-Type", "text/html"),)

Heads = Iterable[tuple[str, str]]


def response_block(body: bytes = HTML, heads: Heads = TYPE, status: str = "HTTP/1.1 200 OK") -> bytes:
    """A response as it comes over the wire."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in heads)
    return f"{status}\r\n{lines}\r\n".encode() + body


def record(
    block: bytes,
    kind: str = "response",
    url: str | bytes = URL,
    at: str = AT,
    extra: Heads = (),
    *,
    number: int = 1,
    length: int | None = None,
    label: str = "application/http; msgtype=response",
) -> bytes:
    """One WARC record; `length` states another length than it has."""
    size = len(block) if length is None else length
    heads = (
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<urn:uuid:00000000-0000-0000-0000-{number:012}>"),
        ("WARC-Date", at),
        *extra,
        ("Content-Type", label),
        ("Content-Length", str(size)),
    )
    lines = "".join(f"{name}: {value}\r\n" for name, value in heads).encode()
    written = url if isinstance(url, bytes) else url.encode()
    return b"WARC/1.0\r\nWARC-Target-URI: " + written + b"\r\n" + lines + b"\r\n" + block + b"\r\n\r\n"


def page(number: int = 1, body: bytes = HTML) -> bytes:
    """The record of a page whose address ends in a number."""
    return record(response_block(body), number=number, url=f"{URL}?{number}")


def coded(coding: str, body: bytes, *, chunks: bytes | None = None) -> bytes:
    """The record of a page in a coding, or in chunks of another framing."""
    heads = (*TYPE, ("Content-Encoding", coding)) if coding else TYPE
    heads = (*heads, ("Transfer-Encoding", "chunked")) if chunks is not None else heads
    return record(response_block(body if chunks is None else chunks, heads))


def chunked(body: bytes, extension: bytes = b"") -> bytes:
    """A body in two chunks."""
    half = len(body) // 2
    pieces = (body[:half], body[half:])
    return b"".join(b"%x%s\r\n%s\r\n" % (len(each), extension, each) for each in pieces) + b"0\r\n\r\n"


def raw_deflate(body: bytes) -> bytes:
    """A body in deflate without the head of zlib."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    return stream.compress(body) + stream.flush()


CODINGS = {
    "br": coded("br", brotli.compress(HTML)),
    "zstd": coded("zstd", zstd.compress(HTML)),
    "gzip": coded("gzip", gzip.compress(HTML)),
    "gzip in capitals": coded("GZIP", gzip.compress(HTML)),
    "x-gzip": coded("x-gzip", gzip.compress(HTML)),
    "gzip twice": coded("gzip, gzip", gzip.compress(gzip.compress(HTML))),
    "deflate": coded("deflate", zlib.compress(HTML)),
    "raw deflate": coded("deflate", raw_deflate(HTML)),
    "gzip that was undone": coded("gzip", HTML),
    "br that was undone": coded("br", HTML),
    "no coding at all": coded("UTF-8", HTML),
    "chunked": coded("", b"", chunks=chunked(HTML)),
    "chunks with extensions": coded("", b"", chunks=chunked(HTML, b";x=y")),
    "chunks that were undone": coded("", b"", chunks=HTML),
    "chunked gzip": coded("gzip", b"", chunks=chunked(gzip.compress(HTML))),
    "HTTP/2": record(response_block(status="HTTP/2 200")),
    "HTTP/3": record(response_block(status="HTTP/3 200 OK")),
    "brackets": record(response_block(), url=f"<{URL}>"),
    "capitals and port": record(
        response_block(), url=URL.replace("http://", "HTTP://").replace(".example", ".example:80")
    ),
    "resource": record(HTML, "resource", label="text/html"),
}
"""One page in every coding and form: what they are called -> the record."""


def arc(urls: Iterable[str] = (URL, f"{URL}?2")) -> list[bytes]:
    """An ARC of version 1: its head and a record a URL."""
    head = b"filedesc://a.arc 0.0.0.0 20210301020304 text/plain 76\n1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n\n"
    block = response_block()
    return [
        head,
        *(
            f"{url} 127.0.0.1 20210301020304 text/html {len(block)}\n".encode() + block + b"\n"
            for url in urls
        ),
    ]


def packed(records: Iterable[bytes]) -> bytes:
    """Records as they are usually kept: a gzip member each."""
    return b"".join(gzip.compress(each) for each in records)


TWO = (page(1), page(2))
PACKINGS = {
    "a.warc": b"".join(TWO),
    "plain.warc.gz": b"".join(TWO),
    "a.warc.gz": packed(TWO),
    "whole.warc.gz": gzip.compress(b"".join(TWO)),
    "open.warc.gz.open": packed(TWO),
    "CAPITALS.WARC.GZ": packed(TWO),
    "one.warc.zst": zstd.compress(b"".join(TWO)),
    "each.warc.zst": b"".join(map(zstd.compress, TWO)),
    "a.arc": b"".join(arc((f"{URL}?1", f"{URL}?2"))),
    "a.arc.gz": packed(arc((f"{URL}?1", f"{URL}?2"))),
    "zeros.warc.gz": packed(TWO) + bytes(512),
    "1.1.warc": b"".join(TWO).replace(b"WARC/1.0", b"WARC/1.1"),
    "0.18.warc": b"".join(TWO).replace(b"WARC/1.0", b"WARC/0.18"),
}
"""Two pages in every packing: name of the file -> its bytes."""


def spoilt(data: bytes) -> bytes:
    """Compressed bytes of which one in the middle is another."""
    at = len(data) // 2
    return data[:at] + bytes((data[at] ^ 0xFF,)) + data[at + 1 :]


DAMAGED = {
    "a record that states too long a length": record(response_block(), url=f"{URL}?0", length=9000)
    + b"".join(TWO),
    "a record that states too short a length": record(response_block(), url=f"{URL}?0", length=99)
    + b"".join(TWO),
    "a record without a length": page(9).replace(b"Content-Length", b"X-Length") + b"".join(TWO),
    "a member that is damaged": gzip.compress(page(1))
    + spoilt(gzip.compress(page(9)))
    + gzip.compress(page(2)),
    "a frame that is damaged": zstd.compress(page(1))
    + spoilt(zstd.compress(page(9)))
    + zstd.compress(page(2)),
    "rubbish between records": page(1) + b"rubbish\r\n" * 20 + page(2),
    "a last record that is cut": b"".join(TWO) + page(9)[:-300],
    "a last member that is cut": packed(TWO) + gzip.compress(page(9))[:-40],
}
"""Two good records around or beside a bad one."""
