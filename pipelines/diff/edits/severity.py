"""Give hunks a severity and a summary in words, so that a list of a hundred changes can be read."""

import re
from collections import Counter
from collections.abc import Iterable

from pipelines.diff.edits.hunk_kinds import DIGIT_JOIN, NOTE, NUMBERING
from pipelines.text.equal_numbers import SAME_FIGURE
from pipelines.text.number_tokens import NUMBER, words_of
from storage.records import Hunk, HunkKind

SEVERITY: dict[HunkKind, int] = {
    "number": 4,
    "wording": 3,
    "insertion": 3,
    "deletion": 3,
    "move": 3,
    "digits_lost": 3,
    "cut": 3,
    "masked": 2,
    "boilerplate": 2,
    "typography": 1,
    "layout": 1,
}
ANOTHER_TEXT = 5
FIGURE = re.compile(rf"\s*(?!(?:19|20)\d\d年\s*$|\d+\s*$)(?=\S*\d)(?:{NUMBER.pattern})\s*")
"""A number alone that came or went: 7.2% of 增长7.2%; not a year and not bare digits, as of a page."""
WEIGHTS = {NOTE: 2, NUMBERING: 2, SAME_FIGURE: 3, DIGIT_JOIN: 3}
"""Note of a hunk -> its severity, whatever its kind; the hunk also counts under this name."""
NAMES: tuple[tuple[str, str, str], ...] = (
    ("number", "number", "numbers"),
    (SAME_FIGURE, "number written otherwise", "numbers written otherwise"),
    (DIGIT_JOIN, "number split or joined", "numbers split or joined"),
    ("wording", "wording", "wordings"),
    ("insertion", "insertion", "insertions"),
    ("deletion", "deletion", "deletions"),
    ("move", "paragraph moved", "paragraphs moved"),
    ("digits_lost", "number without its digits", "numbers without their digits"),
    ("masked", "masked word", "masked words"),
    (NOTE, "note mark", "note marks"),
    (NUMBERING, "item renumbered", "items renumbered"),
    ("cut", "text cut short", "texts cut short"),
    ("boilerplate", "piece of boilerplate", "pieces of boilerplate"),
)
FOLDED: tuple[HunkKind, ...] = ("typography", "layout")


def severity_of(hunks: Iterable[Hunk], *, same_report: bool) -> int:
    """Return the severity of a comparison.

    Args:
        hunks: of the comparison.
        same_report: whether both texts are of one report.

    Returns:
        0 nothing, 1 layout or typography, 2 boilerplate and marks, 3 wording, 4 numbers, 5 another text.
    """
    if not same_report:
        return ANOTHER_TEXT
    return max((hunk_severity(hunk) for hunk in hunks), default=0)


def hunk_severity(hunk: Hunk) -> int:
    """Return the severity of one hunk, 1 to 4, on the scale of `severity_of`."""
    if hunk.note in WEIGHTS:
        return WEIGHTS[hunk.note]
    if hunk.kind == "move":
        return max([SEVERITY["move"], *(hunk_severity(inner) for inner in hunk.hunks)])
    if hunk.kind not in ("wording", "insertion", "deletion"):
        return SEVERITY[hunk.kind]
    if not any(char.isalnum() for char in hunk.old_text + hunk.new_text):
        return SEVERITY["boilerplate"]
    return SEVERITY["number" if _changes_figures(hunk) else hunk.kind]


def _changes_figures(hunk: Hunk) -> bool:
    """Whether a wording has other numbers than before, or a number alone came or went."""
    if hunk.kind == "wording":
        return sorted(words_of(hunk.old_text)) != sorted(words_of(hunk.new_text))
    return FIGURE.fullmatch(hunk.old_text + hunk.new_text) is not None


def summary_of(hunks: Iterable[Hunk], *, same_report: bool) -> str:
    """Summarise hunks in one line.

    Args:
        hunks: of the comparison.
        same_report: whether both texts are of one report.

    Returns:
        "2 numbers, 1 wording, 1 paragraph moved"; layout and typography are named only if there is nothing else.
    """
    if not same_report:
        return "not the same report: another text stands here; compare them as years instead"
    counts: Counter[str] = Counter()
    for hunk in hunks:
        counts[_name(hunk)] += _paragraphs(hunk)
        counts.update(_name(inner) for inner in hunk.hunks)
    named = [
        f"{counts[kind]} {one if counts[kind] == 1 else many}" for kind, one, many in NAMES if counts[kind]
    ]
    folded = [kind for kind in FOLDED if counts[kind]]
    if named:
        return ", ".join(named)
    return f"{' and '.join(folded)} only" if folded else "no change"


def _name(hunk: Hunk) -> str:
    """Return what a hunk counts as: its note if that is in WEIGHTS, else its kind."""
    return hunk.note if hunk.note in WEIGHTS else hunk.kind


def _paragraphs(hunk: Hunk) -> int:
    """Return how often a hunk counts: a move once for each line with text, any other hunk once."""
    if hunk.kind != "move":
        return 1
    return max(sum(bool(line.strip()) for line in hunk.old_text.splitlines()), 1)
