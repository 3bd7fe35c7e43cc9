"""Reviews and what is read now -> which review speaks of which target, and whether it agrees with the reading."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipelines.review.readings import VALUE_FIELDS, held_right, outcome_reading, same_reading, target_reading
from pipelines.text.normal import Normal, normalise
from storage.records import LedgerEntry, Span, Target, TargetPair
from storage.rows import Reading, Review

Standing = Literal["confirmed", "corrected", "wrong", "read_otherwise", "contradicted"]
"""confirmed: what is read is what the person holds to be right; read_otherwise: another reading was judged;
contradicted: two persons do not agree."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What persons said of one target or outcome."""

    standing: Standing
    reviews: tuple[Review, ...]
    """One a person, the oldest first."""


@dataclass(frozen=True, slots=True)
class ReviewedYears:
    """What persons said of the targets of two reports and of what became of the older ones."""

    old: Mapping[Target, Reviewed] = field(default_factory=dict)
    new: Mapping[Target, Reviewed] = field(default_factory=dict)
    outcomes: Mapping[Target, Reviewed] = field(default_factory=dict)
    """By the target whose outcome it is."""


NONE_REVIEWED = ReviewedYears()


def reviewed_years(
    texts: tuple[str, str],
    pairs: Sequence[TargetPair],
    ledger: Sequence[LedgerEntry],
    reviews: Sequence[Review],
) -> ReviewedYears:
    """Find the reviews of a comparison of two years.

    Args:
        texts: the older and the newer text.
        pairs: the targets of both.
        ledger: what became of those of the older one.
        reviews: reviews of any texts; without any the texts are not looked at.
    """
    if not reviews:
        return NONE_REVIEWED
    old, new = (normalise(text) for text in texts)
    entries = {entry.target: outcome_reading(entry, texts[1]) for entry in ledger}
    prints = old.normal_print, new.normal_print
    of_outcomes = [each for each in reviews if each.kind == "outcome" and texts_of(each) == prints]
    return ReviewedYears(
        old=reviewed_targets(old, [pair.old for pair in pairs if pair.old], reviews),
        new=reviewed_targets(new, [pair.new for pair in pairs if pair.new], reviews),
        outcomes=settled(applying(old, entries, of_outcomes), entries),
    )


def reviewed_targets(
    text: Normal, targets: Iterable[Target], reviews: Iterable[Review]
) -> dict[Target, Reviewed]:
    """Find the reviews of the targets of one text.

    Args:
        text: the text in normal form.
        targets: what is read in it now.
        reviews: reviews of any texts; those of another text do not apply.

    Returns:
        Only the targets that were reviewed.
    """
    readings = {each: target_reading(each) for each in targets}
    prints = text.normal_print, ""
    own = [each for each in reviews if each.kind == "target" and texts_of(each) == prints]
    return settled(applying(text, readings, own), readings)


def texts_of(review: Review) -> tuple[str, str]:
    """Return the fingerprints of the texts that a review speaks of; the second is empty for a target."""
    return review.text_print, review.new_print


def applying(
    text: Normal, readings: Mapping[Target, Reading], reviews: Iterable[Review]
) -> list[tuple[Target, Review]]:
    """Return the target that each review speaks of; those that speak of none are left out.

    Args:
        text: the text that sets the targets.
        readings: what is read of each target, or of its outcome.
        reviews: reviews of this kind and of these texts.
    """
    places = {target: normal_span(text, target) for target in readings}
    return [
        (target, review) for review in reviews if (target := _spoken_of(review, readings, places)) is not None
    ]


def settled(
    applied: Iterable[tuple[Target, Review]], readings: Mapping[Target, Reading]
) -> dict[Target, Reviewed]:
    """Say what persons hold of each target; of several reviews by one person the latest counts."""
    found: dict[Target, dict[str, Review]] = {}
    for target, review in sorted(applied, key=lambda each: (each[1].at, each[1].by)):
        by = found.setdefault(target, {})
        by.pop(review.by, None)
        by[review.by] = review
    return {
        target: Reviewed(_standing_of_all(by.values(), readings[target]), tuple(by.values()))
        for target, by in found.items()
    }


def normal_span(text: Normal, target: Target) -> Span:
    """Return where the quote of a target stands in the normal form: half-open, at least one character."""
    start = bisect_left(text.offsets, target.start)
    return start, max(start + 1, bisect_left(text.offsets, target.end))


def standing_of(review: Review, reading: Reading) -> Standing:
    """Return how what a person said agrees with what is read now."""
    right = held_right(review)
    if right is not None and same_reading(reading, right):
        return "confirmed"
    if review.verdict == "corrected":
        return "corrected"
    is_judged = same_reading(reading, review.judged)
    return "wrong" if review.verdict == "wrong" and is_judged else "read_otherwise"


def _spoken_of(
    review: Review, readings: Mapping[Target, Reading], places: Mapping[Target, Span]
) -> Target | None:
    """Return the target that a review speaks of: of the same matter at the same place; of several the likest one."""
    near = [
        target
        for target, (start, end) in places.items()
        if start < review.span[1] and review.span[0] < end and _is_of_matter(review, target)
    ]
    right = held_right(review)

    def likeness(target: Target) -> tuple[bool, bool, int]:
        start, end = places[target]
        known = [each for each in (review.judged, right) if each is not None]
        is_known = any(same_reading(readings[target], each) for each in known)
        is_named = target.name == review.about["name"]
        return is_known, is_named, -abs(start - review.span[0]) - abs(end - review.span[1])

    return max(near, key=likeness, default=None)


def _is_of_matter(review: Review, target: Target) -> bool:
    """Tell whether a target near the place of a review is of its matter; an outcome is that of the very value."""
    now = target_reading(target)
    is_same_value = all(now[name] == review.about[name] for name in VALUE_FIELDS)
    if review.kind == "outcome" and not is_same_value:
        return False
    if target.indicator not in {review.about["indicator"], review.corrections.get("indicator")}:
        return False
    names = {review.about["name"], review.corrections.get("name")}
    is_known = target.indicator != "other" and review.about["indicator"] != "other"
    return is_known or target.name in names or (review.kind == "target" and is_same_value)


def _standing_of_all(reviews: Iterable[Review], reading: Reading) -> Standing:
    """Return the standing that persons agree on; two who hold different readings to be right contradict each other."""
    given = list(reviews)
    right = [each for review in given if (each := held_right(review)) is not None]
    refused = [review.judged for review in given if review.verdict == "wrong"]
    is_contradicted = any(not same_reading(right[0], each) for each in right[1:]) or any(
        same_reading(one, each) for one in refused for each in right
    )
    if is_contradicted:
        return "contradicted"
    standings = [standing_of(review, reading) for review in given]
    order: tuple[Standing, ...] = ("confirmed", "corrected", "wrong", "read_otherwise")
    return next(each for each in order if each in standings)
