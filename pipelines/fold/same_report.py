"""Decide whether two observations are the same report, and whether a new text is plausible."""

from dataclasses import replace
from itertools import zip_longest

from pipelines.fold.state import ReportObservation
from pipelines.text.minhash import CONTAINED, packed_jaccard

RELATED = 0.3
"""Jaccard from which on two texts at one place are one report; measured: different reports stay below .03."""
CORRECTED = 0.97
"""Jaccard from which on they are one even if places or years differ, as one of these was wrong; guess."""
SHRUNK = 0.9
"""Share of its characters below which a new text is quarantined; guess."""
HAN_COLLAPSED = 0.6
"""Share of its former share of Han characters below which a new text is quarantined; guess."""
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


def differ_in_identity(old: ReportObservation, new: ReportObservation) -> bool:
    """Whether two reports are known to be of different places or years."""
    places = {old.region, new.region} - UNKNOWN
    years = {old.year, new.year} - {None}
    return len(places) == 2 or len(years) == 2


def is_identified(observed: ReportObservation) -> bool:
    """Whether place and year of a report are known."""
    return observed.region not in UNKNOWN and observed.year is not None


def restated(old: ReportObservation, new: ReportObservation) -> str:
    """Describe what a page now states differently next to its text.

    Returns:
        "old -> new" for each field that it stated before and states now, joined by "; "; empty if there is none.
    """
    pairs = zip_longest(old.beside, new.beside, fillvalue="")
    return "; ".join(
        f"{before} -> {after}" for before, after in pairs if before and after and before != after
    )


def remembered(old: ReportObservation, new: ReportObservation) -> ReportObservation:
    """Return the new observation, with fields next to the text that only the old one had."""
    pairs = zip_longest(old.beside, new.beside, fillvalue="")
    return replace(new, beside=tuple(after or before for before, after in pairs))


def suspicion(old: ReportObservation, new: ReportObservation) -> str:
    """Decide whether a new text of the same report is quarantined.

    Returns:
        `part_missing`, `shrunk`, `han_collapsed`, `heading_gone`, or empty if the text is plausible.
    """
    if not new.whole:
        return "part_missing"
    if new.chars < SHRUNK * old.chars:
        return "shrunk"
    if new.han * old.chars < HAN_COLLAPSED * old.han * new.chars:
        return "han_collapsed"
    if old.headed and not new.headed:
        return "heading_gone"
    return ""
