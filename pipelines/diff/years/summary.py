"""Year change -> counts of what happened to its targets and sentences, and one line of English."""

from collections import Counter
from collections.abc import Mapping
from math import isclose

from pipelines.diff.targets.quantities import scale_of
from pipelines.diff.years.wording_targets import compare_wordings
from storage.records import Target, TargetPair, YearDiff, YearPair

MOVED = frozenset({"↑", "↓", "~"})
"""Arrows of a target that changed."""
MINOR = frozenset({"layout", "typography"})
"""Kinds of hunks that change no word."""

WORDS: Mapping[str, tuple[str, str]] = {
    "targets_changed": ("target changed", "targets changed"),
    "targets_gone": ("target gone", "targets gone"),
    "targets_missed": ("target missed", "targets missed"),
    "targets_unanswered": ("target without a result", "targets without a result"),
    "sentences_new": ("sentence new", "sentences new"),
    "sentences_gone": ("sentence gone", "sentences gone"),
    "sentences_reworded": ("reworded", "reworded"),
}
"""Name of a count -> its words for one and for several."""


def year_summary(diff: YearDiff) -> str:
    """Return a year change as one line: "2 targets changed, 1 sentence new; 41% carried over"."""
    counted = ", ".join(f"{count} {WORDS[name][count != 1]}" for name, count in year_counts(diff))
    return f"{counted or 'nothing changed'}; {diff.carried:.0%} carried over"


def year_counts(diff: YearDiff) -> list[tuple[str, int]]:
    """Count what happened to headline targets, to last year's pledges and to sentences.

    Returns:
        (a key of WORDS, how many) in the order of WORDS, without zeros.
    """
    arrows = Counter(arrow(pair) for pair in diff.targets if _is_headline(pair))
    states = Counter(entry.state for entry in diff.ledger if entry.target.scope == "headline")
    counts = {
        "targets_changed": sum(arrows[each] for each in MOVED),
        "targets_gone": arrows["－"],
        "targets_missed": states["missed"],
        "targets_unanswered": states["renewed_without_result"] + states["not_stated"],
        "sentences_new": len(diff.added),
        "sentences_gone": len(diff.dropped),
        "sentences_reworded": sum(map(is_reworded, diff.pairs)),
    }
    return [(name, count) for name, count in counts.items() if count]


def is_reworded(pair: YearPair) -> bool:
    """Tell whether a pair is shown as one sentence in two wordings; every such pair counts once."""
    is_shown = pair.relation == "same" and pair.is_rewording
    return is_shown and any(hunk.kind not in MINOR for hunk in pair.hunks)


def arrow(pair: TargetPair) -> str:
    """Return the direction of a target from the older to the newer report.

    Returns:
        ↑ or ↓ by value; = for the same; ~ for the same value with another qualifier, or other words;
        for targets in words ↑ or ↓ where one wording is stricter (see wording_targets.py);
        ＋ new; － gone; ≠ for values that cannot be compared.
    """
    if pair.old is None:
        return "＋"
    if pair.new is None:
        return "－"
    was, now = midpoint(pair.old), midpoint(pair.new)
    if was is None and now is None:
        return compare_wordings(pair.old, pair.new)
    if not pair.comparable or was is None or now is None:
        return "≠"
    if not isclose(was, now):
        return "↑" if now > was else "↓"
    return "=" if pair.old.qualifier == pair.new.qualifier else "~"


def midpoint(target: Target) -> float | None:
    """Return the mean of a target's bounds or its one bound, or None for a target in words.

    Args:
        target: the target.

    Returns:
        The value in the unit without its scale: 1.2万亿元 and 12000亿元 are one.
    """
    ends = [end for end in (target.value_min, target.value_max) if end is not None]
    return scale_of(target.unit)[0] * sum(ends) / len(ends) if ends else None


def _is_headline(pair: TargetPair) -> bool:
    target = pair.new or pair.old
    return target is not None and target.scope == "headline"
