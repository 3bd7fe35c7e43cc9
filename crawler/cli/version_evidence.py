"""A version in the archive -> everything that proves it: fetch, hashes, headers, rule, what was trimmed and mended."""

import json
from dataclasses import asdict
from typing import Any

from storage.archive import Archive
from storage.rows import Fetch, Version

READ = (
    "published", "publisher", "doc_no", "index_no", "meeting", "meeting_date", "date_precision", "post", "speaker",
    "imprint", "layout", "rule", "encoding", "raw_print", "layout_print", "normal_print",
    "body_start", "body_end", "char_count", "han_count", "word_count", "rank", "damage",
)  # fmt: skip
"""Columns of `versions` that a reader of the evidence wants beside the names of the report."""
JSON_READ = ("flags", "notes", "trimmed", "repairs", "evidence")
"""Columns of `versions` that hold JSON."""

ROW = "SELECT * FROM versions WHERE id = ?"
STOOD = "SELECT since, until FROM intervals WHERE version = ? ORDER BY since"
CONFIRMED = "SELECT count(*) AS n, max(at) AS last FROM fetches WHERE url = ? AND body = ? AND part_of = ''"
SIZE = "SELECT size FROM bodies WHERE sha256 = ?"


def evidence_of(archive: Archive, version: Version) -> dict[str, Any]:
    """Return what is known of a version, as a JSON object.

    Returns:
        `report` (what it is), `stood` (intervals), `read` (what the reading found and by which rule), `fetch` and
        `parts` (what came over the wire; `removed` says why a body is not there any more), `confirmed` (how often the
        address had the same bytes).
    """
    (row,) = archive.query(ROW, [version.id])
    fetch = archive.fetch(version.fetch)
    (same,) = archive.query(CONFIRMED, [fetch.url, bytes.fromhex(fetch.body)])
    names = ("id", "source", "url", "entry", "region", "region_name", "year", "kind", "title")
    return {
        "report": {name: getattr(version, name) for name in names},
        "stood": [[each["since"], each["until"]] for each in archive.query(STOOD, [version.id])],
        "read": {name: row[name] for name in READ} | {name: json.loads(row[name]) for name in JSON_READ},
        "fetch": fetch_evidence(archive, fetch),
        "parts": [fetch_evidence(archive, each) for each in archive.parts(fetch)],
        "confirmed": {"fetches": same["n"], "last": same["last"]},
    }


def fetch_evidence(archive: Archive, fetch: Fetch) -> dict[str, Any]:
    """Return a fetch as a JSON object, with the size of its body and the verdict on it."""
    sizes = archive.query(SIZE, [bytes.fromhex(fetch.body)])
    verdict, reason = archive.judgement(fetch.id) or ("", "")
    found = asdict(fetch) | {"size": sizes[0]["size"] if sizes else None}
    return found | {"verdict": verdict, "verdict_evidence": reason, "removed": archive.purged(fetch)}


def evidence_text(found: dict[str, Any]) -> str:
    """Return evidence as lines "name: value" under headings; empty values are left out."""
    lines = []
    for heading in ("report", "stood", "fetch", "parts", "confirmed", "read"):
        value = found[heading]
        if value:
            lines += [heading, *_lines(value)]
    return "\n".join(lines) + "\n"


def _lines(value: Any, indent: str = "  ") -> list[str]:
    """Return the lines of a value of JSON: one a field of an object, one an element of a list."""
    if isinstance(value, dict):
        pairs = [(f"{name}: ", each) for name, each in value.items() if each not in ("", [], {}, None)]
    else:
        pairs = [("", each) for each in value]
    lines = []
    for name, each in pairs:
        if isinstance(each, dict) or (
            isinstance(each, list | tuple) and any(isinstance(one, dict) for one in each)
        ):
            lines += [f"{indent}{name}".rstrip(), *_lines(each, indent + "  ")]
        elif isinstance(each, list | tuple) and each and isinstance(each[0], list | tuple):
            lines += [f"{indent}{name}".rstrip(), *(f"{indent}  {_flat(one)}" for one in each)]
        else:
            lines.append(f"{indent}{name}{_flat(each)}")
    return lines


def _flat(value: Any) -> str:
    """Return a value on one line."""
    words = " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return " ⏎ ".join(words.splitlines())
