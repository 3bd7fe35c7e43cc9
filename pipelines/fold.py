"""(what is remembered of a host, its next fetch with its reports) -> (what is remembered, events): one pure step.

Fetches of a host come in order of (at, fetch id). Nothing a server does damages history: what is suspicious
waits, a miss has to be seen three times over a week while other pages of the host answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from types import MappingProxyType
from typing import cast

from pipelines import kinship
from pipelines.states import (
    HOST,
    Address,
    Held,
    Host,
    Place,
    Seen,
    Sight,
    State,
    Walk,
    address_name,
    place_name,
    walk_name,
)
from storage.ledger import Copy, Event, EventKind
from storage.moments import days_between

MISSES = 3
MISSING_DAYS = 7.0
NEIGHBOUR_DAYS = 1.0
"""A miss counts when another page of the host answered within a day of it."""

SECOND_LOOK_DAYS = 1 / 24
"""A held text is believed when a fetch at least an hour later agrees."""

CONDITIONS = MappingProxyType(
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


@dataclass(frozen=True, slots=True)
class Opening:
    """A version begins: the report with this entry on the page of this fetch."""

    version: str
    copy: str
    fetch: str
    entry: str
    first_seen: str


@dataclass(slots=True)
class Step:
    """Outcome of a step: states to remember, copies and versions to write, events to tell."""

    before: Mapping[str, State]
    seen: Seen
    states: dict[str, State] = field(default_factory=dict)
    copies: dict[str, Copy] = field(default_factory=dict)
    openings: list[Opening] = field(default_factory=list)
    touched: dict[str, str] = field(default_factory=dict)
    """Version -> moment when it was last seen."""
    events: list[Event] = field(default_factory=list)

    def get(self, name: str) -> State | None:
        """A state as it stands at this point of the step."""
        return self.states.get(name) or self.before.get(name)

    def tell(self, kind: EventKind, place: Place | None = None, detail: str = "") -> None:
        """Add an event of this fetch, about a place or about the fetch's URL."""
        seen = self.seen
        self.events.append(
            Event(
                at=seen.at,
                kind=kind,
                host=seen.host,
                url=place.url if place else seen.url,
                entry=place.entry if place else "",
                fetch=seen.fetch,
                copy=place.copy if place else "",
                version=place.version if place else "",
                detail=detail,
            )
        )

    def put(self, name: str, place: Place) -> None:
        """Remember a place, and write its copy."""
        self.states[name] = place
        if place.copy:
            self.copies[place.copy] = copy_of(place, self.seen.host)


def step(before: Mapping[str, State], seen: Seen) -> Step:
    """Fold one fetch; `before` maps names to states and is only read."""
    now = Step(before, seen)
    address = cast("Address", now.get(address_name(seen.url)) or Address())
    if seen.verdict == "same":
        seen = now.seen = replace(seen, verdict=address.verdict, sights=address.sights)
    condition = CONDITIONS.get(seen.verdict, "")
    if not condition:
        _answered(now)
    for sight in seen.sights:
        name = place_name(seen.url, seen.host, sight.entry)
        now.put(name, _look(now, cast("Place | None", now.get(name)), sight))
    own = place_name(seen.url, seen.host, "")
    single = cast("Place | None", now.get(own))
    if single and single.copy and not condition and all(sight.entry for sight in seen.sights):
        condition = "unread"
    _turn(now, address, condition, single)
    if single and condition == "missing":
        _miss(now, own)
    if seen.walk:
        _walk(now, broken=bool(condition))
    return now


def _turn(now: Step, address: Address, condition: str, single: Place | None) -> None:
    """The condition of the URL: told once when it begins and once when it ends."""
    seen = now.seen
    read = Address(verdict=seen.verdict, sights=seen.sights)
    kept = address if seen.verdict in CONDITIONS else read
    after = replace(kept, condition=condition)
    if condition and condition != address.condition:
        now.tell(cast("EventKind", condition), single, seen.verdict)
    elif address.condition and not condition and not any(event.kind == "back" for event in now.events):
        now.tell("restored", single, address.condition)
    if after != address:
        now.states[address_name(seen.url)] = after


def _answered(now: Step) -> None:
    """A page of the host answers: misses of other pages that waited for that count now."""
    seen = now.seen
    host = cast("Host", now.get(HOST) or Host())
    others = [each for each in host.good if each[0] != seen.url][:1]
    now.states[HOST] = replace(host, good=((seen.url, seen.at), *others), waiting=())
    for name, at in host.waiting:
        place = cast("Place", now.get(name))
        if place.url == seen.url and not place.entry:
            continue
        if days_between(at, seen.at) <= NEIGHBOUR_DAYS:
            _count(now, name, at)


def _miss(now: Step, name: str) -> None:
    """A place was not where it should be: the miss counts if a neighbour answers, before it or after it."""
    place = cast("Place", now.get(name))
    if not place.copy or place.status == "gone":
        return
    at = now.seen.at
    host = cast("Host", now.get(HOST) or Host())
    near = [
        good for url, good in host.good
        if (url != place.url or place.entry) and days_between(good, at) <= NEIGHBOUR_DAYS
    ]  # fmt: skip
    if near:
        _count(now, name, at)
    else:
        now.states[HOST] = replace(host, waiting=(*host.waiting, (name, at)))


def _count(now: Step, name: str, at: str) -> None:
    """Count a miss; enough of them over enough days make the copy gone."""
    place = cast("Place", now.get(name))
    if place.status == "gone" or at < place.last_seen:
        return
    misses = (*place.misses[:1], *place.misses[1:][-(MISSES - 2) :], at)
    place = replace(place, misses=misses, status="missing")
    if place.entry and len(misses) == 1:
        now.tell("missing", place, "absent from a full walk")
    if len(misses) >= MISSES and days_between(misses[0], at) >= MISSING_DAYS:
        place = replace(place, status="gone", gone_at=now.seen.at)
        now.tell("gone", place, f"last seen {place.last_seen}, first missing {misses[0]}")
    now.put(name, place)


def _walk(now: Step, *, broken: bool) -> None:
    """A page of a walk through a list: absence counts when the walk has met every page of it."""
    seen = now.seen
    name = walk_name(seen.walk)
    walk = cast("Walk", now.get(name) or Walk())
    if seen.url == seen.walk:
        walk = Walk(known=walk.known)
    here = [place_name(seen.url, seen.host, sight.entry) for sight in seen.sights if sight.entry]
    met = tuple(dict.fromkeys((*walk.met, *here)))
    walk = replace(walk, met=met, broken=walk.broken or broken)
    if seen.walk_ends and not walk.broken:
        absent = [each for each in walk.known if each not in set(met)]
        for each in absent:
            _miss(now, each)
        walk = Walk(known=(*met, *absent))
    now.states[name] = walk


def _look(now: Step, place: Place | None, sight: Sight) -> Place:
    """A report is seen at a place: the place afterwards."""
    seen = now.seen
    place = place or Place(url=seen.url, entry=sight.entry, source=seen.source)
    leads_to = seen.final_url if seen.final_url != seen.url and not sight.entry else ""
    place = replace(place, url=seen.url, walk=seen.walk or place.walk, leads_to=leads_to)
    if place.copy and not kinship.same_report(place.sight, sight):
        return _another(now, place, sight)
    if not place.copy:
        return _begin(now, place, sight) if sight.whole else _doubt(now, place, sight, "part_missing")
    if sight.normal == place.sight.normal:
        return _same(now, place, sight)
    earlier = dict(place.texts).get(sight.normal)
    if earlier:
        return _flap(now, place, sight, earlier)
    doubt = kinship.suspicion(place.sight, sight)
    return _doubt(now, place, sight, doubt) if doubt else _edit(now, place, sight)


def _same(now: Step, place: Place, sight: Sight) -> Place:
    """The text stands as it was, but for layout, typography or what the page says beside it."""
    if sight.layout != place.sight.layout:
        now.tell("typography_only", place)
    elif sight.raw != place.sight.raw:
        now.tell("layout_only", place)
    if sight.beside != place.sight.beside:
        now.tell("redated", place, f"{place.sight.beside} -> {sight.beside}")
    return _stand(now, replace(place, sight=sight, held=None))


def _stand(now: Step, place: Place) -> Place:
    """The place was seen now: it stands."""
    if place.status == "gone":
        now.tell("back", place)
    elif place.status == "missing" and place.entry:
        now.tell("restored", place, "missing")
    now.touched[place.version] = now.seen.at
    return replace(place, status="stands", misses=(), gone_at="", last_seen=now.seen.at)


def _begin(now: Step, place: Place, sight: Sight, held: Held | None = None) -> Place:
    """A copy begins here, with its first version; one that was held begins when it was first seen."""
    first, at = (held.fetch, held.at) if held else (now.seen.fetch, now.seen.at)
    copy = short_hash(now.seen.host if sight.entry else place.url, sight.entry, first)
    version = short_hash(copy, first)
    now.openings.append(Opening(version, copy, now.seen.fetch, sight.entry, at))
    fresh = Place(
        url=place.url,
        entry=place.entry,
        source=now.seen.source,
        copy=copy,
        version=version,
        sight=sight,
        texts=((sight.normal, version),),
        first_seen=at,
        walk=place.walk,
        leads_to=place.leads_to,
    )
    now.tell("new", fresh)
    return _stand(now, fresh)


def _edit(now: Step, place: Place, sight: Sight, held: Held | None = None) -> Place:
    """A new version of the copy; one that was held begins when it was first seen."""
    fetch, at = (held.fetch, held.at) if held else (now.seen.fetch, now.seen.at)
    version = short_hash(place.copy, fetch)
    now.openings.append(Opening(version, place.copy, now.seen.fetch, sight.entry, at))
    silent = sight.beside == place.sight.beside
    texts = (*place.texts, (sight.normal, version))
    place = replace(place, version=version, sight=sight, texts=texts, held=None, flapping=False)
    now.tell("edited" if silent else "republished", place, "silent" if silent else sight.beside)
    return _stand(now, place)


def _flap(now: Step, place: Place, sight: Sight, version: str) -> Place:
    """The text is one that this copy had before: no new version, and said once."""
    place = replace(place, version=version, sight=sight, held=None)
    if not place.flapping:
        now.tell("flapping", place)
    return _stand(now, replace(place, flapping=True))


def _doubt(now: Step, place: Place, sight: Sight, why: str) -> Place:
    """A suspicious text waits; a second look that agrees, at another time, makes it a version."""
    held = _agreed(now, place, sight)
    if not held:
        return _wait(now, place, sight, why)
    if not place.copy:
        return _begin(now, place, sight, held)
    return _edit(now, place, sight, held)


def _wait(now: Step, place: Place, sight: Sight, why: str) -> Place:
    """Hold a text; told once for each text."""
    if place.held and place.held.sight.normal == sight.normal:
        return place
    now.tell("held", place, why)
    return replace(place, held=Held(sight=sight, at=now.seen.at, fetch=now.seen.fetch))


def _agreed(now: Step, place: Place, sight: Sight) -> Held | None:
    """What was held, if this later look agrees with it."""
    held = place.held
    agrees = held and held.sight.normal == sight.normal
    return held if held and agrees and days_between(held.at, now.seen.at) >= SECOND_LOOK_DAYS else None


def _another(now: Step, place: Place, sight: Sight) -> Place:
    """The address carries another report: the copy ends, another one begins; never an edit."""
    was, year = place.sight.year, sight.year
    backwards = was is not None and year is not None and year < was
    held = _agreed(now, place, sight)
    if not held and (backwards or not sight.whole):
        return _wait(now, place, sight, "rolled back" if backwards else "part_missing")
    ended = replace(place, status="rolled", held=None)
    now.tell("rolled", ended, f"{was or ''} -> {year or ''}")
    now.copies[place.copy] = copy_of(ended, now.seen.host)
    return _begin(now, place, sight, held)


def copy_of(place: Place, host: str) -> Copy:
    """The row of a place's copy."""
    region, year, kind = place.sight.key
    return Copy(
        id=place.copy,
        lineage=place.copy,
        source=place.source,
        host=host,
        url=place.url,
        entry=place.entry,
        region=region,
        year=year,
        kind=kind,
        first_seen=place.first_seen,
        last_seen=place.last_seen,
        status=place.status,
        first_missing=place.misses[0] if place.misses else "",
        gone_at=place.gone_at,
        flapping=place.flapping,
    )


def short_hash(*parts: str) -> str:
    """Public id made of what a thing is."""
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]
