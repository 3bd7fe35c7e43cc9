"""Convert between a fetch and its row in the table `fetches`."""

import json

from storage.converter import from_json, stored_json
from storage.records import Hints, Pairs
from storage.rows import NO_HINTS, Fetch, TableRow

COLUMNS = (
    "id", "run", "source", "host", "url", "final_url", "at", "clock", "transport", "status", "headers",
    "body", "confirms", "part_of", "part", "hints", "walk", "walk_ends",
    "precision",
)  # fmt: skip
INSERT = f"INSERT INTO fetches ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 no text from outside
SELECT = f"SELECT {', '.join(COLUMNS)} FROM fetches "  # noqa: S608 no text from outside


def fetch_row(fetch: Fetch) -> TableRow:
    """Return a fetch as a row of the table, in the order of COLUMNS."""
    hints = "" if fetch.hints == NO_HINTS else stored_json(fetch.hints)
    return (
        fetch.id, fetch.run, fetch.source, fetch.host, fetch.url, fetch.final_url, fetch.at, fetch.clock,
        fetch.transport, fetch.status, stored_json(fetch.headers), bytes.fromhex(fetch.body) or None, fetch.confirms,
        fetch.part_of, fetch.part, hints, fetch.walk, fetch.walk_ends, fetch.precision,
    )  # fmt: skip


def fetch_from_row(row: TableRow) -> Fetch:
    """Return a row of the table, in the order of COLUMNS, as a fetch."""
    values: dict[str, object] = dict(zip(COLUMNS, row, strict=True))
    body, hints = values["body"], values["hints"]
    values["headers"] = _pairs(values["headers"])
    values["body"] = body.hex() if isinstance(body, bytes) else ""
    values["hints"] = hints_of(str(hints or ""))
    values["walk_ends"] = bool(values["walk_ends"])
    return Fetch(**values)  # type: ignore[arg-type]  # the columns have the fields' types


def _pairs(text: object) -> Pairs:
    return tuple((name, value) for name, value in json.loads(str(text)))


def hints_of(text: str) -> Hints:
    """Read the hints of a fetch as the table keeps them; an empty text means none.

    Raises:
        ArchiveError: the text is not such a record.
    """
    return from_json(text, Hints, "the hints of a fetch") if text else NO_HINTS
