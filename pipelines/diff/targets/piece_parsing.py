"""Piece of a clause -> promises: each number with the name before it or the noun after it."""

import re
from dataclasses import dataclass, field, replace

from pipelines.diff.targets.counted_nouns import (
    CAUSE,
    COMMENT,
    EPOCH,
    EXISTS,
    OVER,
    TOLD,
    TOLD_UNITS,
    CountedNoun,
    noun_after,
)
from pipelines.diff.targets.indicator_mentions import (
    LIST_MARK,
    known_start,
    name_of,
    names_of,
    without_lead,
)
from pipelines.diff.targets.indicators import indicator_of
from pipelines.diff.targets.leaning_names import (
    COMPARED,
    PARTS,
    SHARE_OF,
    SHARE_OF_SUCH,
    base_of_change,
    in_another_state,
    last_of_list,
    with_level_nouns,
)
from pipelines.diff.targets.phrase_tables import pattern
from pipelines.diff.targets.predicates import (
    DOWN,
    EACH,
    FROM,
    LEAST,
    MOST,
    SHARED,
    TO,
    UP,
    Predicate,
    read_predicate,
)
from pipelines.diff.targets.promise import Promise, promise_of
from pipelines.diff.targets.quantities import Value, find_values, scale_of
from pipelines.diff.targets.subjects import Named, Subject
from pipelines.diff.targets.topics import completed, topic_of
from pipelines.diff.targets.value_spread import PERCENTS, spread_values
from pipelines.diff.targets.verb_fronts import changed_name, front_of, plain_name
from pipelines.diff.targets.word_promises import promises_in_words
from storage.records import Span

MARKS = frozenset({"、", "和", "与", "及", ",", ""})
"""What stands between the values of one list."""
EXCEEDING = re.compile(r"[一-鿿](?:超过?|达到?|不低于|过)$")
"""Before a number that belongs to the noun after it: 10个年交易额超100亿元市场."""
SHARED_LATER = re.compile(r"[,、](?:预计|已|将|要|可)?分别")
"""After a clause of names: 研发支出和环保投入占比,预计分别达到2.2%和3.1%."""
STATING = frozenset({UP, DOWN, TO, LEAST, MOST})
REACHING = re.compile(r"(?<=[一-鿿]{2})达到(?=[一-鿿]{3})")
"""Inside a name: 装配式建筑达到新建建筑面积的25%."""
SHORT_NAME = 3
"""Characters of a name up to which the words after its number may belong to it."""
SHORT_NOUN = 2
"""Characters of a noun between two numbers up to which it has no name of its own: 17个村21公里道路."""
LARGEST_BARE = 200
"""A bare number from here on is no amount; it was a year or a name when this was measured."""


def promises_of_piece(text: str, span: Span, begin: int, subject: Subject) -> list[Promise]:
    """Read the promises of a piece of a clause.

    Args:
        text: the reading that all spans refer to.
        span: half-open span of the piece.
        begin: where the quote of its first promise begins: at the piece, or at a time before it.
        subject: what came before; it is brought up to date.

    Returns:
        The promises in order.
    """
    piece = text[slice(*span)]
    values = _amounts(piece)
    if not any(_counts(value) for value in values) and not _is_bare(piece, values):
        subject.is_shared = bool(SHARED_LATER.match(text, span[1]))
        found = promises_in_words(piece, span, begin, subject)
        subject.topic = topic_of(piece) or subject.topic
        return found
    subject.verbs = None
    return PieceReader(piece, values, span, begin, subject).read()


def _amounts(piece: str) -> list[Value]:
    """The numbers of a piece; one without a unit counts only where it stands alone: 价格指数103左右."""
    values = [*find_values(piece)]
    return values if len(values) == 1 else [value for value in values if value.unit or value.post]


def _counts(value: Value) -> bool:
    return bool(value.unit) or value.low != value.high or value.post != "" or value.low < LARGEST_BARE


def _is_bare(piece: str, values: list[Value]) -> bool:
    """Whether a number without a unit ends a piece that begins with an indicator: 城镇新增就业3000."""
    return bool(values) and values[-1].end == len(piece) and bool(known_start(piece))


@dataclass(slots=True)
class PieceReader:
    """Reads the numbers of a piece from left to right."""

    piece: str
    values: list[Value]
    span: Span
    begin: int
    subject: Subject
    left: int = 0
    """Where the head of the next number begins."""
    index: int = 0
    found: list[Promise] = field(default_factory=list)
    is_told: bool = False
    """Whether the list tells what there is: 还有63万失能老人、158万残疾人."""

    def read(self) -> list[Promise]:
        """The promises of all numbers."""
        while self.index < len(self.values):
            head = self.piece[self.left : self.value.start]
            if self._is_description() or self._is_base(head):
                continue
            value = self.value
            counted = self._counted(head)
            if counted is not None:
                self._take_noun(counted, head, value)
            else:
                self._take_name(head)
        return with_level_nouns(self.found)

    @property
    def value(self) -> Value:
        """The number that is read now."""
        return self.values[self.index]

    @property
    def quote(self) -> Span:
        """The words that say the promise."""
        return self.span if self.found else (self.begin, self.span[1])

    def _is_description(self) -> bool:
        """Whether this number only describes what the next one counts; if so, go on to that.

        10亿元以上 of 年交易额10亿元以上电商园区6个 stays in the name, 总投资323亿元的 of …的重点项目82项 does not.
        """
        if self.index + 1 == len(self.values):
            return False
        value, between = self.value, self._tail()
        if not between or LIST_MARK.match(between) or between[0] in ",并" or between[-1] in "、和及与":
            return False
        if between.endswith("等"):
            self.left, self.index = value.end + len(between), self.index + 1
            return True
        if between == "的" or (between.startswith("的") and len(between) > SHORT_NAME):
            if SHARE_OF_SUCH.match(between):
                self.index += 1
                return True
            self.left, self.index = value.end + 1, self.index + 1
            return True
        predicate = read_predicate(between)
        is_named = value.unit not in PERCENTS and bool(name_of(between, predicate))
        describes = is_named and (
            bool(value.post) or len(between) <= SHORT_NOUN or self._is_size_of(predicate)
        )
        self.index += describes
        return describes

    def _is_size_of(self, predicate: Predicate) -> bool:
        """Whether a noun with a figure of its own follows this number: 过5亿元项目不少于5个, 8个集群产值突破6100亿元."""
        after = self.piece[self.values[self.index + 1].end :][:2]
        is_counted = bool(after) and after[0] not in "、和与及" and after not in {"以上", "以下"}
        if is_counted or not STATING & set(predicate.kinds):
            return False
        head = self.piece[self.left : self.value.start]
        return bool(OVER.search(head) or CAUSE.fullmatch(head)) or not front_of(head).has_verb

    def _is_base(self, head: str) -> bool:
        """Whether this number is where a change begins (从10万元提高到15万元); if so, go on to where it leads."""
        base = base_of_change(head, self.piece[self.value.end :])
        if base < 0 or self.index + 1 == len(self.values):
            return False
        name = plain_name(without_lead(head[:base]))
        if name:
            self.subject.take(names_of(name), name, self.span)
        self.left, self.index = self.value.end, self.index + 1
        return True

    def _tail(self) -> str:
        """The words between this number and the next one, or the end of the piece."""
        after = self.values[self.index + 1 : self.index + 2]
        return self.piece[self.value.end : after[0].start if after else None]

    def _counted(self, head: str) -> CountedNoun | None:
        """What this number counts where the noun follows it; the verbs of a list's first item hold for all."""
        tail, last = self._tail(), self.index
        if EXCEEDING.search(tail) and self.index + 1 < len(self.values):
            last += 1
            after = self.values[last + 1 : last + 2]
            tail = self.piece[self.value.end : after[0].start if after else None]
        is_last = last + 1 == len(self.values)
        counted = noun_after(head, self.value, tail, is_last=is_last, inherited=self.subject.verbs)
        if EXISTS.search(front_of(head).rest):
            self.is_told = True
        if counted is not None:
            front = front_of(head)
            self.subject.verbs = front if front.has_verb else self.subject.verbs
            self.left = self.value.end + len(tail) - len(counted.next_head)
            self.index = last + 1
        return counted

    def _take_noun(self, counted: CountedNoun, head: str, value: Value) -> None:
        """Add the promise of a number before its noun; none where it is only a size."""
        if not counted.name or self.is_told:
            return
        named: Named = (counted.name, indicator_of(counted.name))
        self.subject.take([named], counted.name, self.span)
        self.subject.unit = scale_of(value.unit)[1]
        predicate = read_predicate(head)
        predicate.kinds = [kind for kind in predicate.kinds if kind not in {UP, DOWN}]
        promise = promise_of(*named, predicate, value, head, self.quote)
        if promise:
            is_sure = promise.doubt or not counted.doubt
            self.found.append(promise if is_sure else replace(promise, doubt=counted.doubt))

    def _take_name(self, head: str) -> None:
        """Add the promises of the numbers after a name."""
        predicate = read_predicate(head)
        name = name_of(head, predicate)
        group = self._group(predicate, name)
        self._renew("" if SHARE_OF.match(head) and self.left == 0 else name, predicate)
        self.left = group[-1].end
        self.index += len(group)
        is_base = predicate.has(FROM) and self.index < len(self.values)
        is_torn = not group[-1].unit and self.left != len(self.piece)
        is_torn = is_torn or bool(EPOCH.match(self.piece, self.left))
        if not (is_base or is_torn or (group[-1].unit in TOLD_UNITS and TOLD.search(head))):
            self.found += spread_values(self.subject, predicate, group, head, self.quote)
        self.subject.unit = scale_of(group[-1].unit)[1]

    def _group(self, predicate: Predicate, name: str) -> list[Value]:
        """The values divided by list marks only: of one unit, or one each for a list of names."""
        group = [self.value]
        for value in self.values[self.index + 1 :]:
            if self.piece[group[-1].end : value.start] not in MARKS:
                break
            group.append(value)
        is_each = predicate.has(EACH) or len(group) == len([part for part in LIST_MARK.split(name) if part])
        if is_each:
            return group
        same = next((n for n, value in enumerate(group) if value.unit != group[0].unit), len(group))
        return group[:same]

    def _renew(self, name: str, predicate: Predicate) -> None:
        """Take the piece's own name; an empty one or a bare verb leaves the subject of the clause before."""
        subject, value = self.subject, self.value
        bare = "" if name in PARTS or COMPARED.fullmatch(name) else name.strip("\"'")
        follows = self.piece[value.end : value.end + 1] not in {"", "、", "和"}
        if pattern("nouns", "dependent_name").fullmatch(bare) or bare.startswith("占"):
            name = completed(bare, subject)
        elif not bare or not (follows or indicator_of(bare) or front_of(bare).names_a_thing):
            self._borrow(bare, predicate)
            return
        elif len(name) <= SHORT_NAME and not indicator_of(name) and follows:
            if COMMENT.match(self.piece, value.end):
                subject.take([], "", self.span)
                return
            name += self.piece[value.end :][:20]
            if value.unit not in PERCENTS:
                predicate.kinds = [kind for kind in predicate.kinds if kind not in {UP, DOWN}]
        elif not indicator_of(name):
            name, change = changed_name(plain_name(REACHING.sub("占", name)), value, predicate)
            predicate.kinds += change
            if not (predicate.has(EACH) or predicate.has(SHARED)):
                name = last_of_list(name)
        subject.take(names_of(name), name, self.span)

    def _borrow(self, verb: str, predicate: Predicate) -> None:
        """Leave a number without a name to the subject before; one with a bare verb only if units agree."""
        subject = self.subject
        if not verb and self.left:
            return
        if verb and subject.unit != scale_of(self.value.unit)[1]:
            subject.take([(verb, None)] if front_of(verb).telling == verb else [], verb, self.span)
            return
        if name := in_another_state(subject.whole, verb):
            subject.take([(name, indicator_of(name))], name, self.span)
        predicate.kinds += subject.kinds
        subject.borrowed = "borrowed_name" if verb else "carried_name"
