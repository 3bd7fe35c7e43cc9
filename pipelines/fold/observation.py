"""Fold an observed report into the state of its copy: new copy, new version, same text, or quarantine."""

from dataclasses import replace
from typing import cast

from pipelines.fold.beside_text import lately_told, tell_surroundings
from pipelines.fold.effects import FoldEffects, VersionStart, copy_of, short_hash
from pipelines.fold.quarantine import agreed, wait
from pipelines.fold.same_report import (
    remembered,
    restated,
    same_report,
    same_text,
    suspicion,
)
from pipelines.fold.state import (
    CopyState,
    QuarantinedText,
    ReportObservation,
    StandingText,
    copy_key,
    former_key,
    text_key,
)
from storage.timestamps import days_between, moment_before

CALM_DAYS = 7.0
"""Days after which a text that stands ends the flapping, and a change beside it is told once more; guess."""
FORMER = 2
"""Copies that stood at a place before and are known when they return; guess."""


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
    url = effects.place or seen.url
    state = state or CopyState(url=url, entry=observed.entry, source=seen.source)
    leads_to = seen.final_url if seen.final_url != seen.url and not observed.entry else ""
    walk = seen.walk or state.walk
    if (state.url, state.walk, state.leads_to) != (url, walk, leads_to):
        state = replace(state, url=url, walk=walk, leads_to=leads_to)
    if state.last_seen > seen.at:
        state = _seen_before(effects, state)
    if state.copy and not same_report(state.sight, observed):
        return _another(effects, state, observed)
    if not state.copy:
        doubt = "" if observed.whole else "part_missing"
        return _doubt(effects, state, observed, doubt) if doubt else _begin(effects, state, observed)
    if same_text(state.sight, observed):
        return _same(effects, state, observed)
    doubt = suspicion(state.sight, observed)
    if doubt:
        return _doubt(effects, state, observed, doubt)
    return _changed(effects, state, observed)


def _seen_before(effects: FoldEffects, state: CopyState) -> CopyState:
    """Return the state of a copy that was seen last with a clock that was ahead: before now, whatever that clock said."""
    last = moment_before(effects.seen.at)
    effects.touched[state.version] = last
    if state.since <= last:
        effects.intervals[state.version, state.since] = (state.copy, last)
    return replace(state, last_seen=last)


def _changed(
    effects: FoldEffects, state: CopyState, observed: ReportObservation, held: QuarantinedText | None = None
) -> CopyState:
    """Return the state after another text of the report: one that it had before, or a new one."""
    earlier = dict(state.texts).get(observed.normal)
    if earlier:
        return _flap(effects, state, observed, earlier)
    return _edit(effects, state, observed, held)


def _same(effects: FoldEffects, state: CopyState, observed: ReportObservation) -> CopyState:
    """Return the state after the same text, with events for what changed in its writing and around it."""
    if observed.normal != state.sight.normal:
        effects.add_event("layout_only", state, "title")
    elif observed.layout != state.sight.layout:
        effects.add_event("typography_only", state)
    elif observed.raw != state.sight.raw:
        effects.add_event("layout_only", state)
    said = restated(state.sight.beside, observed.beside)
    if said:
        effects.add_event("redated", state, said)
    state = tell_surroundings(effects, state, observed)
    old, new = state.sight, remembered(state.sight, observed)
    calm = state.flapping and days_between(state.since, effects.seen.at) >= CALM_DAYS
    if new != old or state.held or calm:
        state = replace(state, sight=new, held=None, flapping=state.flapping and not calm)
    if new.key != old.key:
        return _renamed(effects, state)
    if restated(old.named, observed.named):
        effects.renamed[state.version] = observed.entry
    return _stand(effects, state)


def _renamed(effects: FoldEffects, state: CopyState) -> CopyState:
    """Return the state with a new version of the same text, since its place, year or kind is another one."""
    at, fetch = effects.seen.at, effects.seen.fetch
    version = short_hash(state.copy, fetch)
    effects.openings.append(VersionStart(version, state.copy, fetch, state.sight.entry, at))
    texts = (
        *((text, each) for text, each in state.texts if text != state.sight.normal),
        (state.sight.normal, version),
    )
    return _stand(effects, replace(state, version=version, texts=texts, since=at))


def _stand(effects: FoldEffects, state: CopyState) -> CopyState:
    """Return the state of a copy that was seen now."""
    if state.status == "gone":
        effects.add_event("back", state)
    elif state.status == "missing" and state.entry:
        effects.add_event("restored", state, "missing")
    if state.since > effects.seen.at:  # its clock was ahead
        state = replace(state, since=effects.seen.at)
    effects.touched[state.version] = effects.seen.at
    effects.intervals[state.version, state.since] = (state.copy, effects.seen.at)
    name = text_key(state.sight.normal)
    place = StandingText(url=state.url, entry=state.entry)
    if effects.get(name) != place:
        effects.states[name] = place
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
        since=at,
        told=state.told,
        former=state.former,
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
    said = restated(state.sight.beside, observed.beside)
    if not (state.sight.untitled and observed.untitled):
        state = tell_surroundings(effects, state, observed, only_names=True)
    texts = (*state.texts, (observed.normal, version))
    state = replace(
        state,
        version=version,
        sight=remembered(state.sight, observed),
        texts=texts,
        held=None,
        flapping=False,
        since=at,
    )
    effects.add_event("republished" if said else "edited", state, said or "silent")
    return _stand(effects, state)


def _flap(effects: FoldEffects, state: CopyState, observed: ReportObservation, version: str) -> CopyState:
    """Return the state after a text that the copy had before: no new version, and one event until it calms down."""
    state = replace(state, version=version, sight=remembered(state.sight, observed), held=None)
    calm = days_between(state.since, effects.seen.at) >= CALM_DAYS
    if not state.flapping or calm:
        effects.add_event("flapping", state)
    return _stand(effects, replace(state, flapping=True, since=effects.seen.at))


def _doubt(effects: FoldEffects, state: CopyState, observed: ReportObservation, why: str) -> CopyState:
    """Quarantine a suspicious text; a later fetch that agrees makes it a version."""
    held = agreed(effects, state, observed)
    if not held:
        return wait(effects, state, observed, why)
    if not state.copy:
        return _begin(effects, state, observed, held)
    return _changed(effects, state, observed, held)


def _another(effects: FoldEffects, state: CopyState, observed: ReportObservation) -> CopyState:
    """Return the state after another report at the address: the copy ends, another begins; never an edit."""
    former = dict(state.former).get(observed.normal)
    if former and observed.whole:
        return _returned(effects, state, former)
    was, year = state.sight.year, observed.year
    why = _doubt_of_another(effects, state, observed)
    held = agreed(effects, state, observed)
    if why and not held:
        return wait(effects, state, observed, why)
    state = _ended(effects, state)
    effects.add_event("rolled", replace(state, status="rolled"), f"{was or ''} -> {year or ''}")
    return _begin(effects, state, observed, held)


def _doubt_of_another(effects: FoldEffects, state: CopyState, observed: ReportObservation) -> str:
    """Return why another report at an address is not believed at once; empty if it is."""
    if not observed.whole:
        return "part_missing"
    was, year = state.sight.year, observed.year
    if was is not None and year is not None and year < was:
        return "rolled back"
    place = cast("StandingText | None", effects.get(text_key(observed.normal)))
    if place is None or (place.url, place.entry) == (state.url, state.entry):
        return ""
    name = copy_key(place.url, effects.seen.host, place.entry)
    other = cast("CopyState | None", effects.get(name))
    stands = other and other.status == "stands" and other.sight.normal == observed.normal
    return "stands elsewhere" if stands else ""


def _ended(effects: FoldEffects, state: CopyState) -> CopyState:
    """Write that another report took the place of a copy, and keep its state for the case that it returns."""
    ended = replace(state, status="rolled", held=None, former=(), told=())
    effects.copies[state.copy] = copy_of(ended, effects.seen.host)
    effects.states[former_key(state.copy)] = ended
    kept = tuple(each for each in state.former if each[1] != former_key(state.copy))[-(FORMER - 1) :]
    return replace(state, held=None, former=(*kept, (state.sight.normal, former_key(state.copy))))


def _returned(effects: FoldEffects, state: CopyState, former: str) -> CopyState:
    """Return the state of a copy that stood here before and returned: it is opened again, and told once."""
    state, fresh = lately_told(effects, state, "returned")
    state = _ended(effects, state)
    back = cast("CopyState", effects.get(former))
    back = replace(back, since=effects.seen.at, walk=state.walk, leads_to=state.leads_to)
    back = replace(back, former=tuple(each for each in state.former if each[1] != former), told=state.told)
    if fresh:
        effects.add_event("rolled", replace(state, status="rolled"), "back to the report before it")
        effects.add_event("flapping", back, "the report that stood here before")
    return _stand(effects, back)
