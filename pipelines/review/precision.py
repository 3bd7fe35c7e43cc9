"""Reviews -> how often the reader was right, by kind, grade, indicator, scope and state, with an interval."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt

from storage.rows import Review

Z = 1.959964
"""Of the normal distribution: 95 % lie within so many deviations."""
FEWEST = 30
"""Judgements from which on a share says something: with fewer the interval of 9 right in 10 is wider than .22."""


@dataclass(frozen=True, slots=True)
class Precision:
    """How often the reader was right in one group."""

    kind: str
    group: str
    """all, grade, scope, indicator, state, or engine."""
    value: str
    """Which of them; empty for all."""
    n: int
    right: int
    low: float
    """Ends of the Wilson interval of 95 %, shares of 1."""
    high: float

    @property
    def share(self) -> float:
        """The share that was right."""
        return self.right / self.n

    @property
    def is_too_small(self) -> bool:
        """Whether so few were judged that the share says little."""
        return self.n < FEWEST


@dataclass(frozen=True, slots=True)
class Judged:
    """An item that persons agree on."""

    review: Review
    is_right: bool


def precisions(reviews: Iterable[Review]) -> tuple[list[Precision], int]:
    """Measure the reader by what persons said of it.

    An item counts once, as it was read when it was judged, whether its text still stands or not.

    Returns:
        (the groups, targets before outcomes; number of items left out since persons contradict each other).
    """
    judged, contradicted = agreed(reviews)
    counts: dict[tuple[str, str, str], list[bool]] = {}
    for each in judged:
        for group in groups_of(each.review):
            counts.setdefault(group, []).append(each.is_right)
    found = [
        Precision(*group, len(rights), sum(rights), *wilson(sum(rights), len(rights)))
        for group, rights in counts.items()
    ]
    return sorted(found, key=_place), contradicted


def agreed(reviews: Iterable[Review]) -> tuple[list[Judged], int]:
    """Return the items on which all persons agree whether the reader was right, and the number of the others."""
    items: dict[str, list[Review]] = {}
    for review in reviews:
        items.setdefault(review.item, []).append(review)
    verdicts = [({review.verdict == "right" for review in given}, given[-1]) for given in items.values()]
    judged = [Judged(last, True in rights) for rights, last in verdicts if len(rights) == 1]
    return judged, len(items) - len(judged)


def groups_of(review: Review) -> Iterator[tuple[str, str, str]]:
    """Yield the groups that a review counts in: (kind, group, value)."""
    yield review.kind, "all", ""
    yield review.kind, "grade", review.confidence
    yield review.kind, "scope", str(review.about["scope"])
    yield review.kind, "indicator", str(review.about["indicator"])
    if review.kind == "outcome":
        yield review.kind, "state", str(review.judged["state"])
    yield review.kind, "engine", review.engine


def wilson(right: int, n: int) -> tuple[float, float]:
    """Return the Wilson score interval of 95 % of a share.

    Args:
        right: how many were right, 0 to n.
        n: how many there were, at least 1.

    Returns:
        (lower end, upper end), both within 0 and 1.
    """
    share, square = right / n, Z * Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return min(share, max(0.0, middle - half)), max(share, min(1.0, middle + half))


def _place(each: Precision) -> tuple[bool, int, int, str]:
    """Return the place of a group in the list: targets first, groups in their order, large ones before small."""
    order = ("all", "grade", "scope", "state", "indicator", "engine")
    return each.kind != "target", order.index(each.group), -each.n, each.value
