"""scrapy phrase TEXT: when and where a set phrase stood, by year and level, of how many reports held."""

import argparse

from crawler.cli.command import YangeCommand
from crawler.cli.operands import region_code
from crawler.cli.output import add_output, format_of, write
from crawler.cli.table import OutputRow, table
from pipelines.gazetteer.regions import series
from storage.errors import UserMistake

COLUMNS = ("phrase", "region", "region_name", "level", "year", "day", "uses", "words", "spoilt", "version")
FORMATS = ("text", "html", "csv", "json")
LEVELS = ("country", "province", "prefecture", "county")


class Command(YangeCommand):
    """Shows the history of a phrase."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] TEXT"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Show when and where a set phrase (提法) first and last stood, by year and level"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --form, --without, --level, --region, --format and -o."""
        super().add_options(parser)
        parser.add_argument(
            "--form",
            action="append",
            default=[],
            metavar="TEXT",
            help="a wording that counts as it; repeatable",
        )
        parser.add_argument(
            "--without",
            action="append",
            default=[],
            metavar="TEXT",
            help="a longer wording that is another phrase; repeatable",
        )
        parser.add_argument("--level", default="", choices=LEVELS, help="only this level")
        parser.add_argument("--region", default="", metavar="REGION", help="only this place")
        add_output(parser, FORMATS)

    def execute(self, args: list[str], opts: argparse.Namespace) -> None:
        """Show."""
        from pipelines.compare.phrase_history import phrase_history
        from pipelines.phrases.listed_phrases import listed_phrases, phrase_of
        from pipelines.render.terminal.phrase_terminal import phrase_lines

        if len(args) != 1:
            raise UserMistake("give one phrase: scrapy phrase 新质生产力")
        asked = phrase_of(args[0], opts.form, opts.without)
        if not opts.form and not opts.without:
            asked = next(
                (each for each in listed_phrases() if asked.forms[0] in {each.words, each.forms[0]}), asked
            )
        with self.open_archive() as archive:
            code = region_code(opts.region, archive) if opts.region else ""
            regions = tuple(dict.fromkeys([*series(code), code])) if code else ()
            history = phrase_history(archive, asked, level=opts.level, regions=regions)
        form = format_of(opts, FORMATS)
        if form == "text":
            write(phrase_lines(history), opts.out)
            return
        if form == "html":
            from pipelines.render.html.phrase_page import phrase_page

            write(phrase_page(history), opts.out)
            return
        rows: list[OutputRow] = [
            {"phrase": asked.words, **{name: getattr(report, name) for name in COLUMNS[1:]}}
            for report in history.held
        ]
        write(table(COLUMNS, rows, form, bom=bool(opts.out)), opts.out)
