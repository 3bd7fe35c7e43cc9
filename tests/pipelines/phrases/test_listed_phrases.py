"""The list of phrases: how it is read, and what can be no phrase."""

from pathlib import Path

import pytest

from pipelines.phrases.listed_phrases import listed_phrases, phrase_of, print_of, read_listed
from storage.errors import UserMistake

HEAD = "phrase,forms,not_counted,kind,note\n"


def test_the_project_lists_the_phrases_of_the_gold_and_of_the_issue() -> None:
    names = {each.words for each in listed_phrases()}
    assert {"三农", "两个确保", "从紧的货币政策", "新质生产力", "放管服", "房住不炒", "河长制"} <= names


def test_a_context_that_does_not_count_holds_a_form() -> None:
    lost = [
        each.words
        for each in listed_phrases()
        for context in each.not_counted
        if not any(form in context for form in each.forms)
    ]
    assert lost == []


@pytest.mark.parametrize("words", ["农", "", "三" * 200, "发展。改革", "“”"])
def test_what_can_be_no_phrase_is_refused_in_a_line(words: str) -> None:
    with pytest.raises(UserMistake) as refused:
        phrase_of(words)
    assert "\n" not in str(refused.value)


def test_wildcards_are_marks_and_not_patterns() -> None:
    with pytest.raises(UserMistake, match="mark"):
        phrase_of("三*农")


def test_quotes_around_a_phrase_are_dropped() -> None:
    assert phrase_of("“三农”").forms == ("三农",)


def test_the_print_of_a_list_changes_with_its_forms_and_not_with_its_notes(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    prints = []
    for row in ("三农,三农,,number,", "三农,三农,,number,a note", "三农,三农;农业农村农民,,number,"):
        table.write_text(HEAD + row + "\n", encoding="utf-8")
        prints.append(print_of(read_listed(table)))
    assert prints[0] == prints[1] != prints[2]


@pytest.mark.parametrize(
    "rows", ["三农,三农,,nonsense,\n", "三农,三农,,number,\n三农,三农,,number,\n", "三农,农,,number,\n"]
)
def test_a_wrong_list_is_refused_in_a_line(tmp_path: Path, rows: str) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(UserMistake):
        read_listed(table)
