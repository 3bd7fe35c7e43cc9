"""scrapy merge OTHER.db: take over the facts of another archive."""

import argparse
from pathlib import Path

from crawler.cli.command import YangeCommand, name_damaged
from crawler.cli.output import progress_bar, say
from crawler.cli.scheduler_option import add_scheduler
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

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --scheduler."""
        super().add_options(parser)
        add_scheduler(parser)

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Merge, fold what is new, compare; return 1 if a page of it is damaged."""
        from crawler.cli.computing import workers_of
        from pipelines.compare.stage import compare, engines
        from pipelines.store.rebuild import catch_up
        from pipelines.store.rules_version import mark
        from storage.merge_derived import Marks

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
            until, marks = latest_plausible(present), Marks(mark(), engines())
            news = bool(archive.last_moment())  # a new archive goes on from what the other one told
            count = archive.merge_from(other, until=until, news=news, marks=marks)
            later = count_later(other, until)
            with progress_bar("folding") as progress:
                catch_up(archive, progress, workers_of(self.given, opts))
            with progress_bar("comparing") as progress:
                compare(archive, progress, workers_of(self.given, opts))
            code = name_damaged(archive)
        say(f"{count} fetches taken over from {other}")
        if later:
            say(f"{later} fetches left out: their clock said moments that have not come yet")
        return code
