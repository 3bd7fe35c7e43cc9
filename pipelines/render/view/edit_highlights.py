"""Edit or copy change -> its weightiest hunks, one line each, for the head of its page."""

from dataclasses import dataclass

from pipelines.compare.comparison import Comparison
from pipelines.diff.edits.severity import hunk_severity
from pipelines.render.labels import hunk_label
from pipelines.render.view.aligned_rows import MINOR
from pipelines.render.view.passages import SectionNames, passage
from storage.records import Diff, Hunk

MOST = 8
"""Highlights on a page (guess)."""
LONGEST = 60
"""Characters shown of one side of a highlight (guess); the page shows all of it below."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A change on one line; `anchor` is the id of its place on the page, `label` a key of LABELS."""

    anchor: str
    kind: str
    label: str
    section: str
    before: str
    old: str
    new: str
    after: str


def highlights(comparison: Comparison, prefix: str) -> tuple[tuple[Highlight, ...], int]:
    """Choose the changes that a reader should see first.

    Args:
        comparison: the change with both texts; for a year change or two different reports there is no highlight.
        prefix: what the ids of this change on the page begin with.

    Returns:
        (at most MOST highlights in the order of the text, the number of other changes of content).
    """
    diff = comparison.change
    if not isinstance(diff, Diff) or not diff.same_report:
        return (), 0
    found = [(number, hunk) for number, hunk in enumerate(diff.hunks) if hunk.kind not in MINOR]
    weightiest = sorted(found, key=lambda each: (-hunk_severity(each[1]), each[0]))[:MOST]
    names = SectionNames(comparison.old.text, comparison.new.text)
    lines = tuple(
        _highlight(hunk, comparison, f"{prefix}h{number}", names.name_of(hunk))
        for number, hunk in sorted(weightiest)
    )
    return lines, len(found) - len(lines)


def _highlight(hunk: Hunk, comparison: Comparison, anchor: str, section: str) -> Highlight:
    """Return a hunk as a highlight; of a move only the moved text is shown."""
    shown = passage(hunk, comparison.old.text, comparison.new.text)
    is_move = hunk.kind == "move"
    return Highlight(
        anchor=anchor,
        kind=hunk.kind,
        label=hunk_label(hunk),
        section=section,
        before="" if is_move else shown.before,
        old="" if is_move else without_middle(shown.old),
        new=without_middle(shown.new),
        after="" if is_move else shown.after,
    )


def without_middle(text: str) -> str:
    """Return one side of a change, at most LONGEST characters of it: its begin and its end."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} … {text[-half:]}"
