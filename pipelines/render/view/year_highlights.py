"""Year change -> its most telling differences, for a reader in a hurry: what was promised, missed, raised and dropped."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.compare.comparison import Comparison
from pipelines.render.safe_text import one_line
from pipelines.render.view.target_wording import TargetRow, goals, phrase, usual_name
from pipelines.render.view.year_sections import YearView, year_change
from storage.records import LedgerEntry, Span, Target

MOST = 10
AT_MOST_OF_A_KIND = 4
"""So that one kind of difference never fills the list."""
STATES: Mapping[str, float] = {"missed": 98, "renewed_without_result": 70, "dropped": 60}
"""What became of a promise -> how telling that is; a promise that was met is no news."""
ARROWS: Mapping[str, float] = {"↓": 90, "↑": 86, "－": 80, "＋": 66, "~": 62, "≠": 50}
SCOPES: Mapping[str, float] = {"headline": 1.0, "five_year": 0.8, "task": 0.6}
ROLES: Mapping[str, float] = {"goals": 1.3, "tasks": 1.0, "government": 0.75, "review": 0.55}
LONG = 60
"""Characters from which on a longer sentence is no more telling."""
FIGURE = re.compile(r"\d")
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Telling:
    """One line of the list: its kind is a key of the labels; spans lead to both texts."""

    kind: str
    text: str
    old: Span | None
    new: Span | None
    score: float


def tellings(comparison: Comparison, view: YearView) -> list[Telling]:
    """At most ten differences, the most telling first."""
    diff = year_change(comparison)
    found = [telling for goal in goals(diff) if (telling := of_goal(goal))]
    listed = {goal.pair.old.start for goal in goals(diff) if goal.pair.old}
    found += [
        of_entry(entry, comparison.new.text)
        for entry in diff.ledger
        if entry.state in STATES and not repeats(entry, listed, found)
    ]
    for kind, lists, outlined in (
        ("added", view.added, view.new_outline),
        ("dropped", view.dropped, view.old_outline),
    ):
        for part in lists:
            for sentence in part.items:
                score = worth(sentence.text, outlined.role_at(sentence.span[0])) * (
                    1.0 if kind == "added" else 0.9
                )
                old, new = (None, sentence.span) if kind == "added" else (sentence.span, None)
                found.append(Telling(kind, cut(sentence.text), old, new, score))
    return chosen(found)


def chosen(found: list[Telling]) -> list[Telling]:
    """The best ones, not too many of a kind, in the order of their worth."""
    kept: list[Telling] = []
    taken: dict[str, int] = {}
    for telling in sorted(found, key=lambda each: (-each.score, each.new or each.old or (0, 0))):
        if len(kept) == MOST:
            break
        if taken.get(telling.kind, 0) < AT_MOST_OF_A_KIND:
            taken[telling.kind] = taken.get(telling.kind, 0) + 1
            kept.append(telling)
    return kept


def of_goal(goal: TargetRow) -> Telling | None:
    """A target that went somewhere."""
    weight = ARROWS.get(goal.arrow, 0) * SCOPES.get(goal.scope, 0)
    if not weight or goal.indicator == "other":
        return None
    old, new = goal.pair.old, goal.pair.new
    weight *= max(weight_of(each) for each in (old, new) if each)
    words = {"－": f"{goal.name}：{goal.old}", "＋": f"{goal.name}：{goal.new}"}
    kind = {"－": "target_gone", "＋": "target_new"}.get(goal.arrow, "target_moved")
    return Telling(
        kind,
        words.get(goal.arrow, f"{goal.name}：{goal.old} {goal.arrow} {goal.new}"),
        (old.start, old.end) if old else None,
        (new.start, new.end) if new else None,
        weight,
    )


def repeats(entry: LedgerEntry, listed: set[int], found: list[Telling]) -> bool:
    """Whether a dropped promise is already told as a target that is gone."""
    gone = {telling.old for telling in found if telling.kind == "target_gone"}
    return (
        entry.state == "dropped"
        and entry.target.start in listed
        and (entry.target.start, entry.target.end) in gone
    )


def of_entry(entry: LedgerEntry, new: str) -> Telling:
    """A promise of last year that was not met, or not answered for."""
    target = entry.target
    weight = (
        STATES[entry.state] * SCOPES.get(target.scope, 0.5) * (1.0 if target.indicator != "other" else 0.7)
    )
    kind = "gone" if entry.state == "dropped" else entry.state
    words = f"{usual_name(target)}：{phrase(target)}" if target.indicator != "other" else cut(target.quote)
    if entry.outcome and entry.state == "missed":
        words += f" → {cut(new[slice(*entry.outcome)])}"
    return Telling(kind, words, (target.start, target.end), entry.outcome, weight * weight_of(target))


def weight_of(target: Target) -> float:
    """A level (309亿元) follows from its growth and from prices: it tells less than a rate; so do mere words (保持稳定)."""
    in_words = (
        target.value_min is None and target.value_max is None and target.qualifier != "explicitly_absent"
    )
    return 0.6 if target.measure == "level" or in_words else 1.0


def worth(text: str, role: str) -> float:
    """How telling a new or a gone sentence is: where it stands, how much it says, whether it gives figures."""
    size = min(len(text), LONG) / LONG
    return 60 * ROLES.get(role, 0.2) * size * (1.15 if FIGURE.search(text) else 1.0)


def cut(text: str) -> str:
    """A sentence on one line, cut where it is long."""
    line = one_line(text)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
