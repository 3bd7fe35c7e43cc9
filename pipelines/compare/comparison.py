"""A change with both its texts and what they are called: what every renderer takes."""

from dataclasses import dataclass, field

from storage.records import Diff, YearDiff

ComparisonNote = tuple[str, str]
"""A remark of one line, in Chinese and in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedText:
    """One of the two texts compared, and what a reader calls it."""

    text: str = field(repr=False)
    name: str
    """Its title or file name: 泠州市 2025 政府工作报告."""
    note: str = ""
    """Where and when it stood: a source, an interval."""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A change with its two texts."""

    change: Diff | YearDiff
    old: ComparedText
    new: ComparedText
    place: str = ""
    """Name of the place it is grouped under in lists."""
    id: str = ""
    """Public id of the change in its archive; empty for two files."""
    at: str = ""
    """ISO moment at which the newer side was first seen; empty for two files."""
    notes: tuple[ComparisonNote, ...] = ()
    """Facts beside the texts: 发布日期未变, published date unchanged."""

    @property
    def title(self) -> str:
        """What both sides are called; where one word differs, both of it: 泠州市 2025 → 2026 政府工作报告."""
        old, new = self.old.name.split(), self.new.name.split()
        differ = [place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other]
        if len(old) != len(new) or len(differ) > 1 or (differ and len(old) == 1):
            return f"{self.old.name} → {self.new.name}"
        return " ".join(
            f"{old[place]} → {word}" if place in differ else word for place, word in enumerate(new)
        )


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report that was found, for an overview: its place, year and kind, and on how many pages it stands."""

    place: str
    year: int
    kind: str
    copies: int
