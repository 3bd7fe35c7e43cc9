"""Letters, sentences and clauses of a text, as reuse is looked for."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.reuse.reuse_text import reuse_text


def test_marks_and_blanks_are_left_out_and_digits_are_one_letter() -> None:
    text = reuse_text("增长 6.5%，ＧＤＰ。")
    assert text.letters(0, len(text.codes)) == "增长00GDP"


def test_sentences_end_at_marks_and_lines_and_clauses_at_commas() -> None:
    text = reuse_text("抓改革，促发展。\n二、民生；要办好。")
    assert text.sentence.tolist() == [0] * 6 + [1] * 3 + [2] * 3
    assert text.clause.tolist() == [0] * 3 + [1] * 3 + [2] * 3 + [3] * 3


@given(st.text(max_size=80))
def test_units_are_numbered_without_gaps_and_spans_lead_back(raw: str) -> None:
    text = reuse_text(raw)
    for units in (text.sentence.tolist(), text.clause.tolist()):
        assert sorted(set(units)) == list(range(len(set(units))))
        assert units == sorted(units)
    for at in range(len(text.codes)):
        start, end = text.span(at, at + 1)
        assert end == start + 1
