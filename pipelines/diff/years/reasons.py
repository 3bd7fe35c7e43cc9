"""Reasons to doubt a comparison of two years: codes with parameters, and their sentences in English.

`YearDiff.odd` and the archive hold the sentences; `read_reason` gives the codes back, for other languages.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter

ENGLISH: Mapping[str, str] = {
    "empty": "the {side} text is empty",
    "same_text": "both texts are the same",
    "years_swapped": "the years are swapped: {first} stands before {second}",
    "same_year": "both texts are of {first}",
    "two_places": "two places: {first} and {second}",
    "too_short": "the {side} text is too short for a report ({size} characters)",
    "plan": "the {side} text is a plan, not a work report",
    "damaged": "the {side} text is masked or has lost digits: its numbers were not read",
    "repeated": "the {side} text holds much of its text twice",
    "cut": "the {side} text is less than half as long as the other: cut, or of another kind",
    "no_plan_part": "the {side} text has no plan part: cut, or of another kind",
    "not_successive": "hardly a sentence goes on: these are no reports of successive years",
    "years_apart": "the years are {years} apart: what became of the promises was not judged",
    "half_as_long": "the {side} text is less than half as long as the other",
}
"""Code -> sentence; archives hold these sentences, so that a changed one needs a migration."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a comparison would mislead, or what its reader should know."""

    code: str
    """A key of ENGLISH."""
    values: tuple[tuple[str, str], ...] = ()
    """(name, value) of every parameter of its sentence, in order."""

    @property
    def english(self) -> str:
        """The reason as a sentence."""
        return ENGLISH[self.code].format(**dict(self.values))


def reason(code: str, **values: object) -> Reason:
    """Return a reason; the keywords are the parameters of its sentence, in the same order."""
    return Reason(code, tuple((name, str(value)) for name, value in values.items()))


def read_reason(sentence: str) -> Reason | None:
    """Return the reason that a sentence of ENGLISH states; None for any other sentence."""
    for code, pattern in _patterns().items():
        if found := pattern.fullmatch(sentence):
            return Reason(code, tuple(found.groupdict().items()))
    return None


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """Return ENGLISH as patterns: a parameter matches one word."""
    return {
        code: re.compile(
            "".join(
                re.escape(text) + (rf"(?P<{name}>\S+)" if name else "")
                for text, name, _, _ in Formatter().parse(sentence)
            )
        )
        for code, sentence in ENGLISH.items()
    }
