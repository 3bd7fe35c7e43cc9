"""Where a suspicious text waits until a later fetch agrees with it."""

from dataclasses import replace

from pipelines.fold.effects import FoldEffects
from pipelines.fold.same_report import nearly_same, same_text
from pipelines.fold.state import CopyState, QuarantinedText, ReportObservation
from storage.timestamps import days_between

SECOND_LOOK_DAYS = 1 / 24
"""Days, one hour, after which a fetch that agrees ends a quarantine; guess."""
ANOTHER_NIGHT_DAYS = 0.75
"""Days after which it ends where a cache may go on serving what was cut, or the text goes on changing; guess."""
UNDATED = "moment unknown"
"""Reason for a quarantine that no second fetch ends but one whose moment is known."""
CUT = frozenset({"part_missing", "no_end", "cut", "stands elsewhere"})
"""Reasons for a quarantine that lasts ANOTHER_NIGHT_DAYS."""


def hold_undated(effects: FoldEffects, state: CopyState, observed: ReportObservation) -> CopyState:
    """Return the state after a report whose moment is known less well than that of the one before.

    Args:
        effects: of this step.
        state: the state before.
        observed: the report; it waits if its text is one that this copy never had.
    """
    known = same_text(state.sight, observed) or observed.normal in dict(state.texts) or state.held
    return state if known else wait(effects, state, observed, UNDATED)


def wait(effects: FoldEffects, state: CopyState, observed: ReportObservation, why: str) -> CopyState:
    """Return the state with a text in quarantine, with one event for each text; details may go on changing."""
    held = state.held
    seen = effects.seen
    if held and (held.sight.normal == observed.normal or nearly_same(held.sight, observed)):
        return (
            state if held.at <= seen.at else replace(state, held=replace(held, at=seen.at, fetch=seen.fetch))
        )
    effects.add_event("held", state, why)
    return replace(state, held=QuarantinedText(sight=observed, at=seen.at, fetch=seen.fetch, why=why))


def agreed(effects: FoldEffects, state: CopyState, observed: ReportObservation) -> QuarantinedText | None:
    """Return the quarantined text if this later observation agrees with it; else None.

    Where the text goes on changing in details, the present one is returned: it begins now.
    """
    held, seen = state.held, effects.seen
    if not held or held.why == UNDATED:
        return None
    waited, same = days_between(held.at, seen.at), held.sight.normal == observed.normal
    if same and waited >= (ANOTHER_NIGHT_DAYS if held.why in CUT else SECOND_LOOK_DAYS):
        return held
    if not same and waited >= ANOTHER_NIGHT_DAYS and nearly_same(held.sight, observed):
        return QuarantinedText(sight=observed, at=seen.at, fetch=seen.fetch, why=held.why)
    return None
