"""Reasons to doubt a comparison of years: codes that can be read back from their sentences."""

from string import Formatter

import pytest

from pipelines.diff.years.reasons import ENGLISH, Reason, read_reason, reason

SAMPLES = {"side": "new", "first": "2021", "second": "2020", "size": "95", "years": "3"}


def sample(code: str) -> Reason:
    names = [name for _, name, _, _ in Formatter().parse(ENGLISH[code]) if name]
    return reason(code, **{name: SAMPLES[name] for name in names})


@pytest.mark.parametrize("code", ENGLISH)
def test_every_sentence_leads_back_to_its_code_and_values(code: str) -> None:
    assert read_reason(sample(code).english) == sample(code)


def test_a_sentence_holds_the_values_of_its_reason() -> None:
    assert reason("too_short", side="old", size=95).english == (
        "the old text is too short for a report (95 characters)"
    )


def test_any_other_sentence_has_no_code() -> None:
    assert read_reason("the old text is fine") is None
