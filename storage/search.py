"""Find the texts that hold a query of one character or more, by the index that search_index.py fills.

The index gives the passages that may hold a text's longest run between white space. Each is verified on its own
bytes, which are read without the rest of its text: what is found is exactly what a full scan would find.
"""

import sqlite3
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter

from storage.ngrams import longest_run, match_query

LOOK_FIRST = 40
"""Texts searched for a single character before the index is asked: a guess; a frequent one is found here."""

SENTENCE_MARKS = "。！？；!?;\n"
CONTEXT = 60
"""Characters of the sentence to each side of a hit, at most."""

BYTES = 4 * CONTEXT
"""Bytes of UTF-8 that hold CONTEXT characters at most."""
CONTINUATION = bytes(range(0x80, 0xC0))
"""Bytes of UTF-8 that do not begin a character."""

HOLDERS = """
SELECT h.passage, v.id, v.region, v.year, v.rowid, h.start, p.size
FROM bigrams b CROSS JOIN passages p ON p.id = b.rowid CROSS JOIN contains h ON h.passage = b.rowid
CROSS JOIN indexed i ON i.n = h.n CROSS JOIN versions v ON v.id = i.version AND v.raw_print = i.print
WHERE b.bigrams MATCH ?
"""
"""Passages that the index names, and each text that holds one; a text that changed since it was indexed is none."""

FIRST = "SELECT v.id, v.region, v.year FROM indexed i CROSS JOIN versions v ON v.id = i.version ORDER BY i.n"

TEXTS = """
SELECT v.id, v.region, v.region_name, v.year, v.kind, c.source, c.url, v.title, v.first_seen, v.last_seen,
       c.status NOT IN ('gone', 'rolled') AND v.last_seen >= (
           SELECT max(w.last_seen) FROM copies d JOIN versions w ON w.copy = d.id WHERE d.lineage = c.lineage
       ) AS stands
FROM versions v JOIN copies c ON c.id = v.copy
WHERE v.id = ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is searched for: a text, and where."""

    text: str
    regions: frozenset[str] = frozenset()
    """Codes of the regions; none stands for all."""
    first_year: int | None = None
    last_year: int | None = None
    removed: bool = False
    """Also texts that no longer stand: replaced, rolled on, gone."""

    def wants(self, region: str, year: int | None) -> bool:
        """Whether the query covers a text.

        Args:
            region: the code of its region.
            year: its year; a text without one is in no range of years.
        """
        if self.regions and region not in self.regions:
            return False
        first, last = self.first_year, self.last_year
        return (first is None or (year is not None and year >= first)) and (
            last is None or (year is not None and year <= last)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A text that holds what was searched for; the first place in its sentence, and how many there are."""

    version: str
    region: str
    region_name: str
    year: int | None
    kind: str
    source: str
    url: str
    title: str
    first_seen: str
    last_seen: str
    stands: bool
    start: int
    count: int
    before: str
    match: str
    after: str


def find_hits(db: sqlite3.Connection, query: Query) -> Generator[Hit, None, None]:
    """Yield all texts that hold what is searched for, character for character, each once.

    Args:
        db: the connection of an open archive.
        query: what is searched for and where; white space alone finds nothing.
    """
    run = longest_run(query.text)
    words = query.text.encode("utf-8", "surrogatepass")
    seen: set[str] = set()
    for version in candidate_versions(db, query, run) if run else ():
        if version in seen:
            continue
        seen.add(version)
        (whole,) = db.execute("SELECT CAST(text AS BLOB) FROM versions WHERE id = ?", (version,)).fetchone()
        at = whole.find(words)
        row = db.execute(TEXTS, (version,)).fetchone() if at >= 0 else None
        if row and (row[-1] or query.removed):
            yield hit_from_row(row, whole, at, query.text)


def candidate_versions(db: sqlite3.Connection, query: Query, run: str) -> Iterator[str]:
    """Yield versions that hold a run of characters; some more than once.

    Args:
        db: the connection of an open archive.
        query: where to search.
        run: characters without white space. For a single one the first LOOK_FIRST texts come first, whatever they hold:
            a frequent character is found there.
    """
    if len(run) == 1:
        first = (version for version, *of in db.execute(FIRST) if query.wants(*of))
        yield from list(islice(first, LOOK_FIRST))
    words = run.encode("utf-8", "surrogatepass")
    rows = (row for row in db.execute(HOLDERS, (match_query(run),)) if query.wants(row[2], row[3]))
    for _, holders in groupby(rows, key=itemgetter(0)):
        (_, version, _, _, *place), *others = holders
        if words in passage_of(db, *place):
            yield version
            yield from [other for _, other, *_ in others]


def passage_of(db: sqlite3.Connection, row: int, start: int, size: int) -> bytes:
    """Return the bytes of a passage, read without the rest of the text.

    Args:
        db: the connection of an open archive.
        row: rowid of the version.
        start: first byte of the passage in the UTF-8 of the text.
        size: its length in bytes.
    """
    with db.blobopen("versions", "text", row, readonly=True) as text:
        text.seek(start)
        return text.read(size)


HitRow = tuple[str, str, str, int | None, str, str, str, str, str, str, int]
"""A row of TEXTS."""


def hit_from_row(row: HitRow, whole: bytes, at: int, text: str) -> Hit:
    """Return a hit with the sentence around its first place.

    The text is not decoded as a whole: that takes longer than finding it.

    Args:
        row: a row of TEXTS.
        whole: the text as UTF-8.
        at: first byte of what was searched for.
        text: what was searched for.
    """
    *fields, stands = row
    words = text.encode()
    end = at + len(words)
    names = (
        "version", "region", "region_name", "year", "kind", "source", "url", "title", "first_seen", "last_seen",
    )  # fmt: skip
    values: dict[str, object] = dict(zip(names, fields, strict=True))
    return Hit(
        **values,  # type: ignore[arg-type]  # the columns have the fields' types
        stands=bool(stands),
        start=len(whole[:at].translate(None, CONTINUATION)),
        count=whole.count(words),
        before=sentence_before(whole[max(0, at - BYTES) : at].decode(errors="ignore")[-CONTEXT:]),
        match=text,
        after=sentence_after(whole[end : end + BYTES].decode(errors="ignore")[:CONTEXT]),
    )


def sentence_before(text: str) -> str:
    """Return what follows the last sentence mark; all of the text when it has no mark."""
    return text[max(text.rfind(mark) for mark in SENTENCE_MARKS) + 1 :]


def sentence_after(text: str) -> str:
    """Return the text up to its first sentence mark, the mark included; all of it without a mark."""
    return text[
        : min((found + 1 for mark in SENTENCE_MARKS if (found := text.find(mark)) >= 0), default=len(text))
    ]
