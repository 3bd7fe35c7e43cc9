"""Pages of the reading room beside Datasette's own table page of the same archive; readers while a crawl writes.

`python -m benchmarks.browse.bench 3000` takes as many reports (300 without a number; comparing 3,000 takes a while).
"""

import asyncio
import gzip
import sys
import tempfile
import threading
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from time import monotonic, perf_counter, process_time
from typing import Any
from urllib.parse import quote

from benchmarks.archive.bench import HEADERS
from benchmarks.common.paths import CORPUS
from benchmarks.common.recombined import reports
from browse.server import application
from pipelines.compare import compare
from pipelines.gazetteer.regions import tables
from pipelines.store.rebuild import reprocess
from storage.archive import Archive
from storage.records import Page
from tests.support.served_room import served

AT = "2026-01-05T08:{:02d}:{:02d}.{:06d}Z"
REPORTS, YEARS, TURNS, READERS, SECONDS = 300, 10, 3, 8, 10
GOAL = "今年经济社会发展的主要预期目标是：地区生产总值增长{}%左右，城镇调查失业率控制在5.5%以内，城镇新增就业{}万人以上。"
TABLES = ("/archive/report_list?_size=100", "/archive/targets?indicator=gdp&scope=headline&_size=1000")


def main(count: int) -> int:
    """Print the table; nothing to do without the corpus."""
    if not CORPUS.is_dir():
        print("browse: ../shared/corpus is not there, skipped")
        return 0
    from rich.console import Console
    from rich.table import Table

    table = Table(f"{count} reports", "median ms", "p95 ms", "KB gzipped")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        fill(path, count)
        for row in pages(path):
            table.add_row(*row)
        for row in readers(path):
            table.add_row(*row)
    Console(width=120).print(table)
    return 0


def fill(path: Path, count: int) -> None:
    """Make an archive of recombined reports of real places, YEARS of each."""
    regions = (rows[-1] for rows in tables().code.values())
    places = [one for one in regions if one.until is None and one.level == "prefecture"]
    with Archive(path, create=True) as archive:
        run = archive.begin_run(clock=AT.format(0, 0, 0))
        for n, text in enumerate(reports(count)):
            place, year = places[n // YEARS], 2016 + n % YEARS
            url = f"http://www.{place.pinyin}{place.code}.example/{year}.html"
            body = page_of(text, f"{place.name}{year}年政府工作报告", GOAL.format(5 + n % 4, 3 + n % 5), year)
            archive.record(
                Page(url=url, body=body, headers=HEADERS, at=AT.format(n // 60 % 60, n % 60, n)), run
            )
        reprocess(archive)
        compare(archive)
        archive.index()


def page_of(text: str, title: str, goal: str, year: int) -> bytes:
    """A page around a text."""
    opening = f"<p>{title}</p><p>各位代表：</p><p>现在，我代表市人民政府，向大会报告工作，请予审议。</p>"
    lines = "".join(f"<p>{line}</p>" for line in [f"二、{year}年主要任务", goal, *text.split("\n")])
    return (
        f'<html><head><meta charset="utf-8"><title>{title}</title><meta name="ArticleTitle" content="{title}"></head>'
        f'<body><div id="zoom">{opening}{lines}</div></body></html>'
    ).encode()


def addresses(path: Path) -> dict[str, list[str]]:
    """Kind of page -> addresses that are asked for."""
    with Archive(path, read_only=True) as archive:
        held = archive.query("SELECT id, region FROM report_list ORDER BY id LIMIT 12")
        changes = archive.query("SELECT id FROM changes ORDER BY id LIMIT 8")
    return {
        "start": ["/"],
        "place": [f"/place/{row['region']}" for row in held],
        "report": [f"/report/{row['id']}" for row in held],
        "change": [f"/change/{row['id']}" for row in changes],
        "indicator": ["/indicator/gdp", "/indicator/unemployment_surveyed"],
        "search, 1-8 characters": [
            f"/search?q={words}" for words in ("的", "经济", "数字经济", "高质量发展", "乡村振兴战略")
        ],
        "Datasette: list of reports": [TABLES[0]],
        "Datasette: targets of one indicator": [TABLES[1]],
    }


def pages(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """CPU of whole pages through the application, the fastest of TURNS of each address."""
    room = application(path)
    for name, asked in addresses(path).items():
        times, weight = asyncio.run(measured(room, asked))
        yield name, f"{median(times):.0f}", f"{p95(times):.0f}", f"{weight / 1000:.0f}"


async def measured(room: Any, asked: Sequence[str]) -> tuple[list[float], int]:
    """Milliseconds of CPU of each address, and the bytes of the heaviest answer."""
    times, weight = [], 0
    for address in asked:
        taken = []
        for _ in range(TURNS):
            start = process_time()
            answer = await room.client.get(address)
            taken.append((process_time() - start) * 1e3)
            assert answer.status_code == 200, address
        times.append(min(taken))
        weight = max(weight, len(gzip.compress(answer.content)))
    return times, weight


def p95(times: Sequence[float]) -> float:
    """The value that a twentieth exceeds; the highest of few."""
    return quantiles(times, n=20)[-1] if len(times) >= 20 else max(times)


def readers(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """One reader, then READERS at once while a crawl writes: wall time of pages, and how many failed."""
    asked = [
        each for name, found in addresses(path).items() if not name.startswith("Datasette") for each in found
    ]
    with served(application(path)) as base:
        alone = read_for(base, asked, 1)
        stop = threading.Event()
        writer = threading.Thread(target=write_until, args=(path, stop))
        writer.start()
        together = read_for(base, asked, READERS)
        stop.set()
        writer.join()
    for name, (times, errors) in (
        ("one reader, wall", alone),
        (f"{READERS} readers while a crawl writes, wall", together),
    ):
        yield f"{name}: {len(times)} pages, {errors} errors", f"{median(times):.0f}", f"{p95(times):.0f}", ""


def read_for(base: str, asked: Sequence[str], count: int) -> tuple[list[float], int]:
    """Read pages from some threads for SECONDS; milliseconds of each, and the number that failed."""
    times: list[float] = []
    errors: list[str] = []

    def read(first: int) -> None:
        until, n = monotonic() + SECONDS, first
        while monotonic() < until:
            start = perf_counter()
            try:
                with urllib.request.urlopen(base + quoted(asked[n % len(asked)]), timeout=60) as answer:
                    answer.read()
                times.append((perf_counter() - start) * 1e3)
            except OSError as error:
                errors.append(str(error))
            n += 1

    threads = [threading.Thread(target=read, args=(place * 5,)) for place in range(count)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return times, len(errors)


def quoted(address: str) -> str:
    """An address in ASCII."""
    return quote(address, safe="/?=&_")


def write_until(path: Path, stop: threading.Event) -> None:
    """Record pages as a crawl does, until told to stop."""
    with Archive(path) as archive:
        run = archive.begin_run(clock=AT.format(59, 59, 0))
        n = 0
        while not stop.wait(0.02):
            n += 1
            body = f"<p>{n}</p>".encode() * 5000
            archive.record(
                Page(url=f"http://writer.example/{n}", body=body, headers=HEADERS, at=AT.format(59, 59, n)),
                run,
            )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS))
