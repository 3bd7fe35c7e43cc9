"""scrapy crawl NAME: crawl one source now; exit 1 if it failed."""

import argparse

from crawler.cli.command import YangeCommand, name_damaged
from crawler.cli.output import say
from crawler.cli.source_names import arguments, home_of, source_loader, source_names
from storage.errors import UserMistake


class Command(YangeCommand):
    """Crawl one source into the archive."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] <source|place>"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Crawl one source into the archive (exit 1 when it failed, 75 when another run holds the lock)"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add -a."""
        super().add_options(parser)
        parser.add_argument("-a", dest="pairs", action="append", default=[], metavar="NAME=VALUE")

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Crawl it and print the outcome; return 1 if it failed."""
        from crawler.runner.crawl import run_sources
        from crawler.runner.reactor import in_reactor
        from crawler.state.run import begun, require_contact

        if len(args) != 1:
            raise UserMistake(
                "give one source: scrapy crawl NAME ('scrapy list' has the names; 330702 or 婺城区 is that place's)"
            )
        names, given = source_names(self.given, args), arguments(opts.pairs)
        require_contact(self.given)
        if not given.get("home", home_of(source_loader(self.given).load(names[0]))):
            raise UserMistake(f"{names[0]} is a template: give it an address, -a home=http://…")
        with begun(self.given, "crawl", names) as run:
            (outcome,) = in_reactor(self.given, lambda: run_sources(run, names, given))
            damaged = name_damaged(run.archive)
        say(f"{outcome.source}: {outcome.state}" + (f": {outcome.reason}" if outcome.reason else ""))
        for words in outcome.notes:
            say(f"  {words}")
        return int(outcome.state == "failed") or damaged
