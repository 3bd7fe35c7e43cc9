"""Name, type and bytes of a file -> the kind of thing it is, if it is no page."""

import csv
import re
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

MAGIC = (
    (b"\x89PNG", "pictures"),
    (b"\xff\xd8\xff", "pictures"),
    (b"GIF8", "pictures"),
    (b"\x00\x00\x01\x00", "pictures"),
    (b"wOF2", "fonts"),
    (b"wOFF", "fonts"),
    (b"\x1aE\xdf\xa3", "sound and video"),
    (b"ID3", "sound and video"),
)
"""First bytes -> kind, whatever name and type say."""

TABLE = Path(__file__).with_suffix(".csv")
"""What a suffix, a name or its ending in lower case, or a part of a Content-Type says of a file."""

HTML = re.compile(
    rb"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype html|html|head|body)", re.IGNORECASE | re.DOTALL
)
"""How a page of HTML begins: `<!DOCTYPE html>`."""


def kind_of_no_page(name: str, content_type: str, body: bytes) -> str:
    """Return what something is that is no page; empty for what may be one.

    Args:
        name: its address or the name of its file.
        content_type: its Content-Type; empty when nothing states it.
        body: its first bytes.
    """
    last = PurePosixPath(urlsplit(name).path if "://" in name else name).name.lower()
    suffixes, names, types = (table(what) for what in ("suffix", "name", "type"))
    magic = next((kind for start, kind in MAGIC if body.startswith(start)), "")
    if magic or last == "robots.txt":
        return magic or "robots.txt"
    ending = next((kind for end, kind in table("ending").items() if last.endswith(end)), "")
    if ending:
        return ending
    label = content_type.lower()
    stated = next((kind for part, kind in types.items() if part in label), "")
    if stated:
        return "" if HTML.match(body) else stated
    if label and "octet-stream" not in label and "text/plain" not in label:
        return ""
    kind = suffixes.get(last.rpartition(".")[2], "") if "." in last else ""
    return names.get(last, "") or ("" if HTML.match(body) else kind)


@cache
def table(what: str) -> dict[str, str]:
    """Return what is written -> kind, of the rows of the table for a suffix, a name, an ending or a type."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["what"] == what]
    return {written: row["kind"] for row in rows for written in row["written"].split()}
