"""Target -> how sure its reading is, and why: certain, likely, or for a person to look at."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from pipelines.diff.targets.promise import Promise
from pipelines.diff.targets.quantities import scale_of
from storage.records import Confidence, Target

WITHHELD = "digits_lost"
"""The text is masked or lost digits: its numbers are not given."""
CONTRADICTS = "contradicts"
"""Another target of the same text gives the same indicator another value."""
REASONS: dict[str, str] = {
    "upside_down": "the higher end of a range stands first: the ends were put in order",
    "no_unit": "a number without a unit",
    "number_missing": "a unit without a number",
    WITHHELD: "digits were lost or masked in this text: the number is withheld",
    CONTRADICTS: "another target of this text says something else for the same indicator",
    "borrowed_name": "a verb without a noun: the name is that of an earlier clause",
    "carried_name": "a number without a name: the name is that of the clause before",
    "part_of_name": "the name may be longer or shorter than what is meant",
    "maybe_size": "the number may be the size of a thing that is there, not what is promised",
    "other_name": "read from the words around the number: the name is not in the table of indicators",
    "table_name": "an indicator of the table with its own number",
    "own_words": "a target in words, as written",
}
"""Reason -> what it means, in English."""
DOUBTS = frozenset(
    {
        "upside_down",
        "no_unit",
        "number_missing",
        WITHHELD,
        CONTRADICTS,
        "borrowed_name",
        "part_of_name",
        "maybe_size",
    }
)
"""Reasons for a person to look at a target."""
LIKELY = frozenset({"other_name", "carried_name"})
"""Reasons for no more than a likely reading."""
LONGEST_SURE = 18
"""Characters of a name from which on it may hold more than the name; guess."""


def reason_of(promise: Promise) -> str:
    """The reason of a promise's grade: the parser's own doubt, else how it was read."""
    if promise.doubt:
        return promise.doubt
    if promise.is_known:
        return "table_name" if promise.measure != "qualitative" else "own_words"
    name = promise.name
    if len(name) > LONGEST_SURE or name.count('"') % 2 or "、" in name:
        return "part_of_name"
    return "other_name" if promise.measure != "qualitative" else "own_words"


def grade_of(why: str) -> Confidence:
    """How sure a reading is that has this reason."""
    if why in DOUBTS:
        return "needs_look"
    return "likely" if why in LIKELY else "certain"


def with_contradictions(targets: Iterable[Target]) -> list[Target]:
    """Mark the targets that give one indicator different values for the same year; all of them are kept."""
    kept = list(targets)
    groups: dict[tuple[object, ...], set[tuple[object, ...]]] = defaultdict(set)
    for target in kept:
        groups[_matter(target)].add(_value(target))
    return [
        replace(target, confidence="needs_look", why=CONTRADICTS)
        if len(groups[_matter(target)]) > 1 and target.confidence != "needs_look"
        else target
        for target in kept
    ]


def _matter(target: Target) -> tuple[object, ...]:
    """What two targets must share to contradict each other; unique for one that never does."""
    is_alone = target.indicator == "other" or target.scope == "result" or target.measure == "qualitative"
    own = target.start if is_alone or target.strength == "stretch" or target.reference else -1
    unit = scale_of(target.unit)[1]
    return target.indicator, target.name, target.measure, unit, target.horizon, own


def _value(target: Target) -> tuple[object, ...]:
    factor = scale_of(target.unit)[0]
    ends = (target.value_min, target.value_max)
    return tuple(None if end is None else round(end * factor, 6) for end in ends)
