"""Two sights of a place -> the same report or another one; a suspicious text or a believable one."""

from dataclasses import replace
from itertools import zip_longest

from pipelines.fold.state import ReportObservation
from pipelines.text.minhash import CONTAINED, packed_jaccard

RELATED = 0.3
"""Jaccard from which two texts at one place are one report; two reports, also of one place, stay below .03."""

CORRECTED = 0.97
"""Jaccard from which they are even if their places or years differ: one of the two was wrong."""

SHRUNK = 0.9
"""A text that keeps less than this share of its characters waits for a second look."""

HAN_COLLAPSED = 0.6
"""So does one whose share of Han characters falls below this part of what it was."""

UNKNOWN = frozenset({"", "ambiguous", "unknown"})


def same_text(old: ReportObservation, new: ReportObservation) -> bool:
    """Whether two texts are one, but for white space, typography and a page's title above one of them.

    A site that is made anew may put the title into the article's place, or take it out: that is no edit.
    """
    return old.normal == new.normal or old.normal == new.untitled != "" or new.normal == old.untitled != ""


def same_report(old: ReportObservation, new: ReportObservation) -> bool:
    """Whether two texts at one place are the same report.

    Of two known places or years only the very same text, in which one of them was corrected, is one report.
    Else the texts decide, and where they have little in common (a rewritten one), what is known of both.
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


def is_identified(sight: ReportObservation) -> bool:
    """Whether it is known whose report this is."""
    return sight.region not in UNKNOWN and sight.year is not None


def restated(old: ReportObservation, new: ReportObservation) -> str:
    """What a page says otherwise beside its text, as "old -> new"; a field that it no longer shows is no statement."""
    pairs = zip_longest(old.beside, new.beside, fillvalue="")
    return "; ".join(
        f"{before} -> {after}" for before, after in pairs if before and after and before != after
    )


def remembered(old: ReportObservation, new: ReportObservation) -> ReportObservation:
    """The new sight, with what the page said beside its text before and does not show now."""
    pairs = zip_longest(old.beside, new.beside, fillvalue="")
    return replace(new, beside=tuple(after or before for before, after in pairs))


def suspicion(old: ReportObservation, new: ReportObservation) -> str:
    """Why a new text of the same report is not believed at first sight; empty when it is."""
    if not new.whole:
        return "part_missing"
    if new.chars < SHRUNK * old.chars:
        return "shrunk"
    if new.han * old.chars < HAN_COLLAPSED * old.han * new.chars:
        return "han_collapsed"
    if old.headed and not new.headed:
        return "heading_gone"
    return ""
