"""Promises of a text -> their scope (headline, task, five_year, result) and the year they are for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.diff.targets.goal_passages import GoalPassage, Plan
from pipelines.diff.targets.horizons import (
    PLAN_YEARS,
    UNKNOWN_YEAR,
    Time,
    horizon_of,
    is_this_year,
    later_than,
    plan_ends,
    plan_named,
    time_of,
)
from pipelines.diff.targets.phrase_tables import pattern
from pipelines.diff.targets.plan_part import PlanPart, plan_part
from pipelines.diff.targets.promise import Promise
from pipelines.diff.targets.qualitative_targets import ABSENT
from pipelines.text.clauses import heading_words
from pipelines.text.outline import Section

SILENT = frozenset({"closing", "notes", "attachments", "head"})
"""Roles of the parts in which nothing is promised."""
PARTIAL = re.compile(r"前(?:[一二两三四五六七八九十]{1,2}|\d{1,2})个月|(?<!\d)\d{1,2}[-至]\d{1,2}月份?")
"""Of what a part of a year has brought: 今年前两个月; neither a promise nor the result of a year."""
HINT = re.compile(r"[\d之百千万亿倍番成十]")
DIGIT = re.compile(
    r"\d|分之|[一两二三四五]番|倍|[万千百十]亿|[千百十一二三四五六七八九余]万|[二三四五六七八九]成"
)
EXPLAINS = re.compile(r"说明|规划|纲要|五年|十[一二三四五六]五|回顾|成就|奋斗目标|远景")
"""A heading over a part that speaks of several years: there a time named holds for the sentences after it."""
TOLD = re.compile(r"回顾|情况|成就|成绩|总结|完成")
AHEAD = re.compile(r"推进|建设|实施|新建|加快|完善|抓好|开展|加强|提高.{0,12}(?:水平|能力)")
"""Words of tasks: a sentence with one does not go on telling what was."""
TITLE = 400
"""Characters of a report within which it says which plan it is about; guess."""
SUMMED = re.compile(r"累计|平均每年新增|[四五]年(?:来|间|中)")
"""Beside a yearly rate without a later year: it is told, not promised: 五年累计完成9000亿元,年均增长8%."""
OPENING_WORDS = 24
"""Characters of a sentence in which a time opens it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A promise with its scope and the year it is for; None for an unknown one."""

    promise: Promise
    scope: str
    horizon: int | None


def placed_promises(plan: Plan, goals: list[GoalPassage], year: int | None) -> list[Placed]:
    """Place each promise of a text once, in order: those of the goals, then what the other sentences say."""
    inside: set[tuple[int, int]] = set()
    rows: list[Placed] = []
    for goal in goals:
        for promise in goal.promises:
            inside.add(promise.span)
            rows.append(_of_goal(promise, goal, year))
    part = plan_part(plan, goals, year)
    rows += [row for row in _outside(plan, part, year) if row.promise.span not in inside]
    plan_end = plan_named(plan.reading.text[:TITLE], year)
    return sorted((_dated(row, plan_end, year) for row in rows), key=lambda row: row.promise.span)


def _of_goal(promise: Promise, goal: GoalPassage, year: int | None) -> Placed:
    named = None if promise.time.until == UNKNOWN_YEAR and goal.until else promise.time.until
    later = later_than(year, named) or (None if promise.time.is_this_year else goal.until)
    if promise.time.is_past and not later:
        return Placed(promise, "result", year - 1 if year else None)
    if later or promise.yearly:
        return Placed(promise, "five_year", later)
    return Placed(promise, "headline", year)


def _dated(row: Placed, plan_end: int | None, year: int | None) -> Placed:
    """A row whose words name no year (五年内): for the end of the plan of the title, else for the fifth year from here."""
    if row.horizon != UNKNOWN_YEAR:
        return row
    return replace(row, horizon=plan_end or (None if year is None else year + PLAN_YEARS - 1))


def _outside(plan: Plan, part: PlanPart, year: int | None) -> Iterator[Placed]:
    """The promises of the plan part and the results of the review."""
    of_part = Time()
    standing = Time()
    section: Section | None = None
    for index in range(len(plan.reading.sentences)):
        words = plan.words(index)
        here = plan.reading.section(index)
        if here is not section:
            section = here
            of_part = standing = _of_heading(here, of_part, year)
        standing = _opened(words, here, standing, of_part, year)
        role = part.role(plan, index)
        if role in SILENT or not _may_promise(words):
            continue
        for promise in plan.numbers_at(index):
            time = standing if promise.time.is_open else promise.time
            if promise.yearly and time.is_open and SUMMED.search(words):
                continue
            if row := _place(promise, role, time, year):
                yield row


def _may_promise(words: str) -> bool:
    """Whether a sentence has a number or says that none is set, and not of a part of a year."""
    hint = HINT.search(words)
    has_number = (hint and (hint[0].isdigit() or DIGIT.search(words))) or (
        ("目标" in words or "指标" in words) and ABSENT.search(words)
    )
    return bool(has_number) and not PARTIAL.search(words)


def _of_heading(section: Section, above: Time, year: int | None) -> Time:
    """The time of a section: by its heading, else for a deeper level that of its part."""
    heading = heading_words(section.heading)
    if is_this_year(heading, year):
        return Time(is_this_year=True)
    later = horizon_of(heading, year)
    if later:
        return Time(until=later)
    if year is not None and TOLD.search(heading) and any(end < year for end in plan_ends(heading)):
        return Time(is_past=True)
    return above if section.level > 1 else Time()


def _opened(words: str, section: Section, standing: Time, of_part: Time, year: int | None) -> Time:
    """The time that holds from a sentence on, where it begins with one."""
    own = time_of(words[:OPENING_WORDS].split(",", 1)[0], year)
    if EXPLAINS.search(section.heading):
        if not own.is_open:
            return own
        return Time() if standing.is_past and pattern("time_words", "ahead").search(words) else standing
    if own.is_past and own.opens:
        return own
    goes_on = (
        standing.is_past
        and own.is_open
        and not (AHEAD.search(words) or pattern("time_words", "ahead").search(words))
    )
    return standing if goes_on else of_part


def _place(promise: Promise, role: str, time: Time, year: int | None) -> Placed | None:
    """Scope and horizon of a promise outside the goals; None for what is not worth a row."""
    if promise.qualifier == "explicitly_absent" and promise.is_known and role != "review":
        return Placed(promise, "headline", year)
    if promise.measure == "qualitative":
        return None
    later = later_than(year, time.until)
    if role == "review" or (time.is_past and not later):
        return Placed(promise, "result", year - 1 if year else None)
    if later or promise.yearly:
        return Placed(promise, "five_year", later)
    return Placed(promise, "task", year)
