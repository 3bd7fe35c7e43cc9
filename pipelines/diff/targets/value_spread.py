"""Names and values of a piece -> promises: one value for all names, or one each (分别)."""

from dataclasses import replace

from pipelines.diff.targets.indicator_mentions import shares_tail, twins
from pipelines.diff.targets.phrase_tables import pattern
from pipelines.diff.targets.predicates import EACH, Predicate
from pipelines.diff.targets.promise import Promise, promise_of
from pipelines.diff.targets.quantities import Value
from pipelines.diff.targets.subjects import Named, Subject
from storage.records import Span

PERCENTS = frozenset({"%", "‰", "个百分点", "百分点"})
ONE_EACH = ("均", "都", "各")


def spread_values(
    subject: Subject, predicate: Predicate, group: list[Value], head: str, span: Span
) -> list[Promise]:
    """Give each name its value: one for all, or one each (分别), the last qualifier on all that have none."""
    post = group[-1].post
    values = [value if value.post or not post else replace(value, post=post) for value in group]
    names = _receivers(subject, predicate, len(values), head)
    if len(values) == 1:
        values = values * len(names)
    if len(values) != len(names) or _are_sizes(names, values):
        return []
    whole = subject.whole if len(subject.names) > 1 and shares_tail(subject) else ""
    promises = [
        promise
        for (name, indicator), value in zip(names, values, strict=True)
        if (promise := promise_of(whole or name, indicator, predicate, value, head, span))
    ]
    if not subject.borrowed:
        return promises
    return [replace(promise, doubt=promise.doubt or subject.borrowed) for promise in promises]


def _are_sizes(names: list[Named], values: list[Value]) -> bool:
    """Whether names say how large a thing is: 总投资, 建筑面积; not where a share of them is given."""
    sizes = pattern("nouns", "size_name")
    return bool(names) and values[0].unit not in PERCENTS and all(sizes.search(name) for name, _ in names)


def _receivers(subject: Subject, predicate: Predicate, count: int, head: str) -> list[Named]:
    """The names that so many values belong to."""
    names = subject.names
    each = predicate.has(EACH) or "分别" in head
    is_each = count > 1 or each or any(word in ONE_EACH for word in predicate.words)
    if is_each and len(names) == 1:
        names = twins(names[0], 2 if count == 1 else count)
    if count > 1 and len(names) == 1:
        names = subject.latest(count, each=each)
    return names
