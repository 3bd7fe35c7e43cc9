"""The nouns of comparing as frozen records: hunks, targets, pairs of years; this module imports nothing else of the project."""

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
"""Half-open range of code points [start, end) in the text it belongs to."""

RelationName = Literal["same", "outcome"]
Axis = Literal["edit", "year", "copy"]

HunkKind = Literal[
    "number",
    "wording",
    "insertion",
    "deletion",
    "move",
    "masked",
    "digits_lost",
    "cut",
    "boilerplate",
    "typography",
    "layout",
]


LedgerState = Literal["met", "missed", "unclear", "not_stated", "renewed_without_result", "dropped"]
"""What became of a promise; not_stated: its matter is named, the year's result is not."""
Confidence = Literal["certain", "likely", "needs_look"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunk:
    """One piece of a change: spans and texts on both sides; a move has inner hunks (absolute offsets)."""

    kind: HunkKind
    old: Span
    new: Span
    old_text: str
    new_text: str
    section: str = ""
    """Heading of the section it stands in."""
    note: str = ""
    """What a reader should know: digit_join, roll_over, …"""
    hunks: tuple["Hunk", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """Outcome of comparing two texts as edit or copy; its hunks rebuild either text from the other."""

    axis: Axis
    hunks: tuple[Hunk, ...]
    severity: int
    """0 nothing, 1 layout or typography, 2 boilerplate and marks, 3 wording, 4 numbers, 5 another text."""
    summary: str
    """One line in words: "2 numbers, 1 wording, 1 paragraph moved"."""
    same_report: bool = True
    better: str = ""
    """Copy axis: which side is the better witness, `old`, `new` or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a report promises for an indicator; closed lists and rules in docs/archive.md."""

    indicator: str
    name: str
    measure: str
    value_min: float | None
    value_max: float | None
    unit: str
    qualifier: str
    strength: str
    reference: str | None
    rider: str
    scope: str
    horizon: int | None
    quote: str
    start: int
    end: int
    confidence: Confidence = "likely"
    """How sure the reading is."""
    why: str = ""
    """The reason of the grade; the list stands in pipelines/diff/targets/confidence.py. Empty in older archives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPair:
    """Sentences of two years that belong together."""

    old: Span
    new: Span
    relation: RelationName
    score: float
    hunks: tuple[Hunk, ...] = ()
    is_rewording: bool = True
    """Whether a reader takes both for one sentence; else both count as new and gone, and no hunks are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPair:
    """One indicator's target in both years; never subtracted unless comparable."""

    indicator: str
    old: Target | None
    new: Target | None
    comparable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """What became of a promise of last year, as this year's report states it."""

    target: Target
    state: LedgerState
    outcome: Span | None
    """The words that name the promised thing and state its result; None where there are none."""
    confidence: Confidence = "likely"
    """How sure the state is."""
    why: str = ""
    """The reason of the state and its grade, one of the list in docs/archive.md; empty in archives of before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearDiff:
    """Outcome of comparing a report with the one of an earlier year."""

    pairs: tuple[YearPair, ...]
    added: tuple[Span, ...]
    dropped: tuple[Span, ...]
    carried: float
    """Share of the new text carried over word for word."""
    goals_old: tuple[Span, ...]
    goals_new: tuple[Span, ...]
    targets: tuple[TargetPair, ...]
    ledger: tuple[LedgerEntry, ...]
    odd: tuple[str, ...] = ()
    """Reasons why the pair is odd (years swapped, half a report, two places …)."""
    summary: str = ""
    axis: Axis = "year"
