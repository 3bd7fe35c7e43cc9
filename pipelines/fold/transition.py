"""One pure step of the fold: (states of a host, its next fetch) -> (states, rows, events).

Fetches of a host come in the order of (time, fetch id). Nothing that a server does damages history: suspicious texts are
quarantined, and a copy is gone only after three misses over a week while other pages of the host answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import cast

from pipelines.fold.addresses import place_of
from pipelines.fold.effects import FoldEffects
from pipelines.fold.observation import observe
from pipelines.fold.quarantine import hold_undated
from pipelines.fold.state import (
    HOST,
    CopyState,
    FetchObservation,
    FoldState,
    HostState,
    ListWalk,
    ReportObservation,
    UrlState,
    WaitingMiss,
    copy_key,
    miss_key,
    url_key,
    walk_key,
)
from storage.rows import EventKind
from storage.timestamps import days_between

MISSES = 3
"""Misses from which on a copy is gone; guess, as are the next two."""
MISSING_DAYS = 7.0
"""Least days between the first of them and the last."""
NEIGHBOUR_DAYS = 0.5
"""Days within which another page of the host must answer for a miss to count."""

PURGED = "purged"
"""Verdict on what was removed for good: it says nothing of its URL, whose condition stays as it was."""

CONDITIONS: Mapping[str, EventKind] = MappingProxyType(
    {
        "challenged": "challenged",
        "soft_404": "missing",
        "missing": "missing",
        "expired": "missing",
        "empty": "missing",
        "error": "failed",
        "failed": "failed",
    }
)
"""Verdict -> condition of the URL; `real` and `list` have none."""


def step(before: Mapping[str, FoldState], seen: FetchObservation) -> FoldEffects:
    """Fold one fetch of a host.

    Args:
        before: states by key; only read.
        seen: the fetch, screened and read.

    Returns:
        Changed states, rows of copies, starts of versions, and events.
    """
    effects = FoldEffects(before, seen)
    if seen.verdict == PURGED:
        return effects
    known = cast("UrlState | None", effects.get(url_key(seen.url)))
    address = known or UrlState(precision=seen.precision)
    if seen.verdict == "same":
        effects.again = True
        seen = effects.seen = replace(seen, verdict=address.verdict, sights=address.sights)
    if address.better_known(seen.precision):
        _hold_back(effects)
        return effects
    condition = CONDITIONS.get(seen.verdict)
    if not condition:
        _answered(effects)
    sights = first_of_each(seen.sights)
    place = place_of(effects, sights)
    effects.place = place
    for observed in sights:
        name = copy_key(place, seen.host, observed.entry)
        effects.put(name, observe(effects, cast("CopyState | None", effects.get(name)), observed))
    own = copy_key(seen.url, seen.host, "")
    if condition == "missing" and seen.final_url:
        condition = _led_away(effects, own)
    single = cast("CopyState | None", effects.get(own))
    if single and single.copy and not condition and all(observed.entry for observed in seen.sights):
        condition = "unread"
    _turn(effects, address, condition, single)
    if single and condition == "missing":
        _miss(effects, own)
    if seen.walk:
        _walk(effects, broken=bool(condition))
    return effects


def first_of_each(sights: Iterable[ReportObservation]) -> list[ReportObservation]:
    """Return the first observation of each entry of a page, in order."""
    found: dict[str, ReportObservation] = {}
    for observed in sights:
        found.setdefault(observed.entry, observed)
    return list(found.values())


def _hold_back(effects: FoldEffects) -> None:
    """Fold a fetch whose moment is known less well than those before it: another text waits, nothing else changes.

    It may have been captured before them: an edit that it shows has no place among moments that are known.
    """
    seen = effects.seen
    for observed in first_of_each(seen.sights):
        name = copy_key(seen.url, seen.host, observed.entry)
        state = cast("CopyState | None", effects.get(name))
        effects.put(
            name, hold_undated(effects, state, observed) if state else observe(effects, None, observed)
        )


def _led_away(effects: FoldEffects, own: str) -> EventKind | None:
    """Note where an address leads that redirects and brings no page; return the condition, none of an unknown address."""
    state = cast("CopyState | None", effects.get(own))
    if not state or not state.copy:
        return None
    effects.put(own, replace(state, leads_to=effects.seen.final_url))
    return "missing"


def _turn(
    effects: FoldEffects, address: UrlState, condition: EventKind | None, single: CopyState | None
) -> None:
    """Change the condition of the URL, with one event when it begins and one when it ends."""
    seen = effects.seen
    again = seen.verdict in CONDITIONS or effects.again
    read = address if again else UrlState(fetch=seen.fetch, verdict=seen.verdict, sights=seen.sights)
    other = effects.place if effects.place != seen.url else ""
    stands_for = other or address.stands_for
    after = replace(read, condition=condition or "", precision=seen.precision, stands_for=stands_for)
    if condition and condition != address.condition:
        effects.add_event(condition, single, seen.verdict)
    elif address.condition and not condition and not any(event.kind == "back" for event in effects.events):
        effects.add_event("restored", single, address.condition)
    if after != address:
        effects.states[url_key(seen.url)] = after


def _answered(effects: FoldEffects) -> None:
    """Note that a page of the host answers: misses of other pages that waited for that count now."""
    seen = effects.seen
    host = cast("HostState", effects.get(HOST) or HostState())
    others = [each for each in host.good if each[0] != seen.url][:1]
    effects.states[HOST] = replace(host, good=((seen.url, seen.at), *others), waiting="")
    for name, at in reversed(_waiting(effects, host)):
        state = cast("CopyState", effects.get(name))
        if state.entry or state.url != seen.url:
            _count(effects, name, at)


def _waiting(effects: FoldEffects, host: HostState) -> list[tuple[str, str]]:
    """Return (key of a copy, time) of the misses that wait and can still count, the latest first."""
    found = []
    name = host.waiting
    while name:
        miss = cast("WaitingMiss", effects.get(miss_key(name)))
        if days_between(miss.at, effects.seen.at) > NEIGHBOUR_DAYS:
            break
        found.append((name, miss.at))
        name = miss.earlier
    return found


def _miss(effects: FoldEffects, name: str) -> None:
    """Record a miss of a copy; it counts if another page answers shortly before or after, else it waits."""
    state = cast("CopyState", effects.get(name))
    if not state.copy or state.status == "gone":
        return
    at = effects.seen.at
    host = cast("HostState", effects.get(HOST) or HostState())
    near = [
        good for url, good in host.good
        if (url != state.url or state.entry) and days_between(good, at) <= NEIGHBOUR_DAYS
    ]  # fmt: skip
    if near:
        _count(effects, name, at)
    else:
        _queue(effects, host, name)


def _queue(effects: FoldEffects, host: HostState, name: str) -> None:
    """Let the miss of a copy wait: it becomes the first link of the host's chain, unless it is in the chain.

    A link lives by itself, so that a miss costs the same however many wait. A chain whose first link is too old to
    count is dropped, and with it the rest, which is older.
    """
    at = effects.seen.at
    own = cast("WaitingMiss", effects.get(miss_key(name)) or WaitingMiss())
    answered = host.good[0][1] if host.good else ""
    if own.at > answered and days_between(own.at, at) <= NEIGHBOUR_DAYS:
        return
    first = cast("WaitingMiss", effects.get(miss_key(host.waiting)) or WaitingMiss())
    stale = not first.at or days_between(first.at, at) > NEIGHBOUR_DAYS
    effects.states[miss_key(name)] = WaitingMiss(at=at, earlier="" if stale else host.waiting)
    effects.states[HOST] = replace(host, waiting=name)


def _count(effects: FoldEffects, name: str, at: str) -> None:
    """Count a miss; enough of them over enough days make the copy gone."""
    state = cast("CopyState", effects.get(name))
    if state.status == "gone" or at < state.last_seen <= effects.seen.at:
        return
    before = tuple(each for each in state.misses if each <= at)  # a later one had a clock that was ahead
    misses = (*before[:1], *before[1:][-(MISSES - 2) :], at)
    state = replace(state, misses=misses, status="missing")
    if state.entry and len(misses) == 1:
        effects.add_event("missing", state, "absent from a full walk")
    if len(misses) >= MISSES and days_between(misses[0], at) >= MISSING_DAYS:
        state = replace(state, status="gone", gone_at=effects.seen.at)
        effects.add_event("gone", state, f"last seen {state.last_seen}, first missing {misses[0]}")
    effects.put(name, state)


def _walk(effects: FoldEffects, *, broken: bool) -> None:
    """Record a page of a walk through a list; absence from the list counts once every page was met."""
    seen = effects.seen
    name = walk_key(seen.walk)
    walk = cast("ListWalk", effects.get(name) or ListWalk())
    if seen.url == seen.walk:
        walk = ListWalk(known=walk.known)
    here = [copy_key(seen.url, seen.host, observed.entry) for observed in seen.sights if observed.entry]
    met = tuple(dict.fromkeys((*walk.met, *here)))
    walk = replace(walk, met=met, broken=walk.broken or broken)
    if seen.walk_ends and not walk.broken:
        absent = [each for each in walk.known if each not in set(met)]
        for each in absent:
            _miss(effects, each)
        walk = ListWalk(known=(*met, *absent))
    effects.states[name] = walk
