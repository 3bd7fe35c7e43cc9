"""The main job on real texts: pages in real shells and a list of ten articles, crawled by ordinary spiders."""

import csv
import html
import json
import re
from pathlib import Path

import pytest

from storage.archive import Archive
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.web import Answer, Asked, serving

ENTRY = re.compile(
    r"^\s*•\s*(?P<title>【.+?)\n+(?P<text>.+?)\n+\s*(?P<date>\d{4}-\d\d-\d\d)\s*$", re.MULTILINE | re.DOTALL
)
"""One article of the list page, as it was saved: a bullet with the title, the text, the date."""

PLACES = {"nanhu2021": ("330402", 2021), "huzhou2020": ("330500", 2020)}
"""Bodies of the pages in shells that are reports: region, year."""


def shells(corpus: Path) -> dict[str, tuple[str, bytes, tuple[str, int]]]:
    """Address -> (title, page, what it is) of the reports in their shells."""
    folder = corpus / "pages" / "gov_shells"
    found = {}
    for number, line in enumerate((folder / "gold.jsonl").read_text("utf-8").splitlines()):
        row = json.loads(line)
        if row["set"] == "main" and row["body"] in PLACES and row["churn"] == "A":
            page = (folder / "html" / f"{row['id']}.html").read_bytes()
            found[f"/art/2021/3/10/art_7_{number}.html"] = (row["title"], page, PLACES[row["body"]])
    return found


def collection(corpus: Path) -> str:
    """The list page with ten whole articles, as its site made it."""
    text = next((corpus / "seeds").glob("001_*.txt")).read_text("utf-8")
    items = [
        f'<li><a class="tit" href="/news/{number}.html">{html.escape(found["title"])}</a>'
        f'<div class="desc">{html.escape(found["text"])}</div><span class="date">{found["date"]}</span></li>'
        for number, found in enumerate(ENTRY.finditer(text), 1)
    ]
    assert len(items) == 10
    return (
        "<html><head><title>政府工作报告</title></head><body><div class='list'><ul>"
        + "".join(items)
        + "</ul></div>"
        "<div class='page'><span>共 1 页</span></div></body></html>"
    )


@pytest.mark.corpus
def test_reports_of_real_pages_and_of_a_real_list_are_in_the_archive_with_place_and_year(
    corpus: Path, tmp_path: Path
) -> None:
    served, listed = shells(corpus), collection(corpus)
    assert len(served) >= 20

    def portal(asked: Asked) -> Answer | str | None:
        if asked.path == "/":
            return '<html><title>门户</title><a href="/col/col7/index.html">政府工作报告</a></html>'
        if asked.path == "/col/col7/index.html":
            links = "".join(f'<li><a href="{url}">{title}</a></li>' for url, (title, _, _) in served.items())
            return f"<html><title>政府工作报告</title><ul>{links}</ul></html>"
        found = served.get(asked.path)
        return Answer(found[1], headers={"Content-Type": "text/html"}) if found else None

    write_sources(
        tmp_path,
        {
            "shells": {"home": "http://www.shells.example/"},
            "collection": {"home": "http://www.collection.example/"},
        },
    )
    with serving() as web:
        web.sites["www.shells.example"] = portal
        web.sites["www.collection.example"] = lambda asked: listed if asked.path == "/" else None
        for name in ("shells", "collection"):
            done = scrapy(tmp_path, "crawl", name, proxy=web.address)
            assert done.returncode == 0, done.stdout + done.stderr
    with Archive(tmp_path / "archive.db") as archive:
        rows = archive.query(
            "SELECT source, url, region, year FROM copies WHERE kind = 'government_work_report'"
        )
    in_shells = {
        row["url"].removeprefix("http://www.shells.example"): (row["region"], row["year"]) for row in rows
    }
    assert {url: in_shells.get(url) for url in served} == {url: what for url, (_, _, what) in served.items()}
    with (corpus / "gold" / "metadata.tsv").open(encoding="utf-8", newline="") as lines:
        gold = {
            (row["division_code_gb2260"], int(row["report_year"]))
            for row in csv.DictReader(lines, delimiter="\t")
            if row["seed_file"].startswith("001_") and row["kind"] == "government_work_report"
        }
    assert {(row["region"], row["year"]) for row in rows if row["source"] == "collection"} == gold
