"""A report in the archive -> TakenOver: its passages with their sources, as the diff stage found them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from storage.archive import Archive
from storage.records import Span
from storage.rows import Version

PASSAGES = """
    SELECT r.*, e.region, e.region_name, e.year, s.day, k.url
    FROM reuse r JOIN versions e ON e.id = r.earlier JOIN copies k ON k.id = e.copy
    LEFT JOIN reuse_reports s ON s.version = r.earlier
    WHERE r.later = ? ORDER BY r.a_start, r.a_end, s.day = '', s.day, e.region, r.b_start
"""
SHARE = "SELECT * FROM taken_over WHERE version = ?"
TEXT = "SELECT text FROM versions WHERE id = ?"


@dataclass(frozen=True, slots=True)
class SourcedPassage:
    """A passage of a report and where it was found."""

    span: Span
    """Half-open, in the report's text, in code points."""
    words: str = field(repr=False)
    source_words: str = field(repr=False)
    source: str
    """Whose report it is found in, and of which year."""
    address: str
    day: str
    """ISO date of its delivery; empty where the day is not known."""
    url: str
    direction: str
    kind: str
    likeness: float
    places: int
    marks: str


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What a report took over, and of how much that is a share."""

    name: str
    address: str
    text: str = field(repr=False)
    is_sought: bool
    """Whether reuse was looked for in it; a share without that would be no zero."""
    sentences: int
    share: float
    """Sentences with specific wording from above or beside, of all of at least twelve letters."""
    common: int
    passages: tuple[SourcedPassage, ...]


def taken_over(archive: Archive, version: Version, directions: Collection[str], *, common: bool) -> TakenOver:
    """Read what a report took over.

    Args:
        archive: an open archive.
        version: the report, whose best copy is looked at.
        directions: which directions are wanted.
        common: also passages that are marked as no specific wording.

    Returns:
        The passages by place, each with every source that is kept.
    """
    texts: dict[str, str] = {version.id: version.text}
    passages = []
    for row in archive.query(PASSAGES, (version.id,)):
        if row["direction"] not in directions or (row["marks"] and not common):
            continue
        if row["earlier"] not in texts:
            texts[row["earlier"]] = archive.query(TEXT, (row["earlier"],))[0]["text"]
        passages.append(sourced(row, version.text, texts[row["earlier"]]))
    figures = next(iter(archive.query(SHARE, (version.id,))), None)
    return TakenOver(
        f"{version.region_name} {version.year}",
        f"{version.region}/{version.year}",
        version.text,
        figures is not None,
        figures["sentences"] if figures else 0,
        figures["share"] if figures else 0.0,
        figures["common"] if figures else 0,
        tuple(passages),
    )


def sourced(row: Mapping[str, Any], text: str, source_text: str) -> SourcedPassage:
    """Return a row of PASSAGES with the words of both texts."""
    span = (row["a_start"], row["a_end"])
    return SourcedPassage(
        span,
        text[slice(*span)],
        source_text[row["b_start"] : row["b_end"]],
        f"{row['region_name']} {row['year']}",
        f"{row['region']}/{row['year']}",
        row["day"] or "",
        row["url"],
        row["direction"],
        row["kind"],
        row["likeness"],
        row["places"],
        row["marks"],
    )
