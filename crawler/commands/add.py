"""scrapy add DIR|WARC|LIST: takes saved pages as fetches of the moments when they were saved."""

import argparse
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.clock import now
from crawler.command import YangeCommand
from crawler.intake import Taken, taken
from storage.archive import Archive
from storage.errors import UserMistake
from storage.records import Page


class Command(YangeCommand):
    """Feeds the archive with pages that somebody saved: a drop folder, a collection, a WARC."""

    def syntax(self) -> str:
        """Shown in the help."""
        return "[options] DIR|WARC|LIST…"

    def short_desc(self) -> str:
        """Shown in the list of commands."""
        return "Take saved pages (folder, WARC, or list with url,file,at) into the archive; twice is once"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --source."""
        super().add_options(parser)
        parser.add_argument(
            "--source", default="added", help="name of the source that the pages are kept under"
        )

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Read everything, keep what is a page, say what was made of it."""
        if not args:
            raise UserMistake("give what to add: scrapy add DIR|WARC|LIST")
        found = [each for name in args for each in taken(Path(name), opts.source)]
        pages = sorted((each.page for each in found if each.page), key=lambda page: (page.at, page.url))
        for each in found:
            if each.page is None:
                print(f"left out: {each.name}: {each.reason}")
        if not pages:
            raise UserMistake(f"nothing to add in {', '.join(args)}")
        with self.open_archive(create=True) as archive, archive.lock():
            return tell(archive, found, add(archive, pages, now(self.given)))


def add(archive: Archive, pages: list[Page], clock: str) -> int:
    """Take pages over as facts of their own moments, and fold them; gives how many were not there yet.

    They go through an archive of their own and are merged, as everything is that is older than what we have.
    """
    from pipelines.compare import compare
    from pipelines.reprocess import catch_up

    with TemporaryDirectory() as folder:
        path = Path(folder) / "added.db"
        with Archive(path, create=True) as side:
            run = side.begin_run(clock=clock, command="add", run_id=run_of(pages))
            for page in pages:
                side.record(page, run)
            side.end_run(run, {"pages": len(pages)}, clock=clock)
        added = archive.absorb(path)
    catch_up(archive)
    compare(archive)
    return added


def run_of(pages: list[Page]) -> str:
    """The id of an import: the same pages make the same facts, so that adding twice adds once."""
    digest = sha256()
    for page in pages:
        digest.update(f"{page.url}\n{page.at}\n{page.source}\n".encode() + sha256(page.body).digest())
    return digest.hexdigest()[:32]


def tell(archive: Archive, found: list[Taken], added: int) -> int:
    """Say how many pages came in, and what was read on each of them."""
    urls = {each.page.url for each in found if each.page}
    rows = archive.query(
        "SELECT f.url, a.title, a.kind, a.region, a.year, a.reason FROM articles a JOIN fetches f ON f.id = a.fetch"
        " GROUP BY f.url, a.entry ORDER BY f.url, a.n"
    )
    reports = [row for row in rows if row["url"] in urls and row["kind"]]
    rejected = [row for row in rows if row["url"] in urls and not row["kind"]]
    for row in reports:
        print(f"{row['region']} {row['year'] or ''} {row['kind']}: {row['url']}")
    for row in rejected:
        print(f"no report: {row['reason']}: {row['url']}")
    print(f"{added} pages added, {len(reports)} reports on them, {len(rejected)} articles that are none")
    return 0
