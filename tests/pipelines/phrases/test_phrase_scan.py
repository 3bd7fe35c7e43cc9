"""Uses of listed phrases: the traps that falsify a first or last year."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.phrases.listed_phrases import ListedPhrase, phrase_of
from pipelines.phrases.phrase_scan import PhraseUses, build_trie, scan
from pipelines.phrases.phrase_text import phrase_text


def uses(text: str, *phrases: ListedPhrase) -> PhraseUses:
    return scan(phrase_text(text), build_trie(phrases))


def counted(text: str, *phrases: ListedPhrase) -> int:
    found = uses(text, *phrases)
    return int((~found.straddles).sum())


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("把握创新发展理念，破解发展难题", 0),
        ("贯彻新发展理念，构建新发展格局", 1),
        ("坚持“新发展理念”", 1),
        ("贯彻创新“新发展理念”", 1),
    ],
)
def test_a_phrase_cut_out_of_two_words_does_not_count(text: str, right: int) -> None:
    assert counted(text, phrase_of("新发展理念")) == right


def test_a_neighbour_that_belongs_to_the_word_before_takes_nothing_away() -> None:
    assert counted("推进一带一路建设，推行政务公开", phrase_of("一带一路"), phrase_of("政务公开")) == 2


def test_a_longer_other_phrase_does_not_count() -> None:
    tight = phrase_of("从紧的货币政策", not_counted=["适度从紧的货币政策"])
    assert counted("继续实行适度从紧的货币政策。", tight) == 0
    assert counted("实行从紧的货币政策，不是适度从紧的货币政策。", tight) == 1


def test_a_phrase_that_never_stands_verbatim_is_found_by_its_form() -> None:
    housing = phrase_of("房住不炒", ["房子是用来住的、不是用来炒的"])
    assert counted("坚持房子是用来住的、不是用来炒的定位", housing) == 1


def test_forms_that_overlap_count_once() -> None:
    river = phrase_of("河长制", ["河湖长制", "河长制、湖长制"])
    assert counted("全面推行河长制、湖长制。河湖长制见效。", river) == 2


def test_marks_and_blanks_inside_do_not_count() -> None:
    assert counted("“放 管服”改革，放\n管服", phrase_of("放管服")) == 1
    assert uses("深化“放管服”改革", phrase_of("放管服")).quoted.tolist() == [True]


def test_a_use_ends_at_a_mark() -> None:
    assert counted("建设新质。生产力", phrase_of("新质生产力")) == 0


def test_no_phrases_and_no_text_give_no_uses() -> None:
    assert len(uses("", phrase_of("放管服")).phrase) == len(uses("放管服").phrase) == 0


@given(
    st.text("三农问题、。", max_size=40),
    st.lists(st.text("三农问题", min_size=2, max_size=4), unique=True, max_size=5),
)
def test_the_scan_finds_what_a_search_finds(text: str, words: list[str]) -> None:
    phrases = [phrase_of(each) for each in words]
    found = Counter(uses(text, *phrases).phrase.tolist())
    letters = phrase_text(text).letters
    assert [found[number] for number in range(len(words))] == [letters.count(each) for each in words]
