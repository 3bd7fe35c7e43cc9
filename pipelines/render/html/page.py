"""Changes -> one self-contained HTML page, of one change or of a whole run."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.compare.comparison import Comparison, ComparisonNote, FoundReport, Listed
from pipelines.render.change_list import MOST_ON_A_PAGE
from pipelines.render.html.edit_page import EditsView, edits_view
from pipelines.render.html.environment import filled
from pipelines.render.html.year_page import YearPage, year_page
from storage.records import YearDiff


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at the head of a report page: a label in both languages, its value, and a remark."""

    zh: str
    en: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Reports as a table of places by years."""

    years: tuple[int, ...]
    rows: tuple[tuple[str, str, tuple[int | None, ...]], ...]
    """(place, kind, number of copies in each of the years; None without a report)."""


@dataclass(frozen=True, slots=True)
class PageView:
    """A comparison with what its template needs."""

    comparison: Comparison
    prefix: str
    axis: str
    edits: EditsView | None = None
    years: YearPage | None = None


def change_page(comparison: Comparison) -> str:
    """Render one change as a page."""
    return filled("page.html", title=comparison.title, shown=[page_view(comparison, "")])


def list_page(changes: Sequence[Listed], comparisons: Sequence[Comparison]) -> str:
    """Render one page with changes in full.

    Args:
        changes: the whole list; only its length is used, to say how many are not shown.
        comparisons: the first MOST_ON_A_PAGE of them.
    """
    left = len(changes) - MOST_ON_A_PAGE
    notes = [(f"另有 {left} 处变化未列出", f"{left} more changes are not shown")] if left > 0 else []
    return report_page("新的变化", comparisons, notes=notes)


def report_page(
    title: str,
    comparisons: Sequence[Comparison],
    *,
    found: Sequence[Figure] = (),
    held: Sequence[FoundReport] = (),
    notes: Sequence[ComparisonNote] = (),
) -> str:
    """Render one page for a whole run: what was found, and every change in full.

    Args:
        title: heading of the page.
        comparisons: the changes in the order in which they are to be read; the page groups them by axis.
        found: figures at its head: sources, pages, reports.
        held: the reports of the archive, shown as a table of places by years.
        notes: remarks below them.
    """
    shown = [page_view(comparison, f"c{number}-") for number, comparison in enumerate(comparisons)]
    axes = [(axis, [each for each in shown if each.axis == axis]) for axis in ("edit", "year", "copy")]
    return filled(
        "report.html",
        title=title,
        found=found,
        grid=grid(held),
        notes=notes,
        axes=[pair for pair in axes if pair[1]],
    )


def grid(held: Sequence[FoundReport]) -> Grid:
    """Return the table of reports, places and kinds in the order given."""
    years = tuple(sorted({each.year for each in held}))
    copies = {(each.place, each.kind, each.year): each.copies for each in held}
    heads = dict.fromkeys((each.place, each.kind) for each in held)
    return Grid(
        years,
        tuple(
            (place, kind, tuple(copies.get((place, kind, year)) for year in years)) for place, kind in heads
        ),
    )


def page_view(comparison: Comparison, prefix: str) -> PageView:
    """Return what a page shows of a comparison; its ids begin with `prefix`."""
    if isinstance(comparison.change, YearDiff):
        return PageView(comparison, prefix, "year", years=year_page(comparison, prefix))
    return PageView(comparison, prefix, comparison.change.axis, edits=edits_view(comparison, prefix))
