"""Keys that tell the articles of one page apart from visit to visit: links without what changes, else title and date."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

SESSION = re.compile(r";\w*session\w*=[^/?#]*", re.IGNORECASE)
"""A session in a path: `;jsessionid=0A1B`."""
VOLATILE = re.compile(
    r"\w*session\w*|\w*token|sid|ticket|nonce|sign|timestamp|time|ts|t|_|r|rnd|rand|random", re.IGNORECASE
)
"""Names of parameters that have another value at every visit."""


def entry_key(title: str, date: str) -> str:
    """Make a key for an entry without a link.

    Args:
        title: its title; white space does not count.
        date: its ISO date, or empty.

    Returns:
        16 hex digits of a hash of both.
    """
    return hashlib.sha256(f"{''.join(title.split())}\n{date}".encode()).hexdigest()[:16]


def entry_keys(links: Sequence[str], titles: Sequence[tuple[str, str]]) -> list[str]:
    """Return a key for each entry of a page.

    Args:
        links: absolute address of each entry, in page order; empty where it has none.
        titles: (title, date) of each.

    Returns:
        The address without sessions, parameters that change at every visit, and parameters that number the entries of
        the page; the hash of title and date where an entry has no address, or several have the same.
    """
    settled = _without_positions([_without_visit(link) for link in links])
    counts = Counter(settled)
    return [
        link if link and counts[link] == 1 else entry_key(*title)
        for link, title in zip(settled, titles, strict=True)
    ]


def _without_visit(link: str) -> str:
    """Return an address without what belongs to one visit; as it is where nothing does."""
    head, mark, query = link.partition("?")
    head = SESSION.sub("", head)
    if not mark:
        return head
    kept = [piece for piece in query.split("&") if not VOLATILE.fullmatch(piece.partition("=")[0])]
    return head + ("?" + "&".join(kept) if kept else "")


def _without_positions(links: list[str]) -> list[str]:
    """Return addresses without the parameter that is 0, 1, 2 … or 1, 2, 3 … down the page."""
    queries = [dict(parse_qsl(urlsplit(link).query)) if "?" in link else {} for link in links]
    names = [
        name
        for name in (queries[0] if queries else ())
        if [query.get(name) for query in queries] in _countings(len(links))
    ]
    if not names:
        return links
    return [
        urlunsplit(
            urlsplit(link)._replace(query=urlencode([each for each in query.items() if each[0] not in names]))
        )
        for link, query in zip(links, queries, strict=True)
    ]


def _countings(count: int) -> list[list[str | None]]:
    """Return what a parameter is down a page if it numbers the entries."""
    return [[str(at + first) for at in range(count)] for first in (0, 1)]
