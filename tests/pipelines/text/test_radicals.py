"""Radicals that stand for ideographs become these; every other character stays."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.radicals import FIRST, LAST, ideographs, unify

NO_IDEOGRAPH = {0x2E80}
"""A radical for which Unicode names no ideograph."""


def test_every_radical_but_one_has_an_ideograph() -> None:
    assigned = {code for code in range(FIRST, LAST + 1) if unicodedata.name(chr(code), "")}
    assert set(ideographs()) == assigned - NO_IDEOGRAPH
    assert not any(FIRST <= code <= LAST for code in ideographs().values())


def test_the_ideograph_is_that_of_unicode_but_for_the_door_of_simplified_text() -> None:
    for radical, ideograph in ideographs().items():
        plain = unicodedata.normalize("NFKC", chr(radical))
        assert (
            plain == chr(radical) or ord(plain) == ideograph or (chr(radical), ideograph) == ("⼾", ord("户"))
        )


def test_radicals_are_counted_and_other_characters_stay() -> None:
    assert unify("⼀、增⻓８％（⺠⽣）：①") == ("一、增长８％（民生）：①", 4)


@given(st.text())
def test_a_text_without_radicals_stays(text: str) -> None:
    unified, count = unify(text)
    assert len(unified) == len(text)
    assert (count == 0) == (unified == text)
