"""Normal form: what folds, what stays, and fingerprints that are never wrong."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.text.normal import classify, codes_of, fingerprints, normalise, octets_of, spaced_text

FOLDED = [
    ("增长８％左右", "增长8%左右"),
    ("“双减”与‘双碳’", "\"双减\"与'双碳'"),
    ("〔2020〕1号【注】", "(2020)1号[注]"),
    ("增长6%—8%，约3～5个", "增长6%-8%,约3~5个"),
    ("8 %\n左\u200b右\ufeff", "8%左右"),
    ("⼈民⽅案", "人民方案"),
    ("增⻓⺠⽣⼾籍", "增长民生户籍"),
    ("PM₂.₅、CO₂、10⁴", "PM2.5、CO2、10⁴"),
    ("二○二◯年", "二〇二〇年"),
    ("①Ⅲ²㎡℃…×", "①Ⅲ²㎡℃…×"),
    ("", ""),
]


@pytest.mark.parametrize(("raw", "normal"), FOLDED)
def test_a_text_folds_to_its_normal_form(raw: str, normal: str) -> None:
    assert normalise(raw).text == normal


def test_offsets_point_from_the_normal_form_into_the_raw_text() -> None:
    raw = " 增\u3000长８ ％。"
    normal = normalise(raw)
    assert [raw[offset] for offset in normal.offsets[:-1]] == list("增长８％。")
    assert normal.offsets[len(normal.text)] == len(raw)


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ("增长8%。", "增长8%。", "same"),
        ("增长8%。\n", "增长 8%。", "layout"),
        ("增长8%，", "增长8％,", "typography"),
        ("增长8%。", "增长9%。", "content"),
        ("10²", "102", "content"),
        ("11\t20.5", "112\t0.5", "content"),
        ("5 12 30", "51 2 30", "content"),
        ("20\n21年", "2021年", "content"),
        ("PM2_5", "PM25", "content"),
        ("１ ２", "12", "content"),
        ("11\t20.5", "11\n20.5", "layout"),
        ("11\u200b20", "1120", "typography"),
        ("PM2_5", "PM2 5", "typography"),
        ("PM_2.5", "PM2.5", "typography"),
        ("2021 年", "2021年", "layout"),
        ("", "", "same"),
        ("", " ", "layout"),
    ],
)
def test_a_refetch_is_classified_without_a_diff(old: str, new: str, verdict: str) -> None:
    assert classify(old, new) == verdict


def test_fingerprints_tell_layout_from_typography_from_content() -> None:
    one, two, three = normalise("增长8%"), normalise("增长 8%"), normalise("增长８%")
    assert one.raw_print != two.raw_print
    assert one.layout_print == two.layout_print != three.layout_print
    assert one.normal_print == two.normal_print == three.normal_print


@given(st.text(st.characters(codec=None)), st.text(st.characters(codec=None)))
@settings(deadline=None)
def test_the_normal_form_is_a_homomorphism(left: str, right: str) -> None:
    assert normalise(left + right).text == normalise(left).text + normalise(right).text


@given(st.text(st.characters(codec=None)))
@settings(deadline=None)
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    once = normalise(text)
    assert normalise(once.text).text == once.text
    assert len(once.offsets) == len(once.text) + 1
    assert list(once.offsets) == sorted(once.offsets)


def test_no_letter_digit_or_plain_ideograph_is_ever_dropped() -> None:
    kept = "".join(
        chr(code)
        for code in range(0x3400, 0x30000)
        if unicodedata.category(chr(code)) in ("Lo", "Ll", "Lu", "Nd")
    )
    assert len(normalise(kept).text) == len(kept)


def test_lone_surrogates_and_marks_of_direction_do_no_harm() -> None:
    assert normalise("增\ud800长\u202e").text == "增\ud800长"


@given(
    st.text(
        alphabet=st.one_of(st.characters(), st.sampled_from("增长 \u3000\n\u200b\u00a0\u2028_８％“〔\ud800")),
        max_size=60,
    )
)
def test_fingerprints_made_without_offsets_are_those_of_the_normal_form(text: str) -> None:
    normal = normalise(text)
    spaces = codes_of("".join(each for each in text if each.isspace()))
    assert fingerprints(octets_of(text), spaces, spaced_text(codes_of(text))) == (
        normal.raw_print,
        normal.layout_print,
        normal.normal_print,
    )


@given(
    st.lists(st.sampled_from("0123456789"), min_size=2, max_size=9),
    st.sets(st.integers(1, 8)),
    st.sets(st.integers(1, 8)),
    st.sampled_from("\t\n \u3000_"),
)
def test_digits_that_change_cells_are_never_layout(
    digits: list[str], cuts: set[int], others: set[int], blank: str
) -> None:
    def row(places: set[int]) -> str:
        return "".join(blank * (at in places) + digit for at, digit in enumerate(digits))

    apart = {at for at in cuts if at < len(digits)} == {at for at in others if at < len(digits)}
    assert (classify(row(cuts), row(others)) == "same") is apart
    assert classify(row(cuts), row(others)) in {"same", "content"}
