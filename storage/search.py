"""Texts -> an index of character bigrams, and any query of one character or more -> the texts that hold it.

Rows of the index are passages: runs of lines of some thousand characters, cut where the content says so, so
that versions and copies share them. A passage is indexed by its pairs of neighbouring characters; the last
character before white space is a token too, so that one character is an exact prefix query. Candidates are
verified on the text itself: what is found is exactly what a full scan would find.
"""

import sqlite3
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from zlib import crc32

from storage.connection import transaction

PASSAGE = 4000
"""Characters from which a passage ends with its line; one that reaches a third may end where its line says so."""

ONE_LINE_IN = 24

HIDDEN = {code: 0xE000 + code for code in range(0x21, 0x7F)}
"""ASCII marks and letters move to the private use area: the index's tokenizer would drop or fold them."""

WORDS_AT_MOST = 12
"""Bigrams of a long query that the index is asked for; the rest is left to the verification."""

LOOK_FIRST = 40
"""Texts that are looked through for a single character before the index is asked: a frequent one is found here."""

SENTENCE_MARKS = "。！？；!?;\n"
CONTEXT = 60
"""Characters of the sentence to each side of a hit, at most."""

BYTES = 4 * CONTEXT
CONTINUATION = bytes(range(0x80, 0xC0))
"""Bytes of UTF-8 that do not begin a character."""

TABLES = """
CREATE TABLE indexed (n INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE, print TEXT NOT NULL);
CREATE TABLE passages (id INTEGER PRIMARY KEY, print BLOB NOT NULL UNIQUE);
CREATE TABLE contains (passage INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (passage, n)) WITHOUT ROWID;
CREATE VIRTUAL TABLE bigrams USING fts5(
    tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
);
"""

UNINDEXED = (
    "SELECT v.id FROM versions v LEFT JOIN indexed i ON i.version = v.id AND i.print = v.raw_print"
    " WHERE i.n IS NULL"
)

TEXTS = """
SELECT v.id, v.region, v.region_name, v.year, v.kind, c.source, c.url, v.title, v.first_seen, v.last_seen,
       c.status NOT IN ('gone', 'rolled') AND v.last_seen >= (
           SELECT max(w.last_seen) FROM copies d JOIN versions w ON w.copy = d.id WHERE d.lineage = c.lineage
       ) AS stands
FROM versions v JOIN copies c ON c.id = v.copy
WHERE v.id = ? AND
"""
FILTERED = "(? IN ('', v.region)) AND (? IS NULL OR v.year >= ?) AND (? IS NULL OR v.year <= ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is searched for: a text, and where."""

    text: str
    region: str = ""
    first_year: int | None = None
    last_year: int | None = None
    removed: bool = False
    """Also texts that no longer stand: replaced, rolled on, gone."""

    @property
    def filters(self) -> tuple[object, ...]:
        """The values of FILTERED."""
        return self.region, self.first_year, self.first_year, self.last_year, self.last_year


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


def index(db: sqlite3.Connection, progress: Callable[[int, int], None]) -> int:
    """Index the versions that are not yet indexed, one transaction each; gives their number."""
    with transaction(db):
        db.execute(
            "DELETE FROM indexed WHERE n IN (SELECT i.n FROM indexed i LEFT JOIN versions v"
            " ON v.id = i.version AND v.raw_print = i.print WHERE v.id IS NULL)"
        )
    missing = [each for (each,) in db.execute(UNINDEXED + " ORDER BY v.region, v.year, v.id")]
    for done, version in enumerate(missing, 1):
        with transaction(db):
            _index_one(db, version)
        progress(done, len(missing))
    return len(missing)


def unindexed(db: sqlite3.Connection) -> int:
    """Number of versions that the index does not know yet."""
    (count,) = db.execute(f"SELECT count(*) FROM ({UNINDEXED})").fetchone()  # noqa: S608 a query of ours
    return int(count)


def _index_one(db: sqlite3.Connection, version: str) -> None:
    text, raw_print = db.execute("SELECT text, raw_print FROM versions WHERE id = ?", (version,)).fetchone()
    n = db.execute("INSERT INTO indexed (version, print) VALUES (?, ?)", (version, raw_print)).lastrowid
    for passage in passages(text):
        name = blake2b(passage.encode(), digest_size=16).digest()
        row = db.execute("SELECT id FROM passages WHERE print = ?", (name,)).fetchone()
        number = row[0] if row else db.execute("INSERT INTO passages (print) VALUES (?)", (name,)).lastrowid
        if not row:
            db.execute(
                "INSERT INTO bigrams (rowid, tokens) VALUES (?, ?)", (number, " ".join(tokens(passage)))
            )
        db.execute("INSERT OR IGNORE INTO contains VALUES (?, ?)", (number, n))


def clear(db: sqlite3.Connection) -> None:
    """Empty the index: nothing of any text is left in it."""
    db.execute("INSERT INTO bigrams (bigrams) VALUES ('delete-all')")
    for table in ("contains", "passages", "indexed"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 names of ours


def passages(text: str) -> Iterator[str]:
    """A text cut into passages at line ends that its own content chooses: an edit leaves the others as they were."""
    lines: list[str] = []
    size = 0
    for line in text.split("\n"):
        lines.append(line)
        size += len(line) + 1
        chosen = size >= PASSAGE // 3 and crc32(line.encode()) % ONE_LINE_IN == 0
        if chosen or size >= PASSAGE:
            yield "\n".join(lines)
            lines, size = [], 0
    if lines:
        yield "\n".join(lines)


def tokens(passage: str) -> set[str]:
    """The bigrams of a passage and the last character of each run between white space."""
    found: set[str] = set()
    for run in passage.translate(HIDDEN).split():
        found.update(map(str.__add__, run, run[1:]))
        found.add(run[-1])
    return found


def matching(text: str) -> str:
    """The index's query for the candidates of a text: its longest run between white space."""
    run = max(text.translate(HIDDEN).split(), key=len, default="")
    if len(run) < 2:
        return f'"{run}"*' if run else ""
    pairs = dict.fromkeys(map(str.__add__, run, run[1:]))
    step = -(-len(pairs) // WORDS_AT_MOST)
    return " AND ".join(f'"{pair}"' for pair in islice(pairs, 0, None, step))


def find(db: sqlite3.Connection, query: Query) -> Generator[Hit, None, None]:
    """All texts that hold what is searched for, character for character, each once."""
    asked = matching(query.text)
    if not asked:
        return
    words = query.text.encode("utf-8", "surrogatepass")
    seen: set[str] = set()
    for version in candidates(db, asked):
        if version in seen:
            continue
        seen.add(version)
        (whole,) = db.execute(
            "SELECT CAST(text AS BLOB) FROM versions WHERE id = ?", (version,)
        ).fetchone() or (b"",)
        if words in whole:
            row = db.execute(TEXTS + FILTERED, (version, *query.filters)).fetchone()
            if row and (row[-1] or query.removed):
                yield hit(row, whole, query.text)


def candidates(db: sqlite3.Connection, asked: str) -> Iterator[str]:
    """Versions that may hold what the index is asked for; some more than once.

    For a single character the first texts come first, whatever they hold: a frequent one is found there.
    """
    if asked.endswith("*"):
        first = db.execute("SELECT version FROM indexed ORDER BY n LIMIT ?", (LOOK_FIRST,))
        yield from [version for (version,) in first]
    for (passage,) in db.execute("SELECT rowid FROM bigrams WHERE bigrams MATCH ?", (asked,)):
        holders = db.execute(
            "SELECT i.version FROM contains h JOIN indexed i ON i.n = h.n WHERE h.passage = ?", (passage,)
        )
        yield from [version for (version,) in holders]


Row = tuple[str, str, str, int | None, str, str, str, str, str, str, int]


def hit(row: Row, whole: bytes, text: str) -> Hit:
    """A row of TEXTS, whose text (UTF-8) holds what was searched for, with the sentence of the first place.

    The text is not decoded as a whole: that takes longer than finding it.
    """
    *fields, stands = row
    words = text.encode()
    at = whole.index(words)
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
    """What stands after the last sentence mark."""
    return text[max(text.rfind(mark) for mark in SENTENCE_MARKS) + 1 :]


def sentence_after(text: str) -> str:
    """What stands up to the first sentence mark, the mark included."""
    return text[
        : min((found + 1 for mark in SENTENCE_MARKS if (found := text.find(mark)) >= 0), default=len(text))
    ]
