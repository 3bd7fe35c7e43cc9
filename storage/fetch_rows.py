"""Convert between a fetch and its row in the table `fetches`."""

import json
from dataclasses import asdict

from storage.records import Hints, Pairs
from storage.rows import NO_HINTS, Fetch, TableRow

COLUMNS = (
    "id", "run", "source", "host", "url", "final_url", "at", "clock", "transport", "status", "headers",
    "body", "confirms", "part_of", "part", "hints", "walk", "walk_ends",
)  # fmt: skip
INSERT = f"INSERT INTO fetches ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 no text from outside
SELECT = f"SELECT {', '.join(COLUMNS)} FROM fetches "  # noqa: S608 no text from outside

ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def fetch_row(fetch: Fetch) -> TableRow:
    """Return a fetch as a row of the table, in the order of COLUMNS."""
    hints = "" if fetch.hints == NO_HINTS else to_json(asdict(fetch.hints))
    return (
        fetch.id, fetch.run, fetch.source, fetch.host, fetch.url, fetch.final_url, fetch.at, fetch.clock,
        fetch.transport, fetch.status, to_json(fetch.headers), bytes.fromhex(fetch.body) or None, fetch.confirms,
        fetch.part_of, fetch.part, hints, fetch.walk, fetch.walk_ends,
    )  # fmt: skip


def fetch_from_row(row: TableRow) -> Fetch:
    """Return a row of the table, in the order of COLUMNS, as a fetch."""
    values: dict[str, object] = dict(zip(COLUMNS, row, strict=True))
    body, hints = values["body"], values["hints"]
    values["headers"] = _pairs(values["headers"])
    values["body"] = body.hex() if isinstance(body, bytes) else ""
    values["hints"] = _hints(str(hints)) if hints else Hints()
    values["walk_ends"] = bool(values["walk_ends"])
    return Fetch(**values)  # type: ignore[arg-type]  # the columns have the fields' types


def _pairs(text: object) -> Pairs:
    return tuple((name, value) for name, value in json.loads(str(text)))


def _hints(text: str) -> Hints:
    values = json.loads(text)
    return Hints(**{**values, "metas": tuple((name, value) for name, value in values["metas"])})


def to_json(value: object) -> str:
    """Return a value as compact JSON, Chinese characters unescaped."""
    return ENCODER.encode(value)
