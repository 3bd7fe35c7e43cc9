"""Text -> targets: what a report promises for each indicator, in its goals and its whole plan part, with exact quotes."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.diff.targets.goal_passages import (
    GoalPassage,
    Plan,
    goals_of,
    horizon_of,
    is_this_year,
    plan_of,
)
from pipelines.diff.targets.promise import Promise
from pipelines.diff.targets.qualitative_targets import ABSENT
from pipelines.diff.targets.quantities import DIGITS
from pipelines.text.clauses import ClauseText, is_damaged, read_clauses
from pipelines.text.normal import normalise
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
PARTIAL = re.compile(r"前(?:[一二两三四五六七八九十]{1,2}|\d{1,2})个月|\d{1,2}[-至]\d{1,2}月份?")
"""Of what a part of a year has brought: 今年前两个月; neither a promise nor the result of a year."""
BACK = re.compile(r"去年|过去[一五]年|[一五两三]年来|以来,|与(?:19|20)\d\d年相比|上半年")
"""A sentence of the plan that tells of what was: 过去一年; it holds until one looks ahead."""
AHEAD = re.compile(r"今年|要|力争|确保|争取|推进|建设|实施")
HEAD = 400
SILENT = frozenset({"closing", "notes", "attachments", "head"})
"""Roles of the parts in which nothing is promised."""
DIGIT = re.compile(r"\d|百分之|[一两三]番|[万千百]亿|[千百]万")


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
    """Every target of a report, in order; a text with masked or lost digits yields those without numbers only.

    `year` is the report's own, where the caller knows it; else it is read from the text.
    """
    return promised(read_clauses(text), year).targets


def find_goals(text: str) -> list[Span]:
    """Where the goals of the year stand; those of five years where the text sets no others."""
    return [*promised(read_clauses(text)).goals]


def promised(reading: ClauseText, year: int | None = None) -> Promised:
    """Targets, goals, claims and year in one reading; a year given wins over the one in the text."""
    year = year or year_of(reading)
    plan = plan_of(reading)
    goals = goals_of(plan, year)
    damaged = is_damaged(reading.text)
    targets = [
        _target(reading, promise, scope, horizon)
        for promise, scope, horizon in _scoped(plan, goals, year)
        if not (damaged and promise.unit)
    ]
    chosen = [goal for goal in goals if goal.until is None] or goals
    return Promised(
        targets=_distinct(
            [target for target in targets if target.scope != "result" or target.indicator != "other"]
        ),
        goals=tuple(reading.raw_span(*goal.span) for goal in chosen),
        year=year,
        claims=[target for target in targets if target.scope == "result"],
        plan=plan,
    )


def year_of(reading: ClauseText) -> int | None:
    """The year whose tasks a report sets: from its head, its headings and its goals, the most frequent answer, else None."""
    votes: Counter[int] = Counter()
    head = reading.text[:HEAD]
    for match in YEAR.finditer(head):
        if MEETING.match(head, match.end()):
            votes[_year(match["year"])] += 2
            break
    for section in reading.outline.sections:
        words = normalise(section.heading).text
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
    return int(
        "".join(
            str(DIGITS.get(character, 0)) if not character.isdigit() else character for character in words
        )
    )


def _scoped(
    plan: Plan, goals: list[GoalPassage], year: int | None
) -> Iterator[tuple[Promise, str, int | None]]:
    """Each promise with its scope and the year it is for."""
    inside: set[Span] = set()
    rows: list[tuple[Promise, str, int | None]] = []
    for goal in goals:
        for promise in goal.promises:
            inside.add(promise.span)
            later = promise.until if promise.until and (year is None or promise.until > year) else goal.until
            later = later if later != 9999 else None
            is_later = goal.until is not None or later is not None or promise.yearly
            rows.append((promise, "five_year" if is_later else "headline", later if is_later else year))
    rows += [row for row in _outside(plan, year) if row[0].span not in inside]
    yield from sorted(rows, key=lambda row: row[0].span)


def _outside(plan: Plan, year: int | None) -> Iterator[tuple[Promise, str, int | None]]:
    """The promises of the plan part and the results of the review."""
    later: int | None = None
    section = None
    looks_back = False
    for index in range(len(plan.reading.sentences)):
        words = plan.words(index)
        here = plan.reading.section(index)
        if here is not section:
            section, looks_back = here, False
            heading = normalise(here.heading).text
            if here.level <= 1 or is_this_year(heading, year) or horizon_of(heading, year):
                later = None if is_this_year(heading, year) else horizon_of(heading, year)
        if is_this_year(words[:40], year):
            later = None
        later = horizon_of(words, year) or later
        looks_back = bool(BACK.search(words)) or (looks_back and not AHEAD.search(words))
        role = plan.role(index)
        if role in SILENT or PARTIAL.search(words) or not (DIGIT.search(words) or ABSENT.search(words)):
            continue
        for promise in plan.at(index):
            if row := _place(promise, "review" if looks_back else role, later, year):
                yield row


def _place(
    promise: Promise, role: str, state: int | None, year: int | None
) -> tuple[Promise, str, int | None] | None:
    """Scope and horizon of a promise outside the goals; None for what is not worth a row."""
    if promise.qualifier == "explicitly_absent" and promise.is_known and role != "review":
        return promise, "headline", year
    if promise.measure == "qualitative":
        return None
    if role == "review":
        return promise, "result", year - 1 if year else None
    later = promise.until if promise.until and (year is None or promise.until > year) else state
    if later or promise.yearly:
        return promise, "five_year", later if later != 9999 else None
    return promise, "task", year


def _target(reading: ClauseText, promise: Promise, scope: str, horizon: int | None) -> Target:
    start, end = reading.raw_span(*promise.span)
    return Target(
        indicator=promise.indicator,
        name=promise.name,
        measure=promise.measure,
        value_min=promise.low,
        value_max=promise.high,
        unit=promise.unit,
        qualifier=promise.qualifier,
        strength=promise.strength,
        reference=promise.reference,
        rider=promise.rider,
        scope=scope,
        horizon=horizon,
        quote=reading.raw[start:end],
        start=start,
        end=end,
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
