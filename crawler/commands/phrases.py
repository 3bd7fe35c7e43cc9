"""scrapy phrases REGION/YEAR: which set phrases are new, gone or back in a report, without a list."""

import argparse

from crawler.cli.command import YangeCommand
from crawler.cli.operands import region_code
from crawler.cli.output import add_output, format_of, write
from crawler.cli.table import FORMATS, OutputRow, table
from storage.errors import UserMistake
from storage.queries import read_address

COLUMNS = ("what", "phrase", "uses", "reports", "quoted", "note")


class Command(YangeCommand):
    """Lists new, gone and returning phrases."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] REGION/YEAR"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "List the set phrases (提法) that are new, gone or back in a report"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --since, --elsewhere, --live, --most, --format and -o."""
        super().add_options(parser)
        parser.add_argument(
            "--since", type=int, default=0, metavar="YEAR", help="new since this year, gone before it"
        )
        parser.add_argument("--elsewhere", action="store_true", help="say where a new phrase stood first")
        parser.add_argument("--live", action="store_true", help="use no report of a later year")
        parser.add_argument("--most", type=int, default=50, metavar="N", help="rows of each list (50)")
        add_output(parser, FORMATS)

    def execute(self, args: list[str], opts: argparse.Namespace) -> None:
        """List."""
        from pipelines.compare.phrase_news import phrase_news
        from pipelines.render.terminal.phrase_terminal import news_lines

        if len(args) != 1:
            raise UserMistake("give one report: scrapy phrases 国务院/2024")
        address = read_address(args[0])
        if opts.since > address.year or opts.most < 1:
            raise UserMistake("--since takes a year up to that of the report, --most a number from 1 on")
        with self.open_archive() as archive:
            code = region_code(address.region, archive)
            archive.at_address(code, address)
            news = phrase_news(
                archive,
                code,
                address.year,
                since=opts.since,
                live=opts.live,
                elsewhere=opts.elsewhere,
                most=opts.most,
            )
        form = format_of(opts, FORMATS)
        if form == "text":
            write(news_lines(news), opts.out)
            return
        rows: list[OutputRow] = [
            {
                "what": what,
                "phrase": row.words,
                "uses": row.uses,
                "reports": row.reports,
                "quoted": int(row.quoted),
                "note": row.note,
            }
            for what, found in (("new", news.new), ("gone", news.gone), ("back", news.back))
            for row in found
        ]
        write(table(COLUMNS, rows, form, bom=bool(opts.out)), opts.out)
