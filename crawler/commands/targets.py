"""scrapy targets PLACE…: what reports promise: indicators by years as a table, or a panel to calculate with."""

import argparse
from dataclasses import asdict

from crawler.cli.command import YangeCommand, nearest
from crawler.cli.exports.tables import TABLE_FORMATS, write_tables
from crawler.cli.operands import read_years
from crawler.cli.output import add_output, format_of, progress_bar, write
from crawler.cli.places import add_places, chosen_codes, places_wanted
from crawler.cli.table import FORMATS, table
from pipelines.gazetteer.regions import lineage
from pipelines.render.terminal.columns import aligned
from storage.archive import Archive
from storage.errors import UserMistake

SCOPES = ("headline", "task", "five_year", "result")
PROMISED = ("headline", "five_year")
"""What the table shows unless --scope says otherwise; the other formats hold all scopes."""
INDICATOR_COLUMNS = ("id", "name", "percent", "part_of")


class Command(YangeCommand):
    """Shows targets."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] [PLACE…|--under PLACE|--level LEVEL|--all]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return (
            "Show what reports promise: a table of indicators by years, or a panel (CSV, XLSX, Parquet, JSON)"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --under, --level, --all, --indicator, --indicators, --years, --scope, --wide, --long and others."""
        super().add_options(parser)
        add_places(parser)
        parser.add_argument("--all", action="store_true", help="all places of the archive")
        parser.add_argument(
            "--indicator", action="append", default=[], metavar="ID", help="such as gdp; repeatable"
        )
        parser.add_argument(
            "--indicators", action="store_true", help="list the indicators that have an id, and stop"
        )
        parser.add_argument("--years", default="", metavar="A-B", help="such as 2015-2021, 2015- or 2019")
        parser.add_argument("--scope", action="append", default=[], choices=SCOPES, help="repeatable")
        parser.add_argument("--parents", action="store_true", help="also the regions above, to compare with")
        shape = parser.add_mutually_exclusive_group()
        shape.add_argument("--long", action="store_true", help="a row a target (CSV and others: by default)")
        shape.add_argument(
            "--wide", action="store_true", help="a row a place and year, columns for each indicator"
        )
        parser.add_argument(
            "--bom",
            action="store_true",
            help="begin a CSV on standard output with a byte order mark, for Excel; one in a file has it",
        )
        add_output(parser, TABLE_FORMATS)

    def execute(self, args: list[str], opts: argparse.Namespace) -> None:
        """Show."""
        if opts.indicators:
            write(indicator_list(format_of(opts, FORMATS), bom=opts.bom), opts.out)
            return
        wanted = places_wanted(opts)
        if not (args or wanted or opts.all):
            raise UserMistake(
                "give a region: scrapy targets 宁波 (a name, a code or zhejiang_ningbo), or --under 浙江, or --all"
            )
        require_known(opts.indicator)
        form = format_of(opts, TABLE_FORMATS)
        with self.open_archive() as archive:
            codes = chosen_codes(args, wanted, archive, everything=opts.all)
            self.panel(archive, with_parents(codes) if opts.parents else codes, form, opts)

    def panel(self, archive: Archive, codes: list[str], form: str, opts: argparse.Namespace) -> None:
        """Read the reports of some places and write them as they were asked for."""
        from crawler.cli.exports.panel_rows import asked_for
        from crawler.cli.exports.panel_sheets import long_sheets, wide_sheets
        from crawler.cli.exports.panel_table import by_years
        from crawler.cli.exports.target_panel import held_reports, of_places, read_reports

        years = read_years(opts.years)
        held = of_places(held_reports(archive, years), codes)
        if not held:
            raise UserMistake("no report of these places and years; 'scrapy coverage' says what there is")
        as_table = form == "text" and not (opts.long or opts.wide)
        scopes = opts.scope or (PROMISED if as_table else SCOPES)
        asked = asked_for(held, codes, years, opts.indicator, scopes)
        with progress_bar("reading targets") as progress:
            found = read_reports(archive, held, asked, progress=progress)
            if as_table:
                write(by_years(list(found), scopes), opts.out)
                return
            sheets = wide_sheets(list(found), asked, held) if opts.wide else long_sheets(found, asked, held)
            write_tables(sheets, form, opts.out, bom=opts.bom)


def require_known(indicators: list[str]) -> None:
    """Raise UserMistake for the first word that is no indicator's id."""
    if not indicators:
        return
    from pipelines.diff.targets.indicators import indicator_names

    for indicator in indicators:
        if indicator not in indicator_names():
            raise UserMistake(f"no indicator '{indicator}': {nearest(indicator, list(indicator_names()))}")


def indicator_list(form: str, *, bom: bool) -> str:
    """The indicators that have an id: their names, what a bare percentage of them is, and what they are a part of."""
    from pipelines.diff.targets.indicators import indicators_by_id

    known = indicators_by_id()
    if form != "text":
        return table(INDICATOR_COLUMNS, [asdict(each) for each in known.values()], form, bom=bom)
    lines = [
        [each.id, each.name, each.percent, known[each.part_of].name if each.part_of else "–"]
        for each in known.values()
    ]
    return aligned([["id", "name", "percent is a", "part of"], *lines])


def with_parents(codes: list[str]) -> list[str]:
    """Regions with those above them, from the top."""
    return list(dict.fromkeys(above.code for code in codes for above in lineage(code)))
