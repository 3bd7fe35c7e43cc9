"""Search: every text that holds some words, exactly, from one character up; removed texts on request."""

from dataclasses import asdict
from itertools import islice

from browse.asked import Asked
from browse.browse_view import BrowseView, DataTable
from browse.page_words import word
from crawler.cli.operands import read_years, regions_in
from storage.archive import Archive
from storage.search import Hit, Query

MOST = 100
"""Texts on the page."""
MOST_IN_TABLE = 2000
"""Texts in the table to take away."""
LAST_YEAR = 9999
COLUMNS = (
    "region", "region_name", "year", "kind", "source", "url", "title", "first_seen", "last_seen", "stands", "count",
    "before", "match", "after", "version", "start",
)  # fmt: skip


def search_page(archive: Archive, asked: Asked) -> BrowseView:
    """Collect the hits of a search, or the empty form; raises UserMistake for a place or years that are none."""
    text = asked.field("q")
    most = MOST_IN_TABLE if asked.part("table") else MOST
    hits: list[Hit] = []
    more = False
    if text:
        found = archive.search(query_of(archive, asked, text))
        hits = list(islice(found, most))
        more = next(found, None) is not None
        found.close()
        hits.sort(key=lambda hit: (hit.region, hit.year or 0, hit.source, hit.url, hit.first_seen))
    values = {"hits": hits, "more": more, "most": most, "unindexed": archive.unindexed()}
    return BrowseView(
        "search.html",
        f"{text} · {word(asked.lang, 'search')}" if text else word(asked.lang, "search"),
        values,
        (DataTable("hits", COLUMNS, [asdict(hit) for hit in hits]),),
    )


def query_of(archive: Archive, asked: Asked, text: str) -> Query:
    """Return what is searched for, and where."""
    first, last = read_years(asked.field("years"))
    place = asked.field("place")
    return Query(
        text=text,
        regions=regions_in([place], archive) if place else frozenset(),
        first_year=first or None,
        last_year=last if last != LAST_YEAR else None,
        removed=bool(asked.field("removed")),
    )
