"""Places without a division code (development zones, towns): a local id under their parent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.boilerplate.pattern_file import read_patterns
from pipelines.gazetteer.regions import FIRST_YEAR, Region
from pipelines.gazetteer.toponyms import GENERIC, Naming, names_in, place_before, stems_in

WORDS = read_patterns(Path(__file__).with_name("zones.txt"))
"""Name of a group of words -> source of its pattern."""
ZONE = re.compile(rf"([㐀-鿿]{{2,24}}?{WORDS['zone_class']})(?={WORDS['after_zone']}|$)")
"""A zone or town: 大榭开发区|管理委员会, 凤桥镇|第十八届人民代表大会, 松山湖|管委会."""
LEAD = re.compile(r"(?<=[0-9〇○零一二三四五六七八九十])(?:年度?|[月日](?:上午|下午)?)|在|中共|关于(?:印发)?")
"""Words before a place that do not belong to it: 2016年3月10日在|沙溪镇."""
SPOKEN_OF = re.compile(r"加快|打造|建设|创建|争创|推[动进]|高质量")
"""Words about a zone instead of its name: 加快打造高质量发展先行区."""
TOWN_ENDS = ("镇", "乡", "街道")
"""Ends of the names of towns; other places are zones."""
PARENTS = {"新疆生产建设兵团": "650000"}
"""Zone -> code of its parent, where its name does not say it."""
CITY_ENDS = ("省", "市", "自治区", "州", "盟", "地区")
"""Divisions whose stem alone names a zone: 合肥|高新区; never a 区 (东湖高新区 is not in 东湖区)."""
NEW_END = "新区"
"""A class that is no name of its own."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone or a town, as it is named."""

    name: str
    """What follows the parents, 金海湖新区; with the stem where only 新区 would be left, 兰州新区."""
    level: str
    """`zone` or `township`."""
    above: Naming | None = None
    """The place named before it."""
    sure: bool = True
    """False where only a stem with 新区 names the parent: 兰州新区 is in 兰州, 北海新区 is not in 北海."""


def find_zone(words: str, year: int | None = None) -> Zone | None:
    """Return the zone or town that words name; None for other words and for divisions (浦东新区).

    Args:
        words: a title, a meeting's name, an office.
        year: the report's year; a zone that became a division later was a zone then. None where it is unknown.
    """
    words = words[:200]
    for match in ZONE.finditer(words):
        start = max([match.start(1), *(m.end() for m in LEAD.finditer(words, 0, match.end(1) - 2))])
        phrase = words[start : match.end(1)]
        if len(phrase) > 2 and not (SPOKEN_OF.search(phrase) or _is_division(phrase, year)):
            return _zone(phrase)
    return None


def _is_division(phrase: str, year: int | None) -> bool:
    """Return whether a phrase ends with a division that may lie where the words before it say.

    A division that began after the year was a zone then, as 两江新区 before 2025.
    """
    naming = place_before(phrase, len(phrase))
    if naming is None or naming.clash:
        return False
    return year is None or any(one.since <= max(year, FIRST_YEAR) for one in naming.regions)


def _zone(phrase: str) -> Zone | None:
    """Split a zone's phrase into parents and name; None where the name would be one character."""
    level = "township" if phrase.endswith(TOWN_ENDS) else "zone"
    if phrase in PARENTS:
        return Zone(phrase, level)
    full = [one for one in names_in(phrase) if one.span[1] < len(phrase) and not one.clash]
    if full:
        name = phrase[full[-1].span[1] :]
        return Zone(name, level, full[-1]) if len(name) > 1 else None
    stem = stems_in(phrase, 0)
    cities = _cities(stem) if stem and level == "zone" else ()
    if not stem or not cities:
        return Zone(phrase, level)
    rest = phrase[len(stem.words) :]
    name = rest if len(rest) > len(NEW_END) else phrase
    return Zone(name, level, replace(stem, regions=cities), sure=rest != NEW_END)


def _cities(stem: Naming) -> tuple[Region, ...]:
    """Return the cities that a stem stands for where a zone is named after it; empty for other stems."""
    found = tuple(one for one in stem.regions if not GENERIC.match(one.name) and not one.name.endswith("区"))
    found += tuple(one for one in stem.regions if one.name.endswith(("自治区", "地区")))
    return found if any(one.name.endswith(CITY_ENDS) for one in found) else ()


def local_id(parent: str, name: str) -> str:
    """Return the id of a place without a code: 330200-x大榭开发区."""
    return f"{parent}-x{name}"


def local_ids(zone: Zone, codes: Sequence[str]) -> list[str]:
    """Return the ids of a zone under each parent that it may have, in order of the codes."""
    return [local_id(code, zone.name) for code in sorted(codes)]
