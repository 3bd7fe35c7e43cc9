"""Conflicts between texts that claim the same key, or one text that claims two."""

from pipelines.compare.conflicts import Witness, find_conflicts
from pipelines.text.minhash import sketch
from tests.support.random_texts import edited, invented


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
