"""Year change -> the rows of its table of targets, with grades, outcomes and what persons said; the certain first."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.diff.years.summary import arrow
from pipelines.render.grade_labels import GRADE_ORDER, reason_words
from pipelines.render.labels import LABELS
from pipelines.render.view.review_wording import Words, review_words
from pipelines.render.view.target_wording import phrase, usual_name
from pipelines.review.matching import NONE_REVIEWED, Reviewed, ReviewedYears
from storage.records import Confidence, LedgerEntry, Target, TargetPair, YearDiff

SCOPE_ORDER: Mapping[str, int] = {"headline": 0, "task": 1, "five_year": 2, "result": 3}


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A row of the table of targets."""

    indicator: str
    name: str
    scope: str
    old: str
    new: str
    arrow: str
    """As in diff/years/summary.py: ↑ ↓ = ~ ＋ － ≠."""
    pair: TargetPair
    entry: LedgerEntry | None
    """What became of the older target, where that was judged."""
    grade: Confidence
    """Of all that the row says, the least sure; what a person confirmed or corrected is certain."""
    reasons: tuple[Words, ...]
    """Why its reading is not certain; empty for a certain row, and where only persons doubt it."""
    reviewed: tuple[tuple[str, Reviewed], ...]
    """What persons said of its parts: (key of LABELS: new, old or result; what was said)."""

    @property
    def remarks(self) -> tuple[Words, ...]:
        """What persons said, a line for each part."""
        said = [(LABELS[part], review_words(each)) for part, each in self.reviewed]
        return tuple((f"{name[0]}：{words[0]}", f"{name[1]}: {words[1]}") for name, words in said)


def target_rows(diff: YearDiff, reviewed: ReviewedYears = NONE_REVIEWED) -> list[TargetRow]:
    """Return the rows of the table of targets by SCOPE_ORDER, in each scope the certain ones first.

    Args:
        diff: the change.
        reviewed: what persons said of its targets and outcomes.
    """
    entries = {entry.target: entry for entry in diff.ledger}
    rows = [
        _row(pair, entries.get(pair.old) if pair.old else None, reviewed)
        for pair in diff.targets
        if pair.old or pair.new
    ]
    return sorted(
        rows, key=lambda row: (SCOPE_ORDER.get(row.scope, len(SCOPE_ORDER)), GRADE_ORDER[row.grade])
    )


def sorted_ledger(diff: YearDiff, reviewed: ReviewedYears = NONE_REVIEWED) -> list[LedgerEntry]:
    """Return what became of last year's targets in the order of the rows: by scope, the certain first."""

    def place(entry: LedgerEntry) -> tuple[int, int]:
        place = grade_place(entry, reviewed.outcomes.get(entry.target))
        return SCOPE_ORDER.get(entry.target.scope, len(SCOPE_ORDER)), place

    return sorted(diff.ledger, key=place)


def _row(pair: TargetPair, entry: LedgerEntry | None, reviewed: ReviewedYears) -> TargetRow:
    """Return the row of a pair of which one side is there."""
    target = pair.new or pair.old
    if target is None:
        raise ValueError("a pair without targets")
    old, new = pair.old, pair.new
    parts: list[tuple[str, Target | LedgerEntry, Reviewed | None]] = []
    parts += [("new", new, reviewed.new.get(new))] if new else []
    parts += [("old", old, reviewed.old.get(old))] if old else []
    parts += [("result", entry, reviewed.outcomes.get(entry.target))] if entry else []
    grades = [grade_with_review(each.confidence, said) for _, each, said in parts]
    grade = max(grades, key=GRADE_ORDER.__getitem__)
    doubtful = [each for own, (_, each, _) in zip(grades, parts, strict=True) if own == grade != "certain"]
    why = [each.why for each in doubtful if each.why and each.confidence == grade]
    return TargetRow(
        indicator=pair.indicator,
        name=usual_name(target),
        scope=target.scope,
        old=phrase(old) if old else "",
        new=phrase(new) if new else "",
        arrow=arrow(pair),
        pair=pair,
        entry=entry,
        grade=grade,
        reasons=tuple(map(reason_words, dict.fromkeys(why))),
        reviewed=tuple((part, said) for part, _, said in parts if said),
    )


def grade_place(graded: Target | LedgerEntry, reviewed: Reviewed | None) -> int:
    """Return the place of a target or an outcome in a list: 0 for certain ones, 2 for those that need a look."""
    return GRADE_ORDER[grade_with_review(graded.confidence, reviewed)]


def grade_with_review(confidence: Confidence, reviewed: Reviewed | None) -> Confidence:
    """Return how sure a reading is once persons looked at it; confirmed and corrected ones are certain."""
    if reviewed is None or reviewed.standing == "read_otherwise":
        return confidence
    return "certain" if reviewed.standing in {"confirmed", "corrected"} else "needs_look"
