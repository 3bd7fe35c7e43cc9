"""Find which copies are the same report at another address: one copy that moved."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.text.minhash import packed_jaccard
from storage.timestamps import days_between

OVERLAP_DAYS = 30.0
"""Days that both addresses may have answered; a copy next to another for longer did not move; guess."""

NEARLY_SAME = 0.9
"""Jaccard from which on a text at another address is one that was edited when it moved; guess."""


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
    region: str = ""
    year: int | None = None
    kind: str = ""
    sketch: str = ""
    """Packed MinHash sketch of the text that it shows or showed last; empty if unknown."""

    @property
    def left(self) -> bool:
        """Whether its address no longer shows it."""
        return self.failing or self.status in {"missing", "gone", "rolled"}

    @property
    def report(self) -> tuple[str, str, int | None, str]:
        """Source, place, year and kind: what a copy keeps when it moves and is edited in one night."""
        return self.source, self.region, self.year, self.kind


def moves(stands: Iterable[Stand]) -> dict[str, str]:
    """Find which copy continues which; the order of the input does not matter.

    A copy continues one that is missed, gone, rolled or redirected if its first text is the last text of that one, on the
    same host or by the same source, and it appeared when that one went. Both addresses may have shown an edit before the
    old one went: then a later text of the new copy is the last one of the old. Last, a report that moved and was edited
    in one night has nearly the same text, and is the only one of its source, place, year and kind on either side.

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
    for old, new in _edited_moves([each for each in leaving if each.copy not in heirs], stands, taken):
        heirs[old.copy] = new.copy
    return heirs


def _edited_moves(
    leaving: Iterable[Stand], stands: Iterable[Stand], taken: set[str]
) -> list[tuple[Stand, Stand]]:
    """Return (old, new) of reports that moved and were edited in one night.

    Args:
        leaving: copies that left and are not continued yet.
        stands: all copies.
        taken: ids of those that continue another one already.
    """
    by_report: defaultdict[tuple[str, str, int | None, str], list[Stand]] = defaultdict(list)
    for each in stands:
        if each.sketch and each.source and each.year is not None and each.copy not in taken and not each.left:
            by_report[each.report].append(each)
    pairs = [
        (old, new)
        for old in leaving
        if old.sketch
        for new in by_report[old.report]
        if continues(old, new) and packed_jaccard(old.sketch, new.sketch) >= NEARLY_SAME
    ]
    olds, news = Counter(old.copy for old, _ in pairs), Counter(new.copy for _, new in pairs)
    return [(old, new) for old, new in pairs if olds[old.copy] == news[new.copy] == 1]


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
