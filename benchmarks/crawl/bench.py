"""Crawling on loopback: CPU and memory a page beside bare Scrapy, a revisit with validators, many slow hosts at once.

.venv-bench/bin/python -m benchmarks.crawl.bench [PAGES] [HOSTS] [PAGES FOR MEMORY]: some seven minutes on two quiet cores.
"""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from time import process_time

from rich.console import Console
from rich.table import Table

from benchmarks.crawl.hosts import many_hosts
from benchmarks.crawl.next_pages import next_pages
from crawler.discovery.link_extraction import links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.link_scoring import is_report_link, score_column_link
from pipelines.gazetteer.regions import tables
from pipelines.parse.document import open_page
from storage.records import Page
from tests.support.servers.reports import report
from tests.support.servers.web import Answer, Asked, serving

PAGES, HOSTS, MANY_PAGES = 2000, 300, 20_000
KINDS = ("bare", "whole")
REVISITED, YEARS = 0.5, 10
"""Share of PAGES that is visited twice; years of a place among them."""
PLACE = ("青槐县", "县长")


def html(title: str, lines: Sequence[str], links: int) -> bytes:
    """A page of real size: menus, then a text in paragraphs."""
    menus = "".join(f'<li><a href="/n/{n}.html">部门要闻第{n}条</a></li>' for n in range(links))
    text = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<html><head><title>{title}</title></head><body><ul>{menus}</ul><div class='TRS_Editor'>{text}</div></body></html>"
    ).encode()


def report_page(number: int, chars: int = 18_000) -> bytes:
    """A report with a menu of 60 links, some 60 KB at its usual length."""
    lines = report(*PLACE, 2000 + number % 26, number % 8, chars)
    return html(lines[0], lines, 60)


def other_page(number: int) -> bytes:
    """A page that is no report, some 50 KB: every second one a piece of news under many links, else a list."""
    if number % 2:
        lines = report(*PLACE, 2000 + number % 26, number % 8, 3000)[6:16]
        return html(f"我县召开第{number}次现场会", [f"我县召开第{number}次现场会", *lines], 500)
    items = [
        f'<a href="/x/{number}/{n}.html">关于第{n}号事项的公示</a> 2024-03-{n % 28 + 1:02}' for n in range(40)
    ]
    return html(f"公示公告第{number}页", items, 600)


def place_pages(count: int) -> list[bytes]:
    """Reports of many counties over YEARS years."""
    counties = sorted(
        name
        for name, found in tables().name.items()
        if len(found) == 1 and name.endswith("县") and found[0].until is None
    )
    names = counties[: 1 + count // YEARS]
    made = ((name, 2016 + year) for name in names for year in range(YEARS))
    texts = (report(name, "县长", year, name, 18_000) for name, year in islice(made, count))
    return [html(lines[0], lines, 60) for lines in texts]


def serve(
    kept: Sequence[bytes], note: Callable[[int], None] = lambda _: None
) -> Callable[[Asked], Answer | None]:
    """A site of such pages, with validators; `note` is told the bytes of each answer."""

    def answer(asked: Asked) -> Answer | None:
        if asked.path == "/robots.txt":
            return None
        number = int(asked.path.strip("/").removesuffix(".html"))
        tag = f'"{number}"'
        same = asked.headers.get("If-None-Match") == tag
        given = (
            Answer(b"", 304, {"ETag": tag})
            if same
            else Answer(kept[number % len(kept)], headers={"ETag": tag})
        )
        note(len(given.body))
        return given

    return answer


def started(mode: str, address: str, count: int, archive: Path) -> subprocess.Popen[bytes]:
    """A crawl in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.crawl.worker", mode, address, str(count), str(archive)]
    return subprocess.Popen(command, env={**os.environ, "SCRAPY_SETTINGS_MODULE": "crawler.settings"})


def child(mode: str, address: str, count: int, archive: Path) -> tuple[float, int]:
    """Run a crawl in a process of its own: (CPU seconds, peak KB)."""
    process = started(mode, address, count, archive)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{mode} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def cost_a_page(table: Table, pages: int) -> None:
    """CPU a page, by difference of two sizes so that the start does not count."""
    for name, made, aim in (
        ("report of 18,000 characters", report_page, "≤ 3"),
        ("page that is none", other_page, "≤ 1.6"),
    ):
        found = {}
        with serving() as web, tempfile.TemporaryDirectory() as folder:
            web.sites["www.b.example"] = serve([made(number) for number in range(26 * 8)])
            for kind in KINDS:
                small, _ = child(kind, web.address, pages // 10, Path(folder) / f"{kind}-small.db")
                large, peak = child(kind, web.address, pages, Path(folder) / f"{kind}.db")
                found[kind] = (1000 * (large - small) / (pages - pages // 10), peak)
        (bare, bare_peak), (whole, peak) = found["bare"], found["whole"]
        beside = f"bare Scrapy + item + css {bare:.1f}"
        table.add_row(f"CPU ms a page: {name}", f"{whole:.1f}", beside, f"{whole / bare:.2f} ({aim})")
        table.add_row("peak memory, MB", f"{peak / 1024:.0f}", f"bare {bare_peak / 1024:.0f}", "< 250 MB")


def memory(table: Table, pages: int) -> None:
    """Resident memory over many pages, all of them through the whole pipeline."""
    kept = [report_page(number, 3000) if number % 2 else other_page(number) for number in range(26 * 8)]
    served, sizes = [0], dict[int, float]()

    def note(_: int) -> None:
        served[0] += 1

    with serving() as web, tempfile.TemporaryDirectory() as folder:
        web.sites["www.b.example"] = serve(kept, note)
        process = started("whole", web.address, pages, Path(folder) / "many.db")
        ended = threading.Event()
        while not ended.wait(0.5):
            web.log.clear()
            if process.poll() is not None:
                ended.set()
            elif megabytes := resident(process.pid):
                quarter = min(3, 4 * served[0] // pages)
                sizes[quarter] = max(sizes.get(quarter, 0.0), megabytes)
        if process.returncode:
            raise RuntimeError(f"whole ended with {process.returncode}")
    growth = sizes[3] - sizes[0]
    table.add_row(f"memory over {pages} pages, MB", f"{max(sizes.values()):.0f}", "", "< 250 MB")
    quarters = ", ".join(f"{sizes[quarter]:.0f}" for quarter in sorted(sizes))
    table.add_row("the same by quarters", quarters, "", f"grows by {growth:.0f} (flat)")


def resident(process: int) -> float:
    """Resident megabytes of a process; 0 when it is gone."""
    try:
        return (
            int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
            * os.sysconf("SC_PAGE_SIZE")
            / 1e6
        )
    except (OSError, IndexError):
        return 0.0


def links(table: Table, pages: int) -> None:
    """CPU of finding a page's links, and with ours of what each promises, beside Scrapy's own extractor."""
    from scrapy.http import HtmlResponse
    from scrapy.linkextractors import LinkExtractor

    made = [(f"http://www.b.example/{number}.html", other_page(number)) for number in range(pages)]

    def ours(url: str, body: bytes) -> None:
        for link in links_of(LinkPage(open_page(Page(url=url, body=body)))):
            is_report_link(link)
            score_column_link(link)

    def beside(url: str, body: bytes) -> None:
        LinkExtractor().extract_links(HtmlResponse(url, body=body, encoding="utf-8"))

    mine, theirs = (_cpu(work, made) for work in (ours, beside))
    words = f"Scrapy's LinkExtractor {theirs:.1f}"
    table.add_row("CPU ms a page: its 500 to 640 links", f"{mine:.1f}", words, f"{mine / theirs:.2f}")
    right, lists = next_pages()
    table.add_row("lists of gov_html with the right next page", str(right), f"of {lists}", "all")


def _cpu(work: Callable[[str, bytes], None], pages: Sequence[tuple[str, bytes]]) -> float:
    """CPU ms a page."""
    started = process_time()
    for url, body in pages:
        work(url, body)
    return 1000 * (process_time() - started) / len(pages)


def revisit(table: Table, many: int) -> None:
    """The same pages again, with validators: the crawl alone, and (of fewer pages) a run with its diff stage."""
    sent: list[int] = []
    with serving() as web, tempfile.TemporaryDirectory() as folder:
        web.sites["www.b.example"] = serve(place_pages(many), sent.append)
        for mode, what, pages in (("whole", "crawl alone", many), ("run", "with the diff stage", many // 10)):
            archive = Path(folder) / f"{mode}.db"
            sent.clear()
            first, _ = child(mode, web.address, pages, archive)
            bytes_first = sum(sent)
            sent.clear()
            second, _ = child(mode, web.address, pages, archive)
            start, _ = child(mode, web.address, 0, Path(folder) / f"{mode}-none.db")
            share = 100 * (sum(sent) + 250 * len(sent)) / bytes_first
            name = f"revisit of {pages} unchanged pages, {what}, CPU s (start taken off)"
            times = (first - start) / (second - start)
            aim = f"{times:.1f} times" + (" (≥ 6)" if mode == "run" else "")
            table.add_row(name, f"{second - start:.1f}", f"first {first - start:.1f}", aim)
        table.add_row("bytes of the revisit, headers included", f"{share:.2f} %", "of the first", "< 1 %")


def main() -> int:
    """Measure and print."""
    given = [int(word) for word in sys.argv[1:] if word.isdigit()]
    pages, hosts, many = (given + [PAGES, HOSTS, MANY_PAGES][len(given) :])[:3]
    for measure, size in (
        (cost_a_page, pages),
        (links, pages // 20),
        (revisit, int(REVISITED * pages)),
        (many_hosts, hosts),
        (memory, many),
    ):
        table = Table("crawling on loopback", "ours", "beside", "ratio (aim)")
        measure(table, size)
        Console().print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
