"""Values of an interface's answer -> records and links, however the interface writes them."""

import re
from collections.abc import Iterable
from typing import Any

from crawler.discovery.link_extraction import Link, absolute

EMPHASIS = re.compile(r"</?em[^>]{0,40}>")
"""What a search puts around the words that it found: <em>."""
MAX_DEPTH = 3
"""Levels of an answer that are searched for a list; a guess."""

URLS = ("url", "post_url", "link")
"""Names that interfaces give an article's address, in lower case, the best first."""


def records_in(value: Any, names: Iterable[str], depth: int = MAX_DEPTH) -> list[dict[str, Any]] | None:
    """Return the records that an answer holds: a list by itself, or one under one of `names`.

    A list may be written as an object with numbers for names.

    Args:
        value: The parsed JSON.
        names: Names under which interfaces keep their lists, the likeliest first.
        depth: How many levels down to look.

    Returns:
        The records, maybe none; None if the answer holds no list.
    """
    if isinstance(value, list):
        return [each for each in value if isinstance(each, dict)]
    if not isinstance(value, dict):
        return None
    if value and all(key.isdecimal() and isinstance(each, dict) for key, each in value.items()):
        return list(value.values())
    named = next((value[name] for name in names if isinstance(value.get(name), (list, dict))), None)
    if named is not None:
        return records_in(named, names, depth - 1) if depth else None
    for inner in value.values() if depth else ():
        found = records_in(inner, names, depth - 1) if isinstance(inner, dict) else None
        if found is not None:
            return found
    return None


def records_to_links(records: Iterable[Any], base: str) -> tuple[Link, ...]:
    """Return records as links; a record without an address is left out."""
    found = (record_to_link(each, base) for each in records if isinstance(each, dict))
    return tuple(link for link in found if link)


def record_to_link(record: dict[str, Any], base: str) -> Link | None:
    """Return a record as a link, by the first of URLS that it has; None if it has none."""
    named = {key.lower(): said for key, said in record.items()}
    url = absolute(base, next((str(named[name]) for name in URLS if named.get(name)), ""))
    title = " ".join(EMPHASIS.sub("", str(named.get("title") or "")).split())
    return Link(url=url, text=title) if url else None
