"""Sentence -> promises: each indicator with its value or its words, spread over lists, with the piece that says it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.diff.targets.goal_cues import announced
from pipelines.diff.targets.indicator_mentions import (
    LIST_MARK,
    Subject,
    known_start,
    name_of,
    names_of,
    shares_tail,
    twins,
    without_lead,
)
from pipelines.diff.targets.indicators import TELLING, Indicator, indicator_of
from pipelines.diff.targets.predicates import DOWN, EACH, FROM, UP, Predicate, read_predicate
from pipelines.diff.targets.promise import ECONOMY, Promise, promise_in_words, promise_of
from pipelines.diff.targets.qualitative_targets import SUBJECT, find_quality
from pipelines.diff.targets.quantities import Value, find_values
from storage.records import Span

PERCENTS = frozenset({"%", "‰", "个百分点", "百分点"})
PENDING = "pending"
"""Kind of a subject whose value is still to come."""
SHORTEST_OTHER = 3
LONGEST_OTHER = 16
RIDER = re.compile(
    r"能快则快|(?:争取|力争|努力|取得|实现|做到)[^,]{0,8}更[好高快优多大]|更[好高]的?(?:结果|成绩|水平)|好于预期|实际工作中|实际执行中"
)
"""在实际工作中努力争取更好结果"""
RETOLD = re.compile(r"(?:比|较)(?:上年|去年|(?:19|20)\d\d年)[^,%]{0,12}?\d+(?:\.\d+)?个?百分点$")
ASIDE = re.compile(r"\((?P<inside>其中[^()]{4,58})\)")
"""(其中第一产业增长3%,第二产业增长7%)"""
INSIDE = re.compile(r"[^,;:、]+")
RAISED = re.compile(r"(?:提高|提升|增加|增长|上升|上调|调整|扩大|降低|下降|减少|缩小|下调|压缩)(?:到|至|为)")
"""What follows the value that a rise begins with: 从月销售额10万元提高到15万元."""
ONE_EACH = ("均", "都", "各")
TIME = re.compile(r"(?:到|至)(?P<year>(?:20|19)\d\d)年(?:底|末)?")


def read_promises(text: str, clauses: Iterator[Span] | list[Span]) -> list[Promise]:
    """The promises of one sentence's clauses, in order."""
    found: list[Promise] = []
    subject = Subject()
    until: int | None = None
    time_start = -1
    for first, end in clauses:
        start = first + announced(text[first:end], text[end : end + 1])
        if start > first:
            subject, time_start = Subject(), -1
        clause = text[start:end]
        time = TIME.search(text, first, end)
        if time:
            until = int(time["year"])
        if time and time.end() == end:
            time_start = start
            continue
        rider = RIDER.search(clause)
        if _is_retold(clause, found):
            continue
        if rider and found and not (any(value.unit for value in find_values(clause)) or known_start(clause)):
            found = _with_rider(found, text, end)
            continue
        for left, right in _pieces(clause):
            if found and RIDER.search(clause[left:right]) and left:
                found = _with_rider(found, text, start + right)
                continue
            begin = time_start if time_start >= 0 and left == 0 else start + left
            promises = _of_piece(text, (start + left, start + right), begin, until, subject)
            found = _synced(text, found, promises)
        for aside in ASIDE.finditer(clause):
            found += read_promises(
                text, _cut(text, start + aside.start("inside"), start + aside.end("inside"))
            )
        time_start = -1
    return _joined(text, found)


def _is_retold(clause: str, found: list[Promise]) -> bool:
    """Whether a clause only says how a rate of growth differs from last year's: 比上年提高0.5个百分点."""
    return bool(found and found[-1].measure == "growth" and RETOLD.match(clause))


def _cut(text: str, start: int, end: int) -> list[Span]:
    """The clauses of an aside."""
    return [match.span() for match in INSIDE.finditer(text, start, end)]


def _synced(text: str, found: list[Promise], more: list[Promise]) -> list[Promise]:
    """All promises; 居民收入稳步增长,与经济发展同步 is one that says what the growth is in step with."""
    if not (len(more) == 1 and not more[0].name):
        return found + more
    steady = [
        promise for promise in found if promise.qualifier == "steady" and found[-1].span == promise.span
    ]
    if not steady or text[steady[0].span[1] : more[0].span[0]] not in {",", "、", ""}:
        return found
    step = more[0]
    return [
        replace(each, qualifier=step.qualifier, reference=step.reference, span=(each.span[0], step.span[1]))
        if each in steady
        else each
        for each in found
    ]


def _with_rider(found: list[Promise], text: str, end: int) -> list[Promise]:
    """The rider belongs to all promises of the piece before it, and to their quote."""
    span = found[-1].span
    return [
        replace(promise, rider=text[span[1] : end].lstrip(",;、"), span=(span[0], end))
        if promise.span == span
        else promise
        for promise in found
    ]


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


def _of_piece(text: str, span: Span, begin: int, until: int | None, subject: Subject) -> list[Promise]:
    """The promises of a piece; `subject` is what came before and is brought up to date."""
    piece = text[slice(*span)]
    values = find_values(piece)
    if not any(_counts(value) for value in values):
        return _of_words(piece, span, begin, until, subject)
    found: list[Promise] = []
    left = 0
    index = 0
    while index < len(values):
        value = values[index]
        if _describes(piece, values[index : index + 2]):
            index += 1
            continue
        head = piece[left : value.start]
        base = max(head.rfind("从"), head.rfind("由"))
        if base > 0 and index + 1 < len(values) and RAISED.match(piece, value.end):
            subject.take(names_of(without_lead(head[:base])), without_lead(head[:base]), span)
            left, index = value.end, index + 1
            continue
        predicate = read_predicate(head)
        group = _group(piece, values, index, predicate)
        name = name_of(head, predicate)
        if name.strip("\"'") or left == 0:
            _renew(subject, name, predicate, span, piece, value)
        left = group[-1].end
        index += len(group)
        if predicate.has(FROM) and index < len(values):
            continue
        quote = begin if not found else span[0]
        found += _spread(subject, predicate, group, head, (quote, span[1]), until)
    return found


def _describes(piece: str, values: list[Value]) -> bool:
    """Whether a number only describes what the next one counts: 10亿元以上 of 年交易额10亿元以上电商园区6个."""
    if len(values) < 2 or not values[0].post:
        return False
    between = piece[values[0].end : values[1].start]
    return not LIST_MARK.match(between) and bool(name_of(between, read_predicate(between)))


def _counts(value: Value) -> bool:
    return bool(value.unit) or value.low != value.high or value.post != "" or value.low < 200


def _group(piece: str, values: list[Value], index: int, predicate: Predicate) -> list[Value]:
    """The values that follow each other, divided by list marks only."""
    group = [values[index]]
    for value in values[index + 1 :]:
        between = piece[group[-1].end : value.start]
        if between not in {"、", "和", "与", "及", ",", ""} or not (
            predicate.has(EACH) or value.unit == group[-1].unit
        ):
            break
        group.append(value)
    return group


def _renew(subject: Subject, name: str, predicate: Predicate, span: Span, piece: str, value: Value) -> None:
    """Take the piece's own name; an empty one leaves the subject of the clause before."""
    if not name.strip("\"'"):
        if subject.kinds:
            predicate.kinds += subject.kinds
        return
    if len(name) <= 3 and not indicator_of(name) and piece[value.end : value.end + 1] not in {"、", "和"}:
        name += piece[value.end :][:20]
        if value.unit not in PERCENTS:
            predicate.kinds = [kind for kind in predicate.kinds if kind not in {UP, DOWN}]
    subject.take(names_of(name), name, span)


def _spread(
    subject: Subject, predicate: Predicate, group: list[Value], head: str, span: Span, until: int | None
) -> list[Promise]:
    """Give each name its value: one for all, or one each (分别), the last qualifier on all that have none."""
    post = group[-1].post
    values = [value if value.post else replace(value, post=post) for value in group]
    names = subject.names
    is_each = len(values) > 1 or predicate.has(EACH) or any(word in ONE_EACH for word in predicate.words)
    if is_each and len(names) == 1:
        names = twins(names[0], 2 if len(values) == 1 else len(values))
    if len(values) > 1 and len(names) == 1:
        names = subject.latest(len(values))
    if len(values) == 1:
        values = values * len(names)
    if len(values) != len(names):
        return []
    whole = subject.whole if len(subject.names) > 1 and shares_tail(subject) else ""
    return [
        promise
        for (name, indicator), value in zip(names, values, strict=True)
        if (promise := promise_of(whole or name, indicator, predicate, value, head, span, until))
    ]


def _of_words(piece: str, span: Span, begin: int, until: int | None, subject: Subject) -> list[Promise]:
    """A piece without a number: a promise in words, or only a name that the next piece needs."""
    quality = find_quality(piece)
    if quality is None:
        if TELLING.search(piece):
            _await(subject, piece, begin, span[1])
        else:
            subject.names, subject.whole, subject.kinds = [], "", []
        return []
    pending = subject.names if PENDING in subject.kinds else []
    head = piece[: quality.start]
    words = quality.name or head
    name = name_of(words, read_predicate(words)) or without_lead(words)
    named = [*pending, *(names_of(name) if name else [])]
    if not named and quality.qualifier == "sync" and quality.start == 0:
        return [promise_in_words("", None, quality, piece, (begin, span[1]), until)]
    start = subject.start if pending else begin
    subject.take(named, name, (subject.start, span[1]))
    return [
        promise_in_words(word, indicator, quality, piece, (start, span[1]), until)
        for word, indicator in named
        if _is_counted(word, indicator, quality.qualifier)
    ]


def _is_counted(name: str, indicator: Indicator | None, qualifier: str) -> bool:
    """Whether a promise in words is about something that is counted; a steady economy is not."""
    if indicator:
        return qualifier != "steady" or not ECONOMY.fullmatch(name)
    return bool(SUBJECT.search(name)) and SHORTEST_OTHER <= len(name) <= LONGEST_OTHER


def _await(subject: Subject, piece: str, start: int, end: int) -> None:
    """Keep the names of a clause that promises nothing itself for the clause after it."""
    predicate = read_predicate(piece)
    name = name_of(piece, predicate)
    named = names_of(name) if name else []
    if not (named and all(indicator for _, indicator in named)):
        named = known_start(piece)
    before = subject.names if named and PENDING in subject.kinds else []
    subject.names, subject.whole = [*before, *named], name
    subject.kinds = [PENDING, *(kind for kind in predicate.kinds if kind in {UP, DOWN})] if named else []
    subject.start, subject.end = start, end
