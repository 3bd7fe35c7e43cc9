"""Import of captures: CPU a page and peak memory beside `warcio index` and, where a checkout is named, an earlier build.

`python -m benchmarks.intake.bench [COUNT] [CHECKOUT]`: COUNT captures (10,000; 1,000 is the quick form), and the folder
of an earlier build with its own .venv.
"""

import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from benchmarks.common.paths import ROOT

COUNT = 10_000
SIZE = 60_000
"""Bytes of a page, of which a third is its own."""
PAGES_A_SITE = 500
RUNS = 2
MEMORY = 250

OURS = """
from crawler.captures.intake import CollectionWalk
from crawler.captures.keeper import Keeper
from storage.archive import Archive
at = "2026-11-01T00:00:00.000000Z"
with Keeper(lambda: Archive(target, create=True), source="b", clock=at, present=at, tell=print) as keeper:
    for finding in CollectionWalk().findings(warc):
        keeper.take(finding)
    keeper.finish()
    count = keeper.tally.added
"""
EARLIER = """
try:
    from crawler.cli.saved_pages import taken
except ImportError:
    from crawler.intake import taken
from crawler.commands.add import put_in_order
from storage.archive import Archive
from tempfile import TemporaryDirectory
with TemporaryDirectory(dir=target.parent) as folder:
    ordered = Path(folder) / "ordered.db"
    put_in_order((each.page for each in taken(warc, "b") if each.page), ordered, "2026-11-01T00:00:00.000000Z")
    with Archive(target, create=True) as archive:
        count = (archive.merge_from if hasattr(archive, "merge_from") else archive.absorb)(ordered)
"""
INDEX = """
from warcio.indexer import Indexer
import io
from contextlib import redirect_stdout
with redirect_stdout(io.StringIO()) as out:
    Indexer("offset,warc-type,warc-target-uri", [str(warc)], "-").process_all()
count = len(out.getvalue().splitlines())
"""
FRAME = """
import json, resource, sys
from pathlib import Path
warc, target = map(Path, sys.argv[1:])
{code}
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, count]))
"""


def page(number: int, random: Random) -> bytes:
    """A page of SIZE bytes: the shell of its site, and words of its own."""
    shell = "<div class='nav'><a href='/zwgk/'>政务公开</a></div>\n" * (SIZE * 2 // 3 // 60)
    words = "".join(random.choices("增长提高推进发展建设稳步改革创新一二三四五六七八九十，。", k=SIZE // 9))
    return f"<html><head><meta charset='utf-8'><title>{number}</title></head><body>{shell}<p>{words}</p></body></html>".encode()


def write_warc(path: Path, count: int) -> None:
    """A WARC of so many responses, a gzip member each."""
    random = Random(5)
    with path.open("wb") as stream:
        for number in range(count):
            body = page(number, random)
            url = f"http://www.site{number // PAGES_A_SITE}.example/art/{number}.html"
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            digest = hashlib.sha1(body).hexdigest()
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:sha1:{digest}>\r\nWARC-Target-URI: {url}\r\n"
                f"WARC-Date: 2026-03-{1 + number % 28:02}T08:{number % 60:02}:00Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            stream.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 6))


def measured(code: str, python: str, checkout: Path, warc: Path) -> tuple[float, float, int]:
    """CPU seconds, peak megabytes and pages of one run of some code in a process of its own."""
    with tempfile.TemporaryDirectory(dir=warc.parent) as folder:
        done = subprocess.run(
            [python, "-c", FRAME.format(code=code), str(warc), str(Path(folder) / "a.db")],
            cwd=checkout,
            capture_output=True,
            text=True,
            check=True,
        )
    seconds, megabytes, count = json.loads(done.stdout.splitlines()[-1])
    return seconds, megabytes, count


def main(count: int, earlier: Path | None) -> int:
    """Measure, print; the exit code is 1 when memory is not bounded or the earlier build is not beaten by a fifth."""
    with tempfile.TemporaryDirectory() as folder:
        warc = Path(folder) / "captures.warc.gz"
        write_warc(warc, count)
        kinds = {"ours": (OURS, sys.executable, ROOT), "warcio index": (INDEX, sys.executable, ROOT)}
        if earlier:
            kinds["earlier build"] = (EARLIER, str(earlier / ".venv/bin/python"), earlier)
        best = {name: min(measured(*kind, warc) for _ in range(RUNS)) for name, kind in kinds.items()}
    print(f"{count} captures of {SIZE // 1000} KB from one WARC, intake alone")
    for name, (seconds, megabytes, pages) in best.items():
        print(
            f"  {name:14} {seconds / count * 1e3:6.2f} ms CPU a page, {megabytes:4.0f} MB at most, {pages} records"
        )
    bad = best["ours"][1] > MEMORY
    if earlier:
        ratio = best["ours"][0] / best["earlier build"][0]
        print(f"  {ratio:.2f} of the earlier build (at most .8)")
        bad |= ratio > 0.8
    return int(bad)


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(int(given[0]) if given else COUNT, Path(given[1]) if len(given) > 1 else None))
