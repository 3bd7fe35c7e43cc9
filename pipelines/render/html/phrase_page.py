"""PhraseHistory -> one self-contained page: shares by level and year, a map of places by years, first and last uses."""

from dataclasses import dataclass

from pipelines.compare.phrase_history import PhraseHistory, PhraseReport
from pipelines.render.html.environment import filled

NOT_HELD = "#d9d9d9"
SHADES = ("#ffffff", "#fde0d2", "#fab399", "#ee6a50")
"""No use, one, two or three, more; grey is for a year that is not held, which is no zero."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A place in a year."""

    shade: str
    uses: int | None
    """None where no report is held."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with its years."""

    name: str
    level: str
    cells: tuple[HeatCell, ...]


def phrase_page(history: PhraseHistory) -> str:
    """Render the history of a phrase; no character of a text is markup."""
    years = tuple(sorted({report.year for report in history.held}))
    years = tuple(range(years[0], years[-1] + 1)) if years else ()
    return filled(
        "phrase.html",
        title=f"{history.phrase.words} 提法 phrase",
        history=history,
        years=years,
        rows=heat_rows(history, years),
        not_held=NOT_HELD,
    )


def heat_rows(history: PhraseHistory, years: tuple[int, ...]) -> list[PlaceRow]:
    """Return a row for each place, those that have the phrase first, by the year of their first use."""
    places: dict[str, dict[int, PhraseReport]] = {}
    for report in history.held:
        places.setdefault(report.region, {})[report.year] = report
    rows = []
    for region, reports in places.items():
        named = next(iter(reports.values()))
        first = min((year for year, report in reports.items() if report.uses), default=9999)
        cells = tuple(heat_cell(reports.get(year)) for year in years)
        rows.append((first, region, PlaceRow(named.region_name, named.level, cells)))
    return [row for _, _, row in sorted(rows, key=lambda each: each[:2])]


def heat_cell(report: PhraseReport | None) -> HeatCell:
    """Return the cell of a report; a grey one without a number where none is held."""
    if report is None:
        return HeatCell(NOT_HELD, None)
    shade = 0 if not report.uses else 1 if report.uses == 1 else 2 if report.uses <= 3 else 3
    return HeatCell(SHADES[shade], report.uses)
