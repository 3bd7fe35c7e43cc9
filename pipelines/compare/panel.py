"""Archive -> Panel: one row a place and year, with what is held, targets, attention and what was taken over.

A year whose report is not held has a row of its own with `held` 0 and empty cells: its absence is no zero.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.compare.phrase_stage import zoned_text
from pipelines.gazetteer.regions import lineage
from pipelines.phrases.attention import attention, set_trie
from pipelines.phrases.phrase_scan import PhraseTrie
from storage.archive import Archive

Cell = str | int | float | None

INDICATORS = (
    "gdp", "budget_revenue", "fixed_investment", "retail_sales", "income_urban", "income_rural", "cpi",
    "unemployment_registered", "unemployment_surveyed",
)  # fmt: skip
"""Headline targets that most reports set as percentages, by default in a panel."""
HELD = """
    SELECT region, region_name, level, year, version, word_count AS words, spoilt,
           CASE date_precision WHEN 'day' THEN meeting_date ELSE '' END AS day
    FROM phrase_reports WHERE year IS NOT NULL ORDER BY region, year
"""
LADDER = "SELECT region, year, indicator, value, qualifier, gap FROM target_ladder"
TAKEN = "SELECT version, share, sentences FROM taken_over"
PLACE = {
    "region": "six-digit code of the place (GB/T 2260); the State Council is 100000",
    "region_name": "its name as the report's year has it",
    "level": "country, province, prefecture or county",
    "parent": "code of the place above it",
    "year": "the year whose tasks the report sets",
    "held": "1 if the archive holds the report, else 0: then all that follows is empty, which is no zero",
    "day": "ISO date of the meeting; empty if the day is not known",
    "spoilt": "1 if letters or figures of the copy cannot be trusted",
    "words": "字数: a Han character or mark is one, a run of Latin letters or digits is one",
}
TAKEN_COLUMNS = {
    "sentences": "sentences of at least twelve letters",
    "taken_over": "share of them with specific wording of an earlier report above or beside; liturgy, figures, headings"
    " and common wording do not count",
}


@dataclass(frozen=True, slots=True)
class Panel:
    """A table for statistics, and what its columns mean."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]
    codebook: Mapping[str, str]
    """Column -> what it means."""


def make_panel(
    archive: Archive,
    sets: Mapping[str, Sequence[str]],
    *,
    regions: Sequence[str] = (),
    years: tuple[int, int] = (0, 9999),
    indicators: Sequence[str] = INDICATORS,
) -> Panel:
    """Return the panel of an archive.

    Args:
        archive: an open archive after `scrapy diff`.
        sets: named sets of words whose uses are attention.
        regions: codes of places; empty for all.
        years: first and last year, both included; years without any report in them are cut off.
        indicators: ids of headline targets.

    Returns:
        One row for each place and year between the first and last report of all places; no rows where none is held.
    """
    held = [
        row
        for row in archive.query(HELD)
        if years[0] <= row["year"] <= years[1] and (not regions or row["region"] in regions)
    ]
    codebook = codebook_of(sets, indicators)
    if not held:
        return Panel(tuple(codebook), (), codebook)
    reports = {(row["region"], row["year"]): row for row in held}
    targets = targets_of(archive, indicators)
    taken = {row["version"]: row for row in archive.query(TAKEN)}
    trie = set_trie(sets)
    span = range(min(row["year"] for row in held), max(row["year"] for row in held) + 1)
    rows: list[Mapping[str, Cell]] = []
    for region in dict.fromkeys(row["region"] for row in held):
        named = next(row for row in held if row["region"] == region)
        for year in span:
            row = reports.get((region, year))
            cells = place_cells(row or named, year, is_held=row is not None)
            if row:
                cells |= attention_cells(archive, row, list(sets), trie) | targets.get((region, year), {})
                shares = taken.get(row["version"], {})
                cells |= {"sentences": shares.get("sentences"), "taken_over": shares.get("share")}
            rows.append({column: cells.get(column) for column in codebook})
    return Panel(tuple(codebook), tuple(rows), codebook)


def place_cells(row: Mapping[str, Cell], year: int, *, is_held: bool) -> dict[str, Cell]:
    """Return the cells for place and year; those of the report only where it is held."""
    region = str(row["region"])
    above = [each.code for each in lineage(region)[:-1]] or (["100000"] if region != "100000" else [])
    cells: dict[str, Cell] = {name: row[name] for name in ("region", "region_name", "level")}
    cells |= {"parent": above[-1] if above else "", "year": year, "held": int(is_held)}
    return cells | ({name: row[name] for name in ("day", "spoilt", "words")} if is_held else {})


def attention_cells(
    archive: Archive, row: Mapping[str, Any], sets: Sequence[str], trie: PhraseTrie
) -> dict[str, Cell]:
    """Return the attention of a report to each set, in uses in 10,000 字 of the whole report."""
    zoned = zoned_text(archive, row["version"])
    uses = attention(zoned.text[slice(*zoned.body)] if zoned.body[1] else zoned.text, sets, trie)
    return {f"attention_{name}": 10_000 * count / max(1, row["words"]) for name, count in uses.items()}


def targets_of(archive: Archive, indicators: Sequence[str]) -> dict[tuple[str, int], dict[str, Cell]]:
    """Return (region, year) -> cells of its headline percentages; the first of an indicator counts."""
    found: dict[tuple[str, int], dict[str, Cell]] = {}
    for row in archive.query(f"{LADDER} WHERE unit = '%'"):
        name = row["indicator"]
        cells = found.setdefault((row["region"], row["year"]), {})
        if name in indicators and name not in cells:
            cells |= {name: row["value"], f"{name}_qualifier": row["qualifier"], f"{name}_gap": row["gap"]}
    return found


def codebook_of(sets: Mapping[str, Sequence[str]], indicators: Sequence[str]) -> dict[str, str]:
    """Return column -> what it means, in the order of the columns."""
    book = dict(PLACE)
    for name in indicators:
        book[name] = f"headline target of {name} in percent; the middle of a range"
        book[f"{name}_qualifier"] = (
            "how it is bound: about, at_least, at_most, range …, as in the table targets"
        )
        book[f"{name}_gap"] = (
            "percentage points above the target of the place above in that year; empty if it has none"
        )
    for name, words in sets.items():
        book[f"attention_{name}"] = f"uses in 10,000 字 of the set {name}: {' '.join(words)}"
    return book | TAKEN_COLUMNS
