"""scrapy reprocess [SOURCE]: rebuild the derived tables from facts, by the present rules."""

import argparse

from crawler.cli.command import YangeCommand, name_damaged, nearest
from crawler.cli.output import progress_bar, say
from crawler.cli.scheduler_option import add_scheduler
from storage.archive import Archive
from storage.errors import UserMistake


class Command(YangeCommand):
    """Read all stored pages again; a change of the rules never shows up as an edit of a site."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[SOURCE] [--dry-run]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Make versions and changes anew from the stored pages, by the present rules"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --dry-run and --scheduler."""
        super().add_options(parser)
        add_scheduler(parser)
        parser.add_argument("--dry-run", action="store_true", help="only list the versions that would change")

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Reprocess all, or the hosts of one source; return 1 if a page is damaged."""
        from crawler.cli.computing import workers_of
        from pipelines.compare.stage import compare
        from pipelines.store.rebuild import reprocess

        if len(args) > 1:
            raise UserMistake("name one source, or none for all")
        source = args[0] if args else ""
        with self.open_archive() as archive:
            sources = [row["source"] for row in archive.query("SELECT DISTINCT source FROM fetches")]
            if source and source not in sources:
                raise UserMistake(f"no source '{source}' in the archive; {nearest(source, sources)}")
            if opts.dry_run:
                list_differing(archive, source)
                return name_damaged(archive)
            with archive.lock():
                with progress_bar("reading again") as progress:
                    hosts = reprocess(archive, source, progress, workers_of(self.given, opts))
                with progress_bar("comparing") as progress:
                    compare(archive, progress, workers_of(self.given, opts))
                count = len(archive.version_ids())
            code = name_damaged(archive)
        print(f"{hosts} hosts read again: {count} versions")
        return code


def list_differing(archive: Archive, source: str) -> None:
    """Print the versions that would change, and how."""
    from pipelines.store.rebuild import differing

    rows = archive.query(
        "SELECT v.id FROM versions v JOIN copies c ON c.id = v.copy WHERE ? IN ('', c.source)"
        " ORDER BY v.region, v.year, c.url, v.first_seen",
        [source],
    )
    count = 0
    with progress_bar("reading again") as progress:
        for version, how in differing(archive, [row["id"] for row in rows], progress):
            say(f"{how}\t{version.id}\t{version.region}/{version.year}\t{version.url}")
            count += 1
    print(f"{count} of {len(rows)} versions would change")
