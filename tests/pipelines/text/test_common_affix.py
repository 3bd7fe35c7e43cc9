"""What two texts begin or end with alike, against the definition in plain Python."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.common_affix import common_prefix, common_suffix

TEXTS = st.text(st.sampled_from("aé一\ud800\udc00𠀀\0"), max_size=12)


def equal_at_start(old: str, new: str) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (left, right) in pairs if left != right), min(len(old), len(new)))


@given(TEXTS, TEXTS, TEXTS)
def test_a_common_prefix_is_counted_in_code_points(head: str, left: str, right: str) -> None:
    old, new = head + left, head + right
    most = min(len(old), len(new))
    assert common_prefix(old, 0, new, 0, most) == equal_at_start(old, new)


@given(TEXTS, TEXTS, TEXTS)
def test_a_common_suffix_is_counted_in_code_points(left: str, right: str, tail: str) -> None:
    old, new = left + tail, right + tail
    most = min(len(old), len(new))
    assert common_suffix(old, len(old), new, len(new), most) == equal_at_start(old[::-1], new[::-1])


def test_a_comparison_begins_at_the_places_given_and_ends_after_the_most_allowed() -> None:
    assert common_prefix("甲一二三", 1, "一二三乙", 0, 2) == 2
    assert common_suffix("一二三甲", 3, "乙一二三", 4, 2) == 2
    assert common_prefix("一", 1, "一", 0, 0) == common_suffix("一", 0, "一", 1, -1) == 0
