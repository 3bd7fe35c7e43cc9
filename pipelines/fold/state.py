"""What the fold remembers of a host between fetches: small frozen records, kept as JSON by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType

from storage.converter import from_json, stored_json
from storage.rows import CopyStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportObservation:
    """A report as it was seen on a page, without its text: what telling versions apart needs."""

    entry: str = ""
    region: str = ""
    year: int | None = None
    kind: str = ""
    raw: str = ""
    layout: str = ""
    normal: str = ""
    """The three fingerprints of diff/normal.py, shortened."""
    untitled: str = ""
    """The normal fingerprint without the first line, where that is the page's title; else empty."""
    beside: tuple[str, ...] = ()
    """Date and numbers that the page gives beside the text; empty where it gives none."""
    chars: int = 0
    han: int = 0
    """Han characters among them."""
    headed: bool = False
    """Whether it has a heading such as 一、…."""
    whole: bool = True
    """False when a part of it is missing."""
    sketch: str = ""
    """MinHash of the text, coarse: are two texts the same report?"""

    @property
    def key(self) -> tuple[str, int | None, str]:
        """Whose report it is: region, year, kind."""
        return self.region, self.year, self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantinedText:
    """A suspicious text that waits for a second fetch, at another time, that agrees."""

    sight: ReportObservation
    at: str
    fetch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyState:
    """Where a report stands: (URL, ""), or (site, entry) on list pages."""

    url: str
    entry: str = ""
    source: str = ""
    copy: str = ""
    """Id of the copy that stands (or stood last) here; empty while the first sight is held."""
    version: str = ""
    sight: ReportObservation = ReportObservation()
    texts: tuple[tuple[str, str], ...] = ()
    """(fingerprint of the normal form, version) of every text that this copy had."""
    first_seen: str = ""
    last_seen: str = ""
    status: CopyStatus = "stands"
    misses: tuple[str, ...] = ()
    """Moments of misses that count."""
    gone_at: str = ""
    flapping: bool = False
    held: QuarantinedText | None = None
    walk: str = ""
    """The walk through a list on which it was last seen."""
    leads_to: str = ""
    """Where its address redirects to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlState:
    """A URL: its condition, and what was read on it last."""

    condition: str = ""
    """Empty when it answers as it should; else challenged, missing, failed, unread."""
    fetch: str = ""
    """The fetch that was read last; later ones that brought the same are not read again."""
    verdict: str = ""
    sights: tuple[ReportObservation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HostState:
    """A host: which pages answered last, and the misses that wait for a neighbour that answers."""

    good: tuple[tuple[str, str], ...] = ()
    """(URL, moment) of the last answers of two different URLs, the latest first."""
    waiting: tuple[tuple[str, str], ...] = ()
    """(name of a place, moment) of misses since when no other page answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWalk:
    """A walk through all pages of a list: what it met so far, and what walks before it met."""

    met: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    broken: bool = False


FoldState = HostState | UrlState | CopyState | ListWalk
KINDS: Mapping[str, type[FoldState]] = MappingProxyType(
    {"h": HostState, "a": UrlState, "p": CopyState, "w": ListWalk}
)
"""First letter of a state's name -> its class."""

HOST = "h"


def url_key(url: str) -> str:
    """Name of a URL's state."""
    return f"a {url}"


def copy_key(url: str, host: str, entry: str) -> str:
    """Name of a place's state: by URL, or by site and entry."""
    return f"p {host} {entry}" if entry else f"p {url}"


def walk_key(url: str) -> str:
    """Name of the state of the walk that starts at a URL."""
    return f"w {url}"


def state_to_json(state: FoldState) -> str:
    """Write a state as JSON; its fields with default values, and those of its observations, are left out."""
    return stored_json(_without_defaults(state))


def state_from_json(name: str, text: str) -> FoldState:
    """Read a state that `state_to_json` wrote; the first letter of its name says which class it is.

    Raises:
        ArchiveError: the text is not such a state.
    """
    return from_json(text, KINDS[name[0]], f"the state '{name}' of a host")


def _without_defaults(state: FoldState | ReportObservation) -> dict[str, object]:
    """Return the fields that differ from their defaults; a single observation inside keeps all of its fields."""
    values = {
        each.name: value for each in fields(state) if (value := getattr(state, each.name)) != each.default
    }
    if isinstance(state, UrlState) and state.sights:
        values["sights"] = [_without_defaults(each) for each in state.sights]
    return values


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchObservation:
    """The next fetch of a host, judged and read: the input of one step."""

    fetch: str
    at: str
    url: str
    host: str
    source: str = ""
    final_url: str = ""
    verdict: str
    """A verdict of screen, `failed` when no response came, `same` when the bytes are those of the last time."""
    sights: tuple[ReportObservation, ...] = field(default=())
    walk: str = ""
    walk_ends: bool = False
