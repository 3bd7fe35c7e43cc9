"""Words of a user (a code, its stem, a name, a level) -> the places they choose."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.gazetteer.regions import STATE_COUNCIL, Region, find_region, label, lineage, region, series
from storage.errors import UserMistake

LEVELS = ("province", "prefecture", "county")
LOCAL = "-"
"""What parts the code of a local id from its own part: 330200-x…"""
STEM = re.compile(r"\d{2}(?:\d{2})?(?:\d{2})?")


@dataclass(frozen=True, slots=True)
class PlaceSelection:
    """Which places are meant: those within any of `under` (all, if it is empty), of any of `levels`."""

    under: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.under or self.levels)

    def takes(self, code: str) -> bool:
        """Return whether a place is meant: it lies today in a chosen one, or is it, and has a chosen level."""
        one = region(code)
        if self.levels and (one is None or one.level not in self.levels):
            return False  # a local id (330200-x…) is below all levels
        return not self.under or any(lies_in(code, above) for above in self.under)


def lies_in(code: str, above: str) -> bool:
    """Return whether a place lies in another as divisions are today, or is it; the State Council has all in it.

    A local id (330200-x…) lies where the division does whose code it begins with.
    """
    own = code.partition(LOCAL)[0]
    return above == STATE_COUNCIL or not {up.code for up in lineage(own)}.isdisjoint(series(above))


def selection(under: Iterable[str] = (), levels: Iterable[str] = ()) -> PlaceSelection:
    """Return what words choose; raises UserMistake for a word that names no place or several."""
    return PlaceSelection(tuple(map(place_code, under)), tuple(levels))


def place_code(words: str) -> str:
    """Return the code of the place that words name: 330000, its stem 33, 3302, 宁波, zhejiang_ningbo.

    Raises:
        UserMistake: They name no place, or several.
    """
    found = regions_named(words)
    if len(found) == 1:
        return found[0].code
    if found:
        raise several(words, found)
    raise UserMistake(f"'{words}' is no place that is known: a code (330200), its stem (33) or a name (宁波)")


def regions_named(words: str) -> list[Region]:
    """Return the regions that words name, as `find_region`; digits alone may be the stem of a code."""
    return find_region(words.ljust(6, "0") if STEM.fullmatch(words) else words)


def several(words: str, found: Sequence[Region]) -> UserMistake:
    """Return the mistake of words that stand for several regions, which it names."""
    names = ", ".join(f"{label(one.code)} ({one.code})" for one in found[:8])
    return UserMistake(f"'{words}' stands for several regions: {names}; give the code")
