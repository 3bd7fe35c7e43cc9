"""Targets of two years -> pairs by indicator; a place's targets beside its parent's."""

from pipelines.diff.targets.quantities import scale_of
from storage.records import Target, TargetPair

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
    """Tell whether two targets may be set against each other: one measure, one unit, both with a number."""
    if old is None or new is None or old.indicator != new.indicator or old.measure != new.measure:
        return False
    return old.measure != "qualitative" and scale_of(old.unit)[1] == scale_of(new.unit)[1]


def _by_key(targets: list[Target]) -> dict[tuple[str, str], list[Target]]:
    keyed: dict[tuple[str, str], list[Target]] = {}
    for target in sorted(targets, key=lambda target: (target.scope != "headline", target.start)):
        if target.scope in PLANS:
            name = target.name if target.indicator == "other" else ""
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
