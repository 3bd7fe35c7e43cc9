"""Words that choose places, and the sources that lie in them."""

import pytest

from crawler.portals.selection import place_code, selection
from storage.errors import UserMistake


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("33", "330000"),
        ("330000", "330000"),
        ("3302", "330200"),
        ("浙江", "330000"),
        ("宁波市", "330200"),
        ("zhejiang_ningbo", "330200"),
    ],
)
def test_a_code_its_stem_and_a_name_choose_the_same_place(words: str, code: str) -> None:
    assert place_code(words) == code


@pytest.mark.parametrize(
    ("words", "why"), [("99999", "no place"), ("", "no place"), ("鼓楼区", "several"), ("00", "no place")]
)
def test_other_words_are_refused_with_a_reason(words: str, why: str) -> None:
    with pytest.raises(UserMistake, match=why):
        place_code(words)


def test_places_lie_where_they_lie_today() -> None:
    guangdong = selection(["44"])
    assert guangdong.takes("440304")
    assert not guangdong.takes("460100")  # Hainan was Guangdong's until 1988
    assert not guangdong.takes("")


def test_under_and_level_narrow_each_other_and_nothing_chosen_is_no_selection() -> None:
    chosen = selection(["33"], ["county"])
    assert (chosen.takes("330702"), chosen.takes("330200"), chosen.takes("110101")) == (True, False, False)
    assert selection([], ["province"]).takes("110000")
    assert selection(["国务院"]).takes("110101")
    assert not selection()
