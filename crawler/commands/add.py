"""scrapy add DIR|WARC|LIST: take saved pages as fetches of the moments when they were saved."""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from crawler.cli.command import YangeCommand
from crawler.cli.computing import add_scheduler, workers_of
from crawler.cli.output import say
from crawler.cli.saved_pages import Taken, taken
from crawler.policy.clock import now, require_plausible, system_now, why_implausible
from storage.archive import Archive
from storage.errors import UserMistake
from storage.records import Page
from storage.rows import Fetch

if TYPE_CHECKING:
    from pipelines.compare.workers import Workers


class Command(YangeCommand):
    """Take pages that somebody saved: a drop folder, a collection, a WARC."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] DIR|WARC|LIST…"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Take saved pages (folder, WARC, or list with url,file,at) into the archive; twice is once"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --source and --scheduler."""
        super().add_options(parser)
        add_scheduler(parser)
        parser.add_argument(
            "--source", default="added", help="name of the source that the pages are kept under"
        )

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Read everything, keep what is a page, print what was read."""
        if not args:
            raise UserMistake("give what to add: scrapy add DIR|WARC|LIST")
        present = now(self.given)
        found = readable_pages((each for name in args for each in taken(Path(name), opts.source)), present)
        with TemporaryDirectory(dir=self.beside(), prefix=".adding-") as folder:
            ordered = Path(folder) / "ordered.db"
            run = put_in_order(found, ordered, present)
            if not run:
                raise UserMistake(f"nothing to add in {', '.join(args)}")
            with self.open_archive(create=True) as archive, archive.lock():
                require_plausible(present, archive.last_moment(), str(archive.path))
                return print_result(archive, run, add(archive, ordered, workers_of(self.given, opts)))

    def beside(self) -> Path | None:
        """Return the archive's folder, which has room for a copy; None for the system's own place."""
        folder = Path(self.given["ARCHIVE"]).parent
        return folder if folder.is_dir() else None


def readable_pages(found: Iterable[Taken], present: str) -> Iterator[Page]:
    """Yield the pages that were saved at a plausible moment; print what was left out and why.

    Files have the moments of the system's clock, whatever the setting CLOCK says.
    """
    for each in found:
        reason = why_implausible(each.page.at, max(present, system_now())) if each.page else each.reason
        if each.page and not reason:
            yield each.page
        else:
            say(f"left out: {each.name}: {reason}")


def add(archive: Archive, ordered: Path, workers: "Workers") -> int:
    """Merge an archive of saved pages, fold them and compare; return how many were new."""
    from pipelines.compare.stage import compare
    from pipelines.store.rebuild import catch_up

    added = archive.merge_from(ordered)
    catch_up(archive, workers=workers)
    compare(archive, workers=workers)
    return added


def put_in_order(pages: Iterable[Page], path: Path, clock: str) -> str:
    """Write pages, in whatever order they come, to a new archive ordered by their moments.

    They are first written to a second archive next to it, so that they need not all be in memory.

    Args:
        pages: The pages; `at` is when each was saved.
        path: The new archive.
        clock: The present moment.

    Returns:
        The id of its run; empty if there were no pages.
    """
    with Archive(path.with_name("drawer.db"), create=True) as drawer:
        run = drawer.begin_run(clock=clock, command="add")
        for page in pages:
            drawer.record(page, run)
        name = run_of(in_order(drawer))
        if name:
            copy_in_order(drawer, path, clock, name)
    return name


def copy_in_order(drawer: Archive, path: Path, clock: str, name: str) -> None:
    """Write the pages of an archive to a new one in the order of their moments, as one run of this id."""
    with Archive(path, create=True) as side:
        run = side.begin_run(clock=clock, command="add", run_id=name)
        count = 0
        for fetch in in_order(drawer):
            side.record(replace(drawer.page(fetch), at=fetch.clock), run)
            count += 1
        side.end_run(run, {"pages": count}, clock=clock)


def in_order(drawer: Archive) -> Iterator[Fetch]:
    """Yield the fetches of an archive by their moments."""
    for (fetch,) in drawer.db.execute("SELECT id FROM fetches ORDER BY clock, url, at"):
        yield drawer.fetch(fetch)


def run_of(fetches: Iterable[Fetch]) -> str:
    """Return the id of an import: the same pages give the same id, so adding twice adds once. "" for none."""
    digest = sha256()
    empty = digest.digest()
    for each in fetches:
        body = bytes.fromhex(each.body) or sha256(b"").digest()
        digest.update(f"{each.url}\n{each.clock}\n{each.source}\n".encode() + body)
    return digest.hexdigest()[:32] if digest.digest() != empty else ""


def print_result(archive: Archive, run: str, added: int) -> int:
    """Print how many pages were added and what was read on each; return the exit code, 0."""
    rows = archive.db.execute(
        "SELECT f.url, a.kind, a.region, a.year, a.reason FROM articles a JOIN fetches f ON f.id = a.fetch"
        " WHERE f.url IN (SELECT url FROM fetches WHERE run = ?)"
        " GROUP BY f.url, a.entry ORDER BY a.kind = '', f.url, a.n",
        (run,),
    )
    counts = Counter[bool]()
    for url, kind, region, year, reason in rows:
        counts[bool(kind)] += 1
        say(f"{region} {year or ''} {kind}: {url}" if kind else f"no report: {reason}: {url}")
    print(f"{added} pages added, {counts[True]} reports on them, {counts[False]} articles that are none")
    return 0
