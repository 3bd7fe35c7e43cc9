"""Target, LedgerEntry -> Reading: the fields that a person can judge, and what a person holds to be right."""

from collections.abc import Mapping

from storage.records import LedgerEntry, Target
from storage.rows import Reading, Review

TARGET_FIELDS = (
    "indicator", "name", "measure", "value_min", "value_max", "unit", "qualifier", "strength", "reference", "scope",
    "horizon",
)  # fmt: skip
VALUE_FIELDS = ("value_min", "value_max", "unit", "qualifier")
OUTCOME_FIELDS = ("state", "evidence")
FIELDS: Mapping[str, tuple[str, ...]] = {"target": TARGET_FIELDS, "outcome": OUTCOME_FIELDS}
"""Kind of a review -> the fields of its readings."""


def target_reading(target: Target) -> Reading:
    """Return what was read of a target."""
    return {name: getattr(target, name) for name in TARGET_FIELDS}


def outcome_reading(entry: LedgerEntry, new_text: str) -> Reading:
    """Return what was read of an outcome; `new_text` is the text that states it."""
    return {"state": entry.state, "evidence": evidence_of(entry, new_text)}


def evidence_of(entry: LedgerEntry, new_text: str) -> str:
    """Return the words that state an outcome, on one line without blanks; empty where there are none."""
    return "".join(new_text[slice(*entry.outcome)].split()) if entry.outcome else ""


def held_right(review: Review) -> Reading | None:
    """Return the reading that a person holds to be right; None of one who said only that it is wrong."""
    return None if review.verdict == "wrong" else {**review.judged, **review.corrections}


def same_reading(one: Reading, other: Reading) -> bool:
    """Return whether two readings agree in all fields that both have; 5 and 5.0 are one value."""
    return all(one[name] == other[name] for name in one.keys() & other.keys())
