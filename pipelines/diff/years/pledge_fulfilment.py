"""Targets of two years -> pairs, and a ledger: what became of each promise of last year."""

from bisect import bisect_right
from typing import Literal

from pipelines.diff.targets.extraction import Promised
from pipelines.diff.targets.quantities import scale_of
from pipelines.diff.years.sentence_alignment import SentencePair, Unit
from storage.records import LedgerEntry, Span, Target, TargetPair

PLANS = frozenset({"headline", "task"})
ALIKE = 0.6
"""Share of pairs of characters that two names of one thing have in common."""
NEARLY = 1e-9


def pair_targets(old: list[Target], new: list[Target]) -> list[TargetPair]:
    """Targets of the table paired by indicator and measure, the goals first; names of others must be equal."""
    pairs: list[TargetPair] = []
    left, right = _by_key(old), _by_key(new)
    for key in [*left, *(key for key in right if key not in left)]:
        pairs += _paired(left.get(key, []), right.get(key, []))
    return pairs


def compare_targets(child: list[Target], parent: list[Target]) -> list[TargetPair]:
    """A place's headline targets beside its parent's of the same year (层层加码): old is the parent's, new the child's."""
    pairs = pair_targets(
        [target for target in parent if target.scope == "headline"],
        [target for target in child if target.scope == "headline"],
    )
    return [pair for pair in pairs if pair.old and pair.new]


def is_comparable(old: Target | None, new: Target | None) -> bool:
    """Whether two targets may be set against each other: one measure, one unit, both with a number."""
    if old is None or new is None or old.indicator != new.indicator or old.measure != new.measure:
        return False
    return old.measure != "qualitative" and scale_of(old.unit)[1] == scale_of(new.unit)[1]


def bounds_of(target: Target) -> tuple[float | None, float | None]:
    """A target's values in plain units: 3亿元 is 3e8."""
    factor, _ = scale_of(target.unit)
    return (
        None if target.value_min is None else target.value_min * factor,
        None if target.value_max is None else target.value_max * factor,
    )


def outcomes_of(links: list[SentencePair], old: list[Unit], new: list[Unit]) -> dict[Span, Span]:
    """Sentence of last year's plan -> the sentence of this year's review that tells what became of it."""
    best: dict[int, SentencePair] = {}
    for link in links:
        if link.relation == "outcome" and (link.old not in best or link.score > best[link.old].score):
            best[link.old] = link
    return {old[index].span: new[link.new].span for index, link in sorted(best.items())}


def settle(old: list[Target], new: Promised, outcomes: dict[Span, Span]) -> list[LedgerEntry]:
    """The ledger of last year's promises: met, missed, renewed without a result, dropped, or unclear."""
    starts = sorted(outcomes)
    entries: list[LedgerEntry] = []
    for target in old:
        if target.scope in PLANS:
            index = bisect_right(starts, (target.start, target.end)) - 1
            span = starts[max(index, 0)] if starts else (0, 0)
            outcome = outcomes[span] if span[0] <= target.start < span[1] else None
            entries.append(_entry(target, new, outcome))
    return entries


def _entry(target: Target, new: Promised, outcome: Span | None) -> LedgerEntry:
    claim = _claim(target, new.claims, outcome)
    if claim:
        return LedgerEntry(target=target, state=_judge(target, claim), outcome=(claim.start, claim.end))
    if outcome:
        return LedgerEntry(target=target, state="unclear", outcome=outcome)
    renewed = any(plan.scope in PLANS and _same_name(target, plan) for plan in new.targets)
    return LedgerEntry(target=target, state="renewed_without_result" if renewed else "dropped", outcome=None)


def _claim(target: Target, claims: list[Target], outcome: Span | None) -> Target | None:
    """The result that answers a promise: of the same name, else in the outcome's sentence under a name much alike."""
    fitting = [claim for claim in claims if is_comparable(target, claim)]
    for claim in fitting:
        if _same_name(target, claim):
            return claim
    near = [claim for claim in fitting if outcome and outcome[0] <= claim.start < outcome[1]]
    return next((claim for claim in near if _resembles(target.name, claim.name)), None)


def _resembles(name: str, other: str) -> bool:
    """Whether two names end alike and the shorter one's pairs of characters mostly stand in the longer one."""
    left, right = ({name[i : i + 2] for i in range(len(name) - 1)} for name in (name, other))
    if not left or not right or name[-1] != other[-1]:
        return False
    return len(left & right) >= ALIKE * min(len(left), len(right))


def _judge(target: Target, result: Target) -> Literal["met", "missed", "unclear"]:
    """Whether a stated result keeps a promise; 左右 allows a tenth of the value either way."""
    low, high = bounds_of(target)
    value = bounds_of(result)[0] if result.value_min is not None else bounds_of(result)[1]
    if value is None or (low is None and high is None):
        return "unclear"
    if result.qualifier == "around" and value in {low, high}:
        return "unclear"
    slack = abs(low or high or 0) * 0.1 if target.qualifier == "around" else 0
    if target.qualifier == "at_most" or (low is None and high is not None):
        return "met" if value <= (high or 0) + slack + NEARLY else "missed"
    return "met" if value >= (low or 0) - slack - NEARLY else "missed"


def _same_name(a: Target, b: Target) -> bool:
    return a.indicator == b.indicator and (a.indicator != "other" or a.name == b.name)


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
