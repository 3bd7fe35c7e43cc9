"""What a source's run came to: counts -> ok, failed or resting, with the reason; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

State = Literal["ok", "failed", "resting"]

SHRUNK = 0.5
"""A run that finds less than this share of what the last good run found has failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a source's run ended."""

    source: str
    state: State
    reason: str = ""
    found: int = 0
    """Reports that the source showed in this run: listed, or recognised on its pages."""
    counts: Mapping[str, int] = field(default_factory=dict)


def judge(source: str, found: int, expect: int, before: int, counts: Mapping[str, int]) -> Outcome:
    """The outcome of a run that went through: nothing found, or far less than expected or than before, is a failure."""
    reason = ""
    if not counts.get("fetches"):
        reason = "fetched nothing"
    elif not counts.get("answered"):
        reason = f"no page answered ({counts['fetches']} tried)"
    elif not found:
        reason = f"found no report on {counts['answered']} pages"
    elif found < expect:
        reason = f"found {found} reports, expects {expect}"
    elif found < SHRUNK * before:
        reason = f"found {found} reports, {before} before"
    return Outcome(
        source=source, state="failed" if reason else "ok", reason=reason, found=found, counts=counts
    )
