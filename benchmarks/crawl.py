"""Crawling on loopback: CPU and memory a page beside bare Scrapy, a revisit with validators, many slow hosts at once.

.venv-bench/bin/python -m benchmarks.crawl [PAGES] [HOSTS]
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from rich.console import Console
from rich.table import Table

from tests.servers.reports import report
from tests.servers.web import Answer, Asked, serving

PAGES, HOSTS = 400, 100
KINDS = ("bare", "whole")
LATENCY = 1.0
PER_HOST = 6


def page_of(number: int, *, is_report: bool) -> str:
    """A page of real size: a report of 18,000 characters, or a page that is none, both of some 50 KB."""
    lines = (
        report("青槐县", "县长", 2000 + number % 26, number % 8, 18_000)
        if is_report
        else [f"新闻{number}"] * 400
    )
    filler = "".join(f'<li><a href="/n/{n}.html">要闻{n}</a></li>' for n in range(60 if is_report else 700))
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><head><title>{lines[0]}</title></head><body><ul>{filler}</ul><div class='TRS_Editor'>{body}</div></body></html>"


def serve(*, is_report: bool) -> Callable[[Asked], Answer | None]:
    """A site of such pages, with validators."""
    kept = [page_of(number, is_report=is_report).encode() for number in range(26 * 8)]

    def answer(asked: Asked) -> Answer | None:
        if asked.path == "/robots.txt":
            return None
        number = int(asked.path.strip("/").removesuffix(".html"))
        tag = f'"{number}"'
        if asked.headers.get("If-None-Match") == tag:
            return Answer(b"", 304, {"ETag": tag})
        return Answer(kept[number % len(kept)], headers={"ETag": tag})

    return answer


def child(mode: str, address: str, count: int, archive: Path) -> tuple[float, float, int]:
    """Run a crawl in a process of its own: (CPU seconds, wall seconds, peak KB)."""
    command = [sys.executable, "-m", "benchmarks.crawl_worker", mode, address, str(count), str(archive)]
    start = time.monotonic()
    process = subprocess.Popen(command, env={**os.environ, "SCRAPY_SETTINGS_MODULE": "crawler.settings"})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{mode} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss


def cost_a_page(table: Table, pages: int) -> None:
    """CPU a page, by difference of two sizes so that the start does not count."""
    for is_report in (True, False):
        found = {}
        with serving() as web, tempfile.TemporaryDirectory() as folder:
            web.sites["www.b.example"] = serve(is_report=is_report)
            for kind in KINDS:
                small, _, _ = child(kind, web.address, pages // 10, Path(folder) / f"{kind}-small.db")
                large, _, peak = child(kind, web.address, pages, Path(folder) / f"{kind}.db")
                found[kind] = (1000 * (large - small) / (pages - pages // 10), peak)
        ratio = found["whole"][0] / found["bare"][0]
        name = "report of 18,000 characters" if is_report else "page that is none"
        aim = "≤ 3" if is_report else "≤ 1.6"
        table.add_row(
            f"CPU ms a page: {name}",
            f"{found['whole'][0]:.1f}",
            f"bare Scrapy + item + css {found['bare'][0]:.1f}",
            f"{ratio:.2f} ({aim})",
        )
        table.add_row(
            "peak memory, MB",
            f"{found['whole'][1] / 1024:.0f}",
            f"bare {found['bare'][1] / 1024:.0f}",
            "< 250 MB",
        )


def revisit(table: Table, pages: int) -> None:
    """The same pages again, with validators."""
    with serving() as web, tempfile.TemporaryDirectory() as folder:
        site = serve(is_report=True)
        sent: list[int] = []

        def counted(asked: Asked) -> Answer | None:
            given = site(asked)
            sent.append(len(given.body) if given else 0)
            return given

        web.sites["www.b.example"] = counted
        archive = Path(folder) / "a.db"
        first, _, _ = child("whole", web.address, pages, archive)
        bytes_first = sum(sent)
        sent.clear()
        start, _, _ = child("whole", web.address, 0, Path(folder) / "none.db")
        second, _, _ = child("whole", web.address, pages, archive)
        share = 100 * (sum(sent) + 250 * len(sent)) / bytes_first
        table.add_row(
            f"revisit of {pages} unchanged pages, CPU s (start taken off)",
            f"{second - start:.1f}",
            f"first {first - start:.1f}",
            f"{(first - start) / (second - start):.1f} times (≥ 6)",
        )
        table.add_row("bytes of the revisit, headers included", f"{share:.2f} %", "of the first", "< 1 %")


def many_hosts(table: Table, hosts: int) -> None:
    """Many hosts of one second's latency side by side: as fast as one connection each allows."""
    with serving() as web, tempfile.TemporaryDirectory() as folder:
        seen: dict[str, list[float]] = {}

        def slow(asked: Asked) -> Answer | None:
            if asked.path == "/robots.txt":
                return None
            time.sleep(LATENCY)
            seen.setdefault(urlsplit(asked.url).netloc, []).append(time.monotonic())
            return Answer(f"<html><body>{asked.path}</body></html>")

        web.sites = {f"www.h{number}.example": slow for number in range(hosts)}
        _, _, _ = child("hosts", web.address, hosts, Path(folder) / "a.db")
        ends = [max(times) for times in seen.values()]
        starts = min(min(times) for times in seen.values()) - LATENCY
        ideal = PER_HOST * LATENCY
        taken = max(ends) - starts
        table.add_row(
            f"{hosts} hosts of {LATENCY:.0f} s latency, {PER_HOST} pages each, s",
            f"{taken:.1f}",
            f"ideal {ideal:.1f}",
            f"{100 * ideal / taken:.0f} % (≥ 80), hosts end within {max(ends) - min(ends):.1f} s",
        )


def main() -> int:
    """Measure and print."""
    given = [int(word) for word in sys.argv[1:] if word.isdigit()]
    pages, hosts = (given + [PAGES, HOSTS][len(given) :])[:2]
    table = Table("crawling on loopback", "ours", "beside", "ratio (aim)")
    cost_a_page(table, pages)
    revisit(table, pages)
    many_hosts(table, hosts)
    Console().print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
