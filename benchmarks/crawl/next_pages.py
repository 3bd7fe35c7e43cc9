"""Lists of ../shared/corpus/gov_html -> how many lead on to their true next page (benchmarks/gold/next_pages.tsv)."""

import csv

from benchmarks.common.paths import CORPUS, GOLD
from crawler.cms.registry import read_list
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask
from pipelines.parse.document import open_page
from storage.records import Page

PAGES = CORPUS / "gov_html"
ADDRESS = "address: "
"""How the line of a page's own address begins in the truth beside it."""


def next_pages() -> tuple[int, int]:
    """Return (lists whose next page is right, lists); (0, 0) where the corpus is absent."""
    if not PAGES.is_dir():
        return 0, 0
    with (GOLD / "next_pages.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return sum(next_page(row["page"]) == row["next"] for row in rows), len(rows)


def next_page(name: str) -> str:
    """Return the address of the page after a list's page; empty if none is found."""
    truth = (PAGES / f"{name}.truth.txt").read_text("utf-8").splitlines()
    url = next(line.removeprefix(ADDRESS) for line in truth if line.startswith(ADDRESS))
    page = Page(url=url, body=(PAGES / f"{name}.html").read_bytes())
    _, listing = read_list(LinkPage(open_page(page)), Ask(url=url))
    return listing.more[0].url if listing.more else ""
