"""Targets in words -> their wording as written, the order of two of them, and a verdict where growth rates give one."""

import re
from collections.abc import Mapping

from pipelines.diff.targets.qualitative_targets import find_quality
from pipelines.diff.years.reported_results import ReportedResult
from pipelines.diff.years.target_verdicts import Verdict
from pipelines.text.normal import normalise
from storage.records import Target

STRENGTHS: Mapping[str, str] = {"hard": "确保", "stretch": "力争"}
"""Strengths that a target shows in a word."""
ABSENT = "明确不设"
"""How a target is written that a report says it does not set."""
QUOTED = 24
"""Characters of a wording (guess: what fits into a column of a table)."""
ENDS = " \t\r\n　,，、;；。."
"""What may stand at the ends of a quote and is no part of its wording."""

FASTER = re.compile(r"快于|高于|超过|跑赢|好于|优于")
"""Stricter than 同步: 居民收入增长快于经济增长."""
RISES = re.compile(r"增长|提高|提升|增加|上升|扩大|只增不减|稳中有升")
FALLS = re.compile(r"下降|降低|减少|缩小|回落|只减不增|只降不升")
"""Directions that a promise in words may name: 持续提高, 逐步缩小."""
STEPS = (re.compile(r"(?:基本|大体|大致|总体)(?:保持)?同步"), re.compile(r"同步"), FASTER)
"""Wordings beside the growth of the economy, the loosest first: 基本同步 < 同步 < 快于."""


def wording(target: Target) -> str:
    """Return a target in words as its report writes it, without its name: 增长与经济增长基本同步.

    Args:
        target: a target without a value.

    Returns:
        At most QUOTED characters and the word of its strength, where the wording does not hold it.
    """
    said = ABSENT if target.qualifier == "explicitly_absent" else _words_of(target)
    strength = STRENGTHS.get(target.strength, "")
    said = said if len(said) <= QUOTED else said[: QUOTED - 1] + "…"
    return said if not strength or strength in said else f"{strength} {said}"


def compare_wordings(old: Target, new: Target) -> str:
    """Compare two targets in words.

    Returns:
        "=" for the same wording, ↑ or ↓ where the newer is stricter or looser (基本同步 < 同步 < 快于), else "~".
    """
    if wording(old) == wording(new):
        return "="
    was, now = wording_rank(old.quote), wording_rank(new.quote)
    if was is None or now is None or was == now:
        return "~"
    return "↑" if now > was else "↓"


def _words_of(target: Target) -> str:
    """The words of a quote from where they promise on; the whole quote where the name stands inside or is unknown."""
    quote = " ".join(target.quote.split()).strip(ENDS)
    normal = normalise(quote)
    quality = find_quality(normal.text)
    start = normal.offsets[quality.start] if quality and quality.start < len(normal.text) else 0
    return quote[start:].strip(ENDS) or quote


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
