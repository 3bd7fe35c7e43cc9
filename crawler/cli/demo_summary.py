"""Demo archive -> tables and an HTML page: what was found, what became of each page, what changed."""

from collections.abc import Iterable, Sequence

from pipelines.compare.saved_changes import comparison_of, held, listed
from pipelines.render.html.page import Figure, report_page
from pipelines.render.page_history import Became, became
from storage.archive import Archive

WIDTH = 130
"""Columns of the printed tables: the same on every machine, so that two runs can be compared."""

AXES = (
    ("edit", "Between edits of one page"),
    ("copy", "Between copies of one report"),
    ("year", "Between years of one place"),
)

SummaryRow = Sequence[str]


def page_histories(archive: Archive) -> list[Became]:
    """Return the history of every page that carried a report, with the summary of each edit."""
    edits = archive.query("SELECT new, summary FROM change_log WHERE axis = 'edit'")
    return became(archive.events(), {row["new"]: row["summary"] for row in edits})


def found_rows(archive: Archive) -> list[SummaryRow]:
    """Return (place, code, year, kind, characters, copies) of each report, by region, kind and year."""
    rows = archive.query(
        """SELECT r.region_name, r.region, r.year, r.kind, r.char_count,
                  (SELECT count(*) FROM standing s WHERE (s.region, s.year, s.kind) = (r.region, r.year, r.kind)) AS copies
           FROM reports r ORDER BY r.region, r.kind, r.year"""
    )
    return [[str(value) for value in row.values()] for row in rows]


def change_rows(archive: Archive, axis: str) -> list[SummaryRow]:
    """Return (place, year, page, summary) of each change along an axis, layout changes left out."""
    rows = archive.query(
        """SELECT region_name, year, url, entry, summary FROM change_log
           WHERE axis = ? AND summary NOT IN ('', 'no change') ORDER BY region, year, url, entry, at""",
        (axis,),
    )
    return [
        [row["region_name"], str(row["year"]), Became(row["url"], row["entry"], "", ()).page, row["summary"]]
        for row in rows
    ]


def headline(archive: Archive) -> str:
    """Return one line: how many sites were crawled on which days."""
    (hosts,) = archive.query("SELECT count(DISTINCT host) AS n FROM fetches")
    days = [
        row["day"] for row in archive.query("SELECT DISTINCT substr(at, 1, 10) AS day FROM runs ORDER BY day")
    ]
    return f"{hosts['n']} fictional sites, crawled on {len(days)} days of a simulated calendar: {', '.join(days)}"


def print_summary(archive: Archive) -> None:
    """Print the whole summary; two archives with the same content print the same."""
    print(headline(archive) + "\n")
    found = found_rows(archive)
    print_table(
        f"Found: {len(found)} reports", ("place", "code", "year", "kind", "characters", "copies"), found
    )
    pages = page_histories(archive)
    changed = [(row.page, "; ".join(english for _, english in row.news)) for row in pages if row.news]
    print_table("What became of the pages", ("page", "what became of it"), changed)
    print(
        f"{len(pages) - len(changed)} other pages with reports: unchanged, whatever their counters and lists did\n"
    )
    for axis, title in AXES:
        print_table(
            title, ("place", "year", "page of the newer text", "what changed"), change_rows(archive, axis)
        )


def report_html(archive: Archive) -> str:
    """Return the HTML page of the whole run: figures, what became of the pages, every change in full."""
    pages = page_histories(archive)
    found = (
        Figure(zh="报告", en="reports", value=str(len(found_rows(archive)))),
        Figure(zh="网页", en="pages with a report", value=str(len(pages))),
        Figure(zh="有变化的网页", en="pages with news", value=str(sum(bool(row.news) for row in pages))),
    )
    notes = [
        (
            f"{row.page}：{'，'.join(zh for zh, _ in row.news)}",
            f"{row.page}: {'; '.join(en for _, en in row.news)}",
        )
        for row in pages
        if row.news
    ]
    changes = listed(archive, [row["id"] for row in archive.query("SELECT id FROM changes")])
    shown = [comparison_of(archive, change.id) for change in changes]
    return report_page(
        "沿革 Yange: demo", [each for each in shown if each], found=found, held=held(archive), notes=notes
    )


def print_table(title: str, heads: SummaryRow, rows: Iterable[SummaryRow]) -> None:
    """Print one table with a title; an empty one has the row "(none)"."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    if not table.row_count:
        table.add_row("(none)")
    Console(width=WIDTH, highlight=False, markup=False, emoji=False).print(table)
