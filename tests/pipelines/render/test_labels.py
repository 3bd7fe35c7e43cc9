"""Words of the renderers: what has words in English elsewhere has them in Chinese here."""

from string import Formatter

import pytest

from pipelines.diff.years.reasons import ENGLISH, Reason
from pipelines.diff.years.summary import WORDS
from pipelines.render.labels import REASONS, YEAR_COUNTS, reason_zh


def names(template: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(template) if name]


@pytest.mark.parametrize("code", ENGLISH)
def test_a_reason_has_a_chinese_sentence_with_the_same_parameters(code: str) -> None:
    assert names(REASONS[code]) == names(ENGLISH[code])
    values = tuple((name, "old" if name == "side" else "7") for name in names(ENGLISH[code]))
    assert reason_zh(Reason(code, values).english) == REASONS[code].format(
        **dict(values) | {"side": "旧文本"}
    )


def test_an_unknown_reason_is_shown_as_it_is() -> None:
    assert reason_zh("years swapped") == "years swapped"


def test_every_count_of_a_year_has_a_chinese_name() -> None:
    assert list(YEAR_COUNTS) == list(WORDS)
