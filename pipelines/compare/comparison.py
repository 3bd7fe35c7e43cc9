"""A change with both texts and their names: the input of every renderer."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipelines.review.matching import NONE_REVIEWED, ReviewedYears, reviewed_years
from storage.records import Axis, Diff, YearDiff
from storage.rows import Review

ComparisonNote = tuple[str, str]
"""A remark of one line: (Chinese, English)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedText:
    """One of the two compared texts with its name."""

    text: str = field(repr=False)
    name: str
    """Its title or file name: 泠州市 2025 政府工作报告."""
    note: str = ""
    """Where and when it was published: a source, an interval of days."""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A change with its two texts."""

    change: Diff | YearDiff
    old: ComparedText
    new: ComparedText
    place: str = ""
    """Name of the place under which lists group it."""
    id: str = ""
    """Public id of the change in its archive; empty for two files."""
    at: str = ""
    """ISO moment when the newer side was first seen; empty for two files."""
    notes: tuple[ComparisonNote, ...] = ()
    """Facts about the texts: 发布日期未变, published date unchanged."""
    reviewed: ReviewedYears = NONE_REVIEWED
    """Of a year change: what persons said of its targets and outcomes."""

    @property
    def title(self) -> str:
        """Name of both sides; a single differing word is given twice: 泠州市 2025 → 2026 政府工作报告."""
        old, new = self.old.name.split(), self.new.name.split()
        differ = [place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other]
        if len(old) != len(new) or len(differ) > 1 or (differ and len(old) == 1):
            return f"{self.old.name} → {self.new.name}"
        return " ".join(
            f"{old[place]} → {word}" if place in differ else word for place, word in enumerate(new)
        )


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report in an overview: its place, year and kind, and the number of pages that carry it."""

    place: str
    year: int
    kind: str
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A saved change as a line of a list."""

    id: str
    axis: Axis
    severity: int
    """As in Diff.severity: 0 no change to 5 another text."""
    summary: str
    region: str
    region_name: str
    year: int | None
    kind: str
    source: str
    url: str
    at: str
    note: str
    beside: str = ""
    """What an edit left or changed beside the text: "published date unchanged (2021-02-01)"."""
    also: tuple[str, ...] = ()
    """Ids of edits on other pages that change the same words."""


def with_reviews(comparison: Comparison, reviews: Sequence[Review]) -> Comparison:
    """Return a comparison with what persons said of its targets and outcomes.

    Args:
        comparison: along any axis; only a year change has reviews.
        reviews: reviews of any texts.
    """
    change = comparison.change
    if not reviews or not isinstance(change, YearDiff):
        return comparison
    texts = comparison.old.text, comparison.new.text
    return replace(comparison, reviewed=reviewed_years(texts, change.targets, change.ledger, reviews))


def edit_change(comparison: Comparison) -> Diff:
    """Return the change as a Diff.

    Raises:
        TypeError: the comparison is along the year axis.
    """
    if not isinstance(comparison.change, Diff):
        raise TypeError("a year change has renderers of its own")
    return comparison.change


def year_change(comparison: Comparison) -> YearDiff:
    """Return the change as a YearDiff.

    Raises:
        TypeError: the comparison is along the edit or copy axis.
    """
    if not isinstance(comparison.change, YearDiff):
        raise TypeError("an edit or copy change has renderers of its own")
    return comparison.change
