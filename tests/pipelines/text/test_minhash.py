"""Sketches: copies, parts and different reports; conflicts between them."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pipelines.compare.conflicts import Witness, find_conflicts
from pipelines.text.minhash import containment, jaccard, near_pairs, relate, sketch

WORDS = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]


def invented(seed: int, sentences: int = 400) -> str:
    """A text of random characters: like no other."""
    random = Random(seed)
    return "。".join("".join(random.choices(WORDS, k=30)) for _ in range(sentences))


def edited(text: str, share: float, seed: int = 1) -> str:
    random = Random(seed)
    return "。".join(one for one in text.split("。") if random.random() >= share)


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


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_compare_alike_both_ways_and_within_bounds(a: str, b: str) -> None:
    left, right = sketch(a), sketch(b)
    assert jaccard(left, right) == jaccard(right, left)
    assert 0.0 <= jaccard(left, right) <= 1.0
    assert 0.0 <= containment(left, right) <= 1.0
    assert left == sketch(a)


def witness(region: str, year: int | None, copy: str, text: str) -> Witness:
    return Witness(key=(region, year, "government_work_report"), copy=copy, sketch=sketch(text))


def test_two_texts_under_one_key_are_a_conflict_and_copies_are_none() -> None:
    one, other = invented(11), invented(12)
    found = find_conflicts(
        [
            witness("990121", 2021, "a", one),
            witness("990121", 2021, "b", edited(one, 0.1)),
            witness("990121", 2021, "c", one[: len(one) // 3]),
            witness("990121", 2021, "d", other),
            witness("990121", 2022, "e", invented(13)),
        ]
    )
    assert [(c.name, {c.left.copy, c.right.copy}) for c in found] == [("different_texts", {"a", "d"})]
    assert "青槐县 2021" in found[0].evidence


def test_one_text_under_two_keys_is_a_conflict_unless_the_codes_are_one_place() -> None:
    text = invented(14)
    found = find_conflicts([witness("990121", 2021, "a", text), witness("990221", 2021, "b", text)])
    assert [c.name for c in found] == ["same_text"]
    assert find_conflicts([witness("130625", 2015, "a", text), witness("130609", 2015, "b", text)]) == []


def test_a_text_whose_region_is_unknown_claims_no_key_but_is_seen_again() -> None:
    text = invented(15)
    witnesses = [
        witness("unknown", 2021, "a", text),
        witness("unknown", 2021, "b", invented(16)),
        witness("990221", 2021, "c", text),
    ]
    assert [(c.name, c.left.copy, c.right.copy) for c in find_conflicts(witnesses)] == [
        ("same_text", "c", "a")
    ]
    assert find_conflicts(witnesses) == find_conflicts(witnesses[::-1])
