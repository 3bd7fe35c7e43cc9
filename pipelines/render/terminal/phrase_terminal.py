"""PhraseHistory, PhraseNews -> lines for a terminal: shares beside what is held, sentences with their dates."""

from collections.abc import Sequence

from pipelines.compare.phrase_history import PhraseHistory, PhraseReport
from pipelines.compare.phrase_news import PhraseNews
from pipelines.render.safe_text import one_line
from pipelines.render.terminal.columns import aligned

LEVELS = ("country", "province", "prefecture", "county", "township", "zone", "")
NOT_HELD = "·"


def phrase_lines(history: PhraseHistory) -> str:
    """Return a table of years by levels, and first and last uses.

    A cell is "reports with it / reports held, uses"; a dot where no report of the level is held in that year.
    """
    words = history.phrase.words
    forms = "; ".join(form for form in history.phrase.forms if form != words)
    head = f"{words}{f' (also {forms})' if forms else ''}: "
    if not history.held:
        return head + "no report is held that was asked about\n"
    used = [report for report in history.held if report.uses]
    head += f"{len(used)} of {len(history.held)} reports held, {sum(report.uses for report in used)} uses\n"
    if not used:
        return head + "nowhere in them; a report that is not held says nothing\n"
    levels = [level for level in LEVELS if any(report.level == level for report in history.held)]
    years = sorted({report.year for report in history.held})
    shown = [year for year in years if used[0].year - 1 <= year <= used[-1].year + 1]
    rows = [[str(year), *(cell(history.held, year, level) for level in levels)] for year in shown]
    table = aligned([["year", *(level or "–" for level in levels)], *rows])
    return head + table + uses_lines("first", history.firsts) + uses_lines("last", history.lasts)


def cell(held: Sequence[PhraseReport], year: int, level: str) -> str:
    """Return a cell of the table of years by levels."""
    here = [report for report in held if report.year == year and report.level == level]
    if not here:
        return NOT_HELD
    uses = sum(report.uses for report in here)
    return f"{sum(report.uses > 0 for report in here)}/{len(here)}" + (f", {uses}" if uses else "")


def uses_lines(what: str, reports: Sequence[PhraseReport]) -> str:
    """Return a line for each report, with date, address and sentence."""
    return "".join(
        f"{what} {report.level or '–'}: {report.region_name} {report.year}"
        f" ({report.day or 'day not known'}; {report.region}/{report.year}) {one_line(report.sentence)}\n"
        for report in reports
    )


def news_lines(news: PhraseNews) -> str:
    """Return what a year says anew, says no more, and says again."""
    lines = [f"{news.name} {news.year}: {len(news.new)} new, {len(news.gone)} gone, {len(news.back)} back\n"]
    if news.before is None:
        lines.append(f"no earlier report of {news.name} is held: nothing can be called new\n")
    elif news.before != news.year - 1:
        gap = f"{news.before + 1}-{news.year - 1}" if news.before < news.year - 2 else str(news.year - 1)
        lines.append(f"{gap} not held: new since {news.before}, not surely in {news.year}\n")
    for what, rows in (("new", news.new), ("gone", news.gone), ("back", news.back)):
        table = [[what, "uses", "reports", ""]] if rows else []
        table += [[row.words, str(row.uses), str(row.reports), row.note] for row in rows]
        lines.append(aligned(table))
    return "".join(lines)
