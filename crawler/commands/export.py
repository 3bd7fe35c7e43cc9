"""scrapy export --warc FILE: write the archive's facts as WARC, so that any tool of web archives can read them."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.cli.command import YangeCommand, name_damaged
from storage.errors import UserMistake

if TYPE_CHECKING:
    from crawler.captures.warc_export import Exported


class Command(YangeCommand):
    """Write what was fetched and captured as WARC 1.1."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "--warc FILE [--source NAME]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Write what was fetched as WARC 1.1; revisits stand for equal bodies"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --warc and --source."""
        super().add_options(parser)
        parser.add_argument(
            "--warc", metavar="FILE", help="the file to write; each record is packed if it ends in .gz"
        )
        parser.add_argument("--source", default="", help="only the pages of this source")

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Write a file that is not there yet, and print what is in it."""
        from crawler.captures.warc_export import export_warc

        if args or not opts.warc:
            raise UserMistake("name one file that is not there yet: scrapy export --warc FILE")
        target = Path(opts.warc)
        if target.exists():
            raise UserMistake(f"{target} is there already")
        if not target.parent.is_dir():
            raise UserMistake(f"no folder {target.parent} to write {target.name} in")
        draft = target.with_name(f".{target.name}.part")
        with self.open_archive() as archive:
            try:
                with draft.open("wb") as stream:
                    done = export_warc(archive, stream, packed=target.suffix == ".gz", source=opts.source)
                draft.replace(target)
            finally:
                draft.unlink(missing_ok=True)
            print(told(done))
            return name_damaged(archive) or int(bool(done.damaged))


def told(done: "Exported") -> str:
    """Return what was written and what was not, in a line."""
    written = f"{done.responses} responses, {done.revisits} revisits, {done.redirects} redirects"
    left = [
        f"{count} {what}"
        for count, what in (
            (done.unanswered, "requests without an answer"),
            (done.purged, "purged pages"),
            (done.damaged, "damaged pages"),
        )
        if count
    ]
    return f"{written} written" + (f"; not written: {', '.join(left)}" if left else "")
