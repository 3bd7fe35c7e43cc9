"""scrapy purge URL --because …: remove for good what a URL served, as the law may demand."""

import argparse

from crawler.cli.command import YangeCommand
from crawler.cli.output import say
from crawler.policy.clock import now
from storage.errors import UserMistake


class Command(YangeCommand):
    """Remove the bodies that a URL served and every text made of them; a tombstone says when and why."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "URL --because REASON [--dry-run]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Remove for good what a URL served (for legal reasons), and leave a tombstone"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --because and --dry-run."""
        super().add_options(parser)
        parser.add_argument("--because", default="", help="the reason, kept with the tombstone")
        parser.add_argument("--dry-run", action="store_true", help="only say which other URLs lose content")

    def execute(self, args: list[str], opts: argparse.Namespace) -> None:
        """Remove, rebuild the rest, rewrite the file."""
        from pipelines.compare.stage import compare
        from pipelines.store.rebuild import catch_up

        if len(args) != 1 or not (opts.dry_run or opts.because.strip()):
            raise UserMistake("name one URL and the reason: scrapy purge URL --because 'court order 12/2026'")
        with self.open_archive() as archive, archive.lock():
            if not archive.query("SELECT 1 FROM fetches WHERE url = ?1 OR final_url = ?1 LIMIT 1", args):
                raise UserMistake(f"{args[0]} was never fetched: nothing to remove")
            others = archive.purge_others(args[0])
            for url in others:
                say(f"also of {url}")
            if opts.dry_run:
                say(f"{len(others)} other URLs would lose what {args[0]} served")
                return
            count = archive.purge(args[0], because=opts.because, at=now(self.given))
            catch_up(archive)
            compare(archive)
            archive.vacuum()
        say(f"{count} bodies of {args[0]} removed, with all that was made of them")
