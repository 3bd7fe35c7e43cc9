"""How cost grows with the archive: commands over 400, 4,000 and 20,000 versions, beside the build of an earlier commit.

`make bench` takes the smallest archive and three minutes; `python -m benchmarks.growth.bench 400 4000 20000 --keep DIR`
takes hours the first time, and keeps the archives that it makes. The 20,000 versions have year outcomes of the small
archive (foreign_outcomes.py). Figures are CPU seconds above start-up of the whole process and all of its children.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.common.paths import CORPUS, ROOT
from benchmarks.growth.made_pages import places, write_pages
from benchmarks.growth.measured import CommandCost, measured

BEFORE = "5c6b2ed"
"""The commit before archives were read by lineage."""
SIZES = {400: (20, 15), 4000: (200, 15), 20000: (915, 16)}
"""Versions (about) -> places and years."""
FOREIGN = 20000
"""From this size on year outcomes are foreign."""
FIRST = places(1)[0].name
THIRTY = tuple(place.code for place in places(30) if place.code)[:20]
NIGHT = """
import sys
from crawler.settings import __dict__ as values
from scrapy.settings import Settings
from crawler.runner.announcements import compare_and_announce
from crawler.state.run import begun
given = Settings({name: value for name, value in values.items() if name.isupper()})
given.set("ARCHIVE", sys.argv[1], priority="cmdline")
with begun(given, "crawlall", []) as run:
    print(len(compare_and_announce(run)[1]))
"""
"""A night in which no source was due."""


def commands(archive: Path, one: Path) -> Iterator[tuple[str, list[str]]]:
    """The jobs in order: reads first, then what writes; each name with its command line."""
    scrapy, given = [".venv/bin/scrapy"], ["-s", f"ARCHIVE={archive}"]
    night = [".venv/bin/python", "-c", NIGHT, str(archive)]
    yield "history of a place", [*scrapy, "history", FIRST, *given]
    yield "coverage", [*scrapy, "coverage", *given]
    yield "targets of a place", [*scrapy, "targets", FIRST, *given]
    yield "targets of 20 places", [*scrapy, "targets", *THIRTY, *given]
    yield "two years compared", [*scrapy, "diff", f"{FIRST}/2018", f"{FIRST}/2019", *given]
    yield "conflicts", [*scrapy, "conflicts", *given]
    yield "search", [*scrapy, "search", "高质量发展", *given]
    yield "diff, first listing", [*scrapy, "diff", *given]
    yield "diff, nothing new", [*scrapy, "diff", *given]
    yield "first telling", night
    yield "empty night", night
    yield "add one document", [*scrapy, "add", str(one), *given]
    yield "add it again", [*scrapy, "add", str(one), *given]


def main() -> int:
    """Print the table of each size; nothing to do without the corpus."""
    if not CORPUS.is_dir():
        print("growth: ../shared/corpus is not there, skipped")
        return 0
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[400], help=str(list(SIZES)))
    parser.add_argument("--keep", type=Path, help="folder of pages and archives that are kept")
    parser.add_argument("--before", default=BEFORE, help="commit of the build beside")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        keep = given.keep or Path(folder)
        keep.mkdir(parents=True, exist_ok=True)
        before = checkout(given.before, keep / f"build-{given.before}")
        for size in given.sizes:
            table_of(size, keep, before)
    return 0


def checkout(commit: str, folder: Path) -> Path:
    """A build of another commit in a folder of its own, with this environment."""
    if not folder.exists():
        for words in (["clone", "-q", str(ROOT), str(folder)], ["-C", str(folder), "checkout", "-q", commit]):
            subprocess.run(["git", *words], check=True, capture_output=True)
        (folder / ".venv").symlink_to(Path(sys.prefix))
    return folder


def made(size: int, keep: Path, before: Path) -> Path:
    """The archive of a size as the build before makes it, with its schema; made once."""
    path = keep / f"before-{size}.db"
    pages = keep / f"pages-{size}"
    write_pages(pages, *SIZES[size])
    if path.exists():
        return path
    listed = str(pages / "list.csv")
    if size < FOREIGN:
        words = [".venv/bin/scrapy", "add", listed, "-s", f"ARCHIVE={path}"]
        subprocess.run(words, cwd=before, check=True, capture_output=True)
        return path
    donor = made(400, keep, before)
    script = str(ROOT / "benchmarks" / "growth" / "foreign_outcomes.py")
    words = [".venv/bin/python", script, listed, str(donor), str(path)]
    subprocess.run(words, cwd=before, check=True, env={"PYTHONPATH": str(before)})
    subprocess.run(
        [".venv/bin/scrapy", "diff", "-s", f"ARCHIVE={path}"], cwd=before, check=True, capture_output=True
    )
    return path


def table_of(size: int, keep: Path, before: Path) -> None:
    """Run the jobs of one size in both builds, each on its own copy, and print the table."""
    from rich.console import Console
    from rich.table import Table

    archive = made(size, keep, before)
    one = keep / "one"
    write_one(one)
    found: dict[str, dict[str, CommandCost]] = {}
    for build, root in (("before", before), ("now", ROOT)):
        copy = keep / f"{build}-{size}-run.db"
        shutil.copyfile(archive, copy)
        start = min(measured([".venv/bin/scrapy", "targets", "--indicators"], root).cpu for _ in range(3))
        for job, words in commands(copy, one / "list.csv"):
            cost = measured(words, root)
            found.setdefault(job, {})[build] = CommandCost(max(cost.cpu - start, 0.001), cost.memory)
        found.setdefault("file, MB", {})[build] = CommandCost(copy.stat().st_size / 1e6, 0)
        copy.unlink()
    table = Table(f"growth, {size} versions", "now", f"at {BEFORE}", "ratio", "own memory, MB")
    for job, costs in found.items():
        now, then = costs["now"], costs["before"]
        memory = f"{now.memory:.0f} / {then.memory:.0f}" if then.memory else ""
        table.add_row(job, f"{now.cpu:.2f}", f"{then.cpu:.2f}", f"{now.cpu / then.cpu:.2f}", memory)
    Console(width=110).print(table)


def write_one(folder: Path) -> None:
    """One page that no archive has yet, with its list."""
    if not (folder / "list.csv").exists():
        write_pages(folder, 1, 17)
        rows = (folder / "list.csv").read_text(encoding="utf-8").splitlines()
        (folder / "list.csv").write_text(f"{rows[0]}\n{rows[-1]}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
