"""How often the reader is right: groups, intervals, and persons who contradict each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.review.precision import FEWEST, precisions, wilson
from storage.rows import Review, ReviewVerdict


def review(item: str, verdict: ReviewVerdict, by: str = "王核", **more: str) -> Review:
    return Review(
        item=item,
        kind="outcome" if "state" in more else "target",
        verdict=verdict,
        by=by,
        at="2026-01-05T08:00:00.000000Z",
        about={"scope": more.get("scope", "task"), "indicator": "gdp"},
        judged=dict(more),
        text_print="p",
        span=(0, 1),
        quote="",
        confidence="certain",
        why="",
    )


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [
        (9, 10, 0.596, 0.982),
        (0, 10, 0.0, 0.278),
        (10, 10, 0.722, 1.0),
        (81, 100, 0.722, 0.875),
        (1, 1, 0.207, 1.0),
    ],
)
def test_the_interval_is_that_of_wilson(right: int, n: int, low: float, high: float) -> None:
    """Values of R's binom.confint(method = "wilson")."""
    assert wilson(right, n) == pytest.approx((low, high), abs=0.0006)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_is_narrower_with_more(given_: tuple[int, int]) -> None:
    right, n = given_
    low, high = wilson(right, n)
    assert 0 <= low <= right / n <= high <= 1
    lower, higher = wilson(4 * right, 4 * n)
    assert higher - lower < high - low


def test_a_share_of_few_is_said_to_be_of_few() -> None:
    found, _ = precisions([review(str(n), "right") for n in range(FEWEST - 1)])
    assert all(each.is_too_small for each in found)
    found, _ = precisions([review(str(n), "right") for n in range(FEWEST)])
    assert not any(each.is_too_small for each in found)


def test_an_item_counts_once_and_persons_who_disagree_leave_it_out() -> None:
    found, contradicted = precisions(
        [
            review("a", "right"), review("a", "right", "李校"),
            review("b", "wrong"), review("b", "corrected", "李校"),
            review("c", "right"), review("c", "wrong", "李校"),
        ]
    )  # fmt: skip
    (whole,) = [each for each in found if each.group == "all"]
    assert (whole.n, whole.right, contradicted) == (2, 1, 1)


def test_outcomes_are_counted_by_state_and_targets_by_scope() -> None:
    given_ = [
        review("a", "right", state="met"),
        review("b", "wrong", state="missed"),
        review("c", "right", scope="headline"),
    ]
    found, _ = precisions(given_)
    shares = {(each.kind, each.group, each.value): each.share for each in found}
    assert shares["outcome", "state", "met"] == 1
    assert shares["outcome", "state", "missed"] == 0
    assert shares["target", "scope", "headline"] == 1
    assert ("target", "state", "") not in shares


def test_without_reviews_there_is_nothing_to_measure() -> None:
    assert precisions([]) == ([], 0)
