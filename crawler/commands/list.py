"""scrapy list [--under PLACE] [--level LEVEL]: the sources there are, and their places."""

import argparse

from crawler.cli.command import YangeCommand
from crawler.cli.places import add_places, places_wanted


class Command(YangeCommand):
    """List the names of sources; with places chosen, also the places and their addresses."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[--under PLACE]… [--level LEVEL]… [-v]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "List available sources: names; with --under, --level or -v also place, address, when verified"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --under, --level and --verbose."""
        super().add_options(parser)
        add_places(parser, "sources")
        parser.add_argument("-v", "--verbose", action="store_true", help="also place, address, when verified")

    def execute(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print one line a source."""
        from crawler.cli.output import say
        from crawler.cli.source_names import source_loader, source_names
        from pipelines.gazetteer.regions import label
        from storage.errors import UserMistake

        if args:
            raise UserMistake(f"no place as an argument: scrapy list --under {args[0]}")
        wanted, loader = places_wanted(opts), source_loader(self.given)
        if not wanted and not opts.verbose:
            print("\n".join(loader.list()))
            return
        for name in source_names(self.given, (), wanted) if wanted else loader.list():
            source = loader.load(name)
            home, checked = getattr(source, "home", ""), getattr(source, "verified", None)
            say(f"{name}\t{label(loader.region_of(name))}\t{home}\t{checked or 'never verified'}")
        for code, row in loader.unreachable.items():
            if wanted.takes(code):
                say(f"{code}\t{row.place}\t\tno address: {row.note}")
