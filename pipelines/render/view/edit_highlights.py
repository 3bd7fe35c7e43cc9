"""Diff -> the changes that a reader should see first, each on one line: what the head of its page lists."""

from dataclasses import dataclass

from pipelines.compare.comparison import Comparison
from pipelines.diff.edits.severity import hunk_severity
from pipelines.render.labels import named
from pipelines.render.view.aligned_rows import MINOR
from pipelines.render.view.passages import Parts, passage
from storage.records import Diff

MOST = 8
LONGEST = 60
"""Characters of one side of a change; the rest stands in the text below."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A change on one line; `anchor` leads to it, `label` is a key of the labels."""

    anchor: str
    kind: str
    label: str
    section: str
    before: str
    old: str
    new: str
    after: str


def highlights(comparison: Comparison, prefix: str) -> tuple[tuple[Highlight, ...], int]:
    """(the weightiest changes of content, in the order of the text; how many there are beside them)."""
    diff = comparison.change
    if not isinstance(diff, Diff) or not diff.same_report:
        return (), 0
    found = [(number, hunk) for number, hunk in enumerate(diff.hunks) if hunk.kind not in MINOR]
    weightiest = sorted(found, key=lambda each: (-hunk_severity(each[1]), each[0]))[:MOST]
    parts = Parts(comparison.old.text, comparison.new.text)
    shown = []
    for number, hunk in sorted(weightiest):
        told = passage(hunk, comparison.old.text, comparison.new.text)
        is_move = hunk.kind == "move"
        shown.append(
            Highlight(
                anchor=f"{prefix}h{number}",
                kind=hunk.kind,
                label=named(hunk),
                section=parts.name_of(hunk),
                before="" if is_move else told.before,
                old="" if is_move else cut(told.old),
                new=cut(told.new),
                after="" if is_move else told.after,
            )
        )
    return tuple(shown), len(found) - len(shown)


def cut(text: str) -> str:
    """One side of a change, without its middle where it is long."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} … {text[-half:]}"
