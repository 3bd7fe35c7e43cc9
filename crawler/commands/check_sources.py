"""scrapy check_sources [NAME…]: probe sources with few requests and print the answers; keep nothing."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from crawler.cli.command import YangeCommand
from crawler.cli.source_names import selected, source_names

if TYPE_CHECKING:
    from crawler.runner.probe import Probed


class Command(YangeCommand):
    """Show which sources answer, how their sites list, and where their reports are."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] [source|place…]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Probe sources with few requests: family, columns, reports, blocks (exit 1 when one fails)"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --under, --level and --json."""
        from crawler.cli.source_names import add_selection

        super().add_options(parser)
        add_selection(parser)
        parser.add_argument("--json", action="store_true", help="one JSON line a source")

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Probe and print; return 1 if a source shows no report."""
        from crawler.runner.probe import probe
        from crawler.runner.reactor import in_reactor
        from crawler.state.run import require_contact

        names = source_names(self.given, args, selected(opts))
        require_contact(self.given)
        self.given.set("LOG_LEVEL", "CRITICAL", priority="cmdline")
        found = in_reactor(self.given, lambda: probe(self.given, names))
        if opts.json:
            for each in found:
                print(json.dumps(asdict(each), ensure_ascii=False))
        else:
            print_probes(found)
        return int(any(not each.reports for each in found))


def print_probes(found: Sequence["Probed"]) -> None:
    """Print one row a source."""
    from rich.console import Console
    from rich.table import Table

    table = Table("source", "verified", "answers", "family", "reports", "column", "note")
    for each in found:
        column = each.columns[0] if each.columns else ""
        answers = f"{each.answered}/{each.asked}"
        table.add_row(
            each.source, each.verified or "never", answers, each.family, str(each.reports), column, each.note
        )
    Console().print(table)
