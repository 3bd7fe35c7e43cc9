"""Outcomes of a page -> the same, those with one entry key told apart: none is lost since another has its key."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from storage.records import Outcome, Rejected


def distinct_entries(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Add place and year to the keys that several reports of a page share, then a number where these are the same.

    Args:
        outcomes: of the articles of one page, in page order.

    Returns:
        The outcomes in the same order; the keys of reports differ, those of rejected articles stay.
    """
    shared = Counter(each.article.entry for each in outcomes if not isinstance(each, Rejected))
    if not shared or max(shared.values()) == 1:
        return list(outcomes)
    used = Counter[str]()
    found: list[Outcome] = []
    for each in outcomes:
        if isinstance(each, Rejected) or shared[each.article.entry] == 1:
            found.append(each)
            continue
        key = f"{each.article.entry}~{each.identity.region}-{each.identity.year or ''}"
        used[key] += 1
        entry = key if used[key] == 1 else f"{key}-{used[key]}"
        found.append(replace(each, article=replace(each.article, entry=entry)))
    return found
