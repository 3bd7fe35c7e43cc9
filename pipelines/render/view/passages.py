"""Comparison along the edit or copy axis -> its hunks as passages with a little text around, for lists of any kind."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from pipelines.compare.comparison import Comparison
from pipelines.render.labels import zh
from pipelines.render.safe_text import one_line, spelled_out
from pipelines.render.view.aligned_rows import MINOR
from pipelines.text.outline import Section, section_at, sections_of
from storage.records import Diff, Hunk

AROUND = 16
"""Characters of unchanged text shown on either side."""
LONGEST = 400
"""Characters of a hunk shown in a list; the rest is told as a number."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A hunk as a list shows it; `inner` are the changes inside a moved text."""

    kind: str
    before: str
    old: str
    new: str
    after: str
    note: str
    inner: tuple["Passage", ...] = ()


def passages(comparison: Comparison) -> Iterator[tuple[str, list[Passage]]]:
    """(heading of a section, its passages) in the order of the newer text; layout and typography are left out."""
    diff = comparison.change
    if not isinstance(diff, Diff):
        raise TypeError("a year change has a view of its own")
    hunks = sorted(
        (hunk for hunk in diff.hunks if hunk.kind not in MINOR), key=lambda hunk: (hunk.new, hunk.old)
    )
    parts = Parts(comparison.old.text, comparison.new.text)
    for section, found in groupby(hunks, key=parts.name_of):
        yield one_line(section), [passage(hunk, comparison.old.text, comparison.new.text) for hunk in found]


@dataclass(slots=True)
class Parts:
    """Both texts, asked for the name of the part in which a hunk stands; outlines are made where they are needed."""

    old: str
    new: str
    sections: dict[str, tuple[Section, ...]] = field(default_factory=dict)

    def name_of(self, hunk: Hunk) -> str:
        """The heading of a hunk's section; （结尾） or the like where that has none, empty at the text's begin."""
        if hunk.section:
            return hunk.section
        text, place = (self.new, hunk.new[0]) if hunk.new_text else (self.old, hunk.old[0])
        if text not in self.sections:
            self.sections[text] = sections_of(text)
        section = section_at(self.sections[text], place)
        return "" if section is None or section.role == "head" else zh(f"role_{section.role}")


def passage(hunk: Hunk, old: str, new: str) -> Passage:
    """A hunk with its surroundings in the newer text, in the older one where nothing stands there any more."""
    text, (start, end) = (new, hunk.new) if hunk.new_text else (old, hunk.old)
    return Passage(
        kind=hunk.kind,
        before=one_line(text[max(start - AROUND, 0) : start].rpartition("\n")[2]),
        old=cut(hunk.old_text),
        new=cut(hunk.new_text),
        after="" if text[start:end].endswith("\n") else one_line(text[end : end + AROUND].partition("\n")[0]),
        note=one_line(hunk.note),
        inner=tuple(passage(inner, old, new) for inner in hunk.hunks if inner.kind not in MINOR),
    )


def cut(text: str) -> str:
    """Text on one line, its middle left out where it is long; nothing but blanks is spelled out."""
    if text and not text.strip():
        return spelled_out(text)
    if len(text) <= LONGEST:
        return one_line(text)
    half = LONGEST // 2
    return f"{one_line(text[:half])} … ({len(text) - LONGEST} more characters) … {one_line(text[-half:])}"


def minor_count(diff: Diff) -> int:
    """How many hunks are of layout or typography only."""
    return sum(hunk.kind in MINOR for hunk in diff.hunks)
