"""Two readings and what was promised in them -> why setting them side by side would mislead, one line each."""

import re

from pipelines.diff.targets.extraction import Promised
from pipelines.diff.years.sentence_similarity import LEAD
from pipelines.text.clauses import ClauseText, is_damaged
from pipelines.text.normal import classify

REPORT = 200
"""Characters below which a text is no report at all."""
HALF = 0.45
WHOLE = 6000
"""A text below this share of the other, when that is at least so long, is cut or of another kind."""
HEAD = 300
TWICE = 0.7
"""Share of different sentences below which a text repeats itself."""
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
) -> tuple[str, ...]:
    """What is odd about a pair (old, new), most serious first; empty for two reports of one place in order."""
    texts = readings[0].raw, readings[1].raw
    for side, text in zip(("old", "new"), texts, strict=True):
        if not text.strip():
            return (f"the {side} text is empty",)
    if classify(*texts) != "content":
        return ("both texts are the same",)
    reasons = [*_order(promised, years), *_places(readings)]
    for index, side in enumerate(("old", "new")):
        if reason := _alone(readings[index], promised[index], readings[1 - index]):
            reasons.append(f"the {side} text {reason}")
    return tuple(reasons)


def remarks(
    readings: tuple[ClauseText, ClauseText], promised: tuple[Promised, Promised], years: Years
) -> tuple[str, ...]:
    """What a reader of a pair should know although it can be compared: years apart, very different lengths."""
    apart = years_apart(promised, years)
    said = [f"the years are {apart} apart: what became of the promises was not judged"] if apart > 1 else []
    sizes = [len(reading.text) for reading in readings]
    if min(sizes) < HALF * max(sizes) and max(sizes) >= WHOLE:
        side = "old" if sizes[0] < sizes[1] else "new"
        said.append(f"the {side} text is less than half as long as the other")
    return tuple(said)


def years_apart(promised: tuple[Promised, Promised], years: Years) -> int:
    """How many years lie between both; one where a year is not known."""
    first, second = years or (promised[0].year, promised[1].year)
    return second - first if first and second else 1


def _order(promised: tuple[Promised, Promised], years: Years) -> list[str]:
    """Years that run backwards or stand still, as given by the caller or else as read."""
    first, second = years or (promised[0].year, promised[1].year)
    if first is None or second is None:
        return []
    if first > second:
        return [f"the years are swapped: {first} stands before {second}"]
    return [f"both texts are of {first}"] if first == second else []


def _places(readings: tuple[ClauseText, ClauseText]) -> list[str]:
    """Two places, where both heads name one; a county that became a district keeps its stem."""
    first, second = (_place(reading.text[:HEAD]) for reading in readings)
    if not first or not second or first.endswith(second) or second.endswith(first):
        return []
    return [f"two places: {first} and {second}"]


def _place(head: str) -> str:
    match = PLACE.search(head)
    return SUFFIX.split(match["stem"].rsplit("在")[-1])[-1] if match else ""


def _alone(reading: ClauseText, promised: Promised, other: ClauseText) -> str:
    """What is odd about one text by itself, or beside the length of the other; empty if nothing is."""
    sentences = [reading.text[start:end] for start, end in reading.sentences if end - start > LEAD]
    roles = {section.role for section in reading.outline.sections}
    size, whole = len(reading.text), len(other.text)
    has_plan = bool(roles & {"goals", "tasks"} or promised.goals)
    is_whole = has_plan and roles >= {"review", "closing"}
    checks = (
        (size < REPORT, f"is too short for a report ({size} characters)"),
        (_is_plan(reading), "is a plan, not a work report"),
        (is_damaged(reading.text), "is masked or has lost digits: its numbers were not read"),
        (len(set(sentences)) < TWICE * len(sentences), "holds much of its text twice"),
        (
            size < HALF * whole and whole >= WHOLE and not is_whole,
            "is less than half as long as the other: cut, or of another kind",
        ),
        (not has_plan, "has no plan part: cut, or of another kind"),
    )
    return next((reason for is_odd, reason in checks if is_odd), "")


def _is_plan(reading: ClauseText) -> bool:
    """Whether the title says that the text is a plan; a plan named in a sentence does not count."""
    title = TITLES.sub("", reading.raw.strip().split("\n", 1)[0][:HEAD])
    is_sentence = bool(set("。！；") & set(title))
    return bool(PLAN.search(title)) and not is_sentence and not SPOKEN.search(reading.text[: 5 * HEAD])
