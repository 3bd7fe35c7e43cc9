"""Reviews <-> rows of CSV and JSON: what there is to review, what was said, and a file that a person filled in."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler.cli.table import FORMULA, OutputRow
from pipelines.parse.encoding import decode
from pipelines.render.grade_labels import GRADES, STANDINGS, VERDICTS, reason_words
from pipelines.render.terminal.review_terminal import read_words
from pipelines.render.view.review_wording import review_words
from pipelines.review.precision import Precision
from pipelines.review.readings import FIELDS
from pipelines.review.reviewing import Lapsed, ListedItem, ReviewList
from storage.errors import UserMistake
from storage.records import Page
from storage.rows import Review, ReviewVerdict

ABOUT = (
    "region", "region_name", "year", "indicator", "name", "scope", "confidence", "confidence_zh", "why", "why_zh",
    "state", "quote", "evidence", "url",
)  # fmt: skip
LIST_COLUMNS = ("id", "kind", "standing", "read_as", *ABOUT, "said", "verdict", "set", "note", "by")
"""The last four are for a person to fill in: the file can be brought in again."""
EXPORT_COLUMNS = ("id", "kind", "standing", "verdict", "set", "note", "by", "at", *ABOUT, "engine")
PRECISION_COLUMNS = ("kind", "group", "value", "n", "right", "precision", "low", "high", "remark")
TOO_SMALL = "n is too small"
BETWEEN = re.compile(rf"[;；\n]\s{{0,40}}(?=(?:value|{'|'.join(FIELDS['target'] + FIELDS['outcome'])})\s*=)")
"""What parts two corrections in a cell: "value_min=5; unit=%"."""


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row of a file in which a person said something."""

    line: int
    """Where it ends in the file, from 1."""
    id: str
    verdict: ReviewVerdict
    corrections: tuple[str, ...]
    note: str
    by: str
    at: str


def list_rows(found: ReviewList) -> list[OutputRow]:
    """Return what there is to review as rows, then the reviews that do not apply any more."""
    return [*map(_item_row, found.items), *map(_lapsed_row, found.lapsed)]


def export_rows(found: ReviewList) -> list[OutputRow]:
    """Return every review as a row, the oldest first, with what became of it."""
    given: list[tuple[Review, str]] = [
        (review, listed.reviewed.standing)
        for listed in found.items
        if listed.reviewed
        for review in listed.reviewed.reviews
    ]
    given += [(each.review, each.why) for each in found.lapsed]
    return [_review_row(review, standing) for review, standing in sorted(given, key=lambda each: each[0].at)]


def precision_rows(rows: Sequence[Precision], contradicted: int) -> list[OutputRow]:
    """Return the groups as rows, and how many items were left out."""
    found: list[OutputRow] = [
        {
            "kind": row.kind,
            "group": row.group,
            "value": row.value,
            "n": row.n,
            "right": row.right,
            "precision": round(row.share, 4),
            "low": round(row.low, 4),
            "high": round(row.high, 4),
            "remark": TOO_SMALL if row.is_too_small else "",
        }
        for row in rows
    ]
    if contradicted:
        found.append({"group": "contradicted", "n": contradicted, "remark": "left out"})
    return found


def read_filled(path: Path) -> Iterator[FilledRow | str]:
    """Read a file that a person filled in: UTF-8 or GB 18030, with or without a byte order mark.

    Yields:
        Each row with a verdict or a correction, or one line that says what is wrong with it.

    Raises:
        UserMistake: the file cannot be read, is no CSV, or has no column `id`.
    """
    try:
        text = decode(Page(url=path.name, body=path.read_bytes())).text
    except OSError as error:
        raise UserMistake(f"cannot read {path}: {error.strerror}") from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        if "id" not in (reader.fieldnames or ()):
            raise UserMistake(
                f"{path} has no column id: 'scrapy review --list --format csv' writes one to fill in"
            )
        for row in reader:
            cells = {name: plain(cell) for name, cell in row.items() if name and isinstance(cell, str)}
            if cells.get("verdict") or cells.get("set"):
                yield _filled(reader.line_num, cells)
    except csv.Error as error:
        raise UserMistake(f"{path} cannot be read as CSV at line {reader.line_num}: {error}") from None


def plain(cell: str) -> str:
    """Return a cell without the apostrophe that kept a spreadsheet from running it, and without blanks around."""
    bare = cell.strip()
    return bare[1:] if bare.startswith("'") and bare[1:].startswith(FORMULA) else bare


def set_words(review: Review) -> str:
    """Return the corrections of a review as `--set` and a file take them."""
    return "; ".join(f"{name}={'' if value is None else value}" for name, value in review.corrections.items())


def split_set(words: str) -> tuple[str, ...]:
    """Return the corrections of a cell one by one: "value_min=5; unit=%"."""
    return tuple(filter(None, (each.strip() for each in BETWEEN.split(words))))


def _filled(line: int, cells: dict[str, str]) -> FilledRow | str:
    corrections = split_set(cells.get("set", ""))
    word = cells.get("verdict") or "corrected"
    verdicts: tuple[ReviewVerdict, ...] = ("right", "wrong", "corrected")
    verdict = next((each for each in verdicts if word.lower() in {each, VERDICTS[each][0]}), None)
    if verdict is None:
        return f"line {line}: verdict is right, wrong or corrected, not '{word}'"
    if (verdict == "corrected") != bool(corrections):
        return f"line {line}: the verdict corrected goes with the column set, such as value=5"
    by, note, at = (cells.get(name, "") for name in ("by", "note", "at"))
    return FilledRow(line, cells.get("id", ""), verdict, corrections, note, by, at)


def _item_row(listed: ListedItem) -> OutputRow:
    item = listed.item
    return {
        "id": item.id,
        "kind": item.kind,
        "standing": listed.reviewed.standing if listed.reviewed else "open",
        "read_as": read_words(item),
        "region": item.region,
        "region_name": item.region_name,
        "year": item.year,
        "indicator": item.target.indicator,
        "name": item.target.name,
        "scope": item.target.scope,
        **_grade_cells(item.graded.confidence, item.graded.why),
        "state": item.entry.state if item.entry else None,
        "quote": item.target.quote,
        "evidence": item.evidence,
        "url": item.url,
        "said": review_words(listed.reviewed)[0] if listed.reviewed else "",
    }


def _lapsed_row(lapsed: Lapsed) -> OutputRow:
    row = dict(_review_row(lapsed.review, lapsed.why))
    said = f"{STANDINGS[lapsed.why][0]}：{row.pop('verdict')} {row.pop('set')}（{row.pop('by')}）".replace(
        " （", "（"
    )
    return {**row, "said": said, "note": None}


def _review_row(review: Review, standing: str) -> OutputRow:
    return {
        "id": review.item,
        "kind": review.kind,
        "standing": standing,
        "verdict": review.verdict,
        "set": set_words(review),
        "note": review.note,
        "by": review.by,
        "at": review.at,
        "region": review.region,
        "region_name": review.region_name,
        "year": review.year,
        **{name: _text(review.about[name]) for name in ("indicator", "name", "scope")},
        **_grade_cells(review.confidence, review.why),
        "state": _text(review.judged.get("state", "")),
        "quote": review.quote,
        "evidence": _text(review.judged.get("evidence", "")),
        "url": review.url,
        "engine": review.engine,
    }


def _grade_cells(confidence: str, why: str) -> dict[str, str]:
    return {
        "confidence": confidence,
        "confidence_zh": GRADES[confidence][0],
        "why": why,
        "why_zh": reason_words(why)[0],
    }


def _text(value: object) -> str:
    return "" if value is None else str(value)
