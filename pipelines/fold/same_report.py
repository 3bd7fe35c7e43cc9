"""Decide whether two observations are the same report, and whether a new text is plausible."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest

from pipelines.fold.state import ReportObservation
from pipelines.text.minhash import CONTAINED, packed_jaccard
from pipelines.text.normal import codes_of, spaced_text

RELATED = 0.3
"""Jaccard from which on two texts at one place are one report; measured: different reports stay below .03."""
CORRECTED = 0.97
"""Jaccard from which on they are one even if places or years differ, as one of these was wrong; guess."""
SHRUNK = 0.9
"""Share of its characters below which a new text is quarantined; guess."""
HAN_COLLAPSED = 0.6
"""Share of its former share of Han characters below which a new text is quarantined; guess."""
LINE_END, LINE_HEAD = 6, 2
"""Hex digits for each line in an observation's `ends`, and how many of them, the last, are of the line's beginning."""
FEW_LINES = 3
"""Lines below which a text is not said to be the beginning of another; a guess."""
NEARLY_SAME = 0.97
"""Jaccard from which on two fetches agree on a suspicious text that goes on changing; guess."""
AS_LONG, NEARLY_AS_LONG = 0.01, 0.9
"""Share of its characters by which such a text may differ in length to be as long, and Jaccard that suffices then; guess."""
UNKNOWN = frozenset({"", "ambiguous", "unknown"})


def same_text(old: ReportObservation, new: ReportObservation) -> bool:
    """Whether two texts are equal but for white space, typography, and a page title above one of them.

    A redesign of a site may move the title into the article or out of it: that is not an edit.
    """
    return old.normal == new.normal or old.normal == new.untitled != "" or new.normal == old.untitled != ""


def same_report(old: ReportObservation, new: ReportObservation) -> bool:
    """Whether two texts at one place are the same report.

    If places or years are known to differ, only nearly the same text is one report, in which one of them was corrected.
    Otherwise the texts decide, and if they have little in common (a rewritten one), the known place, year and kind.
    """
    if same_text(old, new):
        return True
    near = packed_jaccard(old.sketch, new.sketch)
    if differ_in_identity(old, new):
        return near >= CORRECTED
    short, long = sorted((old.chars, new.chars))
    contained = near > RELATED / 10 and near * (short + long) >= CONTAINED * short * (1 + near)
    return near >= RELATED or contained or (is_identified(old) and old.key == new.key)


def is_beginning(short: ReportObservation, long: ReportObservation) -> bool:
    """Whether a text is another one that stops early: all its lines are the first ones of that, the last may be cut."""
    size = len(short.ends)
    if size < FEW_LINES * LINE_END or size >= len(long.ends):
        return False
    whole = size - LINE_END
    last = slice(size - LINE_HEAD, size)
    return short.ends[:whole] == long.ends[:whole] and short.ends[last] == long.ends[last]


def nearly_same(old: ReportObservation, new: ReportObservation) -> bool:
    """Whether two suspicious texts are one that goes on changing in details."""
    near = packed_jaccard(old.sketch, new.sketch)
    as_long = abs(old.chars - new.chars) <= AS_LONG * old.chars
    return old.whole == new.whole and near >= (NEARLY_AS_LONG if as_long else NEARLY_SAME)


def differ_in_identity(old: ReportObservation, new: ReportObservation) -> bool:
    """Whether two reports are known to be of different places or years."""
    places = {old.region, new.region} - UNKNOWN
    years = {old.year, new.year} - {None}
    return len(places) == 2 or len(years) == 2


def is_identified(observed: ReportObservation) -> bool:
    """Whether place and year of a report are known."""
    return observed.region not in UNKNOWN and observed.year is not None


def restated(old: Sequence[str], new: Sequence[str]) -> str:
    """Describe which fields a page now states differently, apart from white space and typography.

    Returns:
        "old -> new" for each field that it stated before and states now, joined by "; "; empty if there is none.
    """
    if old == new:
        return ""
    return "; ".join(
        f"{before} -> {after}"
        for before, after in zip_longest(old, new, fillvalue="")
        if before and after and before != after and _folded(before) != _folded(after)
    )


def replaced_files(old: Sequence[str], new: Sequence[str]) -> str:
    """Describe which files a text links to instead of others.

    Returns:
        "old -> new" for each in order, joined by "; "; empty where files only came or only went.
    """
    went = [each for each in old if each not in new]
    came = [each for each in new if each not in old]
    return "; ".join(f"{before} -> {after}" for before, after in zip(went, came, strict=False))


def _folded(field: str) -> str:
    """Return the normal form of a field."""
    return spaced_text(codes_of(field))


def remembered(old: ReportObservation, new: ReportObservation) -> ReportObservation:
    """Return the new observation, with fields next to the text, place and year that only the old one had."""
    key = new.key if is_identified(new) or not is_identified(old) else old.key
    beside, named = _either(old.beside, new.beside), _either(old.named, new.named)
    if (key, beside, named) == (new.key, new.beside, new.named):
        return new
    region, year, kind = key
    return replace(new, beside=beside, named=named, region=region, year=year, kind=kind)


def _either(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Return the new fields, and the old ones where there is no new one."""
    if old == new:
        return tuple(new)
    return tuple(after or before for before, after in zip_longest(old, new, fillvalue=""))


def suspicion(old: ReportObservation, new: ReportObservation) -> str:
    """Decide whether a new text of the same report is quarantined.

    Returns:
        `part_missing`, `no_end`, `cut`, `shrunk`, `han_collapsed`, `heading_gone`, or empty if the text is plausible.
    """
    return next((why for why, suspects in SUSPICIONS if suspects(old, new)), "")


def _shrunk(old: ReportObservation, new: ReportObservation) -> bool:
    return new.chars < SHRUNK * old.chars


def _han_collapsed(old: ReportObservation, new: ReportObservation) -> bool:
    return new.han * old.chars < HAN_COLLAPSED * old.han * new.chars


SUSPICIONS: tuple[tuple[str, Callable[[ReportObservation, ReportObservation], bool]], ...] = (
    ("part_missing", lambda _, new: not new.whole),
    ("no_end", lambda old, new: old.ended and not new.ended),
    ("cut", lambda old, new: is_beginning(new, old)),
    ("shrunk", _shrunk),
    ("han_collapsed", _han_collapsed),
    ("heading_gone", lambda old, new: old.headed and not new.headed),
)
"""Reason -> whether it speaks against a text, by the last one and the new one; the first that does is told."""
