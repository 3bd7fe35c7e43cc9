"""Two texts and what was read in them -> reasons why setting them side by side would mislead, one line each."""

from pipelines.diff.normal import classify
from pipelines.diff.targets import Promised

REPORT = 200
"""Characters below which a text is no whole report."""
HALF = 0.45
WHOLE = 6000


def oddities(
    old: str, new: str, before: Promised, after: Promised, years: tuple[int, int] | None
) -> tuple[str, ...]:
    """What is odd about a pair, most serious first; empty for two reports of one place in order."""
    if not old.strip() or not new.strip():
        return (f"the {'old' if not old.strip() else 'new'} text is empty",)
    if classify(old, new) != "content":
        return ("both texts are the same",)
    reasons = [*_order(before, after, years)]
    for side, text in (("old", old), ("new", new)):
        if len(text) < REPORT:
            reasons.append(f"the {side} text is too short for a report ({len(text)} characters)")
    for side, text, other in (("old", old, new), ("new", new, old)):
        if REPORT <= len(text) < HALF * len(other) and len(other) > WHOLE:
            reasons.append(f"the {side} text is less than half as long as the other: cut, or another kind")
    return tuple(reasons)


def _order(before: Promised, after: Promised, years: tuple[int, int] | None) -> list[str]:
    first, second = years or (before.year, after.year)
    if first and second and first > second:
        return [f"the years are swapped: {first} is compared with {second}"]
    if first and second and first == second and years:
        return [f"both texts are of {first}"]
    return []
