"""The effects of one fold step: states read and changed, rows to write, events to report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from pipelines.fold.state import CopyState, FetchObservation, FoldState
from storage.rows import Copy, Event, EventKind


@dataclass(frozen=True, slots=True)
class VersionStart:
    """The start of a version: the report with this entry on the page of this fetch."""

    version: str
    copy: str
    fetch: str
    entry: str
    first_seen: str


@dataclass(slots=True)
class FoldEffects:
    """Collects the effects of one step; `before` is only read."""

    before: Mapping[str, FoldState]
    seen: FetchObservation
    states: dict[str, FoldState] = field(default_factory=dict)
    copies: dict[str, Copy] = field(default_factory=dict)
    openings: list[VersionStart] = field(default_factory=list)
    touched: dict[str, str] = field(default_factory=dict)
    """Id of a version -> time when it was last seen."""
    intervals: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """(id of a version, when it began to stand) -> (id of its copy, when it was last seen in that interval)."""
    renamed: dict[str, str] = field(default_factory=dict)
    """Id of a version whose page states another title or publisher now -> its entry on the page."""
    events: list[Event] = field(default_factory=list)
    place: str = ""
    """Address under which the report of the fetch is folded, where that is not the fetched one."""
    again: bool = False
    """Whether the fetch has the same bytes as the last one that was read."""

    def get(self, name: str) -> FoldState | None:
        """Return a state as it is at this point of the step; None if nothing is known under the key."""
        return self.states.get(name) or self.before.get(name)

    def add_event(self, kind: EventKind, state: CopyState | None = None, detail: str = "") -> None:
        """Add an event of this fetch, about a copy or, without one, about the fetched URL."""
        seen = self.seen
        self.events.append(
            Event(
                at=seen.at,
                kind=kind,
                host=seen.host,
                url=state.url if state else seen.url,
                entry=state.entry if state else "",
                fetch=seen.fetch,
                copy=state.copy if state else "",
                version=state.version if state else "",
                detail=detail,
            )
        )

    def put(self, name: str, state: CopyState) -> None:
        """Keep a state of a copy, and write the row of the copy if it has begun."""
        self.states[name] = state
        if state.copy:
            self.copies[state.copy] = copy_of(state, self.seen.host)


def copy_of(state: CopyState, host: str) -> Copy:
    """Make the row of a copy from its state."""
    region, year, kind = state.sight.key
    return Copy(
        id=state.copy,
        lineage=state.copy,
        source=state.source,
        host=host,
        url=state.url,
        entry=state.entry,
        region=region,
        year=year,
        kind=kind,
        first_seen=state.first_seen,
        last_seen=state.last_seen,
        status=state.status,
        first_missing=state.misses[0] if state.misses else "",
        gone_at=state.gone_at,
        flapping=state.flapping,
    )


def short_hash(*parts: str) -> str:
    """Return a public id: the first 20 hex digits of the SHA-256 of what a thing is."""
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]
