"""Archive -> panel: the held reports of the places that were asked for, each with the targets that were asked for."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Literal

from crawler.portals.selection import LOCAL
from pipelines.diff.targets.extraction import read_targets
from pipelines.gazetteer.regions import label, lineage, region, series
from pipelines.render.view.target_rows import SCOPE_ORDER, grade_place
from pipelines.review.matching import Reviewed, reviewed_targets
from pipelines.text.normal import normalise
from storage.archive import Archive
from storage.progress import Progress, silent
from storage.records import Target
from storage.rows import Review

Mark = Literal[
    "",
    "not_promised",
    "not_in_headline",
    "no_headline",
    "in_other_scope",
    "not_stated",
    "text_damaged",
    "not_held",
]
"""Why a cell has no target: MARKS says what each means."""
MARKS: Mapping[Mark, str] = {
    "not_promised": "the report is held, and no target for it was read in any part of it",
    "not_in_headline": "the report is held and sets a target for it, but not in the sentence of its main goals",
    "no_headline": "the report is held and sets a target for it; no sentence of main goals was read in the report",
    "in_other_scope": "the report is held and sets a target for it, but in none of the scopes asked for",
    "not_stated": "the report is held, and no result for it was read (--scope result)",
    "text_damaged": "the best copy held is damaged or not whole: it proves no absence",
    "not_held": "no work report of this place and year is in the archive: nothing is known of it",
}
PROMISES = ("headline", "task", "five_year")
"""Scopes of what is promised; `result` is what was reached."""
DAMAGED = frozenset(
    {"garbled", "masked", "digits_lost", "unread", "scanned", "ocr", "cut", "part_missing", "incomplete"}
)
"""Flags of texts in which a target may have been lost: those by which the view `standing` puts a copy last."""

HEADS = """
    SELECT s.id AS version, s.region, v.region_name, v.level, s.year, s.source, s.url, s.entry, s.flags, s.normal_print
    FROM standing s JOIN versions v ON v.id = s.id
    WHERE s.place = 1 AND s.year BETWEEN ? AND ? AND s.kind = 'government_work_report'
      AND s.region NOT IN ('ambiguous', 'unknown')
    ORDER BY s.region, s.year
"""
"""The best copies of work reports, without their texts."""
SAVED = """
    SELECT * FROM targets
    WHERE version = ?1 AND scope IN (SELECT value FROM json_each(?2))
      AND (?3 = '[]' OR indicator IN (SELECT value FROM json_each(?3)))
    ORDER BY n
"""
SCOPES_OF = "SELECT DISTINCT indicator, scope FROM targets WHERE version = ?"
WAS_READ = "SELECT 1 FROM targets_read WHERE version = ?"
ScopedTargets = tuple[list[Target], Mapping[str, set[str]]]
"""Targets of a report, and for each indicator all scopes in which the report has it."""
TARGET_FIELDS = tuple(each.name for each in fields(Target))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHead:
    """A report of a panel, without its text."""

    version: str
    region: str
    region_name: str
    level: str
    year: int
    source: str
    url: str
    entry: str
    flags: tuple[str, ...]
    normal_print: str


@dataclass(frozen=True, slots=True)
class TargetsAsked:
    """Which targets a panel is asked for: the indicators by name (none stands for all) and the scopes."""

    indicators: Sequence[str]
    scopes: Sequence[str]

    def wants(self, target: Target) -> bool:
        """Return whether a target is asked for."""
        return target.scope in self.scopes and (not self.indicators or target.indicator in self.indicators)


EVERYTHING = TargetsAsked((), (*PROMISES, "result"))


@dataclass(frozen=True, slots=True)
class ReportTargets:
    """A held report with the targets that were asked for, and what persons said of them."""

    held: ReportHead
    targets: Sequence[Target]
    scopes: Mapping[str, set[str]]
    """Indicator -> all scopes in which the report has it, asked for or not."""
    reviewed: "Mapping[Target, Reviewed]" = field(default_factory=dict)


def held_reports(archive: Archive, years: tuple[int, int]) -> list[ReportHead]:
    """Return the work reports of some years, both included, by region and year."""
    return [
        ReportHead(**{**row, "flags": tuple(json.loads(row["flags"]))}) for row in archive.query(HEADS, years)
    ]


def of_places(reports: Sequence[ReportHead], codes: Sequence[str]) -> list[ReportHead]:
    """Return the reports of places and of their former selves, place after place as given, by year."""
    by_region: dict[str, list[ReportHead]] = {}
    for each in reports:
        by_region.setdefault(each.region, []).append(each)
    found = []
    for code in dict.fromkeys(codes):
        own = [report for each in dict.fromkeys([*series(code), code]) for report in by_region.get(each, [])]
        found += sorted(own, key=lambda report: report.year)
    return list(dict.fromkeys(found))


def place_of(code: str) -> str:
    """Return the present code of the place that a code is or was: what its reports have in common."""
    return series(code)[-1]


def divisions(code: str) -> dict[str, str]:
    """Return the names of the province and the city (prefecture) of a region; empty where it has none above it."""
    above = {one.level: one.name for one in lineage(code.partition(LOCAL)[0])}
    return {"province": above.get("province", ""), "city": above.get("prefecture", "")}


def level_of(code: str) -> str:
    """Return the level of a region by its code; empty where it is unknown."""
    one = region(code)
    return one.level if one else ""


def name_of(code: str) -> str:
    """Return the name of a region without its parents; an unknown code as it is."""
    one = region(code)
    return one.name if one else label(code)


def read_reports(
    archive: Archive,
    held: Sequence[ReportHead],
    asked: TargetsAsked,
    *,
    progress: Progress = silent,
) -> Iterator[ReportTargets]:
    """Yield reports with the targets that are wanted: by scope, the certain first.

    Args:
        archive: an open archive.
        held: the reports.
        asked: which targets are asked for.
        progress: told of each report.
    """
    reviews = archive.reviews()
    for done, report in enumerate(held, 1):
        yield read_report(archive, report, reviews, asked)
        progress(done, len(held))


def read_report(
    archive: Archive, held: ReportHead, reviews: Sequence[Review], asked: TargetsAsked
) -> ReportTargets:
    """Return one report with its targets; `reviews` are all of the archive."""
    own = [review for review in reviews if review.text_print == held.normal_print]
    saved = saved_targets(archive, held.version, EVERYTHING if own else asked)
    targets, scopes = saved or targets_of_text(archive, held.version)
    reviewed = _reviewed(archive, held, targets, own) if own else {}
    chosen = [target for target in targets if asked.wants(target)]
    chosen.sort(key=lambda each: (SCOPE_ORDER[each.scope], grade_place(each, reviewed.get(each))))
    return ReportTargets(held, chosen, scopes, reviewed)


def saved_targets(archive: Archive, version: str, asked: TargetsAsked) -> ScopedTargets | None:
    """Return the targets as the diff stage saved them, and the scopes of all; None for a text that it did not read."""
    scopes: dict[str, set[str]] = {}
    for row in archive.query(SCOPES_OF, [version]):
        scopes.setdefault(row["indicator"], set()).add(row["scope"])
    if not scopes and not archive.query(WAS_READ, [version]):
        return None
    wanted = json.dumps(list(asked.scopes)), json.dumps(list(asked.indicators))
    rows = archive.query(SAVED, [version, *wanted])
    return [Target(**{name: row[name] for name in TARGET_FIELDS}) for row in rows], scopes


def targets_of_text(archive: Archive, version: str) -> ScopedTargets:
    """Read the targets of a text now, and the scopes of all."""
    found = archive.version(version)
    targets = read_targets(found.text, year=found.year) if found else []
    scopes: dict[str, set[str]] = {}
    for target in targets:
        scopes.setdefault(target.indicator, set()).add(target.scope)
    return targets, scopes


def _reviewed(
    archive: Archive, held: ReportHead, targets: Sequence[Target], own: Sequence[Review]
) -> "Mapping[Target, Reviewed]":
    """Return what persons said of the targets of a report, from the reviews of its text."""
    version = archive.version(held.version)
    return reviewed_targets(normalise(version.text), targets, own) if version else {}


def mark_of(report: ReportTargets, indicator: str, scopes: Collection[str]) -> Mark:
    """Return why a report has no target of an indicator in some scopes; empty where it has one.

    Args:
        report: a held report, read with all its scopes.
        indicator: the indicator's id.
        scopes: the scopes that were asked for.
    """
    there = report.scopes.get(indicator, set())
    if not there.isdisjoint(scopes):
        return ""
    if not DAMAGED.isdisjoint(report.held.flags):
        return "text_damaged"
    if there.isdisjoint(PROMISES):
        return "not_stated" if set(scopes).isdisjoint(PROMISES) else "not_promised"
    if "headline" not in scopes:
        return "in_other_scope"
    return "not_in_headline" if any("headline" in each for each in report.scopes.values()) else "no_headline"
