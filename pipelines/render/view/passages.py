"""Edit or copy change -> passages: each hunk with a little text around it, grouped by section."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from pipelines.compare.comparison import Comparison, edit_change
from pipelines.render.labels import zh
from pipelines.render.safe_text import one_line, spelled_out
from pipelines.render.view.aligned_rows import MINOR
from pipelines.text.outline import Section, section_at, sections_of
from storage.records import Diff, Hunk

AROUND = 16
"""Characters of unchanged text shown on either side (guess)."""
LONGEST = 400
"""Characters of one side of a hunk shown in a list (guess); the number of the others is given."""


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


def passages_by_section(comparison: Comparison) -> Iterator[tuple[str, list[Passage]]]:
    """Group the hunks of an edit or copy change by section; layout and typography are left out.

    Returns:
        (heading of a section, its passages) in the order of the newer text; the heading is empty at its begin.

    Raises:
        TypeError: the comparison is along the year axis.
    """
    diff = edit_change(comparison)
    hunks = sorted(
        (hunk for hunk in diff.hunks if hunk.kind not in MINOR), key=lambda hunk: (hunk.new, hunk.old)
    )
    names = SectionNames(comparison.old.text, comparison.new.text)
    for section, found in groupby(hunks, key=names.name_of):
        yield one_line(section), [passage(hunk, comparison.old.text, comparison.new.text) for hunk in found]


@dataclass(slots=True)
class SectionNames:
    """Names of the sections of both texts; a text is outlined when a hunk asks for it first."""

    old: str
    new: str
    sections: dict[str, tuple[Section, ...]] = field(default_factory=dict)

    def name_of(self, hunk: Hunk) -> str:
        """Return the heading of a hunk's section; its role (（结尾）) where it has none, "" at the text's begin."""
        if hunk.section:
            return hunk.section
        text, place = (self.new, hunk.new[0]) if hunk.new_text else (self.old, hunk.old[0])
        if text not in self.sections:
            self.sections[text] = sections_of(text)
        section = section_at(self.sections[text], place)
        return "" if section is None or section.role == "head" else zh(f"role_{section.role}")


def passage(hunk: Hunk, old: str, new: str) -> Passage:
    """Return a hunk with the text around it.

    Args:
        hunk: a hunk with offsets into both texts.
        old: the older text; it gives the surroundings of a deletion.
        new: the newer text; it gives those of all other hunks.
    """
    text, (start, end) = (new, hunk.new) if hunk.new_text else (old, hunk.old)
    return Passage(
        kind=hunk.kind,
        before=one_line(text[max(start - AROUND, 0) : start].rpartition("\n")[2]),
        old=abridged(hunk.old_text),
        new=abridged(hunk.new_text),
        after="" if text[start:end].endswith("\n") else one_line(text[end : end + AROUND].partition("\n")[0]),
        note=one_line(hunk.note),
        inner=tuple(passage(inner, old, new) for inner in hunk.hunks if inner.kind not in MINOR),
    )


def abridged(text: str) -> str:
    """Return text on one line, without its middle where it is long; blanks alone are spelled out."""
    if text and not text.strip():
        return spelled_out(text)
    if len(text) <= LONGEST:
        return one_line(text)
    half = LONGEST // 2
    return f"{one_line(text[:half])} … ({len(text) - LONGEST} more characters) … {one_line(text[-half:])}"


def minor_count(diff: Diff) -> int:
    """Return the number of hunks that change layout or typography only."""
    return sum(hunk.kind in MINOR for hunk in diff.hunks)
