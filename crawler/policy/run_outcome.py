"""Counts of a source's run -> ok, failed or resting, with the reason; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

SourceState = Literal["ok", "failed", "resting"]

SHRUNK = 0.5
"""A run that finds less than this share of what was found before has failed; a guess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOutcome:
    """How a source's run ended."""

    source: str
    state: SourceState
    reason: str = ""
    found: int = 0
    """Reports that the source showed in this run: listed, or recognised on its pages."""
    first: int = 0
    """Those on the first pages of its lists."""
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    """What a person should know of a run, whether it failed or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCount:
    """How many reports a run found, and how many it should find."""

    all: int = 0
    first: int = 0
    """Those on the first pages of lists."""
    standing: int = 0
    """Known reports that a run which read only first pages did not look for."""
    expect: int = 1


def judge_run(source: str, found: ReportCount, before: ReportCount, counts: Mapping[str, int]) -> RunOutcome:
    """Judge a run that reached its end: failed if it found nothing or far less than expected or before.

    Args:
        source: Its name.
        found: What it found, and `expect`.
        before: What the best run found, and what the last good run found on first pages; 0 if there was none.
        counts: Its counters; `fetches` and `answered` are read.

    Returns:
        `ok`, or `failed` with the first reason that applies.
    """
    total = found.all + found.standing
    checks = (
        (not counts.get("fetches"), "fetched nothing"),
        (not counts.get("answered"), f"no page answered ({counts.get('fetches', 0)} tried)"),
        (not found.all, f"found no report on {counts.get('answered', 0)} pages"),
        (total < found.expect, f"found {total} reports, expects {found.expect}"),
        (found.all < SHRUNK * before.all, f"found {found.all} reports, {before.all} before"),
        (
            found.first < SHRUNK * before.first,
            f"its lists begin with {found.first} reports, {before.first} before",
        ),
    )
    reason = next((reason for wrong, reason in checks if wrong), "")
    state: SourceState = "failed" if reason else "ok"
    return RunOutcome(
        source=source, state=state, reason=reason, found=found.all, first=found.first, counts=counts
    )
