"""What a source knows when it starts: an extension hands it to the spider."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pipelines.fold.url_parameters import without_parameters
from storage.records import Hints

NOTHING_SAID = Hints()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A list page that showed reports."""

    url: str
    family: str = ""
    score: int = 0
    """How strongly it is a column of government work reports by its own name (link_scoring)."""
    found: int = 0
    """Number of reports listed when it was last read."""
    seen: str = ""
    """Moment when it last listed a report."""
    walked: str = ""
    """Moment when all its pages were last walked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """A page to fetch again, with what the page that linked to it said."""

    url: str
    hints: Hints = NOTHING_SAID


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKnowledge:
    """Everything that a spider is handed at its start."""

    now: str = ""
    columns: tuple[Column, ...] = ()
    due: tuple[KnownPage, ...] = ()
    """Known pages whose turn it is, the most overdue first."""
    standing: tuple[KnownPage, ...] = ()
    """Known pages with reports whose turn it is not."""
    carrying: frozenset[str] = frozenset()
    """All known pages where reports stand."""
    resting: frozenset[str] = frozenset()
    """Known pages whose turn it is not: not fetched when a list shows them."""
    left: frozenset[str] = frozenset()
    """Known pages that their reports left, not seen for a while: fetched when a list shows them again."""
    constant: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Host -> names of parameters by whose value no other page is shown, as the fold learned them."""
    settled: Mapping[str, str] = field(default_factory=dict)
    """Address without such parameters -> the one under which its page is known and answers."""
    walk_all: bool = True
    """Whether lists are walked to their end, also where a page brings nothing new."""
    seek: bool = True
    """Whether to look from the home page, even where columns are known."""
    may_seek: bool = True
    """Whether it may look from the home page at all: not again soon after it looked in vain."""

    @property
    def urls(self) -> frozenset[str]:
        """All pages that were ever fetched as articles."""
        return self.resting | self.left | {page.url for page in self.due}

    def address_of(self, url: str) -> str:
        """Return the address under which the page that a link leads to is known; else the link's own."""
        names = self.constant.get(urlsplit(url).netloc.lower()) if "?" in url and self.constant else None
        return self.settled.get(without_parameters(url, names), url) if names else url
