"""Which places a text speaks of: how often a division is named, and which one stands out."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipelines.gazetteer.regions import lineage, tables
from pipelines.gazetteer.toponyms import GENERIC, fits_level

SUPPORT = 3
"""Mentions from which a text supports what a page says; a guess."""
DOMINANCE = 5
"""How many times more often than others the parents of a candidate must be named; a guess."""
NEAR = 3
"""A place named at least a third as often as the first is a rival; a guess."""
LONG = 3000
"""Characters from which a text says often enough where it is; a guess."""
STANDS_OUT = 10
"""Mentions from which a place that only the text names is believed; a guess."""
OWN_PLACE = re.compile(r"[全我]([省市县区州旗])")
"""What a text calls its own place: 全县, 我市."""


def count_mentions(code: str, text: str) -> int:
    """Count how often a text names a division, by its stem."""
    return max((text.count(one.stem) for one in tables().code.get(code, [])), default=0)


def find_standing_out(text: str, year: int | None, level: str) -> list[str]:
    """Find the divisions of a class that a long text names far more often than any other.

    The text must name something above them, too: many stems are ordinary words (平安, 资源).

    Args:
        text: the whole text; a short one has none.
        year: its year; None for any.
        level: the class; empty for the one that the text calls its own place by.

    Returns:
        Codes: several where it is not clear which, none where nothing stands out.
    """
    level = level or level_of_text(text)
    if len(text) < LONG or not level:
        return []
    pairs = Counter(map("".join, pairwise(text)))
    counts: dict[str, int] = {}
    for stem, rows in tables().stem.items():
        if len(stem) < 2 or GENERIC.match(stem) or pairs[stem[:2]] < STANDS_OUT:
            continue
        valid = {one.code for one in rows if one.valid(year) and one.level != "country"}
        counts.update(
            {
                code: text.count(stem)
                for code in valid
                if fits_level(code, level) and _parents_named(code, text)
            }
        )
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    if not ranked or counts[ranked[0]] < STANDS_OUT:
        return []
    near = [code for code in ranked if counts[code] * NEAR > counts[ranked[0]]]
    spelled = [code for code in near if any(one.name in text for one in tables().code[code])]
    return choose_by_parents(near, text) or (spelled if len(spelled) == 1 else near)


def _parents_named(code: str, text: str) -> bool:
    """Return whether a text names something above a division; a province has nothing above it.

    A short name occurs inside other words (和县 in 市政府和县委): its direct parent must be named.
    """
    above, own = lineage(code)[:-1], tables().code[code][-1]
    if own.stem == own.name:
        above = above[-1:]
    return not above or any(up.stem in text for up in above)


def level_of_text(text: str) -> str:
    """Return the class by which a text calls its own place, 县 for 全县; empty when two are about equal."""
    ranked = Counter(OWN_PLACE.findall(text)).most_common(2)
    if not ranked or ranked[0][1] < STANDS_OUT // 2:
        return ""
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1] else ""


def choose_by_parents(found: Sequence[str], text: str) -> list[str]:
    """Return the candidate whose parents a text names, those of the others hardly; empty when unclear."""
    if len(found) < 2:
        return list(found)
    counts = {code: _parent_mentions(code, found, text) for code in found}
    best = max(found, key=lambda code: counts[code])
    rest = max(count for code, count in counts.items() if code != best)
    return [best] if counts[best] >= SUPPORT and counts[best] >= DOMINANCE * rest else []


def _parent_mentions(code: str, found: Sequence[str], text: str) -> int:
    """Count how often a text names the parents of a code that the other candidates do not share."""
    shared = {up.code for other in found if other != code for up in lineage(other)}
    own = [up for up in lineage(code)[:-1] if up.code not in shared]
    stem = tables().code[code][-1].stem
    return max((text.count(up.stem) for up in own if up.stem != stem), default=0)
