"""scrapy export: write what the archive holds for other tools: texts with a manifest, a git repository, WARC."""

import argparse
import shutil
from collections.abc import Callable
from pathlib import Path

from crawler.captures.warc_export import Exported, export_warc
from crawler.cli.command import YangeCommand, name_damaged
from crawler.cli.exports.git_repository import write_repository
from crawler.cli.exports.report_folder import FOLDER_FORMATS, write_folder
from crawler.cli.output import progress_bar
from crawler.cli.places import add_places, chosen_codes, places_wanted
from storage.errors import UserMistake

WAYS = "scrapy export DIR [--format txt], scrapy export --git DIR, or scrapy export --warc FILE"


class Command(YangeCommand):
    """Write texts, their history or what was fetched."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "DIR [--format FORMAT] [--under PLACE] | --git DIR | --warc FILE [--source NAME]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return (
            "Write the reports as files with a manifest, as a git repository, or what was fetched as WARC 1.1"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --format, --under, --level, --git, --warc and --source."""
        super().add_options(parser)
        add_places(parser)
        parser.add_argument(
            "--format",
            choices=FOLDER_FORMATS,
            default="txt",
            help="txt: a file a report and a manifest (CSV); jsonl and parquet: texts and fields in one file",
        )
        way = parser.add_mutually_exclusive_group()
        way.add_argument(
            "--git", metavar="DIR", help="a repository: a file a copy, a commit a version; again only adds"
        )
        way.add_argument(
            "--warc", metavar="FILE", help="the file to write; each record is packed if it ends in .gz"
        )
        parser.add_argument("--source", default="", help="of a WARC: only the pages of this source")

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Write, and print what was written."""
        if len(args) + bool(opts.git) + bool(opts.warc) != 1:
            raise UserMistake(f"name one thing to write: {WAYS}")
        if opts.warc:
            return self.warc(Path(opts.warc), opts.source)
        if opts.git:
            with self.open_archive() as archive, progress_bar("writing commits") as progress:
                count = write_repository(archive, Path(opts.git), progress)
            print(f"{count} commits added" if count else "nothing new: nothing written")
            return 0
        return self.folder(Path(args[0]), opts)

    def folder(self, target: Path, opts: argparse.Namespace) -> int:
        """Write reports into a folder that is not there yet or empty: all of them, or none."""
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise UserMistake(f"{target} is there already and not empty")
        if not target.parent.is_dir():
            raise UserMistake(f"no folder {target.parent} to make {target.name} in")
        wanted = places_wanted(opts)
        with self.open_archive() as archive, progress_bar("writing reports") as progress:
            codes = chosen_codes([], wanted, archive, everything=True)
            count = in_draft(target, lambda draft: write_folder(archive, draft, opts.format, codes, progress))
        print(f"{count} reports written")
        return 0

    def warc(self, target: Path, source: str) -> int:
        """Write a WARC that is not there yet, and print what is in it."""
        if target.exists():
            raise UserMistake(f"{target} is there already")
        if not target.parent.is_dir():
            raise UserMistake(f"no folder {target.parent} to write {target.name} in")
        draft = target.with_name(f".{target.name}.part")
        with self.open_archive() as archive:
            try:
                with draft.open("wb") as stream:
                    done = export_warc(archive, stream, packed=target.suffix == ".gz", source=source)
                draft.replace(target)
            finally:
                draft.unlink(missing_ok=True)
            print(told(done))
            return name_damaged(archive) or int(bool(done.damaged))


def in_draft(target: Path, fill: Callable[[Path], int]) -> int:
    """Fill a folder beside `target` and put it there when it is whole; return what `fill` returns."""
    draft = target.with_name(f".{target.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        count = fill(draft)
        if target.exists():
            target.rmdir()
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return count


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
