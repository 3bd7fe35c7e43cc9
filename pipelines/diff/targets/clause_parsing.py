"""Sentence -> promises: its clauses in order, with riders, asides and the time of each clause."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pipelines.diff.targets.goal_cues import announced
from pipelines.diff.targets.horizons import OPEN, Time, time_of
from pipelines.diff.targets.indicator_mentions import known_start
from pipelines.diff.targets.phrase_tables import pattern
from pipelines.diff.targets.piece_parsing import promises_of_piece
from pipelines.diff.targets.promise import Promise
from pipelines.diff.targets.quantities import find_values
from pipelines.diff.targets.subjects import Subject
from storage.records import Span

RIDER = re.compile(
    r"能快则快|(?:争取|力争|努力|取得|实现|做到)[^,]{0,8}更[好高快优多大]|更[好高]的?(?:结果|成绩|水平)|好于预期|实际工作中|实际执行中"
)
"""在实际工作中努力争取更好结果"""
RETOLD = re.compile(r"(?:比|较)(?:上年|去年|(?:19|20)\d\d年)[^,%]{0,12}?\d+(?:\.\d+)?个?百分点$")
ASIDE = re.compile(r"\((?P<inside>其中[^()]{4,58})\)")
"""(其中第一产业增长3%,第二产业增长7%)"""
INSIDE = re.compile(r"[^,;:、]+")
MENTIONED = re.compile(
    r"》?提出的[^,]{4,40}要求$|^党的[^,]{2,8}(?:提出|确定)|^(?:只要|如果|假如|倘若|若能|即使)(?!求)"
)
"""What others set or what is only supposed, named in passing: 超过《建议》提出的2010年…翻一番的要求, 只要连续几年保持8%的增长率."""
CIRCUMSTANCE = re.compile(r"(?:我们)?在[^,]{2,40}(?:下|之际|之时|同时)")
"""Under what something is done: 在30万乡亲的共同努力下."""
EFFECT_HINT = re.compile(r"[使让后可届础]")
"""What every word of an effect has one of."""
TIME_ALONE = re.compile(r"(?:力争|确保|争取)?(?:到|至)?(?:20|19)\d\d年(?:底|末)?(?:前)?$")
"""到2025年 as a clause of its own: the quote begins with it."""


def read_promises(
    text: str,
    clauses: Iterable[Span],
    year: int | None = None,
    *,
    topic: Callable[[], str] = str,
    in_words: bool = True,
) -> list[Promise]:
    """Read the promises of a sentence, in order, each with the span of the piece that says it.

    Args:
        text: the reading that all spans refer to.
        clauses: half-open spans of the sentence's clauses, in order.
        year: the report's own year.
        topic: asked for what the paragraph is about, for names that need it (计划投资3亿元).
        in_words: whether promises without a number are wanted too.
    """
    found: list[Promise] = []
    subject = Subject(of_paragraph=topic, in_words=in_words)
    time = OPEN
    time_start = -1
    for first, end in clauses:
        start = first + announced(text[first:end], text[end : end + 1])
        if start > first:
            subject = Subject(of_paragraph=topic, topic=subject.topic, in_words=in_words)
            time_start = -1
        clause = text[start:end]
        now, time = _times(time, text[first:end], clause, year)
        if TIME_ALONE.match(clause):
            time_start = start
            continue
        if _tells_effect(clause):
            break
        if MENTIONED.search(clause) or CIRCUMSTANCE.fullmatch(clause):
            continue
        if _is_rider(clause, found):
            _add_rider(found, text, end)
        elif not _is_retold(clause, found):
            _add_clause(text, (start, end), time_start, subject, found, now)
            found += _asides(text, start, clause, year)
            time_start = -1
    return _joined(text, found)


def _times(before: Time, whole: str, clause: str, year: int | None) -> tuple[Time, Time]:
    """(the time of a clause, the time that holds for those after it)."""
    own = time_of(whole, year)
    if own.is_same and before.is_past:
        own = before
    return before if own.is_open else own, own if _persists(own, clause) else before


def _asides(text: str, start: int, clause: str, year: int | None) -> list[Promise]:
    """The promises in brackets after a promise: (其中第一产业增长3%,第二产业增长7%)."""
    found: list[Promise] = []
    for aside in ASIDE.finditer(clause) if "(" in clause else ():
        inside = _cut(text, start + aside.start("inside"), start + aside.end("inside"))
        found += read_promises(text, inside, year)
    return found


def _add_clause(
    text: str, span: Span, time_start: int, subject: Subject, found: list[Promise], time: Time
) -> None:
    """Add the promises of a clause to those so far, piece by piece."""
    start, end = span
    clause = text[start:end]
    for left, right in _pieces(clause):
        if found and left and RIDER.search(clause[left:right]):
            _add_rider(found, text, start + right)
            continue
        begin = time_start if time_start >= 0 and left == 0 else start + left
        promises = promises_of_piece(text, (start + left, start + right), begin, subject)
        if not time.is_open:
            promises = [replace(promise, time=time) for promise in promises]
        _add(text, found, promises)


def _tells_effect(clause: str) -> bool:
    """Whether a clause tells of effects, not of what is promised: 项目建成后, 可带动就业500人."""
    return bool(EFFECT_HINT.search(clause)) and bool(pattern("nouns", "effect").match(clause))


def _persists(own: Time, clause: str) -> bool:
    """Whether the time of a clause holds for those after it; a past one if it opens it or has a number."""
    if own.is_open:
        return False
    return not own.is_past or own.opens or bool(find_values(clause))


def _is_rider(clause: str, found: list[Promise]) -> bool:
    """Whether a clause adds only a rider to the promises before it: 在实际工作中争取更好结果."""
    if not found or not RIDER.search(clause):
        return False
    return not (any(value.unit for value in find_values(clause)) or known_start(clause))


def _is_retold(clause: str, found: list[Promise]) -> bool:
    """Whether a clause only says how a rate of growth differs from last year's: 比上年提高0.5个百分点."""
    return bool(found and found[-1].measure == "growth" and RETOLD.match(clause))


def _cut(text: str, start: int, end: int) -> list[Span]:
    """The clauses of an aside."""
    return [match.span() for match in INSIDE.finditer(text, start, end)]


def _add(text: str, found: list[Promise], more: list[Promise]) -> None:
    """Add promises; 居民收入稳步增长,与经济发展同步 is one that says what the growth is in step with."""
    if not (len(more) == 1 and not more[0].name):
        found += more
        return
    step = more[0]
    if not found or text[found[-1].span[1] : step.span[0]] not in {",", "、", ""}:
        return
    span = found[-1].span
    for index in _last_with(found, span):
        each = found[index]
        if each.qualifier == "steady":
            joined = each.span[0], step.span[1]
            found[index] = replace(each, qualifier=step.qualifier, reference=step.reference, span=joined)


def _add_rider(found: list[Promise], text: str, end: int) -> None:
    """Give a rider to all promises of the piece before it, and to their quote."""
    span = found[-1].span
    for index in _last_with(found, span):
        rider = text[span[1] : end].lstrip(",;、")
        found[index] = replace(found[index], rider=rider, span=(span[0], end))


def _last_with(found: list[Promise], span: Span) -> Iterator[int]:
    """Indexes of the last promises that share a span, from the end."""
    for index in range(len(found) - 1, -1, -1):
        if found[index].span != span:
            return
        yield index


def _joined(text: str, found: list[Promise]) -> list[Promise]:
    """A base and its stretch (950亿元以上、力争突破1000亿元) are quoted together."""
    for index in range(1, len(found)):
        base, stretch = found[index - 1], found[index]
        touching = text[base.span[1] : stretch.span[0]] in {"、", ","} and base.name == stretch.name
        if touching and stretch.strength == "stretch" and base.unit == stretch.unit:
            span = base.span[0], stretch.span[1]
            found[index - 1], found[index] = replace(base, span=span), replace(stretch, span=span)
    return found


def _pieces(clause: str) -> Iterator[Span]:
    """Cut a clause where a finished statement is followed by another: …增长7%以上、规上工业增加值增长6%以上."""
    begin = 0
    for value in find_values(clause):
        mark = value.end
        if value.start < begin or clause[mark : mark + 1] not in {"、", "并", "和"} or not value.unit:
            continue
        follower = clause[mark + 1 : mark + 2]
        if follower and not follower.isdigit() and not clause.startswith(("百分之", "每立方"), mark + 1):
            yield begin, mark
            begin = mark + (clause[mark] in "、和")
    if begin < len(clause):
        yield begin, len(clause)
