"""scrapy backup FILE: copy the archive, also while a crawl writes to it."""

import argparse
from pathlib import Path

from crawler.cli.command import YangeCommand
from crawler.cli.output import say
from storage.errors import UserMistake


class Command(YangeCommand):
    """Copy the archive to a new file by SQLite's online backup."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "FILE"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Copy the archive to a new file, also while a crawl writes to it"

    def execute(self, args: list[str], _opts: argparse.Namespace) -> None:
        """Copy; an existing file is not overwritten."""
        if len(args) != 1:
            raise UserMistake("name one file that is not there yet: scrapy backup FILE")
        target = Path(args[0])
        with self.open_archive() as archive:
            archive.backup(target)
        say(f"{target}: {target.stat().st_size:,} bytes")
