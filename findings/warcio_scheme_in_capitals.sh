#!/usr/bin/env bash
# warcio 1.8.1: a response whose Target-URI begins with HTTP:// in capitals has no HTTP head; its content begins with it.
# Guess: schemes are the same in capitals (RFC 3986, 3.1), so that the head is read and the content is the page.
# Seen: http_headers is None, and content_stream() gives "HTTP/1.1 200 OK…" in front of the page.
# Who meets it: whoever reads WARCs of clients that keep an address as a page wrote it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check warcio==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator

BLOCK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>page</p>"


def read(scheme):
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Target-URI: {scheme}://www.site.example/\r\nWARC-Date: 2021-03-01T02:03:04Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(BLOCK)}\r\n\r\n"
    )
    for record in ArchiveIterator(BytesIO(head.encode() + BLOCK + b"\r\n\r\n")):
        return record.http_headers is not None, record.content_stream().read()


seen = {scheme: read(scheme) for scheme in ("http", "HTTP")}
print(seen)
assert seen["http"] == (True, b"<p>page</p>")
assert seen["HTTP"] == (False, BLOCK)
PYTHON
