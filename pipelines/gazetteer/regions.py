"""Gazetteer: the administrative divisions of China (GB/T 2260, 1981-2026) and their succession.

`regions.csv` holds facts from the CC0 list yescallop/areacodes (to 2024) and later announcements, with a stem (name without its class) and a
pinyin for each; `regions_sample.csv` the fictional places of the sample sites. How they were made, and the
readings that were reviewed, stand in docs/decisions/0006-regions.md. A code may stand for several names
one after another; each is a Region of its own.
"""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

STATE_COUNCIL = "100000"
"""Code of the whole country."""
COUNTRY_NAMES = ("国务院", "全国", "中国", "中央", "中央人民政府", "中华人民共和国")
"""Names of the whole country."""
FIRST_YEAR = 1981
"""Year with which the list begins; older years are read with its first state."""
FILES = ("regions.csv", "regions_sample.csv")
"""Tables of regions, next to this module."""

CODE = re.compile(r"\d{6}")
"""A division's code: 330200."""
PARTIAL = "["
"""Sign of a successor that took only a part, with the year: 130102[2001]."""
ALIAS = re.compile(r"自治([州县旗])$|族(区)$")
"""Ends of autonomous names that are shortened to stem and class: 恩施土家族苗族自治州 is 恩施州."""


class Region(NamedTuple):
    """A division under one name and code, for some years (a tuple: 6,800 are created at the start)."""

    code: str
    name: str
    stem: str
    """Name without its class: 宁波 of 宁波市; the name itself where one character would be left."""
    pinyin: str
    level: str
    """country, province, prefecture or county."""
    parent: str
    since: int
    until: int | None
    """Year in which it ended; None while in use."""
    heirs: tuple[str, ...]
    """Codes of the divisions that succeed it as a whole."""

    def valid(self, year: int | None) -> bool:
        """Return whether it was in use in that year or the year before; None stands for any time."""
        if year is None:
            return True
        year = max(year, FIRST_YEAR)
        return self.since <= year and (self.until is None or self.until >= year)


@dataclass(frozen=True, slots=True)
class Tables:
    """All regions by code, by name (short forms of autonomous ones included) and by stem; oldest first."""

    code: dict[str, list[Region]]
    name: dict[str, list[Region]]
    stem: dict[str, list[Region]]
    longest: int
    """Characters of the longest name."""


@cache
def tables() -> Tables:
    """Return the regions of both files; read once."""
    by_code: dict[str, list[Region]] = defaultdict(list)
    by_name: dict[str, list[Region]] = defaultdict(list)
    by_stem: dict[str, list[Region]] = defaultdict(list)
    for one in _read():
        by_code[one.code].append(one)
        by_name[one.name].append(one)
        by_stem[one.stem].append(one)
        if (short := _short(one)) and short != one.name:
            by_name[short].append(one)
    country = by_code[STATE_COUNCIL][0]
    for name in COUNTRY_NAMES:
        by_name[name] = [country]
    return Tables(dict(by_code), dict(by_name), dict(by_stem), max(map(len, by_name)))


def _read() -> list[Region]:
    """Read the regions of both files, in their order."""
    regions = []
    for file in FILES:
        with Path(__file__).with_name(file).open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            next(rows)
            for code, name, stem, pinyin, level, parent, since, until, heirs in rows:
                follow = tuple(h for h in heirs.split(";") if PARTIAL not in h) if heirs else ()
                end = int(until) if until else None
                regions.append(Region(code, name, stem, pinyin, level, parent, int(since), end, follow))
    return regions


def _short(one: Region) -> str:
    """Return the everyday name of an autonomous division, 恩施州; empty for others."""
    if "族" not in one.name and "自治" not in one.name:
        return ""
    found = ALIAS.search(one.name)
    return one.stem + (found[1] or found[2]) if found else ""


def region(code: str, year: int | None = None) -> Region | None:
    """Return the region of a code under the name that it had in a year.

    Args:
        code: six digits.
        year: None for its last name.

    Returns:
        None where the code is unknown, or was in use neither in that year nor in the year before.
    """
    rows = [one for one in tables().code.get(code, []) if one.valid(year)]
    return rows[-1] if rows else None


def lineage(code: str) -> tuple[Region, ...]:
    """Return a region with those above it, the province first; the country only for itself."""
    chain: list[Region] = []
    while (one := region(code)) and one not in chain:
        chain.insert(0, one)
        code = one.parent
    return tuple(chain[1:] if len(chain) > 1 else chain)


def label(code: str) -> str:
    """Return the name of a region with its parents, 浙江省嘉兴市南湖区; an unknown code as it is."""
    return "".join(one.name for one in lineage(code)) or code


def slug(code: str) -> str:
    """Return the pinyin name of a region with its parents: zhejiang_ningbo."""
    return "_".join(one.pinyin for one in lineage(code))


def successors(code: str) -> tuple[str, ...]:
    """Return the codes that succeed a code as a whole, sorted; empty while it is in use."""
    last = region(code)
    return tuple(sorted(set(last.heirs) - {code})) if last and last.until is not None else ()


def heirs_in(code: str, year: int | None) -> tuple[str, ...]:
    """Return the codes in use in a year that succeed a former code, however far down.

    Returns:
        Sorted codes; the code itself where it has no heir in that year.
    """
    found, left, seen = set[str](), [code], {code}
    while left:
        after = set(successors(left.pop())) - seen
        seen |= after
        alive = {heir for heir in after if region(heir, year)}
        found |= alive
        left += sorted(after - alive)
    return tuple(sorted(found)) or (code,)


@cache
def _links() -> tuple[dict[str, str], dict[str, str]]:
    """Link codes that continue each other: an upgrade, a new number.

    Returns:
        Code -> the one code that succeeds it and no other, and the reverse.
    """
    claims: dict[str, list[Region]] = defaultdict(list)
    for rows in tables().code.values():
        if rows[-1].until is not None:
            for heir in set(rows[-1].heirs) - {rows[-1].code}:
                claims[heir].append(rows[-1])
    after = {}
    for heir, olds in claims.items():
        first = tables().code.get(heir)
        alone = len(olds) == 1 and len(set(olds[0].heirs) - {olds[0].code}) == 1
        if alone and first and olds[0].until == first[0].since:
            after[olds[0].code] = heir
    return after, {heir: old for old, heir in after.items()}


@cache
def series(code: str) -> tuple[str, ...]:
    """Return the codes that one place had, oldest first: 徐水县 132423, 130625, 徐水区 130609."""
    after, before = _links()
    codes = [code]
    while (old := before.get(codes[0])) and old not in codes:
        codes.insert(0, old)
    while (new := after.get(codes[-1])) and new not in codes:
        codes.append(new)
    return tuple(codes)


def code_in(code: str, year: int | None) -> str:
    """Return the code that a place had at the end of a year; its own code where it had none then."""
    if year is None:
        return code
    year = max(year, FIRST_YEAR)
    for other in series(code):
        rows = tables().code[other]
        if rows[0].since <= year and (rows[-1].until is None or rows[-1].until > year):
            return other
    return code


def latest_of_series(regions: list[Region]) -> list[Region]:
    """Return one region for each place, the latest of those listed that share a series; by code."""
    kept: dict[str, Region] = {}
    for one in regions:
        first = series(one.code)[0]
        if first not in kept or kept[first].since <= one.since:
            kept[first] = one
    return sorted(kept.values(), key=lambda one: one.code)


def find_region(words: str) -> list[Region]:
    """Find the regions that a user's words name: 宁波, 宁波市, 330200, zhejiang_ningbo, 浙江省宁波市.

    Returns:
        The best matches in order of code: several where the words are ambiguous, none where they are unknown.
        Divisions in use win over former ones.
    """
    words = words.strip()
    known = tables()
    if CODE.fullmatch(words):
        one = region(words)
        return [one] if one else []
    found = known.name.get(words) or known.stem.get(words) or _by_pinyin(words.lower()) or _by_chain(words)
    current = [one for one in found if one.until is None]
    return latest_of_series(current or found)


def _by_pinyin(words: str) -> list[Region]:
    """Find regions by zhejiang_ningbo, or by ningbo alone."""
    if not words.isascii():
        return []
    last = words.rpartition("_")[2]
    same = [one for rows in tables().code.values() for one in rows if one.pinyin == last]
    return [one for one in same if "_" not in words or _fits(slug(one.code), words)]


def _fits(full: str, words: str) -> bool:
    """Return whether the parts of a pinyin name occur in the full one, in order; parts may be left out."""
    parts = iter(full.split("_"))
    return all(part in parts for part in words.split("_"))


def _by_chain(words: str) -> list[Region]:
    """Find regions named after their parents: 浙江省宁波市, 浙江宁波."""
    known = tables()
    for at in range(1, len(words)):
        tail = words[at:]
        found = known.name.get(tail) or known.stem.get(tail)
        if found and (above := find_region(words[:at])):
            return [one for one in found if any(within(one.code, up.code) for up in above)]
    return []


def within(code: str, above: str) -> bool:
    """Return whether a region lies in another or is it, at any time of either's series."""
    tops = set(series(above))
    for own in series(code):
        for one in tables().code.get(own, []):
            parent = one.parent
            if own in tops or parent in tops or any(up.code in tops for up in lineage(parent)):
                return True
    return above == STATE_COUNCIL
