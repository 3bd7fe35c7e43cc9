"""A word on a command line -> what it names: a region, years, or a version in the archive."""

import re
from dataclasses import dataclass

from crawler.portals.selection import regions_named, several
from pipelines.gazetteer.regions import STATE_COUNCIL, code_in, series, within
from storage.archive import Archive
from storage.errors import UserMistake
from storage.queries import read_address
from storage.rows import Version

YEARS = re.compile(r"(?P<first>\d{4})?(?P<to>-)?(?P<last>\d{4})?")
"""One year or a range, open at either end: "2015-2021", "2015-", "2019"."""

VERSION_ID = re.compile(r"(?=\d*+[a-f]|.{7})[0-9a-f]{4,20}")
"""The begin of an id, or all of it; six digits alone are a region."""
JOINED = re.compile(r"(?P<region>[^/\d:@~]+)(?P<rest>(?:19|20)\d\d.*)", re.DOTALL)
"""An address without a stroke: 宁波2020, 宁波2020~1."""
BY_PREFIX = "SELECT id FROM versions WHERE id >= ? AND id < ? ORDER BY id LIMIT 5"


@dataclass(frozen=True, slots=True)
class FromFile:
    """A text read from a file."""

    name: str
    text: str
    region: str = ""
    year: int | None = None


def region_code(words: str, archive: Archive | None = None) -> str:
    """Return the code of the region that words name (宁波, 330200, 3302, zhejiang_ningbo); raises UserMistake.

    A local id (330200-x…) is taken as it is where the archive has a report of it.
    """
    found = regions_named(words)
    if len(found) == 1:
        return found[0].code
    if len(found) > 1:
        known = {one.code for one in found if archive and archive.has_report(one.code)}
        if len(known) == 1:
            return known.pop()
        raise several(words, found)
    if archive and archive.has_report(words):
        return words
    raise UserMistake(f"no region is called '{words}'; a name (宁波), a code (330200) or zhejiang_ningbo is")


def regions_in(words: list[str], archive: Archive) -> frozenset[str]:
    """Return the named regions and those of the archive in them; none lies in the State Council."""
    named = {region_code(each, archive) for each in words}
    above = named - {STATE_COUNCIL}
    return frozenset(named).union(
        code for code in archive.regions() if any(within(code.partition("-")[0], each) for each in above)
    )


def read_years(words: str) -> tuple[int, int]:
    """A range of years as typed, both ends included; raises UserMistake."""
    found = YEARS.fullmatch(words)
    if not found or (words and not found["first"] and not found["last"]):
        raise UserMistake(f"--years takes 2015-2021, 2015-, -2021 or 2019, not '{words}'")
    first = int(found["first"] or 0)
    last = int(found["last"] or (9999 if found["to"] or not words else first))
    return first, last


def version_at(word: str, archive: Archive) -> Version:
    """Return the version that a word names: an address (330200/2020, 宁波/2020, 宁波2020), or the begin of an id.

    A region that had several codes is looked up under each of them.

    Raises:
        UserMistake: It names no version, or several.
    """
    if VERSION_ID.fullmatch(word) and (found := version_by_id(word, archive)):
        return found
    joined = JOINED.fullmatch(word)
    address = read_address(f"{joined['region']}/{joined['rest']}" if joined else word)
    code = region_code(address.region, archive)
    codes = list(dict.fromkeys([code, code_in(code, address.year), *series(code)]))
    for each in codes:
        if archive.has_report(each, year=address.year, kind=address.kind, source=address.source):
            return archive.at_address(each, address)
    return archive.at_address(code, address)


def version_by_id(word: str, archive: Archive) -> Version | None:
    """Return the version whose id begins so, by any id that it ever had; None for none; raises UserMistake for several."""
    ids = [row["id"] for row in archive.query(BY_PREFIX, [word, f"{word}g"])]
    if len(ids) > 1:
        raise UserMistake(f"several versions begin with {word}: {', '.join(ids)}")
    return archive.version(ids[0] if ids else word)
