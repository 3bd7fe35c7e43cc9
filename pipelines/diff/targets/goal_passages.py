"""Reading -> goals: the passages that set the targets of a year or of five, by cues or density."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from pipelines.diff.targets.clause_parsing import read_promises
from pipelines.diff.targets.goal_cues import CUE
from pipelines.diff.targets.horizons import UNKNOWN_YEAR, horizon_of, is_this_year
from pipelines.diff.targets.promise import Promise
from pipelines.diff.targets.qualitative_targets import ABSENT
from pipelines.diff.targets.topics import topic_of
from pipelines.text.clauses import ClauseText
from storage.records import Span

SET = re.compile(r"预期|奋斗|预定|初定|建议|今年")
"""What a cue says of itself where it stands in a review: it sets, it does not look back."""
DONE = re.compile(
    r"(?:接近|完成|实现|超额|达到|没有|未|低于|超过|围绕|好于|按照|为|根据|对照|圆满|兑现|牢牢)(?:了|过|好)?[^,。;:]{0,22}(?:目标|指标|预期)[^:]{0,4}$"
)
"""较好完成了年初确定的目标: a cue that looks back, or one that leads to the tasks."""
ENDS = re.compile(
    r"^(?:为?(?:围绕|实现|完成|达到|确保)?(?:实现|完成)?(?:上述|以上|这些|这一|全年|今年的?)[^,]{0,16}(?:目标|任务|指标)|为此|重点抓好|这里要?|以上|上述|提出|确定|总的考虑|做好|具体工作|今年要|各位代表)"
)
"""围绕上述目标; 为此; 这里要着重说明"""
INTENT = re.compile(r"预期|目标|计划|建议|安排|力争|确保|要求|努力实现|奋力实现")
GROWTH = re.compile(r"增长|增速|百分之|%")
PAST = re.compile(r"去年|上年(?!增长|持平)|已经|以来")
FEW = 5
"""Fewer targets than these are hardly all: what follows may be looser."""
LONGEST = 12
"""Sentences that goals may run over."""
ITEM = re.compile(r"[-·●◆]{1,3}\D")
"""——经济总量。"""
MOST_ITEMS = 40
"""Sentences that the lines with dashes may run over."""
TOPIC_REACH = 4
"""Sentences before one in which the paragraph's topic is looked for; guess."""
LONGEST_TOPIC = 22
REACH = 1500
"""Characters of a sentence in which a cue is looked for."""
NEAR = 160
"""Characters between a cue and its first target."""


@dataclass(frozen=True, slots=True)
class GoalPassage:
    """A passage that sets targets: its span in the reading, and the year it is for (None: this year)."""

    span: Span
    until: int | None
    promises: tuple[Promise, ...]


@dataclass(slots=True)
class Plan:
    """The promises of each sentence, read once and only where they can be."""

    reading: ClauseText
    year: int | None
    read: dict[int, list[Promise]]
    numbers: dict[int, list[Promise]] = field(default_factory=dict, repr=False)
    """What `numbers_at` read, by sentence."""

    def at(self, index: int) -> list[Promise]:
        """Promises of a sentence by its index; none beyond the last."""
        if index >= len(self.reading.sentences):
            return []
        if index not in self.read:
            self.read[index] = self._read(index, in_words=True)
        return self.read[index]

    def numbers_at(self, index: int) -> list[Promise]:
        """Promises of a sentence that have numbers, and those that say that none is set."""
        if index in self.read or ABSENT.search(self.words(index)):
            return self.at(index)
        if index not in self.numbers:
            self.numbers[index] = self._read(index, in_words=False)
        return self.numbers[index]

    def _read(self, index: int, *, in_words: bool) -> list[Promise]:
        clauses = self.reading.clauses(self.reading.sentences[index])
        topic = partial(self.topic, index)
        return read_promises(self.reading.text, clauses, self.year, topic=topic, in_words=in_words)

    def words(self, index: int) -> str:
        """The sentence itself; empty beyond the last."""
        if index >= len(self.reading.sentences):
            return ""
        return self.reading.text[slice(*self.reading.sentences[index])]

    def topic(self, index: int) -> str:
        """What the paragraph of a sentence is about, by a short sentence before it; else empty."""
        section = self.reading.places[index]
        for before in range(index - 1, max(index - 1 - TOPIC_REACH, -1), -1):
            if self.reading.places[before] != section:
                break
            words = self.words(before).rstrip("。")
            if len(words) <= LONGEST_TOPIC and (topic := topic_of(words)):
                return topic
        return ""

    def role(self, index: int) -> str:
        """The role of the part it stands in."""
        return self.reading.section(index).role


def plan_of(reading: ClauseText, year: int | None) -> Plan:
    """A reading whose promises are read as they are asked for; `year` is the report's own."""
    return Plan(reading, year, {})


def goals_of(plan: Plan, year: int | None) -> list[GoalPassage]:
    """All passages with targets, in order: those with a cue, else the densest of the plan part."""
    goals = [*_cued(plan, year)]
    if not any(goal.until is None for goal in goals):
        goals += _uncued(plan, year, [goal.span for goal in goals])
    return sorted(goals, key=lambda goal: goal.span)


def _cued(plan: Plan, year: int | None) -> Iterator[GoalPassage]:
    done = -1
    for index in range(len(plan.reading.sentences)):
        words = plan.words(index)
        if index <= done or ("目标" not in words and "指标" not in words and "预期" not in words):
            continue
        for cue in CUE.finditer(words, 0, REACH):
            before = words[: cue.end()]
            looks_back = DONE.search(before) and not before.endswith(":")
            if looks_back or (plan.role(index) == "review" and not SET.search(before[-30:])):
                continue
            goal, last = _from_cue(plan, index, cue, year)
            if goal:
                yield goal
                done = last
                break


def _from_cue(plan: Plan, index: int, cue: re.Match[str], year: int | None) -> tuple[GoalPassage | None, int]:
    """The passage after a cue, as long as sentences go on with targets."""
    sentence = plan.reading.sentences[index]
    place = sentence[0] + cue.start()
    start = max((start for start, _ in plan.reading.clauses(sentence) if start <= place), default=place)
    after = sentence[0] + cue.end()
    found = [p for p in plan.at(index) if p.span[1] > after]
    if found and found[0].span[0] - after > NEAR:
        return None, index
    last = _run(plan, index, found, owns=after == sentence[1])
    strong = [p for p in found if p.is_known]
    if not strong or (len(found) < 2 and strong[0].indicator != "gdp"):
        return None, index
    return GoalPassage((start, found[-1].span[1]), _horizon(plan, index, cue, year), tuple(found)), last


def _run(plan: Plan, index: int, found: list[Promise], *, owns: bool = False) -> int:
    """Add the promises of the sentences that go on with targets; return the index of the last.

    One sentence without any may stand between them. A cue that ends its sentence `owns` the lines with dashes that
    follow, each with what it holds.
    """
    last = _items(plan, index, found) if owns else index
    while last - index < LONGEST:
        more = _continued(plan, last + 1, few=0 < len(found) < FEW)
        step = 1
        if not more and found and not ENDS.match(plan.words(last + 1)):
            more, step = _continued(plan, last + 2), 2
        if not more:
            break
        last += step
        found += more
    return last


def _items(plan: Plan, index: int, found: list[Promise]) -> int:
    """Add the promises of the lines with dashes after a cue; the last such sentence's index."""
    last = index
    for step in range(index + 1, index + MOST_ITEMS):
        words = plan.words(step)
        is_item = bool(ITEM.match(words))
        if not words or ENDS.match(words) or not (is_item or last > index):
            break
        promises = plan.at(step)
        if is_item or promises:
            last = step
            found += promises
        elif step - last > 1:
            break
    return last


def _continued(plan: Plan, index: int, *, few: bool = False) -> list[Promise]:
    """The promises of a sentence that goes on with the targets; none where it turns to something else."""
    words = plan.words(index)
    if (
        not words
        or ENDS.match(words)
        or (CUE.search(words) and "约束性指标" not in words)
        or len(words) > 400
    ):
        return []
    promises = plan.at(index)
    known = sum(p.is_known for p in promises)
    clauses = sum(1 for _ in plan.reading.clauses(plan.reading.sentences[index]))
    if (
        known * 3 >= clauses
        or (few and known >= 2)
        or (promises and clauses <= 2 and promises[0].measure == "qualitative")
    ):
        return promises
    return []


def _horizon(plan: Plan, index: int, cue: re.Match[str], year: int | None) -> int | None:
    """The later year that goals are for, by cue, first target or heading; None for this year."""
    words = plan.words(index)
    before = words[: cue.end()]
    if is_this_year(before, year):
        return None
    later = horizon_of(before, year) or horizon_of(words[cue.end() : cue.end() + 12], year)
    if later:
        return later
    first = next((p for p in plan.at(index) if p.is_known), None)
    if first and first.yearly:
        return year + 4 if year else UNKNOWN_YEAR
    if first and first.indicator == "gdp" and first.measure == "growth" and first.unit == "%":
        return None
    heading = plan.reading.section(index).heading
    if is_this_year(heading, year):
        return None
    return horizon_of(heading.replace("“", '"').replace("”", '"'), year)


def _uncued(plan: Plan, year: int | None, taken: list[Span]) -> list[GoalPassage]:
    """The sentence with the most targets of the table, or the one that names this year's growth."""
    weights: dict[int, tuple[int, bool]] = {}
    for index, sentence in enumerate(plan.reading.sentences):
        words = plan.words(index)
        if plan.role(index) in {"head", "review"} and not (
            INTENT.search(words) and is_this_year(words, year)
        ):
            continue
        if any(start < sentence[1] and sentence[0] < end for start, end in taken) or horizon_of(words, year):
            continue
        weight, has_gdp = _weight(plan, index, words, year)
        if weight:
            weights[index] = weight, has_gdp
    growth = [index for index in weights if weights[index][1]]
    chosen = {
        max(group, key=lambda index: (weights[index][0], -index))
        for group in (list(weights), growth)
        if group
    }
    return [_passage(plan, index) for index in sorted(chosen)]


def _passage(plan: Plan, index: int) -> GoalPassage:
    """A sentence with targets and those that go on with them."""
    promises = list(plan.at(index))
    _run(plan, index, promises)
    return GoalPassage((promises[0].span[0], promises[-1].span[1]), None, tuple(promises))


def _weight(plan: Plan, index: int, words: str, year: int | None) -> tuple[int, bool]:
    """(how much a sentence looks like the goals, whether it sets this year's growth); or (0, False)."""
    if not GROWTH.search(words) or DONE.search(words) or PAST.search(words):
        return 0, False
    known = [p for p in plan.at(index) if p.is_known and not p.yearly]
    has_gdp = any(p.indicator == "gdp" and p.low is not None for p in known)
    if not has_gdp and len({p.indicator for p in known}) < 3:
        return 0, False
    intent = bool(INTENT.search(words)) + is_this_year(words, year)
    weight = len(known) * 2 + 3 * has_gdp + 2 * intent if intent or len(known) >= 3 else 0
    return weight, has_gdp and intent > 0
