"""scrapy reuse ADDRESS: which passages of a report stand in an earlier one of its neighbours, and where."""

import argparse

from crawler.cli.command import YangeCommand
from crawler.cli.operands import version_at
from crawler.cli.output import add_output, format_of, write
from crawler.cli.table import OutputRow, table
from storage.errors import UserMistake

FORMATS = ("text", "html", "csv", "json")
COLUMNS = (
    "start", "end", "words", "direction", "source", "address", "day", "kind", "likeness", "places", "marks",
    "source_words", "url",
)  # fmt: skip
FROM = {
    "above": ("above",),
    "beside": ("beside",),
    "own": ("own",),
    "all": ("above", "beside", "own", "below", "common_source"),
}
USUAL = ("above", "beside", "own")
"""Directions that are shown unless --from says otherwise."""


class Command(YangeCommand):
    """Shows what a report took over."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] REGION/YEAR"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return (
            "Show which passages of a report stand in earlier reports above, beside and of the place itself"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --from, --common, --format and -o."""
        super().add_options(parser)
        parser.add_argument(
            "--from", dest="origin", choices=tuple(FROM), help="only from there; all: unsure ones too"
        )
        parser.add_argument(
            "--common",
            action="store_true",
            help="also liturgy, lists of figures, headings and what many places have",
        )
        add_output(parser, FORMATS)

    def execute(self, args: list[str], opts: argparse.Namespace) -> None:
        """Show."""
        from pipelines.compare.taken_over import taken_over
        from pipelines.render.html.reuse_page import reuse_page
        from pipelines.render.terminal.reuse_terminal import reuse_lines

        if len(args) != 1:
            raise UserMistake("give one report: scrapy reuse 130682/2022")
        form = format_of(opts, FORMATS)
        with self.open_archive() as archive:
            version = version_at(args[0], archive)
            taken = taken_over(archive, version, FROM.get(opts.origin, USUAL), common=opts.common)
        if form == "html":
            write(reuse_page(taken), opts.out)
            return
        if form == "text":
            write(reuse_lines(taken), opts.out)
            return
        rows: list[OutputRow] = [
            {
                "start": each.span[0],
                "end": each.span[1],
                **{name: getattr(each, name) for name in COLUMNS[2:]},
            }
            for each in taken.passages
        ]
        write(table(COLUMNS, rows, form, bom=bool(opts.out)), opts.out)
