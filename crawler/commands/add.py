"""scrapy add PATH: take what others captured, in the formats of their tools, as fetches of their own moments."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.captures.captured import Captured, Confirmation, Finding, LeftOut, NoPage
from crawler.cli.command import YangeCommand
from crawler.cli.output import progress_bar, say
from crawler.cli.scheduler_option import add_scheduler
from crawler.policy.clock import now, require_plausible, system_now
from storage.archive import Archive
from storage.errors import UserMistake

if TYPE_CHECKING:
    from crawler.captures.intake import CollectionWalk
    from crawler.captures.keeper import ImportCounts
    from pipelines.compare.workers import Workers

COLLECTION = "collection"
"""Topic of memory: beginnings of addresses that were made up for the files of a folder."""


class Command(YangeCommand):
    """Take pages that somebody captured: a folder, a WARC, a list, a page that a browser saved."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] FOLDER|FILE|LIST…"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Take captures of any tool (WARC, WACZ, saved pages, mirrors, lists) into the archive; twice is once"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --source, --map, --column, --dry-run and --scheduler."""
        super().add_options(parser)
        add_scheduler(parser)
        parser.add_argument(
            "--source", default="added", help="name of the source that the pages are kept under"
        )
        parser.add_argument(
            "--map",
            action="store_true",
            help="tables with one text a row: show what their columns mean, and ask",
        )
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="MEANING=COLUMN",
            help="what a column means, for --map: text=正文, url=来源URL, region=省份+城市",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="list address, moment and kind of each; write nothing"
        )

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Read everything, keep what is a page, print what was read and what was left out."""
        from crawler.captures.intake import CollectionWalk

        if not args:
            raise UserMistake("give what to add: scrapy add FOLDER|FILE|LIST")
        if opts.map:
            from crawler.cli.column_dialogue import map_columns

            for table in args:
                map_columns(Path(table), opts.column)
        intake = CollectionWalk(self.known_collections())
        for each in map(Path, args):
            intake.check(each)
        found = (finding for each in map(Path, args) for finding in intake.findings(each))
        if opts.dry_run:
            return list_findings(found)
        return self.keep(found, intake, opts, ", ".join(args))

    def keep(
        self, found: Iterator[Finding], intake: "CollectionWalk", opts: argparse.Namespace, given: str
    ) -> int:
        """Keep what is found, read it, and print what came of it."""
        from crawler.captures.keeper import Keeper
        from crawler.cli.computing import workers_of
        from crawler.cli.progress_bar import status_line

        present = now(self.given)
        # files have the moments of the system's clock, whatever the setting CLOCK says
        with Keeper(
            self.locked_archive,
            source=opts.source,
            clock=present,
            present=max(present, system_now()),
            tell=tell_left_out,
        ) as keeper:
            with status_line() as show:
                for finding in found:
                    keeper.take(finding)
                    show(progress(intake.files, keeper.tally))
                keeper.finish()
            if not keeper.archive or not keeper.run:
                print_no_pages(keeper.tally)
                raise UserMistake(f"nothing to add in {given}")
            note_collections(keeper.archive, intake, present)
            read_all(keeper.archive, workers_of(self.given, opts))
            return print_result(keeper.archive, keeper.run.id, keeper.tally)

    def known_collections(self) -> frozenset[str]:
        """Return the beginnings of made-up addresses that the archive knows; none without an archive."""
        if not Path(self.given["ARCHIVE"]).is_file():
            return frozenset()
        with self.open_archive() as archive:
            return frozenset(each.name for each in archive.recall_all(COLLECTION))

    @contextmanager
    def locked_archive(self) -> Iterator[Archive]:
        """Open the archive, made when it is missing, and hold its lock."""
        with self.open_archive(create=True) as archive, archive.lock():
            require_plausible(max(now(self.given), system_now()), archive.last_moment(), str(archive.path))
            yield archive


def progress(files: int, tally: "ImportCounts") -> str:
    """Say how far an import is."""
    return f"{files} files, {tally.found} pages, {tally.left_out} left out"


def note_collections(archive: Archive, intake: "CollectionWalk", at: str) -> None:
    """Remember the folders that were read, so that one of their files has the address that it has now."""
    for each in sorted(intake.collections):
        archive.remember(COLLECTION, each, {}, at=at)


def read_all(archive: Archive, workers: "Workers") -> None:
    """Read the pages that were kept, fold them and compare."""
    from pipelines.compare.stage import compare
    from pipelines.store.rebuild import catch_up

    with progress_bar("reading") as advance:
        catch_up(archive, advance, workers)
    compare(archive, workers=workers)


def list_findings(found: Iterator[Finding]) -> int:
    """Print each finding; return the exit code, 1 when something that looked like a page would be left out."""
    from crawler.captures.keeper import ImportCounts

    tally = ImportCounts()
    for each in found:
        if isinstance(each, LeftOut):
            tally.left_out += 1
            tell_left_out(each)
        elif isinstance(each, NoPage):
            tally.no_pages[each.kind] += 1
        else:
            tally.found += 1
            say(listed(each))
    print(f"{tally.found} pages would be added")
    print_no_pages(tally)
    return int(bool(tally.left_out))


def listed(finding: Captured | Confirmation) -> str:
    """Return the line of a capture: address, moment with its precision, kind, name."""
    page = finding.page
    label = dict(page.headers).get("content-type", "") or "unknown type"
    kind = "the same again" if isinstance(finding, Confirmation) else label
    known = f" ({page.precision})" if page.precision else ""
    return f"{page.url}\t{page.at[:19]}Z{known}\t{page.status} {kind}\t{finding.name}"


def print_result(archive: Archive, run: str, tally: "ImportCounts") -> int:
    """Print what was read on each page and a summary by outcome.

    Returns:
        The exit code: 1 when something that looked like a page was left out.
    """
    counts = {True: 0, False: 0}
    for url, kind, region, year, reason in archive.db.execute(
        "SELECT f.url, a.kind, a.region, a.year, a.reason FROM articles a JOIN fetches f ON f.id = a.fetch"
        " WHERE f.url IN (SELECT url FROM fetches WHERE run = ?)"
        " GROUP BY f.url, a.entry ORDER BY a.kind = '', f.url, a.n",
        (run,),
    ):
        counts[bool(kind)] += 1
        say(f"{region} {year or ''} {kind}: {url}" if kind else f"no report: {reason}: {url}")
    print(
        f"{tally.added} pages added, {counts[True]} reports on them, {counts[False]} articles that are none"
    )
    if tally.confirmed:
        print(f"{tally.confirmed} captures that found a page unchanged")
    if tally.here:
        print(f"{tally.here} were here already")
    print_no_pages(tally)
    return int(bool(tally.left_out))


def tell_left_out(each: LeftOut) -> None:
    """Print what was left out, and why."""
    say(f"left out: {each.name}: {each.reason}")


def print_no_pages(tally: "ImportCounts") -> None:
    """Print how much was left out, and what is no page, once a kind."""
    if tally.left_out:
        print(f"{tally.left_out} left out")
    if tally.no_pages:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(tally.no_pages.items()))
        print(f"no pages: {kinds}")
