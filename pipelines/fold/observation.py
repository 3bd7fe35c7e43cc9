"""Fold an observed report into the state of its copy: new copy, new version, same text, or quarantine."""

from dataclasses import replace

from pipelines.fold.effects import FoldEffects, VersionStart, copy_of, short_hash
from pipelines.fold.same_report import remembered, restated, same_report, same_text, suspicion
from pipelines.fold.state import CopyState, QuarantinedText, ReportObservation
from storage.timestamps import days_between

SECOND_LOOK_DAYS = 1 / 24
"""Days, one hour, after which a fetch that agrees ends a quarantine; guess."""


def observe(effects: FoldEffects, state: CopyState | None, observed: ReportObservation) -> CopyState:
    """Fold one observed report into the state of the copy at its place.

    Args:
        effects: of this step; events and starts of versions are added to it.
        state: the state before; None if nothing is known of the place.
        observed: the report that the page shows now.

    Returns:
        The state after.
    """
    seen = effects.seen
    state = state or CopyState(url=seen.url, entry=observed.entry, source=seen.source)
    leads_to = seen.final_url if seen.final_url != seen.url and not observed.entry else ""
    state = replace(state, url=seen.url, walk=seen.walk or state.walk, leads_to=leads_to)
    if state.copy and not same_report(state.sight, observed):
        return _another(effects, state, observed)
    if not state.copy:
        doubt = "" if observed.whole else "part_missing"
        return _doubt(effects, state, observed, doubt) if doubt else _begin(effects, state, observed)
    if same_text(state.sight, observed):
        return _same(effects, state, observed)
    earlier = dict(state.texts).get(observed.normal)
    if earlier:
        return _flap(effects, state, observed, earlier)
    doubt = suspicion(state.sight, observed)
    return _doubt(effects, state, observed, doubt) if doubt else _edit(effects, state, observed)


def _same(effects: FoldEffects, state: CopyState, observed: ReportObservation) -> CopyState:
    """Return the state after the same text, with events for layout, typography and dates that changed."""
    if observed.normal != state.sight.normal:
        effects.add_event("layout_only", state, "title")
    elif observed.layout != state.sight.layout:
        effects.add_event("typography_only", state)
    elif observed.raw != state.sight.raw:
        effects.add_event("layout_only", state)
    said = restated(state.sight, observed)
    if said:
        effects.add_event("redated", state, said)
    return _stand(effects, replace(state, sight=remembered(state.sight, observed), held=None))


def _stand(effects: FoldEffects, state: CopyState) -> CopyState:
    """Return the state of a copy that was seen now."""
    if state.status == "gone":
        effects.add_event("back", state)
    elif state.status == "missing" and state.entry:
        effects.add_event("restored", state, "missing")
    effects.touched[state.version] = effects.seen.at
    return replace(state, status="stands", misses=(), gone_at="", last_seen=effects.seen.at)


def _begin(
    effects: FoldEffects, state: CopyState, observed: ReportObservation, held: QuarantinedText | None = None
) -> CopyState:
    """Return the state of a new copy with its first version; a quarantined text began when first seen."""
    first, at = (held.fetch, held.at) if held else (effects.seen.fetch, effects.seen.at)
    copy = short_hash(effects.seen.host if observed.entry else state.url, observed.entry, first)
    version = short_hash(copy, first)
    effects.openings.append(VersionStart(version, copy, effects.seen.fetch, observed.entry, at))
    fresh = CopyState(
        url=state.url,
        entry=state.entry,
        source=effects.seen.source,
        copy=copy,
        version=version,
        sight=observed,
        texts=((observed.normal, version),),
        first_seen=at,
        walk=state.walk,
        leads_to=state.leads_to,
    )
    effects.add_event("new", fresh)
    return _stand(effects, fresh)


def _edit(
    effects: FoldEffects, state: CopyState, observed: ReportObservation, held: QuarantinedText | None = None
) -> CopyState:
    """Return the state with a new version; a quarantined text began when first seen."""
    fetch, at = (held.fetch, held.at) if held else (effects.seen.fetch, effects.seen.at)
    version = short_hash(state.copy, fetch)
    effects.openings.append(VersionStart(version, state.copy, effects.seen.fetch, observed.entry, at))
    said = restated(state.sight, observed)
    texts = (*state.texts, (observed.normal, version))
    state = replace(
        state,
        version=version,
        sight=remembered(state.sight, observed),
        texts=texts,
        held=None,
        flapping=False,
    )
    effects.add_event("republished" if said else "edited", state, said or "silent")
    return _stand(effects, state)


def _flap(effects: FoldEffects, state: CopyState, observed: ReportObservation, version: str) -> CopyState:
    """Return the state after a text that the copy had before: no new version, and one event only."""
    state = replace(state, version=version, sight=observed, held=None)
    if not state.flapping:
        effects.add_event("flapping", state)
    return _stand(effects, replace(state, flapping=True))


def _doubt(effects: FoldEffects, state: CopyState, observed: ReportObservation, why: str) -> CopyState:
    """Quarantine a suspicious text; a later fetch that agrees makes it a version."""
    held = _agreed(effects, state, observed)
    if not held:
        return _wait(effects, state, observed, why)
    if not state.copy:
        return _begin(effects, state, observed, held)
    return _edit(effects, state, observed, held)


def _wait(effects: FoldEffects, state: CopyState, observed: ReportObservation, why: str) -> CopyState:
    """Return the state with a text in quarantine, with one event for each text."""
    if state.held and state.held.sight.normal == observed.normal:
        return state
    effects.add_event("held", state, why)
    return replace(state, held=QuarantinedText(sight=observed, at=effects.seen.at, fetch=effects.seen.fetch))


def _agreed(effects: FoldEffects, state: CopyState, observed: ReportObservation) -> QuarantinedText | None:
    """Return the quarantined text if this later observation agrees with it; else None."""
    held = state.held
    agrees = held and held.sight.normal == observed.normal
    return held if held and agrees and days_between(held.at, effects.seen.at) >= SECOND_LOOK_DAYS else None


def _another(effects: FoldEffects, state: CopyState, observed: ReportObservation) -> CopyState:
    """Return the state after another report at the address: the copy ends, another begins; never an edit."""
    was, year = state.sight.year, observed.year
    backwards = was is not None and year is not None and year < was
    held = _agreed(effects, state, observed)
    if not held and (backwards or not observed.whole):
        return _wait(effects, state, observed, "rolled back" if backwards else "part_missing")
    ended = replace(state, status="rolled", held=None)
    effects.add_event("rolled", ended, f"{was or ''} -> {year or ''}")
    effects.copies[state.copy] = copy_of(ended, effects.seen.host)
    return _begin(effects, state, observed, held)
