"""Two readings with their targets -> the reasons why comparing them would mislead."""

import re

from pipelines.diff.targets.extraction import Promised
from pipelines.diff.years.reasons import Reason, reason
from pipelines.diff.years.sentence_similarity import LEAD
from pipelines.text.clauses import ClauseText, is_damaged
from pipelines.text.normal import classify

REPORT = 200
"""Characters below which a text is no report at all (guess)."""
HALF = 0.45
WHOLE = 6000
"""A text below the share HALF of one of at least WHOLE characters is cut or of another kind (guesses)."""
HEAD = 300
"""Characters at the begin of a text that name its place (guess)."""
TWICE = 0.7
"""Share of different sentences below which a text repeats itself (guess)."""
STRANGERS = 0.06
"""Share of sentences that go on, on the side where more do, below which two texts are no successive reports. Measured on
the pairs of successive years of the corpus: the lowest of two work reports has .085, the highest of other texts .044."""
MANY = 60
"""Sentences of the shorter text from which on that share is looked at (guess)."""
PLACE = re.compile(
    r"(?P<stem>[一-鿿]{2,6}?)(?:特别行政区|自治区|自治州|自治县|自治旗|新区|省|市|区|县|州|旗|盟)第[一-十\d]{1,3}届人民代表大会"
)
"""云汀县 of 在云汀县第九届人民代表大会第五次会议上"""
SUFFIX = re.compile(r"[省市区县州旗盟]")
PLAN = re.compile(r"五年规划|远景目标|规划纲要|规划的?建议|计划(?:草案|执行情况)|预算(?:草案|执行情况)")
"""What the head of a plan says of itself: 第十四个五年规划和二〇三五年远景目标纲要."""
TITLES = re.compile(r"《[^《》]{0,40}》|“[^“”]{0,40}”")
"""A plan named in a sentence: 《云汀县总体规划纲要》."""
SPOKEN = re.compile(r"各位代表|政府工作报告|向大会(?:报告|作)")
Years = tuple[int, int] | None


def oddities(
    readings: tuple[ClauseText, ClauseText], promised: tuple[Promised, Promised], years: Years
) -> tuple[Reason, ...]:
    """Find what forbids comparing two texts.

    Args:
        readings: the clauses of the old and of the new text.
        promised: the targets read in them.
        years: the years of both reports, where they are known; otherwise the years read in the texts count.

    Returns:
        Reasons, the most serious first; empty for two reports of one place in order.
    """
    texts = readings[0].raw, readings[1].raw
    for side, text in zip(("old", "new"), texts, strict=True):
        if not text.strip():
            return (reason("empty", side=side),)
    if classify(*texts) != "content":
        return (reason("same_text"),)
    alone = (
        _alone("old", readings[0], promised[0], readings[1]),
        _alone("new", readings[1], promised[1], readings[0]),
    )
    return (*_order(promised, years), *_places(readings), *(each for each in alone if each))


def succession(old: tuple[int, int], new: tuple[int, int]) -> tuple[Reason, ...]:
    """Find whether two texts share too few sentences to be reports of successive years.

    Args:
        old: (sentences that do not go on, all that count) of the old text.
        new: (sentences that are new, all that count) of the new text.
    """
    shares = [1 - alone / max(counted, 1) for alone, counted in (old, new)]
    is_strange = min(old[1], new[1]) >= MANY and max(shares) < STRANGERS
    return (reason("not_successive"),) if is_strange else ()


def remarks(
    readings: tuple[ClauseText, ClauseText], promised: tuple[Promised, Promised], years: Years
) -> tuple[Reason, ...]:
    """Find what a reader should know about two texts that can be compared.

    Args:
        readings: the clauses of the old and of the new text.
        promised: the targets read in them.
        years: the years of both reports, where they are known.
    """
    apart = years_apart(promised, years)
    found = [reason("years_apart", years=apart)] if apart > 1 else []
    sizes = [len(reading.text) for reading in readings]
    if min(sizes) < HALF * max(sizes) and max(sizes) >= WHOLE:
        side = "old" if sizes[0] < sizes[1] else "new"
        found.append(reason("half_as_long", side=side))
    return tuple(found)


def years_apart(promised: tuple[Promised, Promised], years: Years) -> int:
    """Return the number of years from the old to the new report; 1 where a year is not known."""
    first, second = years or (promised[0].year, promised[1].year)
    return second - first if first and second else 1


def _order(promised: tuple[Promised, Promised], years: Years) -> list[Reason]:
    """Return the reason for years that run backwards or are the same, if they do."""
    first, second = years or (promised[0].year, promised[1].year)
    if first is None or second is None:
        return []
    if first > second:
        return [reason("years_swapped", first=first, second=second)]
    return [reason("same_year", first=first)] if first == second else []


def _places(readings: tuple[ClauseText, ClauseText]) -> list[Reason]:
    """Return the reason for two places; a county that became a district keeps its stem."""
    first, second = (_place(reading.text[:HEAD]) for reading in readings)
    if not first or not second or first.endswith(second) or second.endswith(first):
        return []
    return [reason("two_places", first=first, second=second)]


def _place(head: str) -> str:
    match = PLACE.search(head)
    return SUFFIX.split(match["stem"].rsplit("在")[-1])[-1] if match else ""


def _alone(side: str, reading: ClauseText, promised: Promised, other: ClauseText) -> Reason | None:
    """Return the first reason that lies in one text, or in its length against that of the other."""
    sentences = [reading.text[start:end] for start, end in reading.sentences if end - start > LEAD]
    roles = {section.role for section in reading.outline.sections}
    size, whole = len(reading.text), len(other.text)
    has_plan = bool(roles & {"goals", "tasks"} or promised.goals)
    is_whole = has_plan and roles >= {"review", "closing"}
    checks = (
        (_is_plan(reading), "plan"),
        (is_damaged(reading.text), "damaged"),
        (len(set(sentences)) < TWICE * len(sentences), "repeated"),
        (size < HALF * whole and whole >= WHOLE and not is_whole, "cut"),
        (not has_plan, "no_plan_part"),
    )
    if size < REPORT:
        return reason("too_short", side=side, size=size)
    return next((reason(code, side=side) for is_odd, code in checks if is_odd), None)


def _is_plan(reading: ClauseText) -> bool:
    """Return whether the title says that the text is a plan; a plan named in a sentence does not count."""
    title = TITLES.sub("", reading.raw.strip().split("\n", 1)[0][:HEAD])
    is_sentence = bool(set("。！；") & set(title))
    return bool(PLAN.search(title)) and not is_sentence and not SPOKEN.search(reading.text[: 5 * HEAD])
