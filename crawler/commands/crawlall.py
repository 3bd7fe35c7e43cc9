"""scrapy crawlall [NAME…]: crawl all sources side by side, then compare; for cron: prints only news."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from crawler.cli.command import YangeCommand, name_damaged
from crawler.cli.output import say
from crawler.cli.places import add_places, places_wanted
from crawler.cli.source_names import names_in_share, source_names
from crawler.policy.clock import parse_iso_moment
from crawler.policy.crawl_window import left_open
from crawler.policy.share import Share, read_share
from storage.archive import Archive

if TYPE_CHECKING:
    from crawler.runner.announcements import Announcement
    from crawler.state.run import CrawlRun


class Command(YangeCommand):
    """Crawl every source that is due, compare, and print what is new: cron mails it."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] [source|place…]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return (
            "Crawl all sources, then compare; prints only news (exit 1 a source failed, 75 already running)"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --under, --level, --share, --verbose and --json."""
        super().add_options(parser)
        add_places(parser, "sources")
        parser.add_argument(
            "--share", default="", metavar="3/8", help="only the third of eight shares of the hosts"
        )
        parser.add_argument("-v", "--verbose", action="store_true", help="say how every source fared")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Crawl, compare and print; return 1 if a source failed."""
        from crawler.cli.progress_bar import crawl_progress
        from crawler.runner.announcements import compare_and_announce
        from crawler.runner.crawl import run_sources
        from crawler.runner.reactor import in_reactor
        from crawler.state.run import begun, require_contact
        from crawler.state.source_schedule import due_sources

        share = read_share(opts.share)
        names = names_in_share(self.given, source_names(self.given, args, places_wanted(opts)), share)
        require_contact(self.given)
        self.hush()
        with begun(self.given, "crawlall", names) as run:
            limit = left_open(self.given["CRAWL_WINDOW"], self.given["TIMEZONE"], parse_iso_moment(run.now))
            if limit is None:
                return self.say_shut(opts)
            say_renumbered(run.archive, share, run.now)
            if not args:
                names = due_sources(run.archive, names, self.given, run.now)
            with crawl_progress(run, names, wanted=sys.stderr.isatty()):
                in_reactor(self.given, lambda: run_sources(run, names), limit=limit)
            health, items = compare_and_announce(run)
            damaged = name_damaged(run.archive)
        self.tell(run, health, items, opts)
        return int(any(each.state == "failed" for each in run.outcomes)) or damaged

    def hush(self) -> None:
        """Keep the log off the terminal, as cron would mail it; --logfile keeps one."""
        if not self.given.get("LOG_FILE"):
            self.given.set("LOG_LEVEL", "CRITICAL", priority="cmdline")

    def say_shut(self, opts: argparse.Namespace) -> int:
        """Return 0 outside the crawl window; with --verbose say so."""
        if opts.verbose:
            print(f"not now: CRAWL_WINDOW is {self.given['CRAWL_WINDOW']} ({self.given['TIMEZONE']})")
        return 0

    def tell(
        self,
        run: "CrawlRun",
        health: Sequence[str],
        items: "Sequence[Announcement]",
        opts: argparse.Namespace,
    ) -> None:
        """Print health changes and announcements; with --verbose also every outcome, with --json one object."""
        if opts.json:
            outcomes = [{**asdict(each), "counts": dict(each.counts)} for each in run.outcomes]
            found = {"at": run.run.at, "news": [asdict(each) for each in items], "health": list(health)}
            print(json.dumps({**found, "sources": outcomes}, ensure_ascii=False))
            return
        for line in (*health, *(item.line() for item in items)):
            print(line)
        if opts.verbose:
            for each in run.outcomes:
                say(
                    f"{each.source}: {each.state}, {each.found} reports"
                    + (f": {each.reason}" if each.reason else "")
                )
                for words in each.notes:
                    say(f"  {words}")


def say_renumbered(archive: Archive, share: Share, now: str) -> None:
    """Say that an archive gets another share of the hosts than last time, and keep which."""
    before = archive.recall("share", "last")
    present = f"{share.number}/{share.of}"
    if before and before.value["share"] != present:
        say(
            f"share {present}, before {before.value['share']}: hosts that are new here are fetched from their beginning"
        )
    if not before or before.value["share"] != present:
        archive.remember("share", "last", {"share": present}, at=now)
