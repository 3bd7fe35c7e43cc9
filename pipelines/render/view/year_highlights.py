"""Year change -> its most telling differences: what was missed, raised, dropped and newly promised."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipelines.compare.comparison import Comparison, year_change
from pipelines.render.safe_text import shortened
from pipelines.render.view.review_wording import review_mark
from pipelines.render.view.target_rows import TargetRow, grade_with_review, target_rows
from pipelines.render.view.target_wording import phrase, usual_name
from pipelines.render.view.year_sections import Part, Sentence, YearView
from pipelines.text.outline import Outline
from storage.records import LedgerEntry, Span, Target

# All weights of this module are guesses, set by reading the lists of real pairs of reports.
MOST = 10
AT_MOST_OF_A_KIND = 4
"""So that one kind of difference never fills the list."""
STATES: Mapping[str, float] = {"missed": 98, "renewed_without_result": 70, "dropped": 60}
"""What became of a pledge -> its weight; one that was met is not listed."""
ARROWS: Mapping[str, float] = {"↓": 90, "↑": 86, "－": 80, "＋": 66, "~": 62, "≠": 50}
SCOPES: Mapping[str, float] = {"headline": 1.0, "five_year": 0.8, "task": 0.6}
ROLES: Mapping[str, float] = {"goals": 1.3, "tasks": 1.0, "government": 0.75, "review": 0.55}
GRADE_WEIGHTS: Mapping[str, float] = {"certain": 1.0, "likely": 0.9, "needs_look": 0.4}
"""So that the list leads with what is sure."""
SIDE_WEIGHTS: Mapping[str, float] = {"added": 1.0, "dropped": 0.9}
LONG = 60
"""Characters from which on a longer sentence is not more telling."""
FIGURE = re.compile(r"\d")
SENTENCE_LONGEST = 80
"""Characters of a sentence that are shown."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A line of the list; its kind is a key of LABELS, its spans lie in the old and the new text."""

    kind: str
    text: str
    old: Span | None
    new: Span | None
    score: float


def tellings(comparison: Comparison, view: YearView) -> list[Telling]:
    """Choose the most telling differences of a year change.

    Args:
        comparison: the change with both texts.
        view: its lists of sentences (year_sections.year_view).

    Returns:
        At most MOST lines, the most telling first.

    Raises:
        TypeError: the comparison is along another axis.
    """
    diff = year_change(comparison)
    rows = target_rows(diff, comparison.reviewed)
    found = [telling for row in rows if (telling := of_target(row))]
    in_table = {row.pair.old.start for row in rows if row.pair.old}
    gone = {telling.old for telling in found if telling.kind == "target_gone"}
    found += [
        of_pledge(entry, comparison)
        for entry in diff.ledger
        if entry.state in STATES and not is_repeated(entry, in_table, gone)
    ]
    found += of_sentences("added", view.added, view.new_outline)
    found += of_sentences("dropped", view.dropped, view.old_outline)
    return best(found)


def best(found: list[Telling]) -> list[Telling]:
    """Return at most MOST lines by score, at most AT_MOST_OF_A_KIND of a kind."""
    kept: list[Telling] = []
    taken: dict[str, int] = {}
    for telling in sorted(found, key=lambda each: (-each.score, each.new or each.old or (0, 0))):
        if len(kept) == MOST:
            break
        if taken.get(telling.kind, 0) < AT_MOST_OF_A_KIND:
            taken[telling.kind] = taken.get(telling.kind, 0) + 1
            kept.append(telling)
    return kept


def of_target(row: TargetRow) -> Telling | None:
    """Return a target as a line; None for an unknown indicator or a target that stayed."""
    weight = ARROWS.get(row.arrow, 0) * SCOPES.get(row.scope, 0) * GRADE_WEIGHTS[row.grade]
    if not weight or row.indicator == "other":
        return None
    old, new = row.pair.old, row.pair.new
    weight *= max(target_weight(each) for each in (old, new) if each)
    words = {"－": f"{row.name}：{row.old}", "＋": f"{row.name}：{row.new}"}
    kind = {"－": "target_gone", "＋": "target_new"}.get(row.arrow, "target_moved")
    said = words.get(row.arrow, f"{row.name}：{row.old} {row.arrow} {row.new}")
    return Telling(
        kind,
        said + review_mark(each for _, each in row.reviewed),
        (old.start, old.end) if old else None,
        (new.start, new.end) if new else None,
        weight,
    )


def is_repeated(entry: LedgerEntry, in_table: set[int], gone: set[Span | None]) -> bool:
    """Return whether a dropped pledge is listed as a target that is gone.

    Args:
        entry: what became of a pledge.
        in_table: where the older targets of the table begin.
        gone: spans of the targets listed as gone.
    """
    target = entry.target
    return entry.state == "dropped" and target.start in in_table and (target.start, target.end) in gone


def of_pledge(entry: LedgerEntry, comparison: Comparison) -> Telling:
    """Return a pledge of last year as a line, less telling where its outcome is not sure."""
    target, new = entry.target, comparison.new.text
    of_outcome = comparison.reviewed.outcomes.get(target)
    grade = grade_with_review(entry.confidence, of_outcome)
    weight = (
        STATES[entry.state] * SCOPES.get(target.scope, 0.5) * (1.0 if target.indicator != "other" else 0.7)
    )
    kind = "gone" if entry.state == "dropped" else entry.state
    words = (
        f"{usual_name(target)}：{phrase(target)}"
        if target.indicator != "other"
        else shortened(target.quote, SENTENCE_LONGEST)
    )
    if entry.outcome and entry.state == "missed":
        words += f" → {shortened(new[slice(*entry.outcome)], SENTENCE_LONGEST)}"
    words += review_mark(each for each in (comparison.reviewed.old.get(target), of_outcome) if each)
    weight *= target_weight(target) * GRADE_WEIGHTS[grade]
    return Telling(kind, words, (target.start, target.end), entry.outcome, weight)


def target_weight(target: Target) -> float:
    """Return the weight of a target: a level (309亿元) follows from growth and prices, words say little."""
    in_words = (
        target.value_min is None and target.value_max is None and target.qualifier != "explicitly_absent"
    )
    return 0.6 if target.measure == "level" or in_words else 1.0


def of_sentences(kind: str, parts: Iterable[Part[Sentence]], outline: Outline) -> Iterator[Telling]:
    """Yield the sentences of one side as lines.

    Args:
        kind: "added" for sentences of the newer text, "dropped" for those of the older one.
        parts: sections with their sentences.
        outline: the outline of that text.
    """
    for part in parts:
        for sentence in part.items:
            weight = sentence_weight(sentence.text, outline.role_at(sentence.span[0])) * SIDE_WEIGHTS[kind]
            old, new = (None, sentence.span) if kind == "added" else (sentence.span, None)
            yield Telling(kind, shortened(sentence.text, SENTENCE_LONGEST), old, new, weight)


def sentence_weight(text: str, role: str) -> float:
    """Return the weight of a sentence by the role of its section, its length and its figures."""
    size = min(len(text), LONG) / LONG
    return 60 * ROLES.get(role, 0.2) * size * (1.15 if FIGURE.search(text) else 1.0)
