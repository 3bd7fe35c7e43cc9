"""Text -> targets: what a report promises for each indicator, with exact quotes."""

import re
from collections import Counter
from dataclasses import dataclass, field

from pipelines.diff.targets.confidence import WITHHELD, grade_of, reason_of, with_contradictions
from pipelines.diff.targets.goal_passages import Plan, goals_of, plan_of
from pipelines.diff.targets.scopes import Placed, placed_promises
from pipelines.text.clauses import ClauseText, heading_words, is_damaged, read_clauses
from pipelines.text.numerals import read_digits
from storage.records import Span, Target

YEAR_WORDS = r"(?P<year>(?:19|20)\d\d|[一二][九〇零○0][〇零○0一二三四五六七八九]{2})年"
YEAR = re.compile(YEAR_WORDS)
REVIEWED = re.compile(r"[^,。;]{0,12}?(?:回顾|总结|工作情况|所做|完成情况|主要工作和|成就)")
"""After a year in a heading: 2019年工作回顾."""
PLANNED = re.compile(
    r"(?!.{0,12}回顾)[^,。;]{0,12}?(?:安排|任务|重点|总体|总的|目标|建议|的工作|部署|打算|思路|谋划|主要工作|工作$)"
)
"""After a year in a heading: 2020年重点工作."""
SET_FOR = re.compile(r"(?<!到)(?<!至)" + YEAR_WORDS + r"[^,。;:]{0,14}(?:预期|主要|奋斗)目标")
"""2020年全市经济社会发展主要预期目标"""
MEETING = re.compile(r"[^,。;]{0,40}(?:会议|代表大会|政府工作报告)")
"""After a year in the head: 2020年4月27日在云汀县第九届人民代表大会第五次会议上."""
HEAD = 400


@dataclass(frozen=True, slots=True)
class Promised:
    """What a text promises: its targets, its goals passages, and the year it sets tasks for."""

    targets: list[Target]
    goals: tuple[Span, ...]
    year: int | None
    claims: list[Target]
    """What its review claims as results, names without an id included."""
    plan: Plan = field(repr=False)
    """The promises of each sentence, for those who look for results."""


def read_targets(text: str, *, year: int | None = None) -> list[Target]:
    """Read every target of a report, in order; from a text with lost digits without their numbers.

    `year` is the report's own, where the caller knows it; else it is read from the text.
    """
    return promised(read_clauses(text), year).targets


def find_goals(text: str) -> list[Span]:
    """Where the goals of the year stand; those of five years where the text sets no others."""
    return [*promised(read_clauses(text)).goals]


def promised(reading: ClauseText, year: int | None = None) -> Promised:
    """Targets, goals, claims and year in one reading; a year given wins over the one in the text."""
    year = year or year_of(reading)
    plan = plan_of(reading, year)
    goals = goals_of(plan, year)
    damaged = is_damaged(reading.text)
    targets = [
        target
        for row in placed_promises(plan, goals, year)
        if (target := _target(reading, row, is_damaged=damaged)) is not None
    ]
    chosen = [goal for goal in goals if goal.until is None] or goals
    return Promised(
        targets=with_contradictions(_distinct(_shown(targets))),
        goals=tuple(reading.raw_span(*goal.span) for goal in chosen),
        year=year,
        claims=[target for target in targets if target.scope == "result"],
        plan=plan,
    )


def year_of(reading: ClauseText) -> int | None:
    """The year whose tasks a report sets, by the votes of its head, headings and goals; else None."""
    votes: Counter[int] = Counter()
    head = reading.text[:HEAD]
    for match in YEAR.finditer(head):
        if MEETING.match(head, match.end()):
            votes[_year(match["year"])] += 2
            break
    for section in reading.outline.sections:
        words = heading_words(section.heading)
        for match in YEAR.finditer(words):
            if REVIEWED.match(words, match.end()):
                votes[_year(match["year"]) + 1] += 2
            elif PLANNED.match(words, match.end()):
                votes[_year(match["year"])] += 2
    for match in SET_FOR.finditer(reading.text):
        votes[_year(match["year"])] += 1
    return max(votes, key=lambda year: (votes[year], year)) if votes else None


def _year(words: str) -> int:
    """2020 of 2020 or of 二〇二〇."""
    return read_digits(words) or 0


def _shown(targets: list[Target]) -> list[Target]:
    """The targets of a report: results only of indicators of the table."""
    return [target for target in targets if target.scope != "result" or target.indicator != "other"]


def _target(reading: ClauseText, row: Placed, *, is_damaged: bool) -> Target | None:
    """The target of a promise; in a damaged text one without its number, and None outside the goals."""
    promise = row.promise
    is_withheld = is_damaged and bool(promise.unit)
    if is_withheld and not (promise.is_known and row.scope in {"headline", "five_year"}):
        return None
    start, end = reading.raw_span(*promise.span)
    why = WITHHELD if is_withheld else reason_of(promise)
    return Target(
        indicator=promise.indicator,
        name=promise.name,
        measure="qualitative" if is_withheld else promise.measure,
        value_min=None if is_withheld else promise.low,
        value_max=None if is_withheld else promise.high,
        unit="" if is_withheld else promise.unit,
        qualifier=promise.qualifier,
        strength=promise.strength,
        reference=promise.reference,
        rider=promise.rider,
        scope=row.scope,
        horizon=row.horizon,
        quote=reading.raw[start:end],
        start=start,
        end=end,
        confidence=grade_of(why),
        why=why,
    )


def _distinct(targets: list[Target]) -> list[Target]:
    """Each target once: explanations and texts that stand twice repeat them."""
    seen: set[tuple[object, ...]] = set()
    kept: list[Target] = []
    for target in targets:
        name = target.name if target.indicator == "other" else ""
        scope = target.scope if target.scope in {"result", "five_year"} else "plan"
        key = (
            target.indicator,
            name,
            target.measure,
            target.value_min,
            target.value_max,
            target.unit,
            scope,
            target.qualifier,
        )
        if key not in seen:
            seen.add(key)
            kept.append(target)
    return kept
