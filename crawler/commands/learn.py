"""scrapy learn SOURCE: propose lines for pipelines/rules.csv from archived pages; nothing is applied."""

import argparse
import csv
import sys
from collections.abc import Iterator
from itertools import islice

from crawler.cli.command import YangeCommand
from crawler.cli.output import say
from storage.archive import Archive
from storage.errors import UserMistake
from storage.records import Page

PAGES = 300
"""Pages of a host that are looked at, the latest of each address."""


class Command(YangeCommand):
    """Find what is special about a source's pages: where the text is, which lines recur around it."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "SOURCE [--pages N]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return (
            "Propose a container and recurring lines for a source's hosts, as lines for pipelines/rules.csv"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --pages."""
        super().add_options(parser)
        parser.add_argument("--pages", type=int, default=PAGES, help=f"pages of a host to look at ({PAGES})")

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Print the proposals as CSV, evidence last; return 1 if there are none."""
        from pipelines.wrapper_induction import learn

        if len(args) != 1:
            raise UserMistake("name one source: scrapy learn zhejiang_ningbo")
        with self.open_archive() as archive:
            hosts = archive.hosts(source=args[0])
            if not hosts:
                raise UserMistake(f"the archive has no pages of a source {args[0]}")
            rows = [
                each.row(host) for host in hosts for each in learn(latest_pages(archive, host, opts.pages))
            ]
        csv.writer(sys.stdout, lineterminator="\n").writerows(rows)
        if not rows:
            say(f"nothing to propose for {args[0]}: {len(hosts)} hosts looked at", error=True)
        return 0 if rows else 1


def latest_pages(archive: Archive, host: str, count: int) -> Iterator[Page]:
    """Return the latest good page of each address of a host; at most `count`."""
    fetches = {
        fetch.url: fetch
        for fetch in archive.fetches(host=host)
        if fetch.transport == "ok" and fetch.status == 200
    }
    return (archive.page(fetch) for fetch in islice(fetches.values(), count))
