"""Archive -> Reviewable: the targets of the reports that stand, the outcomes of the years that are compared."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any

from pipelines.review.readings import outcome_reading, target_reading
from storage.archive import Archive
from storage.converter import from_json, from_values
from storage.records import LedgerEntry, Target
from storage.rows import Reading, ReviewKind

TARGETS = """
    SELECT v.id AS version, v.normal_print, v.region, v.region_name, v.year, v.url, r.mark, t.*
    FROM reports v JOIN targets t ON t.version = v.id LEFT JOIN targets_read r ON r.version = v.id
    WHERE v.kind = 'government_work_report'
      AND (?1 = '[]' OR v.region IN (SELECT value FROM json_each(?1))) AND v.year BETWEEN ?2 AND ?3
      AND (?4 = '[]' OR substr(v.normal_print, 1, 12) IN (SELECT value FROM json_each(?4)))
    ORDER BY v.region, v.year, v.id, t.n
"""
OUTCOMES = """
    SELECT c.id AS change, c.engine, unpacked(c.detail) AS detail, a.id AS version, a.normal_print, a.year AS set_in,
           b.id AS new_version, b.normal_print AS new_print, b.region, b.region_name, b.year, b.text, k.url
    FROM changes c JOIN versions a ON a.id = c.old JOIN versions b ON b.id = c.new JOIN copies k ON k.id = b.copy
    WHERE c.axis = 'year'
      AND (?1 = '[]' OR b.region IN (SELECT value FROM json_each(?1))) AND b.year BETWEEN ?2 AND ?3
      AND (?4 = '[]' OR substr(b.normal_print, 1, 12) IN (SELECT value FROM json_each(?4)))
    ORDER BY b.region, b.year, c.id
"""
TEXTS = """
    SELECT 'target' AS kind, normal_print AS old, '' AS new FROM reports WHERE kind = 'government_work_report'
    UNION SELECT 'outcome', a.normal_print, b.normal_print
    FROM changes c JOIN versions a ON a.id = c.old JOIN versions b ON b.id = c.new WHERE c.axis = 'year'
"""
TEXT_DIGITS, PLACE_DIGITS = 12, 10
"""Hex digits of an id: those of the report's fingerprint, those of the place in it. In front stands the letter of the kind:
no spreadsheet takes an id for a number."""
ID = re.compile(rf"[to][0-9a-f]{{{TEXT_DIGITS + PLACE_DIGITS}}}")
"""An id: "t78f8dac3c3b50a820d51234"."""
KIND_LETTERS: Mapping[ReviewKind, str] = {"target": "t", "outcome": "o"}


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is read of a stored year change."""

    ledger: tuple[LedgerEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which reports are looked at."""

    regions: frozenset[str] = frozenset()
    """Codes of regions; none stands for all."""
    first: int = 0
    last: int = 9999
    texts: frozenset[str] = frozenset()
    """First digits of the normal fingerprints of texts, as in ids; none stands for all."""

    def values(self) -> tuple[str, int, int, str]:
        """Return what stands for the question marks of TARGETS and OUTCOMES."""
        return json.dumps(sorted(self.regions)), self.first, self.last, json.dumps(sorted(self.texts))

    def holds(self, region: str, year: int | None) -> bool:
        """Return whether a report is looked at."""
        return (not self.regions or region in self.regions) and self.first <= (year or 0) <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewable:
    """A target or an outcome as it is read now."""

    id: str
    kind: ReviewKind
    target: Target
    entry: LedgerEntry | None = None
    """Of an outcome."""
    reading: Reading
    version: str
    """Id of the text that sets the target."""
    new_version: str = ""
    """Of an outcome: id of the text that states it."""
    text_print: str
    new_print: str = ""
    region: str
    region_name: str
    year: int
    """Of the report; of an outcome, that of the newer one."""
    set_in: int | None = None
    """Of an outcome: the year of the older report."""
    url: str
    engine: str

    @property
    def graded(self) -> Target | LedgerEntry:
        """What carries the grade."""
        return self.entry or self.target

    @property
    def evidence(self) -> str:
        """The words that state an outcome; empty without any."""
        return str(self.reading.get("evidence", ""))


def reviewables(
    archive: Archive, selection: Selection, kinds: Collection[str] = tuple(KIND_LETTERS)
) -> Iterator[Reviewable]:
    """Yield the targets and outcomes of the selected reports, by region and year, targets first.

    Args:
        archive: an open archive.
        selection: which reports.
        kinds: target, outcome, or both.
    """
    if "target" in kinds:
        yield from _targets(archive, selection)
    if "outcome" in kinds:
        yield from _outcomes(archive, selection)


def standing_texts(archive: Archive) -> set[tuple[ReviewKind, str, str]]:
    """Return the kind and the fingerprints of all texts in which something may be read: reports and pairs of years."""
    return {(row["kind"], row["old"], row["new"]) for row in archive.query(TEXTS)}


def find_reviewables(archive: Archive, ids: Collection[str]) -> dict[str, Reviewable]:
    """Return the targets and outcomes of some ids; those that no item has are left out.

    An id names its text, so that only the reports of these texts are looked at.
    """
    good = [id_ for id_ in ids if ID.fullmatch(id_)]
    texts = frozenset(id_[1 : 1 + TEXT_DIGITS] for id_ in good)
    if not texts:
        return {}
    kinds = [kind for kind, letter in KIND_LETTERS.items() if any(id_.startswith(letter) for id_ in good)]
    found = {item.id: item for item in reviewables(archive, Selection(texts=texts), kinds)}
    return {id_: found[id_] for id_ in good if id_ in found}


def content_id(kind: ReviewKind, prints: tuple[str, str], target: Target, number: int) -> str:
    """Return the id of a target or an outcome: it depends on the texts and the place in them alone.

    Args:
        kind: what it is.
        prints: normal fingerprints of the text that sets it and, of an outcome, of the newer one.
        target: the target.
        number: how many of the same place, indicator and name come before it.
    """
    place = (kind, *prints, target.start, target.end, target.indicator, target.name, number)
    digest = sha256("\n".join(map(str, place)).encode("utf-8", "surrogatepass")).hexdigest()
    return KIND_LETTERS[kind] + (prints[1] or prints[0])[:TEXT_DIGITS] + digest[:PLACE_DIGITS]


def _targets(archive: Archive, selection: Selection) -> Iterator[Reviewable]:
    names = [each.name for each in fields(Target)]
    numbers: Counter[tuple[object, ...]] = Counter()
    for row in archive.query(TARGETS, selection.values()):
        target = from_values({name: row[name] for name in names}, Target, f"a target of {row['version']}")
        place = (row["version"], *_place(target))
        yield Reviewable(
            id=content_id("target", (row["normal_print"], ""), target, numbers[place]),
            kind="target",
            target=target,
            reading=target_reading(target),
            text_print=row["normal_print"],
            engine=(row["mark"] or "").partition(" ")[0],
            **_plain(row),
        )
        numbers[place] += 1


def _outcomes(archive: Archive, selection: Selection) -> Iterator[Reviewable]:
    for row in archive.query(OUTCOMES, selection.values()):
        numbers: Counter[tuple[object, ...]] = Counter()
        prints = (row["normal_print"], row["new_print"])
        for entry in from_json(row["detail"], Ledger, f"change {row['change']}").ledger:
            place = _place(entry.target)
            yield Reviewable(
                id=content_id("outcome", prints, entry.target, numbers[place]),
                kind="outcome",
                target=entry.target,
                entry=entry,
                reading=outcome_reading(entry, row["text"]),
                new_version=row["new_version"],
                text_print=prints[0],
                new_print=prints[1],
                set_in=row["set_in"],
                engine=row["engine"].partition(" ")[0],
                **_plain(row),
            )
            numbers[place] += 1


def _place(target: Target) -> tuple[object, ...]:
    return target.start, target.end, target.indicator, target.name


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("version", "region", "region_name", "year", "url")}
