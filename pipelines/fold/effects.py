"""One step of the fold while it is taken: the states it reads, and what it leaves to be written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from pipelines.fold.state import CopyState, FetchObservation, FoldState
from storage.rows import Copy, Event, EventKind


@dataclass(frozen=True, slots=True)
class VersionStart:
    """A version begins: the report with this entry on the page of this fetch."""

    version: str
    copy: str
    fetch: str
    entry: str
    first_seen: str


@dataclass(slots=True)
class FoldEffects:
    """Outcome of a step: states to remember, copies and versions to write, events to tell."""

    before: Mapping[str, FoldState]
    seen: FetchObservation
    states: dict[str, FoldState] = field(default_factory=dict)
    copies: dict[str, Copy] = field(default_factory=dict)
    openings: list[VersionStart] = field(default_factory=list)
    touched: dict[str, str] = field(default_factory=dict)
    """Version -> moment when it was last seen."""
    events: list[Event] = field(default_factory=list)
    again: bool = False
    """Whether the fetch brought what was read before."""

    def get(self, name: str) -> FoldState | None:
        """A state as it stands at this point of the step."""
        return self.states.get(name) or self.before.get(name)

    def add_event(self, kind: EventKind, place: CopyState | None = None, detail: str = "") -> None:
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

    def put(self, name: str, place: CopyState) -> None:
        """Remember a place, and write its copy."""
        self.states[name] = place
        if place.copy:
            self.copies[place.copy] = copy_of(place, self.seen.host)


def copy_of(place: CopyState, host: str) -> Copy:
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
