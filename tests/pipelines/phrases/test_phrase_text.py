"""Letters of a text: what counts when phrases are compared."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.phrases.phrase_text import BREAK, CLOSES, OPENS, folded_phrase, phrase_text


def test_quotation_marks_blanks_width_and_case_do_not_count() -> None:
    assert folded_phrase("“互联网＋”") == folded_phrase("互 联网+") == "互联网+"
    assert folded_phrase("《中国制造２０２５》") == "中国制造2025"
    assert folded_phrase("5g") == folded_phrase("５Ｇ")


def test_where_quotation_marks_stood_is_kept() -> None:
    text = phrase_text("推进“一带一路”建设")
    assert text.letters == "推进一带一路建设"
    assert [at for at, bits in enumerate(text.quotes) if bits & OPENS] == [2]
    assert [at for at, bits in enumerate(text.quotes) if bits & CLOSES] == [5]


def test_straight_quotation_marks_open_and_close_by_turns() -> None:
    text = phrase_text('抓好"三农"和"三夏"')
    assert [at for at, bits in enumerate(text.quotes) if bits & OPENS] == [2, 5]


def test_an_enumeration_comma_is_a_letter_and_any_other_mark_a_break() -> None:
    assert phrase_text("大众创业、万众创新。改革；").letters == "大众创业、万众创新\0改革\0"


def test_a_heading_is_parted_from_the_sentence_below_it() -> None:
    assert "发展二" not in phrase_text("一、创新发展\n二是改革。\n三").letters


def test_a_phrase_over_the_line_end_of_a_page_is_one() -> None:
    lines = "\n".join(["我们要坚定不移地贯彻落实党中央国务院的决策部署推动全市经济社会高质"] * 12)
    assert "高质我们" in phrase_text(lines).letters


@given(st.text(max_size=60))
def test_offsets_lead_back_to_letters_of_the_raw_text(text: str) -> None:
    folded = phrase_text(text)
    assert len(folded.codes) == len(folded.offsets) == len(folded.quotes)
    for code, at in zip(folded.codes.tolist(), folded.offsets.tolist(), strict=True):
        if code != BREAK:
            assert folded_phrase(text[at]) == chr(code)
