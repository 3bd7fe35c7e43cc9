"""Find which copies are the same report at another address: one copy that moved."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from storage.timestamps import days_between

OVERLAP_DAYS = 30.0
"""Days that both addresses may have answered; a copy next to another for longer did not move; guess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What moves are recognised by: a copy with its first text, its last one, and all of them."""

    copy: str
    source: str
    host: str
    url: str
    entry: str
    first_seen: str
    last_seen: str
    status: str
    first_print: str
    last_print: str
    prints: frozenset[str] = frozenset()
    """Normal fingerprints of all its texts."""
    leads_to: str = ""
    failing: bool = False

    @property
    def left(self) -> bool:
        """Whether its address no longer shows it."""
        return self.failing or self.status in {"missing", "gone", "rolled"}


def moves(stands: Iterable[Stand]) -> dict[str, str]:
    """Find which copy continues which; the order of the input does not matter.

    A copy continues one that is missed, gone, rolled or redirected if its first text is the last text of that one, on the
    same host or by the same source, and it appeared when that one went. Both addresses may have shown an edit before the
    old one went: then a later text of the new copy is the last one of the old.

    Args:
        stands: all copies.

    Returns:
        Id of a copy -> id of the copy that continues it; none continues two, and none is continued by two.
    """
    stands = sorted(stands, key=lambda each: (each.first_seen, each.copy))
    heirs: dict[str, str] = {}
    taken: set[str] = set()
    by_first: defaultdict[str, list[Stand]] = defaultdict(list)
    by_any: defaultdict[str, list[Stand]] = defaultdict(list)
    by_url: defaultdict[str, list[Stand]] = defaultdict(list)
    for stand in stands:
        by_first[stand.first_print].append(stand)
        by_url[stand.url].append(stand)
        for each in stand.prints:
            by_any[each].append(stand)
    leaving = [stand for stand in stands if stand.leads_to or stand.left]
    for by_print in (by_first, by_any):
        for old in leaving:
            led = by_url[old.leads_to] if old.leads_to else []
            same = by_print[old.last_print] if old.last_print else []
            for new in (*led, *same):
                if new.copy not in taken and old.copy not in heirs and continues(old, new):
                    heirs[old.copy] = new.copy
                    taken.add(new.copy)
    return heirs


def continues(old: Stand, new: Stand) -> bool:
    """Whether `new` is where `old` moved to: by redirect, or by host or source at the same time."""
    if new.copy == old.copy or (new.first_seen, new.copy) <= (old.first_seen, old.copy):
        return False
    if old.leads_to and old.leads_to == new.url:
        return True
    near = old.host == new.host or (old.source and old.source == new.source)
    return bool(old.left and near and days_between(new.first_seen, old.last_seen) <= OVERLAP_DAYS)


def lineages(heirs: dict[str, str]) -> dict[str, str]:
    """Follow moves back to the first copy of each line.

    Args:
        heirs: id of a copy -> id of the copy that continues it, as `moves` returns.

    Returns:
        Id of each copy that continues another one -> id of the first copy of its line.
    """
    parents = {new: old for old, new in heirs.items()}
    found = {}
    for copy in parents:
        first = copy
        while first in parents:
            first = parents[first]
        found[copy] = first
    return found
