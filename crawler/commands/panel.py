"""scrapy panel: one row a place and year for statistics: held, targets, attention, what was taken over."""

import argparse
from pathlib import Path

from crawler.cli.command import YangeCommand, nearest
from crawler.cli.operands import region_code
from crawler.cli.output import add_output, format_of
from pipelines.gazetteer.regions import series
from storage.errors import UserMistake

FORMATS = ("csv", "xlsx", "parquet")


class Command(YangeCommand):
    """Writes the panel."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] [REGION…]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Write one row a place and year for statistics, with a codebook: CSV, XLSX or Parquet"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --years, --indicator, --sets, --format and -o."""
        super().add_options(parser)
        parser.add_argument("--years", default="", metavar="A-B", help="such as 2015-2021, 2015- or 2019")
        parser.add_argument(
            "--indicator", action="append", default=[], metavar="ID", help="such as gdp; repeatable"
        )
        parser.add_argument(
            "--sets",
            default="",
            metavar="FILE",
            help="a CSV with the columns set and word, instead of the project's own",
        )
        add_output(parser, FORMATS)

    def execute(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write."""
        from crawler.cli.operands import read_years
        from crawler.cli.panel_files import write_panel
        from pipelines.compare.panel import INDICATORS, make_panel
        from pipelines.diff.targets.indicators import indicator_names
        from pipelines.phrases.attention import TABLE, read_sets

        for indicator in opts.indicator:
            if indicator not in indicator_names():
                raise UserMistake(
                    f"no indicator '{indicator}': {nearest(indicator, list(indicator_names()))}"
                )
        sets = read_sets(Path(opts.sets) if opts.sets else TABLE)
        years = read_years(opts.years)
        with self.open_archive() as archive:
            codes = [code for word in args for code in (region_code(word, archive),)]
            regions = [each for code in codes for each in dict.fromkeys([*series(code), code])]
            panel = make_panel(
                archive, sets, regions=regions, years=years, indicators=tuple(opts.indicator) or INDICATORS
            )
        if not panel.rows:
            raise UserMistake("no report of these places and years was counted: 'scrapy diff' does it")
        write_panel(panel, format_of(opts, FORMATS), opts.out)
