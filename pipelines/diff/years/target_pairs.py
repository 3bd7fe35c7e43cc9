"""Targets of two years -> pairs by indicator; a place's targets beside its parent's."""

import re

from pipelines.diff.targets.quantities import scale_of
from pipelines.diff.years.name_matching import scopes_in
from storage.records import Target, TargetPair

STOCK = re.compile(r"达到|达(?=\s*\d)|(?:稳定|保持|维持)在|扩大到|发展到|增至|增加到|总数|总量|保有量")
"""Words of a promise that count all there is: 稳定在1亿亩以上."""
MANY_TIMES = 3
"""How many times a count of all there is exceeds one that a year adds, at least, where one of two targets states each:
高新技术企业达到2600家 and 高新技术企业150家; guess."""
SCOPELESS = ("new_urban", "unemployment", "income")
"""Beginnings of the ids in which 城镇 and 农村 say nothing more: the table tells town from country."""
TOWN_OR_COUNTRY = frozenset({"城镇", "农村"})
MATTER = re.compile(r"(?<=[一-鿿]{3})(?:等)?(?:约束性)?(?:指标|任务)$")
"""What names of one matter end on or not: 节能减排 and 节能减排指标."""
PLANS = frozenset({"headline", "task"})
"""Scopes of the targets that a report sets for its own year."""


def pair_targets(old: list[Target], new: list[Target]) -> list[TargetPair]:
    """Pair the targets of two years by indicator and measure; those without an indicator by equal names.

    Args:
        old: targets of the earlier report.
        new: targets of the later report.

    Returns:
        A pair or a single target a row, the headline targets first; only targets for the report's own year.
    """
    pairs: list[TargetPair] = []
    left, right = _by_key(old), _by_key(new)
    for key in [*left, *(key for key in right if key not in left)]:
        pairs += _paired(left.get(key, []), right.get(key, []))
    return pairs


def compare_targets(child: list[Target], parent: list[Target]) -> list[TargetPair]:
    """Pair the headline targets of a place with those of its parent in the same year (层层加码).

    Args:
        child: targets of the place; the `new` side of the pairs.
        parent: targets of its parent; the `old` side.

    Returns:
        Indicators that both have.
    """
    pairs = pair_targets(
        [target for target in parent if target.scope == "headline"],
        [target for target in child if target.scope == "headline"],
    )
    return [pair for pair in pairs if pair.old and pair.new]


def is_comparable(old: Target | None, new: Target | None) -> bool:
    """Tell whether two targets may be set against each other: one measure, unit and scope, both with a number.

    区本级固定资产投资 and 全社会固定资产投资 may not.
    """
    if old is None or new is None or old.indicator != new.indicator or old.measure != new.measure:
        return False
    is_like = old.measure != "qualitative" and scale_of(old.unit)[1] == scale_of(new.unit)[1]
    is_one = has_same_scope(old, scopes_in(old.name), scopes_in(new.name))
    return is_like and is_one and not _is_all_beside_added(old, new)


def _is_all_beside_added(old: Target, new: Target) -> bool:
    """Tell whether one of two counts is of all there is and the other, far smaller, of what a year adds."""
    is_count = old.measure == "level" and old.indicator == "other"
    if not is_count or bool(STOCK.search(old.quote)) == bool(STOCK.search(new.quote)):
        return False
    sizes = [
        scale_of(target.unit)[0] * abs(end)
        for target in (old, new)
        for end in (target.value_max if target.value_min is None else target.value_min,)
        if end is not None
    ]
    return len(sizes) > 1 and max(sizes) > MANY_TIMES * min(sizes)


def has_same_scope(target: Target, scopes: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether the scopes of two names of a target's indicator are one; names that are in no table hold theirs."""
    if target.indicator.startswith(SCOPELESS):
        return scopes - TOWN_OR_COUNTRY == others - TOWN_OR_COUNTRY
    return target.indicator == "other" or scopes == others


def _by_key(targets: list[Target]) -> dict[tuple[str, str], list[Target]]:
    keyed: dict[tuple[str, str], list[Target]] = {}
    for target in sorted(targets, key=lambda target: (target.scope != "headline", target.start)):
        if target.scope in PLANS:
            name = MATTER.sub("", target.name) if target.indicator == "other" else ""
            keyed.setdefault((target.indicator, name), []).append(target)
    return keyed


def _paired(old: list[Target], new: list[Target]) -> list[TargetPair]:
    """One indicator's targets: comparable ones first, then one uncomparable pair, the rest alone."""
    pairs: list[TargetPair] = []
    rest = list(new)
    alone: list[Target] = []
    for target in old:
        partner = next((other for other in rest if is_comparable(target, other)), None)
        if partner is None:
            alone.append(target)
            continue
        rest.remove(partner)
        pairs.append(TargetPair(indicator=target.indicator, old=target, new=partner, comparable=True))
    while alone and rest:
        target, partner = alone.pop(0), rest.pop(0)
        pairs.append(TargetPair(indicator=target.indicator, old=target, new=partner, comparable=False))
    pairs += [TargetPair(indicator=t.indicator, old=t, new=None, comparable=False) for t in alone]
    pairs += [TargetPair(indicator=t.indicator, old=None, new=t, comparable=False) for t in rest]
    return pairs
