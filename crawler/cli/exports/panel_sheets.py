"""Panel -> the sheets of its file: the panel, and the codebook that says what its columns mean."""

from collections.abc import Iterable, Sequence

from crawler.cli.exports import codebook
from crawler.cli.exports.panel_rows import (
    LONG,
    TargetPanel,
    as_written,
    long_rows,
    wide_columns,
    wide_names,
    wide_rows,
)
from crawler.cli.exports.panel_table import cell_words
from crawler.cli.exports.sheet import NumberType, Sheet
from crawler.cli.exports.target_panel import ReportHead, ReportTargets
from storage.records import Target

LONG_NUMBERS: dict[str, NumberType] = {
    **dict.fromkeys(("year", "horizon", "start", "end"), int),
    **dict.fromkeys(("value_min", "value_max", "normal_min", "normal_max"), float),
}


def long_sheets(
    found: Iterable[ReportTargets], asked: TargetPanel, held: Sequence[ReportHead]
) -> list[Sheet]:
    """Return a panel with a target a row; its rows are read as they are written."""
    rows = long_rows(found, asked, asked.not_held(held))
    return [
        Sheet("targets", LONG, rows, LONG_NUMBERS),
        Sheet("codebook", codebook.COLUMNS, codebook.codebook(LONG)),
    ]


def wide_sheets(
    found: Sequence[ReportTargets], asked: TargetPanel, held: Sequence[ReportHead]
) -> list[Sheet]:
    """Return a panel with a place and year a row."""
    indicators, numbers = wide_columns(found, asked)
    names = wide_names(indicators, numbers)
    rows = wide_rows(found, asked, asked.not_held(held), indicators, written)
    types: dict[str, NumberType] = {name: float for each in numbers for name in each.names}
    return [
        Sheet("targets", names, rows, {"year": int, **types}),
        Sheet("codebook", codebook.COLUMNS, codebook.codebook(names, numbers)),
    ]


def written(report: ReportTargets, target: Target) -> str:
    """Return a target as a cell of the wide form has it."""
    return as_written(cell_words(target, report.reviewed.get(target)))
