#!/usr/bin/env bash
# FastWARC 2.0.1: auto_decode raises on a chunk size with an extension, and the rest of the file is not read.
# Guess: an extension that is not known is passed over, as RFC 9112 (7.1.1) demands of every recipient.
# Seen: OSError "Invalid chunk header: '4;x=y'".
# Who meets it: whoever reads WARCs of servers or proxies that sign or mark their chunks.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check FastWARC==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from io import BytesIO

from fastwarc.warc import ArchiveIterator


def read(size):
    block = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + size + b"\r\npage\r\n0\r\n\r\n"
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "WARC-Target-URI: http://www.site.example/\r\nWARC-Date: 2021-03-01T02:03:04Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    try:
        return [each.reader.read() for each in ArchiveIterator(BytesIO(head.encode() + block + b"\r\n\r\n"), auto_decode="all")]
    except OSError as error:
        return str(error)


seen = {size: read(size) for size in (b"4", b"4;x=y")}
print(seen)
assert seen[b"4"] == [b"page"]
assert "Invalid chunk header" in seen[b"4;x=y"]
PYTHON
