"""The nouns of the project as frozen records, those of comparing included; it imports nothing else of the project.

They follow the way of the data: Page -> Verdict -> Article -> Report | Rejected -> Change.
"""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from storage.change_records import Axis as Axis
from storage.change_records import Confidence as Confidence
from storage.change_records import Diff as Diff
from storage.change_records import Hunk as Hunk
from storage.change_records import HunkKind as HunkKind
from storage.change_records import LedgerEntry as LedgerEntry
from storage.change_records import LedgerState as LedgerState
from storage.change_records import RelationName as RelationName
from storage.change_records import Span as Span
from storage.change_records import Target as Target
from storage.change_records import TargetPair as TargetPair
from storage.change_records import YearDiff as YearDiff
from storage.change_records import YearPair as YearPair

Pairs = tuple[tuple[str, str], ...]
"""An ordered mapping that may repeat keys (headers, metas), as (name, value)."""

Transport = Literal[
    "ok", "not_modified", "timeout", "dns", "refused", "reset", "tls", "too_large", "blocked", "failed"
]
"""What happened on the wire; `ok` means that a response came, whatever its status."""

Precision = Literal["", "minute", "day", "month", "year", "file"]
"""How well a moment is known: empty to the second, else to this unit; `file` when only a file's own date is known."""

PRECISIONS: tuple[Precision, ...] = ("", "minute", "day", "month", "year", "file")
"""The better known first."""

VerdictName = Literal["real", "list", "challenged", "soft_404", "missing", "expired", "empty", "error"]

READABLE: frozenset[VerdictName] = frozenset({"real", "list"})
"""Verdicts of pages on which texts are looked for."""

INCOMPLETE = "x-yange-incomplete"
"""Header that is added to a page whose body was cut on the wire; its value says how that was seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the page that linked to a page says about it: priors, never proof."""

    title: str = ""
    prefix: str = ""
    """Place put before the title in a list, as written: 湖州 of 【湖州招商】."""
    site_code: str = ""
    """SiteIDCode of the linking page: six-digit division code and four digits."""
    metas: Pairs = ()
    parent: str = ""
    """URL of the linking page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a URL served at one moment: bytes and headers, or a failure."""

    url: str
    body: bytes = field(default=b"", repr=False)
    final_url: str = ""
    """Where redirects led; empty when there were none."""
    transport: Transport = "ok"
    status: int | None = 200
    """HTTP status; None when no response came."""
    headers: Pairs = ()
    """Response headers, names in lower case."""
    at: str = ""
    """ISO 8601 moment with microseconds, UTC; empty for a file read without an archive."""
    precision: Precision = ""
    """How well `at` is known, when somebody else captured the page."""
    source: str = ""
    hints: Hints = Hints()
    parts: tuple["Page", ...] = field(default=(), repr=False)
    """Pages 2…N of an article spread over several pages, in order; a part that failed is there with its failure."""
    walk: str = ""
    """Start URL of the walk through a list that this page belongs to; empty for other pages."""
    walk_ends: bool = False
    """True on the last page of a walk that saw every page of its list."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Judgement on a page, with the evidence that named it."""

    name: VerdictName
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trim:
    """Something that was left out of an article's text, and why."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A named repair of a damaged text and how often it was applied."""

    rule: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file linked from an article."""

    url: str
    name: str
    type: str
    """File type in lower case without a dot: pdf, docx, doc, wps, ofd."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a page says next to its text, as found there; empty where it says nothing or a placeholder."""

    published: str = ""
    """ISO date of publication."""
    publisher: str = ""
    index_no: str = ""
    doc_no: str = ""
    site_code: str = ""
    site_name: str = ""
    info: Pairs = ()
    """Rows of the 信息公开 table, labels without inner spaces."""
    metas: Pairs = ()
    pager: tuple[str, ...] = ()
    """Absolute URLs of parts 2…N."""
    parts_missing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text found on a page: all lines of its container, the page's own characters."""

    url: str
    entry: str = ""
    """Tells articles of one page apart (own link or id, else a hash of title and date); empty for a page's only article."""
    title: str
    text: str = field(repr=False)
    """Lines joined by newlines: title line, table rows, notes, imprint and attachment lines included."""
    verdict: Verdict
    layout: str
    """Name of the layout (CMS shell) that was recognised."""
    rule: str
    """Name of the rule that found the container."""
    encoding: str = ""
    fields: Fields = Fields()
    hints: Hints = Hints()
    attachments: tuple[Attachment, ...] = ()
    trimmed: tuple[Trim, ...] = field(default=(), repr=False)
    repairs: tuple[Repair, ...] = ()
    flags: tuple[str, ...] = ()
    """Sorted, of: masked digits_lost cut twice blob pdf unread scanned part_missing incomplete summary …"""
    titled: bool = True
    """Whether the page itself says its title; else the page that linked to it did."""
    ended: bool = True
    """False where an HTML page has no end tag of its document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One entry of the notes (名词解释) after a report."""

    mark: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose an article is, and what its head and tail say. Spans are offsets into the article's text."""

    kind: str
    region: str
    """Six-digit GB/T 2260 code, a local id (330200-x…), `ambiguous` or `unknown`; the State Council is 100000."""
    candidates: tuple[str, ...] = ()
    """Codes that remain when the region is `ambiguous`."""
    region_name: str = ""
    level: str = ""
    """country, province, prefecture, county, township, zone; empty when unknown."""
    year: int | None = None
    """The year whose tasks it sets; None if not stated."""
    meeting: str = ""
    meeting_date: str = ""
    """ISO date, cut to its precision."""
    date_precision: str = ""
    """day, month, year or empty."""
    post: str = ""
    acting: bool = False
    speaker: str = ""
    published: str = ""
    publisher: str = ""
    index_no: str = ""
    doc_no: str = ""
    notes: tuple[Note, ...] = field(default=(), repr=False)
    attachments: tuple[str, ...] = ()
    """Headings of what follows the closing (民生实事 …)."""
    imprint: str = ""
    body: Span = (0, 0)
    """From the salutation to the closing."""
    flags: tuple[str, ...] = ()
    spans: tuple[tuple[str, Span], ...] = ()
    """(field name, where it was read in the text)."""
    evidence: tuple[tuple[str, str], ...] = ()
    """(field name, why it was decided so), the reason of an empty field included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article that we know."""

    article: Article
    identity: Identity

    @property
    def flags(self) -> tuple[str, ...]:
        """Flags of reading and of identifying, sorted."""
        return tuple(sorted({*self.article.flags, *self.identity.flags}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An article (or a page without one) that is no report of any kind we know, with the reason."""

    article: Article
    reason: str


Outcome: TypeAlias = Report | Rejected
"""What became of one article of a page."""
