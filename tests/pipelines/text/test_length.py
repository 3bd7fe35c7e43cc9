"""The three lengths of a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.length import Counts, count


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("", Counts(0, 0, 0)),
        ("泠州市。", Counts(4, 3, 4)),
        ("GDP增长6.5%", Counts(9, 2, 5)),
        ("投资1,200亿元\n 二〇二一年", Counts(16, 9, 10)),
        ("R&D", Counts(3, 0, 3)),
        (".5", Counts(2, 0, 2)),
        ("5.", Counts(2, 0, 2)),
        ("镕𬭚", Counts(2, 2, 2)),
    ],
)
def test_a_han_character_or_a_mark_is_one_word_and_a_run_of_latin_is_one(text: str, counts: Counts) -> None:
    assert count(text) == counts


RUN = re.compile(r"[0-9A-Za-zÀ-ɏ]+(?:[.,'][0-9A-Za-zÀ-ɏ]+)*")


@given(st.text(alphabet="增长aB0é.,' \n%", max_size=40))
def test_words_are_counted_as_they_are_defined(text: str) -> None:
    runs = RUN.findall(text)
    visible = len(re.sub(r"\s", "", text))
    assert count(text).words == visible - sum(map(len, runs)) + len(runs)
