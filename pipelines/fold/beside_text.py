"""Events for what changed beside a text: title and publisher, linked files, lines around it; each told once."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.fold.effects import FoldEffects
from pipelines.fold.same_report import replaced_files, restated
from pipelines.fold.state import CopyState, ReportObservation
from pipelines.fold.surroundings import edited_lines
from storage.timestamps import days_between

if TYPE_CHECKING:
    from storage.rows import EventKind

QUIET_DAYS = 7.0
"""Days for which a change that was told is not told again, if it goes on: then it changes at every visit. Guess."""
TOLD_AT_MOST = 12
"""Changes of a copy that are remembered as told; a guess."""


def lately_told(effects: FoldEffects, state: CopyState, what: str) -> tuple[CopyState, bool]:
    """Note that something is told of a copy, and say whether it was not told within QUIET_DAYS.

    Args:
        effects: of this step.
        state: of the copy.
        what: what changed, in the same words when it changes again.

    Returns:
        (the state in which it counts as told now, whether it was not told lately).
    """
    at = effects.seen.at
    known = dict(state.told)
    fresh = what not in known or not 0 <= days_between(known[what], at) <= QUIET_DAYS
    others = tuple((each, when) for each, when in state.told if each != what)
    return replace(state, told=(*others, (what, at))[-TOLD_AT_MOST:]), fresh


def tell_surroundings(
    effects: FoldEffects, state: CopyState, observed: ReportObservation, *, only_names: bool = False
) -> CopyState:
    """Add the events of what changed beside a text since it was observed last.

    Args:
        effects: of this step.
        state: of the copy, with its last observation.
        observed: the present observation.
        only_names: whether only title and publisher are compared, since a new version has the rest.

    Returns:
        The state in which these changes count as told.
    """
    old = state.sight
    if _beside(old) == _beside(observed):
        return state
    changes: list[tuple[EventKind, str, str]] = []
    names = restated(old.named, observed.named)
    if names:
        changes.append(("retitled", _both_ways(names), names))
    files = "" if only_names else replaced_files(old.files, observed.files)
    if files:
        changes.append(("relinked", _both_ways(files), files))
    if not only_names:
        said = f"{names}; {restated(old.beside, observed.beside)}"
        changes += [("boilerplate", rule, detail) for rule, detail in _edited_rules(old, observed, said)]
    for kind, what, detail in changes:
        state, fresh = lately_told(effects, state, what)
        if fresh:
            effects.add_event(kind, state, detail)
    return state


def _beside(observed: ReportObservation) -> tuple[tuple[str, ...], ...]:
    """Return all that a page states beside its text."""
    return observed.named, observed.files, observed.around, observed.beside


def _edited_rules(old: ReportObservation, new: ReportObservation, said: str) -> list[tuple[str, str]]:
    """Return (rule, edits of its lines around the text), without those lines of which `said` says it already."""
    found: dict[str, list[str]] = {}
    for rule, detail in edited_lines(old.around, new.around):
        if not _is_said(detail, said):
            found.setdefault(rule, []).append(detail)
    return [(rule, "; ".join(details)) for rule, details in found.items()]


def _both_ways(detail: str) -> str:
    """Return the same words for a change and for the one that takes it back: its sides, sorted."""
    return " | ".join(sorted(detail.split(" -> ")))


def _is_said(detail: str, said: str) -> bool:
    """Whether an edited line differs in a field of which an event says already that it changed."""
    return any(
        all(field in line for field, line in zip(change.split(" -> "), detail.split(" -> "), strict=False))
        for change in said.split("; ")
        if change
    )
