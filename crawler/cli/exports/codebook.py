"""What the columns, marks and indicators of a panel mean: the rows of its codebook sheet."""

from collections.abc import Sequence

from crawler.cli.exports.panel_rows import NumberColumns
from crawler.cli.exports.panel_units import unit_of
from crawler.cli.exports.target_panel import MARKS
from crawler.cli.table import OutputRow
from pipelines.diff.targets.indicators import indicators_by_id

COLUMNS = ("kind", "name", "meaning", "unit", "part_of")

MEANINGS = {
    "region": "code of the division (GB/T 2260) under which the report was given",
    "region_name": "its name then",
    "province": "the province that it lies in, or is",
    "city": "the prefecture that it lies in, or is",
    "level": "country, province, prefecture or county",
    "year": "the year whose tasks the report sets",
    "address": "REGION/YEAR: what scrapy show and scrapy diff take",
    "held": "whether the archive has the work report of this place and year",
    "indicator": "its id; other for what has none, with its name as written",
    "name": "the words of the report for it",
    "measure": "growth, level, share, rate, change_pp (points of a percentage) or qualitative",
    "value_min": "the lower end as read, in `unit`; empty where the target has only an upper one",
    "value_max": "the upper end as read, in `unit`; empty where the target has only a lower one",
    "unit": "the unit as the report writes it",
    "written": "the target in a few characters, as the report writes its value",
    "normal_min": "the lower end in `normal_unit`",
    "normal_max": "the upper end in `normal_unit`",
    "normal_unit": "the one unit of this indicator and measure; empty where the written unit cannot be turned into it",
    "qualifier": "point, at_least, at_most, around, range, sync, … ; not_found where `mark` says why there is no target",
    "strength": "plain, hard (a duty) or stretch (力争)",
    "reference": "what it is measured by: gdp, region, nation, last_year",
    "rider": "a condition beside the value",
    "scope": "headline (the sentence of the main goals), task, five_year, result",
    "horizon": "the year that the target is for",
    "quote": "the exact words; `start` and `end` are their place in the text, in code points",
    "start": "first code point of the quote in the text",
    "end": "the code point after the quote",
    "confidence": "how sure the reading is: certain, likely, needs_look",
    "why": "the reason of that grade",
    "confidence_zh": "`confidence` in Chinese",
    "why_zh": "`why` in Chinese",
    "reviewed": "what persons said of the reading: confirmed, corrected, wrong, read_otherwise, contradicted",
    "review": "their words; the reading itself is never replaced by them",
    "mark": "why there is no target; see the marks",
    "version": "id of the text; scrapy show takes it",
    "source": "the source of the copy that was read",
    "url": "its page",
    "flags": "what was noticed about the text",
}  # fmt: skip


def codebook(columns: Sequence[str], numbers: Sequence[NumberColumns] = ()) -> list[OutputRow]:
    """Return a row for each column, number column, mark and indicator.

    Args:
        columns: the names of the panel's columns.
        numbers: the number columns of a wide panel.
    """
    known = indicators_by_id()
    rows: list[OutputRow] = [
        {"kind": "column", "name": name, "meaning": MEANINGS[name]} for name in columns if name in MEANINGS
    ]
    for each in numbers:
        ends = zip(each.names, ("lower", "upper"), strict=True)
        meaning = (
            f"{known[each.indicator].name}, {each.measure}: the {{}} end of the first target that is sure"
        )
        rows += [
            {"kind": "column", "name": name, "meaning": meaning.format(end), "unit": each.unit}
            for name, end in ends
        ]
    rows += [{"kind": "mark", "name": mark, "meaning": meaning} for mark, meaning in MARKS.items()]
    for one in known.values():
        own = unit_of(one.id, one.percent)
        part = known[one.part_of].name if one.part_of else ""
        rows.append(
            {
                "kind": "indicator",
                "name": one.id,
                "meaning": f"{one.name}; a bare percentage of it is a {one.percent}",
                "unit": own.unit if own else "",
                "part_of": part,
            }
        )
    return rows
