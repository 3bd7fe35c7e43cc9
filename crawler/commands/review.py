"""scrapy review: a person confirms or corrects targets and outcomes, and how often the reader was right."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.cli.command import YangeCommand
from crawler.cli.operands import read_years, regions_in
from crawler.cli.output import add_output, format_of, say, write
from crawler.cli.table import FORMATS, table
from crawler.policy.clock import now, parse_iso_moment, why_implausible
from storage.archive import Archive
from storage.errors import UserMistake
from storage.timestamps import MOMENT

if TYPE_CHECKING:
    from crawler.cli.review_rows import FilledRow
    from pipelines.review.reviewables import Reviewable, Selection
    from pipelines.review.reviewing import ReviewList
    from storage.rows import Review

GRADES = ("certain", "likely", "needs_look")
KINDS = ("target", "outcome")
MODES = ("list", "export", "precision", "file")
UNKNOWN = "no target or outcome has the id '{id}'; 'scrapy review --list' shows the ids there are"
NO_TERMINAL = "standard input is no terminal: use --list, ID --right|--wrong|--set, or --file FILE"


class Command(YangeCommand):
    """Review what was read."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[ID --right|--wrong|--set FIELD=VALUE… --by NAME] [--list | --file FILE | --export | --precision]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Confirm or correct targets and outcomes, and measure from that how often the reader is right"

    def long_desc(self) -> str:
        """The text of -h."""
        return (
            "Without arguments: show what needs a look on the terminal, one by one. With an id of --list: say that it is "
            "right or wrong, or set what is right. Reviews are kept beside what was read and never replace it."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add what to do, which items, what is said of them, --format and -o."""
        super().add_options(parser)
        parser.add_argument(
            "--list", action="store_true", help="list what no one reviewed, what needs a look first"
        )
        parser.add_argument(
            "--file",
            default="",
            metavar="FILE",
            help="bring in a CSV with the columns id, verdict, set, note, by",
        )
        parser.add_argument("--export", action="store_true", help="take out all reviews (CSV; --format json)")
        parser.add_argument("--precision", action="store_true", help="how often the reader was right")
        parser.add_argument("--right", action="store_true", help="what was read is right")
        parser.add_argument("--wrong", action="store_true", help="it is wrong")
        parser.add_argument(
            "--set",
            action="append",
            dest="corrections",  # `set` holds the settings of -s
            default=[],
            metavar="FIELD=VALUE",
            help="what is right; repeatable: value=5.5, unit=%%, state=met",
        )
        parser.add_argument("--note", default="", help="a remark")
        parser.add_argument("--by", default="", metavar="NAME", help="who says so")
        parser.add_argument("--all", action="store_true", help="--list also what was reviewed")
        parser.add_argument(
            "--region", action="append", default=[], help="only this region and those in it; repeatable"
        )
        parser.add_argument("--years", default="", metavar="A-B", help="such as 2015-2021, 2015- or 2019")
        parser.add_argument("--grade", action="append", default=[], choices=GRADES, help="repeatable")
        parser.add_argument("--kind", action="append", default=[], choices=KINDS, help="repeatable")
        parser.add_argument(
            "--sample",
            type=int,
            default=0,
            metavar="N",
            help="at most N of each kind and grade, drawn by chance, the same ones each time",
        )
        add_output(parser, FORMATS)

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Do what was asked for; return 1 if a row of a file was refused."""
        mode = mode_of(args, opts)
        with self.open_archive() as archive:
            if mode == "id":
                return self.say_one(archive, args[0], opts)
            if mode == "file":
                return self.take(archive, opts)
            if mode == "session":
                return self.ask(archive, opts)
            if mode == "precision":
                write(precision_text(archive, opts), opts.out)
                return 0
            found = listed(archive, opts, with_reviewed=opts.all or mode == "export")
        write(list_text(found, opts, mode), opts.out)
        return 0

    def say_one(self, archive: Archive, word: str, opts: argparse.Namespace) -> int:
        """Keep what one person says of one item."""
        from pipelines.review.judging import judge_item
        from pipelines.review.reviewables import find_reviewables

        with archive.lock():
            item = find_reviewables(archive, [word]).get(word)
            if item is None:
                raise UserMistake(UNKNOWN.format(id=word))
            review = judge_item(
                archive,
                item,
                "right" if opts.right else "wrong" if opts.wrong else "corrected",
                corrections=tuple(opts.corrections),
                note=opts.note,
                by=opts.by,
                at=now(self.given),
            )
            archive.save_reviews([review])
        say(f"{item.id}: {said_of(review)}")
        return 0

    def take(self, archive: Archive, opts: argparse.Namespace) -> int:
        """Bring in a file as one transaction: each row that says something, each wrong one with its line."""
        from crawler.cli.review_rows import read_filled
        from pipelines.review.reviewables import find_reviewables

        rows = list(read_filled(Path(opts.file)))
        with archive.lock():
            items = find_reviewables(archive, {row.id for row in rows if not isinstance(row, str)})
            taken: list[Review] = []
            refused: list[str] = []
            for row in rows:
                try:
                    taken.append(self.review_of_row(archive, items, row, opts.by))
                except UserMistake as error:
                    refused.append(str(error) if isinstance(row, str) else f"line {row.line}: {error}")
            archive.save_reviews(taken)
        for line in refused:
            say(f"{opts.file}: {line}", error=True)
        say(f"{len(taken)} reviews taken from {opts.file}, {len(refused)} rows refused")
        return int(bool(refused))

    def review_of_row(
        self, archive: Archive, items: "dict[str, Reviewable]", row: "FilledRow | str", by: str
    ) -> "Review":
        """Return what a row of a file says; raises UserMistake."""
        from pipelines.review.judging import judge_item

        if isinstance(row, str):
            raise UserMistake(row)
        if row.id not in items:
            raise UserMistake(UNKNOWN.format(id=row.id))
        present = now(self.given)
        at = parse_iso_moment(row.at).strftime(MOMENT) if row.at else present
        if why := why_implausible(at, present):
            raise UserMistake(why)
        return judge_item(
            archive,
            items[row.id],
            row.verdict,
            corrections=row.corrections,
            note=row.note,
            by=row.by or by,
            at=at,
            is_new=not row.at,
        )

    def ask(self, archive: Archive, opts: argparse.Namespace) -> int:
        """Review on the terminal."""
        from crawler.cli.review_session import Reviewer, run_session
        from pipelines.render.terminal.review_terminal import NOTHING
        from pipelines.review.judging import person

        items = listed(archive, opts, with_reviewed=opts.all).items
        if not items:
            say(NOTHING)
            return 0
        try:
            by = person(opts.by or input("Your name: "))
        except (EOFError, KeyboardInterrupt):
            raise UserMistake("say who you are: --by NAME") from None
        kept = run_session(archive, items, Reviewer(by, lambda: now(self.given)), input)
        say(f"{kept} of {len(items)} reviewed")
        return 0


def mode_of(args: list[str], opts: argparse.Namespace) -> str:
    """Return what was asked for: id, session, or one of MODES; raises UserMistake for none or several."""
    modes = [mode for mode in MODES if getattr(opts, mode)] + (["id"] if args else [])
    verdicts = opts.right + opts.wrong + bool(opts.corrections)
    if len(args) > 1 or len(modes) > 1:
        raise UserMistake("do one thing: an ID, --list, --file FILE, --export, or --precision")
    if verdicts and modes != ["id"]:
        raise UserMistake("--right, --wrong and --set go with one ID, which --list shows")
    if modes == ["id"] and verdicts != 1:
        raise UserMistake("say one of --right, --wrong or --set FIELD=VALUE")
    if opts.sample < 0:
        raise UserMistake("--sample takes a number above 0")
    if not modes and not sys.stdin.isatty():
        raise UserMistake(NO_TERMINAL)
    return modes[0] if modes else "session"


def listed(archive: Archive, opts: argparse.Namespace, *, with_reviewed: bool) -> "ReviewList":
    """Return what there is to review of the chosen reports, kinds and grades."""
    from pipelines.review.reviewing import chosen, review_list

    found = review_list(archive, selection(archive, opts), opts.kind or KINDS)
    return chosen(
        found,
        grades=opts.grade or GRADES,
        with_reviewed=with_reviewed,
        sample=opts.sample,
    )


def selection(archive: Archive, opts: argparse.Namespace) -> "Selection":
    """Return which reports were chosen."""
    from pipelines.review.reviewables import Selection

    first, last = read_years(opts.years)
    regions = regions_in(opts.region, archive) if opts.region else frozenset()
    return Selection(regions=regions, first=first, last=last)


def list_text(found: "ReviewList", opts: argparse.Namespace, mode: str) -> str:
    """Return the list or the export in the format that was asked for."""
    from crawler.cli.review_rows import EXPORT_COLUMNS, LIST_COLUMNS, export_rows, list_rows
    from pipelines.render.terminal.review_terminal import review_list_terminal

    form = format_of(opts, FORMATS)
    if mode == "export":
        form = "csv" if form == "text" and not opts.format else form
        return table(EXPORT_COLUMNS, export_rows(found), form, bom=bool(opts.out))
    if form == "text":
        return review_list_terminal(found)
    return table(LIST_COLUMNS, list_rows(found), form, bom=bool(opts.out))


def precision_text(archive: Archive, opts: argparse.Namespace) -> str:
    """Return how often the reader was right."""
    from crawler.cli.review_rows import PRECISION_COLUMNS, precision_rows
    from pipelines.render.terminal.review_terminal import precision_terminal
    from pipelines.review.precision import precisions

    chosen = selection(archive, opts)
    found, contradicted = precisions(
        each for each in archive.reviews() if chosen.holds(each.region, each.year)
    )
    form = format_of(opts, FORMATS)
    if form == "text":
        return precision_terminal(found, contradicted)
    return table(PRECISION_COLUMNS, precision_rows(found, contradicted), form, bom=bool(opts.out))


def said_of(review: "Review") -> str:
    """Return what a person said, for one line."""
    from pipelines.render.view.review_wording import opinion

    return opinion(review)[1]
