"""Archive, Selection -> ReviewList: what there is to review with what was said of it, most urgent first."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from pipelines.review.matching import Reviewed, applying, settled, texts_of
from pipelines.review.reviewables import Reviewable, Selection, reviewables, standing_texts
from pipelines.text.normal import normalise
from storage.archive import Archive
from storage.rows import Review, ReviewKind

LapsedWhy = Literal["text_changed", "not_read"]
"""Why a review applies to nothing: its text is another one now, or nothing is read at its place any more."""
GRADES: Mapping[str, int] = {"needs_look": 0, "likely": 1, "certain": 2}
SCOPES: Mapping[str, int] = {"headline": 0, "five_year": 1, "task": 2, "result": 3}
"""Places in the list: what needs a look first, and of that what is read most."""

Texts = tuple[ReviewKind, str, str]
"""Kind of a review and the fingerprints of its texts."""


@dataclass(frozen=True, slots=True)
class ListedItem:
    """A target or an outcome with what was said of it."""

    item: Reviewable
    reviewed: Reviewed | None

    @property
    def is_open(self) -> bool:
        """Whether a person is needed: nobody said anything, two disagree, or it is read otherwise now."""
        return self.reviewed is None or self.reviewed.standing in {"contradicted", "read_otherwise"}


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A review that does not apply any more."""

    review: Review
    why: LapsedWhy


@dataclass(frozen=True, slots=True)
class ReviewList:
    """What there is to review, what needs a look first, and the reviews that apply to nothing any more."""

    items: tuple[ListedItem, ...]
    lapsed: tuple[Lapsed, ...]


def review_list(
    archive: Archive, selection: Selection, kinds: Collection[str] = ("target", "outcome")
) -> ReviewList:
    """List the targets and outcomes of some reports with their reviews.

    Args:
        archive: an open archive.
        selection: which reports; lapsed reviews are those of the same places and years.
        kinds: target, outcome, or both.
    """
    reviews: dict[Texts, list[Review]] = {}
    for review in archive.reviews():
        if review.kind in kinds:
            reviews.setdefault((review.kind, *texts_of(review)), []).append(review)
    listed: list[ListedItem] = []
    used: set[tuple[str, str]] = set()
    for texts, group in groupby(reviewables(archive, selection, kinds), key=_texts):
        items, applied = _with_reviews(archive, list(group), reviews.get(texts, []))
        listed += items
        used |= {(review.item, review.by) for review in applied}
    unused = [
        (texts, review)
        for texts, given in reviews.items()
        for review in given
        if (review.item, review.by) not in used and selection.holds(review.region, review.year)
    ]
    standing = standing_texts(archive) if unused else set()
    lapsed = (Lapsed(review, "not_read" if texts in standing else "text_changed") for texts, review in unused)
    return ReviewList(tuple(sorted(listed, key=_urgency)), tuple(lapsed))


def chosen(
    found: ReviewList,
    *,
    grades: Collection[str],
    with_reviewed: bool,
    sample: int = 0,
) -> ReviewList:
    """Return a part of a list.

    Args:
        found: the whole list.
        grades: grades of the items; lapsed reviews stay whatever their grade.
        with_reviewed: whether items stay of which no person is needed any more.
        sample: how many of each kind and grade at most, reviewed ones included; 0 for all. Ids end on a hash, so
            that the first ones by it are drawn by chance, and the same ones each time.
    """
    items = [listed for listed in found.items if listed.item.graded.confidence in grades]
    drawn = _drawn(items, sample) if sample else None
    items = [
        listed
        for listed in items
        if (with_reviewed or listed.is_open) and (drawn is None or listed.item.id in drawn)
    ]
    return ReviewList(tuple(items), found.lapsed)


def _drawn(items: Iterable[ListedItem], sample: int) -> set[str]:
    """Return the ids of the first items by the hash of their place, `sample` of each kind and grade."""
    groups: dict[tuple[str, str], list[str]] = {}
    for listed in items:
        group = listed.item.kind, listed.item.graded.confidence
        groups.setdefault(group, []).append(listed.item.id)
    return {each for ids in groups.values() for each in sorted(ids, key=lambda id_: id_[::-1])[:sample]}


def _texts(item: Reviewable) -> Texts:
    return item.kind, item.text_print, item.new_print


def _with_reviews(
    archive: Archive, items: Sequence[Reviewable], reviews: Sequence[Review]
) -> tuple[list[ListedItem], list[Review]]:
    """Return items of the same texts with their reviews, and the reviews that speak of one of them."""
    version = archive.version(items[0].version) if reviews else None
    if version is None:
        return [ListedItem(item, None) for item in items], []
    readings = {item.target: item.reading for item in items}
    applied = applying(normalise(version.text), readings, reviews)
    found = settled(applied, readings)
    return [ListedItem(item, found.get(item.target)) for item in items], [review for _, review in applied]


def _urgency(listed: ListedItem) -> tuple[bool, int, int, str, int, int]:
    """Return the place of an item in the list: open ones first, then by grade, scope, place, year and text."""
    item = listed.item
    grade, scope = GRADES[item.graded.confidence], SCOPES.get(item.target.scope, len(SCOPES))
    return not listed.is_open, grade, scope, item.region, item.year, item.target.start
