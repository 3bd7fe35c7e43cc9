"""Panel -> for each place a table of indicators by years, for a terminal."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from crawler.cli.exports.panel_units import NAMED_OTHERWISE
from crawler.cli.exports.target_panel import Mark, ReportTargets, mark_of
from pipelines.documents.reading import OCR
from pipelines.render.grade_labels import GRADES
from pipelines.render.terminal.columns import aligned
from pipelines.render.view.review_wording import review_words
from pipelines.render.view.target_rows import SCOPE_ORDER, grade_place
from pipelines.render.view.target_wording import phrase, usual_name
from storage.records import Target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.review.matching import Reviewed

SIGNS: "Mapping[Mark, str]" = {
    "not_in_headline": "(task)",
    "no_headline": "(task)",
    "in_other_scope": "(elsewhere)",
}
"""Mark -> how the table writes that another part of the report has a target."""
NOTHING = "–"
"""A report says nothing of it."""
UNSURE = "?"
"""The copy is damaged: whether the report says something of it is not known."""


def by_years(found: Sequence[ReportTargets], scopes: Collection[str]) -> str:
    """Return for each region a table of indicators by the years that are held."""
    written = []
    for region in dict.fromkeys(report.held.region_name for report in found):
        held = [report for report in found if report.held.region_name == region]
        rows = rows_in_order(held)
        lines = [
            [name, *(cell(report, name, indicator, scopes) for report in held)]
            for name, indicator in rows.items()
        ]
        written.append(aligned([[region, *map(year_head, held)], *lines]))
    return "\n".join(written)


def cell(report: ReportTargets, name: str, indicator: str, scopes: Collection[str]) -> str:
    """Return what a report says in a row, or the sign of why it says nothing there."""
    said = dict.fromkeys(
        cell_words(target, report.reviewed.get(target))
        for target in report.targets
        if row_name(target) == name
    )
    if said:
        return "；".join(said)
    mark = mark_of(report, indicator, scopes) if indicator != NAMED_OTHERWISE else ""
    return UNSURE if mark == "text_damaged" else SIGNS.get(mark, NOTHING)


def year_head(report: ReportTargets) -> str:
    """Return the year of a report, marked where a machine recognised its numbers on images."""
    return f"{report.held.year or 0}" + ("〔OCR〕" if OCR in report.held.flags else "")


def rows_in_order(held: Sequence[ReportTargets]) -> dict[str, str]:
    """Return the names of the rows with their indicators: by scope, those that are certain in some year first."""
    places: dict[str, tuple[int, int]] = {}
    indicators: dict[str, str] = {}
    for report in held:
        for target in report.targets:
            place = SCOPE_ORDER[target.scope], grade_place(target, report.reviewed.get(target))
            name = row_name(target)
            places[name] = min(place, places.get(name, place))
            indicators[name] = target.indicator
    return {name: indicators[name] for name in sorted(places, key=lambda name: places[name])}


def cell_words(target: Target, reviewed: "Reviewed | None") -> str:
    """Return a target in a few characters, marked where it needs a look, with what persons said of it."""
    if reviewed:
        return f"{phrase(target)}〔{review_words(reviewed)[0]}〕"
    return phrase(target) + (f"〔{GRADES['needs_look'][0]}〕" if target.confidence == "needs_look" else "")


def row_name(target: Target) -> str:
    """Return the name of a target's row; five-year targets have rows of their own."""
    return usual_name(target) + ("（五年）" if target.scope == "five_year" else "")
