"""What a person puts right: fields and values are checked, and whatever is typed gives a correction or one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.review.corrections import CHOICES, read_corrections
from pipelines.review.readings import FIELDS, TARGET_FIELDS
from storage.errors import UserMistake
from storage.rows import Reading, ReviewKind

GROWTH: Reading = {
    "indicator": "gdp", "name": "地区生产总值", "measure": "growth", "value_min": 7.0, "value_max": 7.0, "unit": "%",
    "qualifier": "around", "strength": "plain", "reference": None, "scope": "headline", "horizon": 2021,
}  # fmt: skip
MISSED: Reading = {"state": "missed", "evidence": "增长6.1%"}
TEXT = "全市地区生产总值增长 6.1%，\n就业 3.2 万人。"


@pytest.mark.parametrize(
    ("words", "corrections"),
    [
        (["value=8"], {"value_min": 8, "value_max": 8}),
        (["value=８．５"], {"value_min": 8.5, "value_max": 8.5}),
        (["value=-3"], {"value_min": -3, "value_max": -3}),
        (["value=8", "qualifier=at_least"], {"value_min": 8, "value_max": None, "qualifier": "at_least"}),
        (["qualifier=at_most", "value=8"], {"value_min": None, "value_max": 8, "qualifier": "at_most"}),
        (["value_min=6"], {"value_min": 6}),
        (["value="], {"value_min": None, "value_max": None}),
        (["reference=nation", "horizon="], {"reference": "nation", "horizon": None}),
        ([" unit = 亿元 "], {"unit": "亿元"}),
        (["indicator=other", "name=全口径产值"], {"indicator": "other", "name": "全口径产值"}),
    ],
)
def test_fields_of_a_target_take_values(words: list[str], corrections: Reading) -> None:
    assert read_corrections("target", words, GROWTH) == corrections


def test_evidence_stands_in_the_newer_report_however_it_is_spaced() -> None:
    assert read_corrections("outcome", ["evidence=增长6.1%，就业"], MISSED, TEXT) == {
        "evidence": "增长6.1%，就业"
    }
    assert read_corrections("outcome", ["evidence=", "state=dropped"], MISSED, TEXT) == {
        "evidence": "",
        "state": "dropped",
    }
    with pytest.raises(UserMistake, match="very words"):
        read_corrections("outcome", ["evidence=增长6.2%"], MISSED, TEXT)


@pytest.mark.parametrize(
    "word",
    ["value=1_000", "value=1 000", "value=1e5", "value=七", "value=5%", "value=0x5", "value=" + "9" * 40],
)
def test_what_is_no_plain_number_is_refused(word: str) -> None:
    with pytest.raises(UserMistake, match="takes a number"):
        read_corrections("target", [word], GROWTH)


def test_what_was_read_is_no_correction() -> None:
    for words in (["value=7"], ["unit=%"], []):
        with pytest.raises(UserMistake, match="use --right"):
            read_corrections("target", words, GROWTH)


def test_every_closed_field_is_a_field() -> None:
    assert set(CHOICES) <= {*FIELDS["target"], *FIELDS["outcome"]}


WORDS = st.one_of(
    st.text(max_size=20),
    st.builds(
        "{}={}".format, st.sampled_from((*TARGET_FIELDS, "value", "state", "evidence")), st.text(max_size=12)
    ),
)


@given(st.sampled_from(("target", "outcome")), st.lists(WORDS, max_size=4))
def test_whatever_is_typed_is_a_correction_or_one_line(kind: ReviewKind, words: list[str]) -> None:
    judged = GROWTH if kind == "target" else MISSED
    try:
        found = read_corrections(kind, words, judged, TEXT)
    except UserMistake:
        return
    assert found
    assert set(found) <= set(judged)
    assert all(found[name] != judged[name] for name in found)
