"""scrapy purge URL --because …: remove for good what a URL served, as the law may demand."""

import argparse

from crawler.cli.command import YangeCommand
from crawler.cli.output import say
from crawler.policy.clock import now
from pipelines.text.web_address import address_or_itself
from storage.archive import Archive
from storage.errors import UserMistake
from storage.facts import host_of


def forms_of(archive: Archive, url: str) -> list[str]:
    """Return the ways in which an archive writes an address, its normal form first; empty when it was never fetched.

    Archives from before addresses had a normal form may hold a page under several.
    """
    normal = address_or_itself(url)
    rows = archive.db.execute(
        "SELECT DISTINCT url FROM fetches WHERE host IN (?1, ?2, ?2 || ':80', ?2 || ':443')"
        " UNION SELECT DISTINCT final_url FROM fetches WHERE final_url != ''",
        (host_of(url), host_of(normal)),
    )
    found = {each for (each,) in rows if each == url or address_or_itself(each) == normal}
    return [normal, *sorted(found - {normal})] if found else []


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
            forms = forms_of(archive, args[0])
            if not forms:
                raise UserMistake(f"{args[0]} was never fetched: nothing to remove")
            others = sorted({url for form in forms for url in archive.purge_others(form)} - set(forms))
            for url in others:
                say(f"also of {url}")
            if opts.dry_run:
                say(f"{len(others)} other URLs would lose what {args[0]} served")
                return
            at = now(self.given)
            count = sum(archive.purge(form, because=opts.because, at=at) for form in forms)
            catch_up(archive)
            compare(archive)
            archive.vacuum()
        say(f"{count} bodies of {args[0]} removed, with all that was made of them")
