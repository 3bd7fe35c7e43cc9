"""Words of a person -> corrected fields, checked against the closed lists of docs/archive.md."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import get_args

from pipelines.diff.targets.indicators import indicator_names
from pipelines.review.readings import FIELDS, same_reading
from pipelines.text.normal import normalise
from storage.errors import UserMistake
from storage.records import LedgerState
from storage.rows import Reading, ReviewKind

Values = dict[str, str | int | float | None]

CHOICES: Mapping[str, tuple[str, ...]] = {
    "measure": ("growth", "level", "share", "rate", "change_pp", "qualitative"),
    "qualifier": (
        "point", "at_least", "at_most", "around", "range", "sync", "assigned", "steady", "flat", "rank",
        "explicitly_absent",
    ),
    "strength": ("plain", "hard", "stretch"),
    "reference": ("", "gdp", "region", "nation", "last_year"),
    "scope": ("headline", "task", "five_year", "result"),
    "state": get_args(LedgerState),
}  # fmt: skip
"""Field -> the words it takes; an empty reference is none."""
NUMBERS = ("value_min", "value_max")
NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,9})?")
"""A number as a person types it: 5.5, -3; no report has longer ones."""
VALUE = "value"
"""Not a field but a short way to both bounds: the one that the qualifier has, or both."""
YEARS = range(1949, 2101)
"""Years that a target can be for: those of the republic until those of the longest plans."""


def read_corrections(kind: ReviewKind, words: Iterable[str], judged: Reading, text: str = "") -> Reading:
    """Read what a person puts right.

    Args:
        kind: what is reviewed.
        words: FIELD=VALUE of each field; `value=5` sets the bounds that the qualifier has.
        judged: what was read.
        text: of an outcome: the newer text, in which corrected evidence must stand.

    Returns:
        The corrected fields with their values.

    Raises:
        UserMistake: a field or value is unknown or impossible, or nothing differs from what was read.
    """
    given = dict(_split(kind, word) for word in words)
    short = given.pop(VALUE, None)
    values: Values = {name: _value(name, written, text) for name, written in given.items()}
    if short is not None:
        values |= _bounds(_number(VALUE, short), values.get("qualifier", judged.get("qualifier")))
    right = {**judged, **values}
    if not values or same_reading(right, judged):
        raise UserMistake("this is what was read; to confirm it use --right")
    _require_possible(right)
    return {name: value for name, value in values.items() if value != judged[name]}


def _split(kind: ReviewKind, word: str) -> tuple[str, str]:
    """Take FIELD=VALUE apart."""
    name, equals, written = word.partition("=")
    fields = (*FIELDS[kind], *((VALUE,) if kind == "target" else ()))
    if not equals or name.strip() not in fields:
        raise UserMistake(f"'{word}' is no FIELD=VALUE of {kind}s; the fields are {', '.join(fields)}")
    return name.strip(), written.strip()


def _value(name: str, written: str, text: str) -> str | int | float | None:
    """Read the value of a field."""
    if name in NUMBERS:
        return _number(name, written)
    if name == "horizon":
        return _year(written)
    if name == "indicator" and written != "other" and written not in indicator_names():
        raise UserMistake(f"no indicator '{written}'; 'scrapy targets --indicators' lists them")
    if name in CHOICES and written not in CHOICES[name]:
        raise UserMistake(f"{name} is one of {', '.join(filter(None, CHOICES[name]))}, not '{written}'")
    if name == "name" and not written:
        raise UserMistake("name takes the words of the report, not nothing")
    if name == "evidence":
        return _evidence(written, text)
    return None if name == "reference" and not written else written


def _number(name: str, written: str) -> float | None:
    """Read a number; nothing is no number."""
    if not written:
        return None
    digits = unicodedata.normalize("NFKC", written)
    if not NUMBER.fullmatch(digits):
        raise UserMistake(
            f"{name} takes a number such as 5.5, or nothing, not '{written}' (its unit is a field)"
        )
    return float(digits)


def _year(written: str) -> int | None:
    """Read a year; nothing is no year."""
    if not written:
        return None
    if not (written.isdecimal() and int(written) in YEARS):
        raise UserMistake(f"horizon takes a year such as 2026, or nothing, not '{written}'")
    return int(written)


def _evidence(written: str, text: str) -> str:
    """Take words as evidence where they stand in the newer text, however they are spaced."""
    words = normalise(written).text
    if words and words not in normalise(text).text:
        raise UserMistake(f"'{written}' does not stand in the newer report: evidence takes its very words")
    return "".join(written.split())


def _bounds(number: float | None, qualifier: object) -> Values:
    """Return the bounds of one value."""
    if qualifier == "at_least":
        return {"value_min": number, "value_max": None}
    if qualifier == "at_most":
        return {"value_min": None, "value_max": number}
    return {"value_min": number, "value_max": number}


def _require_possible(right: Reading) -> None:
    """Refuse bounds that stand the wrong way round."""
    low, high = right.get("value_min"), right.get("value_max")
    if isinstance(low, float | int) and isinstance(high, float | int) and low > high:
        raise UserMistake(f"value_min {low:g} is above value_max {high:g}")
