"""Targets -> words and arrows: how any renderer writes a target, and a pair of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.diff.targets.indicators import indicator_names
from pipelines.render.labels import en, zh
from pipelines.render.safe_text import one_line
from storage.records import LedgerEntry, Target, TargetPair, YearDiff

QUALIFIED: Mapping[str, str] = {
    "at_least": "{low}以上",
    "at_most": "{high}以内",
    "around": "{low}左右",
    "range": "{low}～{high}",
    "sync": "与{reference}同步",
    "assigned": "完成上级下达任务",
    "steady": "保持稳定",
    "flat": "持平",
    "explicitly_absent": "明确不设",
}
REFERENCES: Mapping[str, str] = {"gdp": "经济增长", "region": "全域", "nation": "全国", "last_year": "上年"}
AGAINST: Mapping[str, str] = {
    "at_least": "高于{reference}",
    "at_most": "低于{reference}",
    "around": "与{reference}相当",
}
"""Qualifiers of targets that name no value but something to be measured by: 增长快于经济增长."""
STRENGTHS: Mapping[str, str] = {"hard": "确保", "stretch": "力争"}
SIGNED = frozenset({"growth", "change_pp"})
"""Measures that say how much something changes: their values carry a sign."""
LONGEST = 24
"""Characters of a target in words, without a value."""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A row of the table of targets."""

    indicator: str
    name: str
    scope: str
    old: str
    new: str
    arrow: str
    """↑ ↓ = (value), ~ (same value, other qualifier), ＋ new, － gone, ≠ not comparable."""
    pair: TargetPair
    entry: LedgerEntry | None


def number(value: float, unit: str, *, signed: bool) -> str:
    """A value with its unit: +8%, 3.2万人."""
    written = f"{value:+g}" if signed and value else f"{value:g}"
    return written + unit


def phrase(target: Target) -> str:
    """A target in a few characters: 力争 +8%以上."""
    signed = target.measure in SIGNED
    ends = [target.value_min, target.value_max]
    low, high = (number(end, target.unit, signed=signed) if end is not None else "" for end in ends)
    pattern = QUALIFIED.get(target.qualifier, "{low}")
    if target.qualifier in {"steady", "flat"} and low:
        pattern = "{low}"
    low, high = low or high, high or low
    reference = REFERENCES.get(target.reference or "", target.reference or "")
    if not low and ("{low}" in pattern or "{high}" in pattern):
        pattern = AGAINST.get(target.qualifier, "") if reference else ""
    said = pattern.format(low=low, high=high, reference=reference) or shortened(target.quote)
    return " ".join(filter(None, (STRENGTHS.get(target.strength, ""), said)))


def shortened(text: str) -> str:
    """Words of a text on one line, cut where they are long."""
    line = one_line(text)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def usual_name(target: Target) -> str:
    """The indicator's usual name; as written for one that is not in the table."""
    return indicator_names().get(target.indicator) or one_line(target.name)


def middle(target: Target) -> float | None:
    """What a target is measured by when its direction is asked for."""
    ends = [end for end in (target.value_min, target.value_max) if end is not None]
    return sum(ends) / len(ends) if ends else None


def arrow(pair: TargetPair) -> str:
    """Where a target went; never a direction between values that cannot be compared."""
    if pair.old is None:
        return "＋"
    if pair.new is None:
        return "－"
    was, now = middle(pair.old), middle(pair.new)
    if was is None and now is None:
        return "=" if phrase(pair.old) == phrase(pair.new) else "~"
    if not pair.comparable or was is None or now is None:
        return "≠"
    if was != now:
        return "↑" if now > was else "↓"
    return "=" if pair.old.qualifier == pair.new.qualifier else "~"


def goals(diff: YearDiff) -> list[TargetRow]:
    """The rows of the table of targets: headline targets first, in the order of the newer report."""
    entries = {(entry.target.start, entry.target.indicator): entry for entry in diff.ledger}
    found = []
    for pair in diff.targets:
        target = pair.new or pair.old
        if target is None:
            continue
        old = pair.old
        found.append(
            TargetRow(
                indicator=pair.indicator,
                name=usual_name(target),
                scope=target.scope,
                old=phrase(old) if old else "",
                new=phrase(pair.new) if pair.new else "",
                arrow=arrow(pair),
                pair=pair,
                entry=entries.get((old.start, old.indicator)) if old else None,
            )
        )
    order = {"headline": 0, "task": 1, "five_year": 2, "result": 3}
    return sorted(found, key=lambda goal: order.get(goal.scope, 4))


def year_counts(diff: YearDiff) -> list[tuple[str, int]]:
    """What happened to headline targets and promises and how much is new: (key of a label, how many)."""
    rows = [goal for goal in goals(diff) if goal.scope == "headline"]
    states = Counter(entry.state for entry in diff.ledger if entry.target.scope == "headline")
    counts = {
        "targets_changed": sum(goal.arrow in {"↑", "↓", "~"} for goal in rows),
        "targets_gone": sum(goal.arrow == "－" for goal in rows),
        "targets_missed": states["missed"],
        "targets_unanswered": states["renewed_without_result"],
        "sentences_new": len(diff.added),
        "sentences_gone": len(diff.dropped),
        "sentences_reworded": len(
            {pair.new for pair in diff.pairs if pair.relation == "same" and pair.hunks}
        ),
    }
    return [(key, count) for key, count in counts.items() if count]


def year_summary(diff: YearDiff) -> str:
    """A year change in one line of English words."""
    words = (
        f"{count} {en(key).replace('s ', ' ', 1) if count == 1 else en(key)}"
        for key, count in year_counts(diff)
    )
    counted = ", ".join(words)
    return f"{counted or 'nothing changed'}; {diff.carried:.0%} carried over"


def year_summary_zh(diff: YearDiff) -> str:
    """A year change in one line of Chinese words."""
    counted = "，".join(f"{zh(key)} {count}" for key, count in year_counts(diff))
    return f"{counted or zh('severity0')}；逐字沿用 {diff.carried:.0%}"
