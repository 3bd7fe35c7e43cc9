"""scrapy diff: run the diff stage and list what is new, or compare any two texts."""

import argparse
from typing import TYPE_CHECKING

from crawler.cli.command import YangeCommand
from crawler.cli.operands import FromFile
from crawler.cli.output import add_output, colours, format_of, progress_bar, write
from crawler.cli.scheduler_option import add_scheduler
from crawler.policy.clock import now
from storage.archive import Archive
from storage.errors import UserMistake
from storage.records import Axis
from storage.rows import Version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.compare.comparison import ComparedText, Comparison, Listed
    from pipelines.compare.stage import StoredText
    from storage.rows import Event

FEED_LENGTH = 100
"""Changes in a feed, the newest ones."""


class Command(YangeCommand):
    """List changes, or show one."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] [A B | CHANGE]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Run the diff stage and list what is new; or compare A and B (addresses or files)"

    def long_desc(self) -> str:
        """The text of -h."""
        return (
            "Without arguments: compare all pairs not yet compared, list what is new since the last announcement, "
            "by place, worst first. With A and B: compare two texts; each is a file or an address "
            "REGION/YEAR[:KIND][@SOURCE][~N] (N versions back). With a change's id: show that change."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --axis, --format, -o, --feed, --scheduler."""
        from pipelines.render.formats import FORMATS

        super().add_options(parser)
        add_scheduler(parser)
        parser.add_argument("--axis", choices=("edit", "year", "copy"), help="how to compare A and B")
        parser.add_argument(
            "--feed", default="", metavar="FILE", help="write an Atom feed of the newest changes"
        )
        add_output(parser, FORMATS)

    def execute(self, args: list[str], opts: argparse.Namespace) -> None:
        """List changes, or show one."""
        from pipelines.render.formats import FORMATS, rendered

        if len(args) > 2:
            raise UserMistake("give no argument, one change, or two texts: scrapy diff A B")
        if opts.axis and len(args) != 2:
            raise UserMistake("--axis goes with two texts: scrapy diff A B --axis year")
        if opts.feed and args:
            raise UserMistake("--feed goes with the list: scrapy diff --feed FILE")
        if args:
            shown = self.two(args, opts.axis) if len(args) == 2 else self.one(args[0])
            form = format_of(opts, FORMATS)
            write(rendered(shown, form, colours=colours(opts.out)), opts.out)
            return
        self.news(opts)

    def one(self, change: str) -> "Comparison":
        """Return a saved change by its id; raises UserMistake if there is none."""
        from pipelines.compare.saved_changes import comparison_of

        with self.open_archive() as archive:
            shown = comparison_of(archive, change)
        if shown is None:
            raise UserMistake(f"no change has the id '{change}'; to compare give two texts: scrapy diff A B")
        return shown

    def two(self, words: list[str], axis: Axis | None) -> "Comparison":
        """Compare two texts now; raises UserMistake if a word names none."""
        from crawler.cli.texts import operand
        from pipelines.compare.comparison import Comparison, with_reviews
        from pipelines.compare.naming import compared
        from pipelines.compare.stage import outcome_of

        opened: list[Archive] = []

        def archive() -> Archive:
            if not opened:
                opened.append(self.open_archive())
            return opened[0]

        try:
            old, new = (operand(word, archive) for word in words)
            reviews = opened[0].reviews() if opened else []
        finally:
            for each in opened:
                each.close()
        change = outcome_of((axis or axis_of(old, new), comparable(old), comparable(new)))
        shown = (
            compared(old, new, change)
            if isinstance(old, Version) and isinstance(new, Version)
            else Comparison(change=change, old=side_of(old), new=side_of(new))
        )
        return with_reviews(shown, reviews)

    def news(self, opts: argparse.Namespace) -> None:
        """Compare, list what is new, and remember that it was listed."""
        from crawler.cli.computing import workers_of
        from pipelines.compare.saved_changes import listed
        from pipelines.compare.stage import compare
        from pipelines.render.atom import atom_text
        from pipelines.render.formats import FORMATS

        with self.open_archive() as archive, archive.lock():
            with progress_bar("comparing") as progress:
                compare(archive, progress, workers_of(self.given, opts))
            new = archive.unannounced()
            found = listed(archive, new)
            if opts.feed:
                write(atom_text(newest(archive), newest_beside(archive)), opts.feed)
            write(list_of(archive, found, format_of(opts, FORMATS), colours(opts.out)), opts.out)
            archive.announce(new, at=now(self.given))


def list_of(archive: Archive, changes: "Sequence[Listed]", form: str, in_colour: bool) -> str:
    """Render a list of changes; texts are read only for a page that shows them."""
    from pipelines.compare.saved_changes import comparisons_of
    from pipelines.render.change_list import MOST_ON_A_PAGE
    from pipelines.render.formats import rendered_list

    ids = [change.id for change in changes[:MOST_ON_A_PAGE]] if form == "html" else []
    return rendered_list(
        changes,
        form,
        in_full=comparisons_of(archive, ids),
        saved=archive.query("SELECT count(*) AS n FROM changes")[0]["n"],
        colours=in_colour,
    )


def newest(archive: Archive) -> "Sequence[Comparison]":
    """Return the FEED_LENGTH newest changes, with their texts."""
    from pipelines.compare.saved_changes import comparisons_of

    rows = archive.query("SELECT id FROM change_log ORDER BY at DESC, id LIMIT ?", [FEED_LENGTH])
    return comparisons_of(archive, [row["id"] for row in rows])


def newest_beside(archive: Archive) -> "list[Event]":
    """Return the FEED_LENGTH newest events of what changed beside texts, the newest first."""
    kinds = ("retitled", "relinked", "redated")
    events = [each for kind in kinds for each in archive.events(kind=kind)]
    return sorted(events, key=lambda each: (each.at, each.fetch, each.kind), reverse=True)[:FEED_LENGTH]


def axis_of(old: Version | FromFile, new: Version | FromFile) -> Axis:
    """Return the default axis of two texts: other years are years, other copies are copies, else edit."""
    if old.year and new.year and old.year != new.year:
        return "year"
    if isinstance(old, Version) and isinstance(new, Version) and old.copy != new.copy:
        return "copy"
    return "edit"


def comparable(given: Version | FromFile) -> "StoredText":
    """Return what the comparison needs of a version or of a text from a file."""
    from pipelines.compare.stage import StoredText

    return StoredText(given.text, given.year, given.title if isinstance(given, Version) else given.name)


def side_of(given: Version | FromFile) -> "ComparedText":
    """Return how a text is named and linked when not both are in the archive."""
    from pipelines.compare.comparison import ComparedText
    from pipelines.compare.naming import KIND_NAMES

    if isinstance(given, FromFile):
        return ComparedText(text=given.text, name=given.name)
    return ComparedText(
        text=given.text,
        name=f"{given.region_name} {given.year} {KIND_NAMES.get(given.kind, '')}",
        url=given.url,
    )
