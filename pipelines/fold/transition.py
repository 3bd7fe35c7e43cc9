"""(what is remembered of a host, its next fetch with its reports) -> (what is remembered, events): one pure step.

Fetches of a host come in order of (at, fetch id). Nothing a server does damages history: what is suspicious
waits, a miss has to be seen three times over a week while other pages of the host answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import cast

from pipelines.fold.effects import FoldEffects
from pipelines.fold.observation import observe
from pipelines.fold.state import (
    HOST,
    CopyState,
    FetchObservation,
    FoldState,
    HostState,
    ListWalk,
    ReportObservation,
    UrlState,
    copy_key,
    url_key,
    walk_key,
)
from storage.rows import EventKind
from storage.timestamps import days_between

MISSES = 3
MISSING_DAYS = 7.0
NEIGHBOUR_DAYS = 0.5
"""A miss counts when another page of the host answered within half a day of it."""

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
"""Verdict -> condition of the address; `real` and `list` are none."""


def step(before: Mapping[str, FoldState], seen: FetchObservation) -> FoldEffects:
    """Fold one fetch; `before` maps names to states and is only read."""
    now = FoldEffects(before, seen)
    address = cast("UrlState", now.get(url_key(seen.url)) or UrlState())
    if seen.verdict == "same":
        now.again = True
        seen = now.seen = replace(seen, verdict=address.verdict, sights=address.sights)
    condition = CONDITIONS.get(seen.verdict)
    if not condition:
        _answered(now)
    for sight in first_of_each(seen.sights):
        name = copy_key(seen.url, seen.host, sight.entry)
        now.put(name, observe(now, cast("CopyState | None", now.get(name)), sight))
    own = copy_key(seen.url, seen.host, "")
    single = cast("CopyState | None", now.get(own))
    if single and single.copy and not condition and all(sight.entry for sight in seen.sights):
        condition = "unread"
    _turn(now, address, condition, single)
    if single and condition == "missing":
        _miss(now, own)
    if seen.walk:
        _walk(now, broken=bool(condition))
    return now


def first_of_each(sights: Iterable[ReportObservation]) -> list[ReportObservation]:
    """The sights of a page, one for each entry: a page that shows an entry twice shows it once."""
    found: dict[str, ReportObservation] = {}
    for sight in sights:
        found.setdefault(sight.entry, sight)
    return list(found.values())


def _turn(now: FoldEffects, address: UrlState, condition: EventKind | None, single: CopyState | None) -> None:
    """The condition of the URL: told once when it begins and once when it ends."""
    seen = now.seen
    again = seen.verdict in CONDITIONS or now.again
    kept = address if again else UrlState(fetch=seen.fetch, verdict=seen.verdict, sights=seen.sights)
    after = replace(kept, condition=condition or "")
    if condition and condition != address.condition:
        now.add_event(condition, single, seen.verdict)
    elif address.condition and not condition and not any(event.kind == "back" for event in now.events):
        now.add_event("restored", single, address.condition)
    if after != address:
        now.states[url_key(seen.url)] = after


def _answered(now: FoldEffects) -> None:
    """A page of the host answers: misses of other pages that waited for that count now."""
    seen = now.seen
    host = cast("HostState", now.get(HOST) or HostState())
    others = [each for each in host.good if each[0] != seen.url][:1]
    now.states[HOST] = replace(host, good=((seen.url, seen.at), *others), waiting=())
    for name, at in host.waiting:
        place = cast("CopyState", now.get(name))
        if place.url == seen.url and not place.entry:
            continue
        if days_between(at, seen.at) <= NEIGHBOUR_DAYS:
            _count(now, name, at)


def _miss(now: FoldEffects, name: str) -> None:
    """A place was not where it should be: the miss counts if a neighbour answers, before it or after it."""
    place = cast("CopyState", now.get(name))
    if not place.copy or place.status == "gone":
        return
    at = now.seen.at
    host = cast("HostState", now.get(HOST) or HostState())
    near = [
        good for url, good in host.good
        if (url != place.url or place.entry) and days_between(good, at) <= NEIGHBOUR_DAYS
    ]  # fmt: skip
    if near:
        _count(now, name, at)
    else:
        now.states[HOST] = replace(host, waiting=(*host.waiting, (name, at)))


def _count(now: FoldEffects, name: str, at: str) -> None:
    """Count a miss; enough of them over enough days make the copy gone."""
    place = cast("CopyState", now.get(name))
    if place.status == "gone" or at < place.last_seen:
        return
    misses = (*place.misses[:1], *place.misses[1:][-(MISSES - 2) :], at)
    place = replace(place, misses=misses, status="missing")
    if place.entry and len(misses) == 1:
        now.add_event("missing", place, "absent from a full walk")
    if len(misses) >= MISSES and days_between(misses[0], at) >= MISSING_DAYS:
        place = replace(place, status="gone", gone_at=now.seen.at)
        now.add_event("gone", place, f"last seen {place.last_seen}, first missing {misses[0]}")
    now.put(name, place)


def _walk(now: FoldEffects, *, broken: bool) -> None:
    """A page of a walk through a list: absence counts when the walk has met every page of it."""
    seen = now.seen
    name = walk_key(seen.walk)
    walk = cast("ListWalk", now.get(name) or ListWalk())
    if seen.url == seen.walk:
        walk = ListWalk(known=walk.known)
    here = [copy_key(seen.url, seen.host, sight.entry) for sight in seen.sights if sight.entry]
    met = tuple(dict.fromkeys((*walk.met, *here)))
    walk = replace(walk, met=met, broken=walk.broken or broken)
    if seen.walk_ends and not walk.broken:
        absent = [each for each in walk.known if each not in set(met)]
        for each in absent:
            _miss(now, each)
        walk = ListWalk(known=(*met, *absent))
    now.states[name] = walk
