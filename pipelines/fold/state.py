"""What the fold remembers of a host between fetches: small frozen records, stored as JSON under a key."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from types import MappingProxyType
from typing import cast

from storage.converter import from_json, stored_json
from storage.records import PRECISIONS, Precision
from storage.rows import CopyStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportObservation:
    """A report as it was observed on a page, without its text: what tells versions apart."""

    entry: str = ""
    region: str = ""
    year: int | None = None
    kind: str = ""
    raw: str = ""
    layout: str = ""
    normal: str = ""
    """The three fingerprints of text/normal.py, shortened."""
    untitled: str = ""
    """The normal fingerprint without the first line, if that is the page's title; else empty."""
    beside: tuple[str, ...] = ()
    """Date and numbers that the page states next to the text; empty where it states none."""
    named: tuple[str, ...] = ()
    """Title and publisher that the page states; empty where it states none."""
    files: tuple[str, ...] = ()
    """Addresses of the files to which the text links."""
    around: tuple[str, ...] = ()
    """The lines around the text, without counters and dates (fold/surroundings.py)."""
    chars: int = 0
    han: int = 0
    """Han characters among them."""
    headed: bool = False
    """Whether it has a heading such as 一、…."""
    whole: bool = True
    """False if a part of it is missing, or the page was cut on the wire."""
    ended: bool = True
    """False if the page has no end tag of its document."""
    ends: str = ""
    """Six hex digits for each line: checksum of the text up to its end, and of its first characters."""
    sketch: str = ""
    """Packed MinHash sketch of the text."""

    @property
    def key(self) -> tuple[str, int | None, str]:
        """Region, year and kind of the report."""
        return self.region, self.year, self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantinedText:
    """A suspicious text in quarantine until a second fetch, at another time, agrees."""

    sight: ReportObservation
    at: str
    fetch: str
    why: str = ""
    """The reason that was told of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyState:
    """The state of the copy at one place: (URL, empty entry), or (host, entry) on list pages."""

    url: str
    entry: str = ""
    source: str = ""
    copy: str = ""
    """Id of the copy that is (or was last) here; empty while its first text is in quarantine."""
    version: str = ""
    sight: ReportObservation = ReportObservation()
    texts: tuple[tuple[str, str], ...] = ()
    """(fingerprint of the normal form, version) of every text that this copy had."""
    first_seen: str = ""
    last_seen: str = ""
    status: CopyStatus = "stands"
    misses: tuple[str, ...] = ()
    """Times of the misses that count."""
    gone_at: str = ""
    flapping: bool = False
    since: str = ""
    """When the present text was seen first since another one stood here."""
    told: tuple[tuple[str, str], ...] = ()
    """(what, time) of changes beside the text that were told lately: what changes at every visit is told once."""
    former: tuple[tuple[str, str], ...] = ()
    """(fingerprint of the normal form, key of its state) of the last copies that stood here before."""
    held: QuarantinedText | None = None
    walk: str = ""
    """URL of the list walk on which it was last seen."""
    leads_to: str = ""
    """URL to which its address redirects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlState:
    """The state of a URL: its condition, and what was read there last."""

    condition: str = ""
    """Empty if it answers as it should; else challenged, missing, failed, unread."""
    fetch: str = ""
    """Id of the fetch that was read last; later ones with the same bytes are not read again."""
    verdict: str = ""
    sights: tuple[ReportObservation, ...] = ()
    stands_for: str = ""
    """Address of the copy that is shown here as well, under another value of a parameter that does not count."""
    precision: Precision = ""
    """The best known moment of its fetches: a fetch of a moment that is known less well changes nothing."""

    def better_known(self, precision: Precision) -> bool:
        """Whether a fetch was folded whose moment is known better than to this precision."""
        return PRECISIONS.index(self.precision) < PRECISIONS.index(precision)


@dataclass(frozen=True, slots=True, kw_only=True)
class HostState:
    """The state of a host: the pages that answered last, misses that wait for such a page, and its parameters."""

    good: tuple[tuple[str, str], ...] = ()
    """(URL, time) of the last answers of two different URLs, the latest first."""
    waiting: str = ""
    """Key of the copy that was missed last, if no other page has answered since; the first of a chain."""
    constant: tuple[tuple[str, str], ...] = ()
    """(name of a parameter, address) of pages that show the same text under another value of it."""
    naming: tuple[str, ...] = ()
    """Names of parameters by whose value other reports are shown; they are never passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingMiss:
    """A miss of one copy after which no other page of the host has answered yet: a link of a chain."""

    at: str = ""
    earlier: str = ""
    """Key of the copy that was missed before this one and waits, too; empty at the end of the chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingText:
    """Where on the host a text was seen last."""

    url: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarAddresses:
    """The addresses with reports that differ in nothing but parameters that may not count."""

    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWalk:
    """A walk through all pages of a list: what it has met so far, and what walks before it met."""

    met: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    broken: bool = False


FoldState = HostState | UrlState | CopyState | ListWalk | WaitingMiss | StandingText | SimilarAddresses
KINDS: Mapping[str, type[FoldState]] = MappingProxyType(
    {
        "h": HostState,
        "a": UrlState,
        "p": CopyState,
        "w": ListWalk,
        "m": WaitingMiss,
        "t": StandingText,
        "s": SimilarAddresses,
    }
)
"""First letter of a state's key -> its class."""

HOST = "h"
"""Key of the host's own state."""


def url_key(url: str) -> str:
    """Return the key of a URL's state."""
    return f"a {url}"


def copy_key(url: str, host: str, entry: str) -> str:
    """Return the key of a copy's state: by URL, or by host and entry."""
    return f"p {host} {entry}" if entry else f"p {url}"


def former_key(copy: str) -> str:
    """Return the key of the state of a copy that stood at a place before the present one."""
    return f"p former {copy}"


def miss_key(name: str) -> str:
    """Return the key of the waiting miss of the copy with this key."""
    return f"m {name}"


def text_key(normal: str) -> str:
    """Return the key under which a host remembers where a text stands, by its normal fingerprint."""
    return f"t {normal}"


def similar_key(url: str) -> str:
    """Return the key of the addresses that are this one but for parameters that may not count."""
    return f"s {url}"


def walk_key(url: str) -> str:
    """Return the key of the walk that begins at a URL."""
    return f"w {url}"


def state_to_json(state: FoldState) -> str:
    """Write a state as JSON; its fields with default values, and those of its observations, are left out."""
    return stored_json(_without_defaults(state))


def state_from_json(name: str, text: str) -> FoldState:
    """Read a state that `state_to_json` wrote; the first letter of its key gives the class.

    Raises:
        ArchiveError: the text is not such a state.
    """
    return from_json(text, KINDS[name[0]], f"the state '{name}' of a host")


def _without_defaults(state: FoldState | ReportObservation) -> dict[str, object]:
    """Return the fields that differ from their defaults.

    A single observation inside keeps all of its fields.
    """
    values = {
        name: value
        for name, default in _defaults(cast("Hashable", type(state)))
        if (value := getattr(state, name)) != default
    }
    if isinstance(state, UrlState) and state.sights:
        values["sights"] = [_without_defaults(each) for each in state.sights]
    return values


@cache
def _defaults(kind: Hashable) -> tuple[tuple[str, object], ...]:
    """Return (name, default) of each field of a class, in order."""
    return tuple((each.name, each.default) for each in fields(cast("type[FoldState]", kind)))


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchObservation:
    """The next fetch of a host, screened and read: the input of one step."""

    fetch: str
    at: str
    url: str
    host: str
    source: str = ""
    final_url: str = ""
    precision: Precision = ""
    """How well `at` is known."""
    verdict: str
    """A verdict of screen, `failed` if there was no response, `same` if the bytes are those of the last fetch."""
    sights: tuple[ReportObservation, ...] = field(default=())
    walk: str = ""
    walk_ends: bool = False
