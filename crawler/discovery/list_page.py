"""The request for a page of a list (`Ask`), and what that page showed (`Listing`)."""

from dataclasses import dataclass

from crawler.discovery.link_extraction import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A request for a page of a list; `family` reads the answer, `number` counts a walk's pages from 1."""

    url: str
    method: str = "GET"
    form: tuple[tuple[str, str], ...] = ()
    """Fields of a POST."""
    json: str = ""
    """Body of a POST that sends JSON."""
    family: str = ""
    walk: str = ""
    """Start URL of the walk that this page belongs to."""
    number: int = 1
    steps: int = 0
    """Pages before this one that did nothing but lead on to it."""
    otherwise: tuple["Ask", ...] = ()
    """Other ways to the same page of the list, tried when this one errs or brings nothing new."""

    @property
    def start(self) -> str:
        """URL of the first page of its walk."""
        return self.walk or self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of a list as its family reads it."""

    links: tuple[Link, ...]
    more: tuple[Ask, ...] = ()
    """The pages after this one that it tells of, nearest first."""
    total: int | None = None
    """Number of entries of the whole list, if the page says so."""
    errs: str = ""
    """Why the answer is no list (an interface that errs); says nothing about the articles."""
    inline: bool = False
    """True if the page holds the texts themselves: its links are not fetched."""
    columns: tuple[Link, ...] = ()
    """Columns that the page's data name, apart from its links (a tree in a script)."""
