"""Comparison -> one self-contained HTML page: no script or style from elsewhere, nothing of a text ever interpreted."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipelines.compare.comparison import Comparison, ComparisonNote, FoundReport
from pipelines.render.html.edit_page import EditsView, edits_view
from pipelines.render.html.year_page import YearPage, year_page
from pipelines.render.labels import LABELS
from pipelines.render.odd import odd_zh
from pipelines.render.safe_text import visible
from storage.records import YearDiff

TEMPLATES = Path(__file__).parent / "templates"
POLICY = "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at the head of a report page: a label in both languages, its value, and a remark."""

    zh: str
    en: str
    value: str
    note: str = ""


def page(comparison: Comparison) -> str:
    """The page of one change."""
    return written("page.html", title=comparison.title, shown=[view(comparison, "")])


def report_page(
    title: str,
    comparisons: Sequence[Comparison],
    *,
    found: Sequence[Figure] = (),
    held: Sequence[FoundReport] = (),
    notes: Sequence[ComparisonNote] = (),
) -> str:
    """One page for a whole run: what was found, and what changed along each axis with every change in full.

    Args:
        title: heading of the page.
        comparisons: the changes, in the order in which they are to be read; grouped by axis, then place.
        found: figures at its head: sources, pages, reports.
        held: the reports that there are, shown as a table of places by years.
        notes: remarks below them, in Chinese and English.
    """
    shown = [view(comparison, f"c{number}-") for number, comparison in enumerate(comparisons)]
    axes = [(axis, [each for each in shown if each.axis == axis]) for axis in ("edit", "year", "copy")]
    return written(
        "report.html",
        title=title,
        found=found,
        grid=grid(held),
        notes=notes,
        axes=[pair for pair in axes if pair[1]],
    )


@dataclass(frozen=True, slots=True)
class Grid:
    """Reports as a table: for each place and kind the number of copies of each year, None where there is no report."""

    years: tuple[int, ...]
    rows: tuple[tuple[str, str, tuple[int | None, ...]], ...]


def grid(held: Sequence[FoundReport]) -> Grid:
    """The table of what was found, places and kinds in the order given."""
    years = tuple(sorted({each.year for each in held}))
    copies = {(each.place, each.kind, each.year): each.copies for each in held}
    lines = dict.fromkeys((each.place, each.kind) for each in held)
    return Grid(
        years,
        tuple(
            (place, kind, tuple(copies.get((place, kind, year)) for year in years)) for place, kind in lines
        ),
    )


@dataclass(frozen=True, slots=True)
class PageView:
    """A comparison with what its template needs."""

    comparison: Comparison
    prefix: str
    axis: str
    edits: EditsView | None = None
    years: YearPage | None = None


def view(comparison: Comparison, prefix: str) -> PageView:
    """What to show of one comparison."""
    if isinstance(comparison.change, YearDiff):
        return PageView(comparison, prefix, "year", years=year_page(comparison, prefix))
    return PageView(comparison, prefix, comparison.change.axis, edits=edits_view(comparison, prefix))


def written(template: str, **values: object) -> str:
    """A template filled in, with the policy that allows exactly our style and our script."""
    style, script = asset("page.css"), asset("page.js")
    policy = POLICY.format(style=digest(style), script=digest(script))
    return (
        environment()
        .get_template(template)
        .render(style=Markup(style), script=Markup(script), policy=policy, **values)  # noqa: S704 -- our own files
    )


@cache
def environment() -> Environment:
    """Templates with autoescape for every name and an error for every unknown value."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["visible"] = visible
    made.filters["odd_zh"] = odd_zh
    made.globals["labels"] = LABELS
    return made


@cache
def asset(name: str) -> str:
    """A style sheet or script of ours as it will stand in the page."""
    return "\n" + (TEMPLATES / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def digest(text: str) -> str:
    """The hash of an inline style or script as a Content-Security-Policy names it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
