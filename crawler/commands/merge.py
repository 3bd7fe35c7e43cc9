"""scrapy merge OTHER.db: take over the facts of another archive."""

import argparse
from pathlib import Path

from crawler.cli.command import YangeCommand, name_damaged
from crawler.cli.output import progress_bar, say
from crawler.policy.clock import latest_plausible, now, require_plausible
from storage.errors import NotAnArchive, UserMistake
from storage.merge import count_later


class Command(YangeCommand):
    """Take over the facts of another archive and fold them with the own, in whatever order of merges."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "OTHER.db"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Take over the facts of another archive; the order does not matter, twice changes nothing"

    def execute(self, args: list[str], _opts: argparse.Namespace) -> int:
        """Merge, fold what is new, compare; return 1 if a page of it is damaged."""
        from pipelines.compare.stage import compare
        from pipelines.store.rebuild import catch_up

        if len(args) != 1:
            raise UserMistake("name one archive to take over: scrapy merge OTHER.db")
        other = Path(args[0])
        if not other.exists():
            raise NotAnArchive(f"no archive at {other}")
        with self.open_archive(create=True) as archive, archive.lock():
            if other.samefile(archive.path):
                raise UserMistake(f"{other} is the archive itself")
            present = now(self.given)
            require_plausible(present, archive.last_moment(), str(archive.path))
            until = latest_plausible(present)
            news = bool(archive.last_moment())  # a new archive goes on from what the other one told
            count, later = archive.merge_from(other, until=until, news=news), count_later(other, until)
            with progress_bar("folding") as progress:
                catch_up(archive, progress)
            with progress_bar("comparing") as progress:
                compare(archive, progress)
            code = name_damaged(archive)
        say(f"{count} fetches taken over from {other}")
        if later:
            say(f"{later} fetches left out: their clock said moments that have not come yet")
        return code
