"""Sketches: copies, parts and different reports."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.minhash import (
    EMPTY,
    RUN,
    Sketch,
    containment,
    jaccard,
    near_pairs,
    packed_jaccard,
    packed_sketch,
    relate,
    sketch,
)
from pipelines.text.normal import codes_of
from tests.support.random_texts import edited, invented

PART = 500
"""Characters of a part, of which a slot expects only four shingles."""


def test_white_space_and_punctuation_do_not_count() -> None:
    text = invented(1)
    assert jaccard(sketch(text), sketch(" \n".join(text.replace("。", ",")))) == 1.0


def test_full_width_digits_are_digits() -> None:
    text = invented(2) + "2021年增长7.5"
    assert sketch(text) == sketch(text.replace("2021", "２０２１").replace("7", "７"))


def test_two_different_reports_have_nothing_in_common() -> None:
    assert jaccard(sketch(invented(3)), sketch(invented(4))) < 0.05
    assert relate(sketch(invented(3)), sketch(invented(4))) == "different"


def test_an_edited_copy_is_the_same_report() -> None:
    text = invented(5)
    for share in (0.01, 0.05, 0.1, 0.2):
        assert relate(sketch(text), sketch(edited(text, share))) == "same"


def test_a_cut_copy_is_part_of_the_whole() -> None:
    text = invented(6)
    part = sketch(text[: len(text) // 4])
    assert relate(sketch(text), part) == "part"
    assert containment(sketch(text), part) > 0.8


def test_texts_too_short_for_a_run_are_alike_to_nothing() -> None:
    for text in ("", "短", "七个汉字还不够", "no Han at all", "\udc80"):
        assert sketch(text).size == 0
        assert jaccard(sketch(text), sketch(invented(7))) == 0.0
        assert containment(sketch(text), sketch(text)) == 0.0


def test_near_pairs_are_those_that_comparing_each_pair_finds() -> None:
    texts = [invented(8), invented(9), edited(invented(8), 0.1), invented(10), edited(invented(9), 0.2), ""]
    sketches = [sketch(text) for text in texts]
    slow = [
        (i, j)
        for i in range(len(texts))
        for j in range(i + 1, len(texts))
        if jaccard(sketches[i], sketches[j]) >= 0.5
    ]
    assert [(i, j) for i, j, _ in near_pairs(sketches)] == slow == [(0, 2), (1, 4)]


@given(
    st.lists(st.lists(st.integers(0, 3), min_size=128, max_size=128), max_size=9),
    st.sampled_from((0.3, 0.5, 0.9)),
)
def test_no_pair_of_sketches_is_missed_whatever_their_values(rows: list[list[int]], threshold: float) -> None:
    values = [[EMPTY if value == 3 else value for value in row] for row in rows]
    sketches = [Sketch(np.array(row, dtype=np.uint32).tobytes(), 9) for row in values]
    slow = [
        (i, j, jaccard(sketches[i], sketches[j]))
        for i in range(len(sketches))
        for j in range(i + 1, len(sketches))
        if jaccard(sketches[i], sketches[j]) >= threshold
    ]
    assert near_pairs(sketches, threshold) == slow


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_compare_alike_both_ways_and_within_bounds(a: str, b: str) -> None:
    left, right = sketch(a), sketch(b)
    assert jaccard(left, right) == jaccard(right, left)
    assert 0.0 <= jaccard(left, right) <= 1.0
    assert 0.0 <= containment(left, right) <= 1.0
    assert left == sketch(a)


@given(st.integers(0, 9), st.integers(0, 5000), st.sampled_from(["", "政府工作" * 700, "一" * 3000]))
def test_a_long_text_has_in_each_slot_the_smallest_of_its_parts(seed: int, size: int, more: str) -> None:
    text = (invented(seed)[:size] + more).replace("。", "")
    parts = (text[at : at + PART + RUN - 1] for at in range(0, max(len(text), 1), PART))
    slots = [np.frombuffer(sketch(part).slots, dtype=np.uint32) for part in parts]
    assert sketch(text).slots == np.minimum.reduce(slots).tobytes()


def test_packed_sketches_tell_copies_from_different_reports_as_whole_ones_do() -> None:
    text, other = invented(7), invented(8)
    whole, copy, foreign = (packed_sketch(codes_of(each)) for each in (text, edited(text, 0.1), other))
    near = jaccard(sketch(text), sketch(edited(text, 0.1)))
    assert packed_jaccard(whole, whole) == 1.0
    assert near <= packed_jaccard(whole, copy) <= near + 0.05
    assert packed_jaccard(whole, foreign) < 0.1
    assert packed_jaccard(packed_sketch(codes_of("")), packed_sketch(codes_of("短"))) == 0.0
