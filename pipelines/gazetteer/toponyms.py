"""Toponym recognition: names of divisions in a text, each with the regions that it may stand for.

A naming such as 保定市徐水区 is read from its end: the last name is the place, those before it are its parents.
"""

import re
from dataclasses import dataclass
from functools import cache

from pipelines.gazetteer.regions import COUNTRY_NAMES, STATE_COUNCIL, Region, region, series, tables, within
from storage.records import Span

CLASS_END = re.compile(r"[省市县区州盟旗]")
"""The last character of a full name."""
GENERIC = re.compile(r"^(?:[城郊矿新市东西南北]区|[新老旧]城区|工农区|特区)$")
"""Words that are names of some division and ordinary words as well: 城区, 新城区, 郊区."""
WHOLE = re.compile(r"(?:^|[^㐀-鿿]|[年在是为])$")
"""What stands before such a word where it is a name; after other words it is their end: 金海湖|新区."""
NAMED_AFTER = re.compile(r"\d{4}年|人民|政府|第")
"""What follows such a word where it is a name: 新城区2021年政府工作报告."""
LEVEL_WORD = re.compile(r"(?:自治[区州县旗]|特别行政区|地区|[省市县区州盟旗])$")
"""The class at the end of a name, or of 市人民政府."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A place as it is named, with the regions that it may be and that fit the parents named before it."""

    words: str
    regions: tuple[Region, ...]
    span: Span
    full: bool
    """False where only a stem was written: 宁波 of 宁波市."""
    clash: bool = False
    """True where the parents written before it fit none of its regions: an unlisted place of that name."""


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return, by the last character of a full name, the lengths of names with that end, longest first."""
    lengths: dict[str, set[int]] = {}
    for name in tables().name:
        lengths.setdefault(name[-1], set()).add(len(name))
    return {last: tuple(sorted(some, reverse=True)) for last, some in lengths.items()}


@cache
def _stem_lengths() -> tuple[int, ...]:
    """Return the lengths of all stems of two characters or more, longest first."""
    return tuple(sorted({len(stem) for stem in tables().stem if len(stem) > 1}, reverse=True))


def names_ending(text: str, end: int, low: int = 0) -> list[str]:
    """Return the full names that end at offset `end` and begin at `low` or later, the longest first."""
    if end <= low:
        return []
    names = tables().name
    lengths = _lengths().get(text[end - 1], ())
    return [text[end - n : end] for n in lengths if end - n >= low and text[end - n : end] in names]


def stem_ending(text: str, end: int, low: int = 0) -> str:
    """Return the longest stem of two characters or more that ends at offset `end`; empty without one."""
    stems = tables().stem
    for length in _stem_lengths():
        if end - length >= low and text[end - length : end] in stems:
            return text[end - length : end]
    return ""


def name_starting(text: str, at: int) -> str:
    """Return the longest full name that begins at offset `at`; empty without one."""
    names = tables().name
    for length in range(min(tables().longest, len(text) - at), 1, -1):
        if text[at : at + length] in names:
            return text[at : at + length]
    return ""


def place_before(text: str, end: int, low: int = 0) -> Naming | None:
    """Return the place whose full name ends at an offset, with the parents named before it.

    The longest name counts, unless a shorter one leaves its parent before it: 佳木斯市|郊区, not 市郊区.

    Args:
        text: any text.
        end: offset directly after the name.
        low: offset before which nothing is read.

    Returns:
        None where no full name ends there.
    """
    best: Naming | None = None
    for name in names_ending(text, end, low):
        naming = _with_parents(text, end, name, low)
        if GENERIC.match(naming.words) and not is_whole(text, naming.span[0]):
            continue
        if best is None or (naming.span[0] < best.span[0] and not naming.clash):
            best = naming
    return best


def is_whole(text: str, start: int) -> bool:
    """Return whether a word that begins at offset `start` is not the end of a longer word."""
    return bool(WHOLE.search(text[max(0, start - 1) : start]))


def _with_parents(text: str, end: int, name: str, low: int) -> Naming:
    """Return a naming with the parents written before the name, as far as they fit its regions."""
    regions = tuple(tables().name[name])
    start, clash = end - len(name), False
    above = _above(text, start, low)
    while above:
        fits = _under(regions, above)
        if not fits:
            clash = start == end - len(name) and _is_parent(text, start - len(above), above)
            break
        regions, start = fits, start - len(above)
        above = _above(text, start, low)
    return Naming(text[start:end], regions, (start, end), full=True, clash=clash)


def _above(text: str, end: int, low: int) -> str:
    """Return the name, else the stem, that ends at offset `end`."""
    names = names_ending(text, end, low)
    return names[0] if names else stem_ending(text, end, low)


def _is_parent(text: str, start: int, above: str) -> bool:
    """Return whether words before a name are its parent: a full name, or a stem that ends no other word."""
    return above in tables().name or is_whole(text, start) or bool(_above(text, start, 0))


def _under(regions: tuple[Region, ...], above: str) -> tuple[Region, ...]:
    """Return those of the regions that lie in a place of that name."""
    tops = tables().name.get(above) or tables().stem.get(above) or []
    codes = {top.code for top in tops}
    return tuple(one for one in regions if any(one.code != c and within(one.code, c) for c in codes))


def names_in(text: str) -> list[Naming]:
    """Return the full names in a text from left to right, with their parents; 城区 only as a name."""
    found: list[Naming] = []
    for match in CLASS_END.finditer(text):
        if match.end() < len(text) and text[match.end()] in "治别" and match[0] == "自":
            continue
        naming = place_before(text, match.end())
        if naming is None or (GENERIC.match(naming.words) and not NAMED_AFTER.match(text, naming.span[1])):
            continue
        while found and found[-1].span[1] > naming.span[0]:
            found.pop()
        found.append(naming)
    return found


def stems_in(text: str, at: int) -> Naming | None:
    """Return the longest stem that begins at offset `at`, as a naming; None without one."""
    for length in _stem_lengths():
        stem = text[at : at + length]
        if len(stem) == length and stem in tables().stem and stem not in COUNTRY_NAMES:
            return Naming(stem, tuple(tables().stem[stem]), (at, at + length), full=False)
    return None


def level_of(words: str) -> str:
    """Return the class at the end of a name, or of the word before 人民政府: 市, 县, 自治区; else empty."""
    found = LEVEL_WORD.search(words)
    return found[0] if found else ""


def has_level(one: Region, word: str) -> bool:
    """Return whether a region is called by a class: 市 for 宁波市 and 北京市, 县 for 自治县; any for an empty one."""
    if not word:
        return True
    if word in {"自治区", "特别行政区", "地区"}:
        return one.name.endswith(word)
    if one.name.endswith(("自治区", "特别行政区", "地区")):
        return word == "自治区" and one.name.endswith("自治区")
    return one.name.endswith(word[-1])


def fits_level(code: str, word: str) -> bool:
    """Return whether a place was of a class at any time of its series; any place fits an empty class."""
    return not word or any(has_level(one, word) for old in series(code) for one in tables().code.get(old, ()))


def country() -> Region:
    """Return the region of the whole country."""
    found = region(STATE_COUNCIL)
    if found is None:
        raise LookupError(STATE_COUNCIL)
    return found
