"""A compressed body that was cut on the wire says so, and a whole one does not."""

import gzip
import sys
import zlib

import brotli  # type: ignore[import-untyped]  # has no stubs
import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response
from scrapy.utils.test import get_crawler

from crawler.middlewares.decompression import Decompression
from crawler.responses import page_of
from storage.records import INCOMPLETE
from tests.support.archive_site import html, report

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

BODY = html(report())


def raw_deflate(body: bytes) -> bytes:
    """The body in deflate without the header of zlib, as some servers send it."""
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(body) + stream.flush()


PACKED = {
    "gzip": [gzip.compress(BODY), gzip.compress(BODY) + b"\r\n"],
    "x-gzip": [gzip.compress(BODY)],
    "deflate": [zlib.compress(BODY), raw_deflate(BODY)],
    "br": [brotli.compress(BODY)],
    "zstd": [
        zstd.compress(BODY),
        zstd.compress(BODY[:900]) + zstd.compress(BODY[900:]),
    ],
}
CASES = [(name, packed) for name, bodies in PACKED.items() for packed in bodies]


def decompressed(name: str, packed: bytes) -> Response:
    """What a response is after decompression."""
    request = Request("http://www.lingzhou.example/a.html")
    answer = HtmlResponse(request.url, body=packed, headers={"Content-Encoding": name}, request=request)
    done = Decompression.from_crawler(get_crawler()).process_response(request, answer)
    assert isinstance(done, Response)
    return done


@pytest.mark.parametrize(("name", "packed"), CASES)
def test_a_whole_body_says_nothing(name: str, packed: bytes) -> None:
    done = decompressed(name, packed)
    assert done.body == BODY
    assert INCOMPLETE not in dict(page_of(done, source="s").headers)


@pytest.mark.parametrize("share", [0.6, 0.93, 0.97])
@pytest.mark.parametrize(("name", "packed"), CASES)
def test_a_body_that_was_cut_says_so_as_a_fact(name: str, packed: bytes, share: float) -> None:
    done = decompressed(name, packed[: int(len(packed) * share)])
    assert dict(page_of(done, source="s").headers)[INCOMPLETE] == name


def test_a_body_without_compression_says_nothing() -> None:
    answer = HtmlResponse(
        "http://www.lingzhou.example/a.html", body=BODY[:99], request=Request("http://a.example/")
    )
    done = Decompression.from_crawler(get_crawler()).process_response(Request("http://a.example/"), answer)
    assert INCOMPLETE not in dict(page_of(done, source="s").headers)  # type: ignore[arg-type]  # a response
