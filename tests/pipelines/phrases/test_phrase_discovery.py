"""Phrases without a list: new and gone ones of a series."""

import pytest

from pipelines.phrases.phrase_discovery import DatedText, Find, find_phrases, gone_since, log_odds, new_in
from pipelines.phrases.phrase_text import phrase_text

PLAIN = "我们坚持稳中求进，做好民生工作。要抓好粮食生产，要办好教育，要管好水利。"


def series(texts: dict[int, str], others: dict[int, str] | None = None) -> list[DatedText]:
    return [
        DatedText(year, phrase_text(PLAIN + text), is_own)
        for given, is_own in ((texts, True), (others or {}, False))
        for year, text in given.items()
    ]


def words(finds: list[Find]) -> list[str]:
    return [find.words for find in finds]


def test_a_quoted_new_term_stands_first_on_one_use() -> None:
    finds = find_phrases(series({2019: "", 2020: "做好“六稳”工作，落实“六保”任务。"}), new_in(2020))
    assert {"六稳", "六保"} == set(words(finds)[:2])
    assert finds[0].is_quoted


def test_a_find_is_trimmed_to_the_name_and_grown_to_its_whole() -> None:
    new = "加快发展新质生产力。培育新质生产力，因地制宜。新质生产力不断壮大。"
    later = {2025: "大力培育新质生产力。以新质生产力带动全局。"}
    finds = find_phrases(series({2023: "", 2024: new}, later), new_in(2024))
    assert words(finds)[0] == "新质生产力"


def test_what_an_earlier_report_of_the_series_has_is_not_new() -> None:
    finds = find_phrases(series({2019: "推进“三农”工作。", 2020: "推进“三农”工作。"}), new_in(2020))
    assert "三农" not in words(finds)


def test_what_other_places_said_before_is_new_here() -> None:
    finds = find_phrases(
        series({2019: "", 2020: "深化“放管服”改革。"}, {2018: "深化放管服改革。"}), new_in(2020)
    )
    assert "放管服" in words(finds)


def test_a_plain_word_in_quotation_marks_does_not_stand_first() -> None:
    others = dict.fromkeys(range(2010, 2016), "不能要面子。")
    finds = find_phrases(series({2019: "", 2020: "既要“面子”。"}, others), new_in(2020))
    assert not any(find.is_quoted for find in finds)


def test_a_plus_sign_of_full_width_makes_nothing_new() -> None:
    finds = find_phrases(series({2019: "推进“互联网+”。", 2020: "推进“互联网＋”。"}), new_in(2020))
    assert "互联网+" not in words(finds)


def test_what_went_is_found_after_three_reports_had_it() -> None:
    texts = dict.fromkeys((2000, 2001, 2002), "实施“三条保障线”制度。") | {2003: "", 2004: ""}
    assert words(find_phrases(series(texts), gone_since(2002)))[0] == "三条保障线"
    assert find_phrases(series({2000: "实施“三条保障线”制度。", 2001: ""}), gone_since(2000)) == []


def test_a_year_that_is_not_held_has_no_finds() -> None:
    assert find_phrases(series({2019: ""}), new_in(2020)) == []


def test_repeating_a_text_changes_no_words() -> None:
    texts = series({2019: "", 2020: "做好“六稳”工作。"})
    assert words(find_phrases(texts, new_in(2020))) == words(find_phrases(texts[::-1], new_in(2020)))


@pytest.mark.parametrize(("recent", "before", "sign"), [(5, 0, 1), (0, 5, -1)])
def test_log_odds_have_the_sign_of_the_commoner_side(recent: int, before: int, sign: int) -> None:
    assert sign * log_odds(recent, 10, before, 10) > 0
