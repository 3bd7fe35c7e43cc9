"""Piece without a number -> promises in words, or only the names that the next piece needs."""

import re
from dataclasses import replace

from pipelines.diff.targets.indicator_mentions import (
    LIST_MARK,
    known_start,
    name_of,
    names_of,
    without_lead,
)
from pipelines.diff.targets.indicators import TELLING, Indicator, indicator_of
from pipelines.diff.targets.predicates import DOWN, UP, read_predicate
from pipelines.diff.targets.promise import ECONOMY, Promise, promise_in_words
from pipelines.diff.targets.qualitative_targets import SUBJECT, Quality, find_quality
from pipelines.diff.targets.subjects import PENDING, Named, Subject
from storage.records import Span

NUMBERLESS = re.compile(
    r"(?:增长|下降|降低|提高|达到|突破|超过|完成|实现)(?:%|个百分点|万?亿元|万元|万吨|万人|亿斤|亿美元)(?:以上|以内|左右)?$"
    r"|控制在(?:%|以内|以下|左右)+$"
)
"""A unit without its number: 增长%, 突破亿元, 控制在以内."""
SHORTEST_OTHER = 3
LONGEST_OTHER = 16


def promises_in_words(piece: str, span: Span, begin: int, subject: Subject) -> list[Promise]:
    """A piece without a number: a promise in words, or only a name that the next piece needs."""
    quality = find_quality(piece) if subject.in_words else None
    if quality is None:
        missing = NUMBERLESS.search(piece) if subject.in_words else None
        name = without_lead(piece[: missing.start()]) if missing else ""
        if name and (indicator := indicator_of(name)):
            subject.take([(name, indicator)], name, span)
            return [_without_number((name, indicator), piece, (begin, span[1]))]
        if subject.is_shared or TELLING.search(piece):
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
        return [promise_in_words("", None, quality, piece, (begin, span[1]))]
    start = subject.start if pending else begin
    subject.take(named, name, (subject.start, span[1]))
    return [
        promise_in_words(word, indicator, quality, piece, (start, span[1]))
        for word, indicator in named
        if _is_counted(word, indicator, quality.qualifier)
    ]


def _without_number(named: Named, piece: str, span: Span) -> Promise:
    """A promise whose number is not there: shown as written, for a person to look at."""
    promise = promise_in_words(*named, Quality("point", None, 0), piece, span)
    return replace(promise, doubt="number_missing")


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
    is_list = subject.is_shared and bool(LIST_MARK.search(name))
    if not is_list and not (named and all(indicator for _, indicator in named)):
        named = known_start(piece)
    before = subject.names if named and PENDING in subject.kinds else []
    subject.names, subject.whole = [*before, *named], name
    subject.kinds = [PENDING, *(kind for kind in predicate.kinds if kind in {UP, DOWN})] if named else []
    subject.start, subject.end = start, end
