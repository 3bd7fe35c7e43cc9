"""Goals -> where the plan of a report begins, for texts whose headings do not say it."""

import re
from dataclasses import dataclass

from pipelines.diff.targets.goal_passages import GoalPassage, Plan
from pipelines.text.clauses import heading_words

SAYS_PLAN = re.compile(
    r"今年|明年|安排|任务|部署|目标|思路|打算|今后|未来|下一步|规划|纲要|建议|要求|重点|时期|实事|十[一二三四五六]五"
)
"""A heading with one of these words is over a plan."""
SAYS_REVIEW = re.compile(r"回顾|总结|情况|过去|成就|成绩|去年|上年|[一五]年来")
SURELY_REVIEW = re.compile(r"回顾|工作总结|完成情况|执行情况")
"""A heading with one of these is over a review, whatever is said of goals below it."""
EARLY = 0.05
"""Share of a text before which no plan begins: a goal there is told in the opening; guess."""


@dataclass(frozen=True, slots=True)
class PlanPart:
    """Where the plan begins, and which part of the text each section is in."""

    begins: int | None
    """Offset in the reading; None where no goals of the year say it."""
    home: int
    """The part of the first level in which it begins."""
    parts: tuple[int, ...]
    """Section -> number of its part of the first level."""
    explicit: frozenset[int]
    """Parts whose headings say that they are plans; that of the goals too where it has no heading."""

    def role(self, plan: Plan, index: int) -> str:
        """The role of a sentence: that of its section, unless the goals show that this is the other half."""
        role = plan.role(index)
        if self.begins is None or role not in {"review", "tasks", "goals"}:
            return role
        part = self.parts[plan.reading.places[index]]
        is_after = plan.reading.sentences[index][0] >= self.begins
        if role == "review":
            return "tasks" if is_after and part == self.home else role
        return role if is_after or part in self.explicit else "review"


def plan_part(plan: Plan, goals: list[GoalPassage], year: int | None) -> PlanPart:
    """Find where the plan begins: at the first goals of the year, or at the part they stand in."""
    parts, headings = _parts(plan)
    explicit = frozenset(part for part, heading in enumerate(headings) if _says_plan(heading, year))
    first = next((goal for goal in goals if goal.until is None and _is_late(plan, goal)), None)
    if first is None:
        return PlanPart(None, -1, parts, explicit)
    home = parts[plan.reading.places[_sentence_at(plan, first.span[0])]]
    if SURELY_REVIEW.search(headings[home]):
        home = -1
    unnamed = {home} if home >= 0 and not headings[home] else set()
    return PlanPart(first.span[0], home, parts, explicit | unnamed)


def _parts(plan: Plan) -> tuple[tuple[int, ...], list[str]]:
    """(number of the part of each section, heading of each part)."""
    numbers: list[int] = []
    headings: list[str] = []
    for section in plan.reading.outline.sections:
        if section.level <= 1 or not headings:
            headings.append(heading_words(section.heading))
        numbers.append(len(headings) - 1)
    return tuple(numbers), headings


def _says_plan(heading: str, year: int | None) -> bool:
    is_plan = bool(SAYS_PLAN.search(heading)) or (year is not None and f"{year}年" in heading)
    return is_plan and not SAYS_REVIEW.search(heading)


def _is_late(plan: Plan, goal: GoalPassage) -> bool:
    return goal.span[0] > EARLY * len(plan.reading.text) and any(
        promise.is_known for promise in goal.promises
    )


def _sentence_at(plan: Plan, offset: int) -> int:
    """Index of the sentence in which an offset stands."""
    return next(index for index, (_, end) in enumerate(plan.reading.sentences) if offset < end)
