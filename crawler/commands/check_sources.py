"""scrapy check_sources [NAME…]: probe sources with few requests and print the answers; keep nothing."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from crawler.cli.command import YangeCommand
from crawler.cli.output import write
from crawler.cli.places import add_places, places_wanted
from crawler.cli.source_names import source_loader, source_names
from crawler.policy.clock import now
from crawler.portals.check_file import check_file
from pipelines.render.terminal.columns import aligned

if TYPE_CHECKING:
    from crawler.portals.check_file import CheckedSource
    from crawler.runner.probe import Probed

DAY = 10
"""Characters of an ISO moment that are its date."""


class Command(YangeCommand):
    """Show which sources answer, how their sites list, and where their reports are."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] [source|place…]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Probe sources with few requests: family, columns, reports, blocks (exit 1 when one fails)"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --under, --level, --all, --write and --json."""
        super().add_options(parser)
        add_places(parser, "sources")
        parser.add_argument(
            "--all", action="store_true", help="every source there is, portals of all places too"
        )
        parser.add_argument(
            "--write",
            default="",
            metavar="FILE",
            help="write each result to a check file; goes on where one ends",
        )
        parser.add_argument("--json", action="store_true", help="one JSON line a source")

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Probe and print; return 1 if a source shows no report."""
        from crawler.runner.probe import probe
        from crawler.runner.reactor import in_reactor
        from crawler.state.run import require_contact

        names = (
            source_loader(self.given).list()
            if opts.all
            else source_names(self.given, args, places_wanted(opts))
        )
        require_contact(self.given)
        self.given.set("LOG_LEVEL", "CRITICAL", priority="cmdline")
        with check_file(opts.write) as (done, write):
            left = [name for name in names if name not in done]
            found = in_reactor(
                self.given, lambda: probe(self.given, left, lambda each: write(self.checked(each)))
            )
        if opts.json:
            for each in found:
                print(json.dumps(asdict(each), ensure_ascii=False))
        else:
            print_probes(found)
        return int(any(not each.reports for each in found))

    def checked(self, found: "Probed") -> "CheckedSource":
        """Return the row of a check file for a probe."""
        from crawler.portals.check_file import CheckedSource
        from pipelines.gazetteer.regions import label

        return CheckedSource(
            source=found.source,
            place=label(source_loader(self.given).region_of(found.source)),
            home=found.home,
            answered=f"{found.answered}/{found.asked}",
            family=found.family,
            column=found.columns[0] if found.columns else "",
            reports=str(found.reports),
            note=found.note,
            date=now(self.given)[:DAY],
        )


def print_probes(found: Sequence["Probed"]) -> None:
    """Print one row a source; in a pipe or file nothing is cut to the width of a terminal."""
    head = ("source", "verified", "answers", "family", "reports", "column", "note")
    rows = [
        (
            each.source,
            each.verified or "never",
            f"{each.answered}/{each.asked}",
            each.family,
            str(each.reports),
            each.columns[0] if each.columns else "",
            each.note,
        )
        for each in found
    ]
    if not sys.stdout.isatty():
        write(aligned([list(head), *map(list, rows)]))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*head)
    for row in rows:
        table.add_row(*row)
    Console().print(table)
