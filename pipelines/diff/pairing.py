"""Sentences of two years -> links: n:1, across sections, anchored by the role of the part; same and outcome."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.diff.likeness import likeness, mask
from pipelines.diff.normal import normalise
from pipelines.diff.outline import Outline, outline
from storage.records import RelationName, Span

if TYPE_CHECKING:
    from array import array

    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]

PARTS = {
    "head": "frame",
    "closing": "frame",
    "review": "review",
    "goals": "plan",
    "tasks": "plan",
    "government": "government",
    "attachments": "tail",
    "notes": "tail",
}
"""Role -> the part that must agree on both sides."""
WINDOW = 3
DECAY = 0.85
SUPPORT = 0.4
"""Share of the best neighbours' scores that is added to a pair's own."""
BELIEVED = 0.16
"""Score from which on a pair is given."""
OUTCOME = 0.3


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence: its span in the raw text, its words in normal form, and the part it stands in."""

    span: Span
    words: str
    part: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two units that belong together, by index."""

    old: int
    new: int
    relation: RelationName
    score: float


def units_of(text: str) -> list[Unit]:
    """The sentences of a text, in order, notes and attachments included."""
    plan = outline(text)
    normal = normalise(text)
    return [*_units(plan, normal.text, normal.offsets)]


def _units(plan: Outline, words: str, offsets: "array[int]") -> Iterator[Unit]:
    for start, end in plan.sentences:
        first, last = bisect_left(offsets, start, 0, len(words)), bisect_left(offsets, end, 0, len(words))
        if first < last:
            yield Unit((start, end), words[first:last], PARTS[plan.role_at(start)])


def pair(old: list[Unit], new: list[Unit]) -> list[Link]:
    """All links: each old unit with its best new one of the same part, each new one likewise, and outcomes."""
    import numpy as np

    if not old or not new:
        return []
    scores = likeness([mask(unit.words) for unit in old], [mask(unit.words) for unit in new]).scores
    anchored = np.array([[a.part == b.part for b in new] for a in old])
    same = _supported(np.where(anchored, scores, 0))
    links = _best(same, BELIEVED, "same")
    crossed = np.array([[a.part == "plan" and b.part == "review" for b in new] for a in old])
    links += _best(np.where(crossed, scores, 0), OUTCOME, "outcome")
    return sorted(links, key=lambda link: (link.old, link.relation, -link.score, link.new))


def _supported(scores: "Matrix") -> "Matrix":
    """Each score with a share of the best pair just before and just after it."""
    import numpy as np

    before, after = np.zeros_like(scores), np.zeros_like(scores)
    for down in range(1, WINDOW + 1):
        for right in range(WINDOW + 1):
            weight = np.float32(DECAY ** (down + right - 1))
            np.maximum(before, weight * _shifted(scores, -down, -right), out=before)
            np.maximum(after, weight * _shifted(scores, down, right), out=after)
    return np.where(scores > 0, scores + SUPPORT * (before + after), 0)


def _shifted(scores: "Matrix", down: int, right: int) -> "Matrix":
    """The scores of the neighbours so many units on; zero beyond the edges."""
    import numpy as np

    height, width = scores.shape
    moved = np.zeros_like(scores)
    if abs(down) < height and abs(right) < width:
        moved[max(0, -down) : height - max(0, down), max(0, -right) : width - max(0, right)] = scores[
            max(0, down) : height - max(0, -down), max(0, right) : width - max(0, -right)
        ]
    return moved


def _best(scores: "Matrix", least: float, relation: RelationName) -> list[Link]:
    """The best partner of each old and of each new unit, where it is believed."""
    chosen: dict[tuple[int, int], float] = {}
    for i, j in enumerate(scores.argmax(axis=1)):
        if scores[i, j] >= least:
            chosen[i, int(j)] = float(scores[i, j])
    for j, i in enumerate(scores.argmax(axis=0)):
        if scores[i, j] >= least:
            chosen[int(i), j] = float(scores[i, j])
    return [Link(i, j, relation, round(score, 4)) for (i, j), score in chosen.items()]
