"""scrapy verify: check that the archive is undamaged, and that versions can be rebuilt from facts."""

import argparse

from crawler.cli.command import YangeCommand
from crawler.cli.output import progress_bar, say
from storage.errors import ArchiveError, UserMistake

SAMPLE = 50


class Command(YangeCommand):
    """Check hashes, chains and references, and rebuild versions from facts."""

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Check hashes, chains, references, and that versions can be made again from facts"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --all."""
        super().add_options(parser)
        parser.add_argument(
            "--all", action="store_true", help=f"make all versions again, not {SAMPLE} of them"
        )

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Print one line for each fault; return 1 if there are any."""
        from pipelines.store.rebuild import differing

        if args:
            raise UserMistake("it takes no arguments; -s ARCHIVE=FILE names another archive")
        with self.open_archive() as archive:
            with progress_bar("reading bodies") as progress:
                found = list(archive.faults(progress))
            try:
                ids = archive.version_ids()
                chosen = ids if opts.all else ids[:SAMPLE]
                with progress_bar("making versions again") as progress:
                    other = [each for each in differing(archive, chosen, progress) if each[1] != "damaged"]
                found += archive.missed_by_scope()
                (bodies,) = archive.query("SELECT count(*) AS n FROM bodies")
            except ArchiveError as error:
                found.append(f"versions cannot be made again: {error}")
                other = []
        for line in found:
            say(line)
        for version, how in other:
            say(f"version {version.id} ({version.url}): made again it differs ({how}); see scrapy reprocess")
        if not found and not other:
            print(f"whole: {bodies['n']} bodies read, {len(chosen)} of {len(ids)} versions made again")
        return 1 if found or other else 0
