"""Promises in words and what a report states of their matter -> a verdict where an order exists, else none."""

import re

from pipelines.diff.years.reported_results import ReportedResult
from pipelines.diff.years.verdicts import Verdict
from storage.records import Target

FASTER = re.compile(r"快于|高于|超过|跑赢|好于|优于")
"""Stricter than 同步: 居民收入增长快于经济增长."""
RISES = re.compile(r"增长|提高|提升|增加|上升|扩大|只增不减|稳中有升")
FALLS = re.compile(r"下降|降低|减少|缩小|回落|只减不增|只降不升")
"""Directions that a promise in words may name: 持续提高, 逐步缩小."""
STEPS = (re.compile(r"(?:基本|大体|大致|总体)(?:保持)?同步"), re.compile(r"同步"), FASTER)
"""Wordings beside the growth of the economy, the loosest first: 基本同步 < 同步 < 快于."""


def wording_rank(quote: str) -> int | None:
    """Rank how strictly a wording ties a growth to that of the economy: 0 for 基本同步, 1 for 同步, 2 for 快于.

    Returns:
        None for a wording that names no such tie; two of those have no order.
    """
    ranks = [rank for rank, pattern in enumerate(STEPS) if pattern.search(quote)]
    if not ranks:
        return None
    return 0 if ranks[0] == 0 else ranks[-1]


def judge_words(
    target: Target, results: list[ReportedResult], economy: ReportedResult | None
) -> tuple[Verdict, str] | None:
    """Judge a promise without a number by growth rates of one year.

    Args:
        target: the promise, its measure `qualitative`.
        results: growth rates of its indicator or of all its members in the year, at least one.
        economy: the growth of the economy in the year, where it is stated.

    Returns:
        (verdict, reason); None where the words name neither a tie to the economy nor a direction.
    """
    lows = [result.figure.low for result in results]
    highs = [result.figure.high for result in results]
    if target.reference == "gdp" and target.qualifier in {"sync", "at_least"}:
        if economy is None:
            return None
        return _beside(economy, min(lows), min(highs), is_strict=bool(FASTER.search(target.quote)))
    if target.qualifier != "steady":
        return None
    rises, falls = RISES.search(target.quote), FALLS.search(target.quote)
    if bool(rises) == bool(falls):
        return None
    if rises:
        return ("met" if min(lows) > 0 else "missed" if max(highs) < 0 else "unclear"), "its direction"
    return ("met" if max(highs) < 0 else "missed" if min(lows) > 0 else "unclear"), "its direction"


def _beside(economy: ReportedResult, low: float, high: float, *, is_strict: bool) -> tuple[Verdict, str]:
    """Judge growth beside that of the economy; what lies below it may still be 同步, so only 快于 is missed."""
    reason = "beside the economy"
    if low > economy.figure.high or (low >= economy.figure.high and not is_strict):
        return "met", reason
    return ("missed" if is_strict and high < economy.figure.low else "unclear"), reason
