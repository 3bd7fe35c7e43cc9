"""Many sources of one slow host each, through `scrapy crawlall`: how near to what politeness allows, and how fair."""

import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

from rich.table import Table

from benchmarks.common.paths import ROOT
from tests.support.servers.crawls import QUICK, environment, write_sources
from tests.support.servers.reports import report
from tests.support.servers.web import Answer, Asked, serving

LATENCY, DELAY = 1.0, 3.0
"""Seconds that a host takes to answer, and from one request to the next (the project's own delay, without jitter)."""
YEARS = range(2016, 2026)


def many_hosts(table: Table, hosts: int) -> None:
    """Each host: a home page, a list, its reports; each asked every DELAY seconds at most."""
    ends: defaultdict[str, list[float]] = defaultdict(list)
    pages = {f"/zfgzbg/{y}01/t{y}0120_{y}7.html": report_page(y) for y in YEARS}
    links = "".join(f'<li><a href="{path}">{path[8:12]}年青槐县政府工作报告</a></li>' for path in pages)

    def slow(asked: Asked) -> Answer | None:
        time.sleep(LATENCY)
        ends[urlsplit(asked.url).netloc].append(time.monotonic())
        if asked.path == "/":
            return Answer('<html><title>首页</title><a href="/zfgzbg/">政府工作报告</a></html>')
        if asked.path == "/zfgzbg/":
            return Answer(f"<html><title>政府工作报告</title><ul>{links}</ul></html>")
        return Answer(pages[asked.path]) if asked.path in pages else None

    with serving() as web, tempfile.TemporaryDirectory() as folder:
        names = [f"www.h{number}.example" for number in range(hosts)]
        write_sources(Path(folder), {f"s{n}": {"home": f"http://{name}/"} for n, name in enumerate(names)})
        web.sites = dict.fromkeys(names, slow)
        cpu = crawl(Path(folder), web.address)
    asked = max(map(len, ends.values()))
    ideal = (asked - 1) * DELAY + LATENCY
    last = [max(each) for each in ends.values()]
    taken = max(last) - min(min(each) for each in ends.values()) + LATENCY
    each = [max(times) - min(times) + LATENCY for times in ends.values()]
    table.add_row(
        f"{hosts} hosts of {LATENCY:.0f} s latency, {asked} requests each, {DELAY:.0f} s apart, s",
        f"{taken:.1f}",
        f"ideal {ideal:.1f}",
        f"{100 * ideal / taken:.0f} % (≥ 80)",
    )
    spread = f"{min(each):.1f} to {max(each):.1f}"
    table.add_row("time that a host's crawl takes, s", spread, f"CPU {cpu:.1f} s in all", "fair")


def report_page(year: int) -> str:
    """A short report."""
    lines = report("青槐县", "县长", year, 1, 3000)
    text = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><title>{lines[0]}</title><div class='TRS_Editor'>{text}</div></html>"


def crawl(folder: Path, address: str) -> float:
    """Run `scrapy crawlall` over the sources of a folder; gives its CPU seconds."""
    given = {
        **QUICK,
        "DOWNLOAD_DELAY": str(DELAY),
        "DOWNLOAD_DELAY_JITTER": "0",
        "SPIDER_MODULES": "sources",
        "PROXY": address,
        "ARCHIVE": str(folder / "archive.db"),
    }
    options = [word for name, value in given.items() for word in ("-s", f"{name}={value}")]
    command = [sys.executable, "-m", "scrapy", "crawlall", *options, "--json"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(folder), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"crawlall ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime
