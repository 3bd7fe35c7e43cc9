"""The nouns of the archive: what its tables give back. It imports only records.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from storage.records import Axis, Confidence, Hints, Pairs, Precision, Span, Transport

NO_HINTS = Hints()

TableRow = tuple[object, ...]
"""A row of a table as SQLite gives it, its cells in the order of the columns."""

CopyStatus = Literal["stands", "missing", "gone", "rolled", "moved"]
"""What became of a copy: rolled = its address carries another report now, moved = it stands elsewhere now."""

EventKind = Literal[
    "new",  # a report seen for the first time at this place
    "edited",  # its text changed; date and number beside it did not
    "redated",  # date or number beside it changed, its text did not
    "retitled",  # title or publisher beside its text changed
    "relinked",  # a file to which the text links is another one
    "boilerplate",  # a line of the page around its text was edited
    "layout_only",  # only white space changed
    "typography_only",  # only typography changed
    "republished",  # its text changed, and date or number with it
    "flapping",  # it went back to a text it had before; said once
    "held",  # a suspicious text waits for a second fetch that agrees
    "rolled",  # the address carries another report now
    "moved",  # the report stands at another address now
    "challenged",  # from here to `restored`: a challenge instead of the page
    "missing",  # a miss: 404, soft 404, expired, empty, absent from a full walk
    "failed",  # no answer or an error; says nothing about the page
    "unread",  # a real page on which no report is found any more
    "restored",  # the page answers again after one of these
    "gone",  # misses enough, while the host's other pages answered
    "back",  # it stands again after gone
]


ReviewKind = Literal["target", "outcome"]
ReviewVerdict = Literal["right", "wrong", "corrected"]
Reading = Mapping[str, str | int | float | None]
"""What is read of a target or an outcome: field -> value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a command that fetches."""

    id: str
    at: str
    command: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """A fact: what one request met on the wire. Its body is kept apart, by hash."""

    id: str
    """Hash of the run's id and the number of the fetch in it; of a capture, of what it is."""
    run: str
    source: str
    host: str
    url: str
    final_url: str = ""
    at: str
    """Grows with every fetch of an archive; `clock` is what the clock said."""
    clock: str
    transport: Transport
    status: int | None
    headers: Pairs = field(default=(), repr=False)
    body: str = ""
    """SHA-256 of the body in hex; of a 304, of the body that it confirmed. Empty when there was none."""
    confirms: str = ""
    """Of a 304: the fetch whose page it confirmed."""
    part_of: str = ""
    """Fetch of the first page, when this is page 2…N of an article."""
    part: int = 0
    hints: Hints = NO_HINTS
    walk: str = ""
    walk_ends: bool = False
    precision: Precision = ""
    """How well `clock` is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What the archive last got from a URL: validators for a conditional request."""

    fetch: str
    at: str
    etag: str
    last_modified: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One place where a report stands or stood."""

    id: str
    lineage: str
    """Id of the copy that it continues after a move; its own id when it did not move."""
    source: str
    host: str
    url: str
    entry: str
    region: str
    year: int | None
    kind: str
    first_seen: str
    last_seen: str
    status: CopyStatus
    first_missing: str = ""
    gone_at: str = ""
    flapping: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The text of a copy over an interval of time, with what it says of itself."""

    id: str
    copy: str
    source: str
    url: str
    entry: str
    region: str
    region_name: str
    level: str
    year: int | None
    kind: str
    title: str
    first_seen: str
    last_seen: str
    published: str
    doc_no: str
    flags: tuple[str, ...]
    char_count: int
    text: str = field(repr=False)
    fetch: str = ""
    layout: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A row of the view `pairs`: two versions to compare along an axis (ids of versions, old first)."""

    axis: Axis
    old: str
    new: str
    note: str = ""
    """What is unusual: gap (years not adjacent), succession (the region's predecessor), moved."""


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A phrase that is counted in every report."""

    text: str
    forms: str
    """Written forms that count as it, parted by semicolons."""
    not_counted: str
    """Longer wordings that are another phrase, parted by semicolons."""
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedUse:
    """How often a phrase stands in one zone of a version."""

    phrase: str
    zone: Literal["body", "glossary", "attachment"]
    uses: int
    """Those that straddle are not among them."""
    quoted: int
    straddles: int
    first_at: int
    """Place of the first use in the version's text, in code points; -1 where all straddle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseRow:
    """A passage of a report and its source in another."""

    later: str
    """Version that has it."""
    earlier: str
    """Version that it was found in, never known to be delivered after it."""
    sentence: int
    """Number of the sentence in the later text, from 0."""
    a: Span
    """Half-open span in the later text, in code points."""
    b: Span
    letters: int
    likeness: float
    kind: str
    places: int
    marks: str
    """Why it is no specific wording, parted by blanks; empty where it is."""
    direction: str


@dataclass(frozen=True, slots=True)
class SoughtReport:
    """A report in which reuse was looked for."""

    version: str
    sentences: int
    """Sentences of at least twelve letters: of what the share that was taken over is a share."""
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What became of a page at a moment."""

    at: str
    kind: EventKind
    host: str
    url: str
    entry: str = ""
    fetch: str = ""
    copy: str = ""
    version: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """One line of memory: not a fact, and not to be made again from facts."""

    topic: str
    name: str
    value: Mapping[str, object]
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a person said of a target or an outcome, and what the program had read: memory, addressed by content."""

    item: str
    """Id of what was reviewed, as it was listed then."""
    kind: ReviewKind
    verdict: ReviewVerdict
    by: str
    at: str
    note: str = ""
    about: Reading
    """What the program had read of the target: of that itself, or of the one whose outcome it is."""
    judged: Reading
    """What the program had read of what was reviewed; of a target the same as `about`."""
    corrections: Reading = field(default_factory=dict)
    """The fields that the person put right, with their values."""
    text_print: str
    """Normal fingerprint of the text that sets the target."""
    new_print: str = ""
    """Of an outcome: normal fingerprint of the next year's text."""
    span: Span
    """Where the target's quote stands in the normal form of its text."""
    quote: str
    evidence: str = ""
    """Of an outcome: the words that state the result; empty where there are none."""
    confidence: Confidence
    why: str
    engine: str = ""
    """Version of the program's reader or comparison that had read it."""
    region: str = ""
    region_name: str = ""
    year: int | None = None
    url: str = ""
    pages: tuple[str, ...] = ()
    """URLs and bodies (SHA-256) of the texts: a review goes when one of them is purged."""
