"""CSV tables of the sample -> records: which sites there are, what stands on them, what happens to them when."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleHost:
    """A fictional site."""

    host: str
    name: str
    site_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleColumn:
    """A place in a site's menus: the home page has no parent, a leaf lists items."""

    host: str
    path: str
    parent: str
    label: str
    shell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePage:
    """A page that carries one text, as it stands on day 0."""

    host: str
    path: str
    column: str
    shell: str
    text: str
    title: str
    published: str
    source: str

    @property
    def page(self) -> str:
        """Host and path, as the events name it."""
        return self.host + self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A Word document that carries a text."""

    host: str
    path: str
    parent: str
    """Path of the page that links to it."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleEntry:
    """One of the texts on the aggregator's list page; newest first."""

    host: str
    id: str
    path: str
    text: str
    title: str
    published: str
    since: int
    """First day on which it is listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleEvent:
    """What happens to a page, from its first day to its last (for good when there is no last)."""

    page: str
    from_day: int
    to_day: int | None
    event: str
    was: str
    becomes: str

    def holds(self, day: int) -> bool:
        """Is it so on this day?"""
        return self.from_day <= day and (self.to_day is None or day <= self.to_day)


@cache
def hosts() -> dict[str, SampleHost]:
    """All sites by host name."""
    return {row["host"]: SampleHost(**row) for row in read_table("hosts")}


@cache
def columns() -> dict[tuple[str, str], SampleColumn]:
    """All columns by (host, path)."""
    return {(row["host"], row["path"]): SampleColumn(**row) for row in read_table("columns")}


@cache
def items() -> dict[tuple[str, str], SamplePage]:
    """All pages with a text of their own by (host, path), newest first within a column."""
    return {(row["host"], row["path"]): SamplePage(**row) for row in read_table("pages")}


@cache
def files() -> dict[tuple[str, str], File]:
    """All attachments by (host, path)."""
    return {(row["host"], row["path"]): File(**row) for row in read_table("files")}


@cache
def entries() -> tuple[SampleEntry, ...]:
    """What the aggregator lists, newest first."""
    return tuple(
        SampleEntry(
            host=row["host"],
            id=row["id"],
            path=row["path"],
            text=row["text"],
            title=row["title"],
            published=row["published"],
            since=int(row["since"]),
        )
        for row in read_table("entries")
    )


@cache
def events() -> tuple[SampleEvent, ...]:
    """Everything that happens to pages over the calendar."""
    return tuple(
        SampleEvent(
            page=row["page"],
            from_day=int(row["from_day"]),
            to_day=int(row["to_day"]) if row["to_day"] else None,
            event=row["event"],
            was=row["was"],
            becomes=row["becomes"],
        )
        for row in read_table("events")
    )


@cache
def read_text(name: str) -> tuple[str, ...]:
    """Lines of a text of sample/texts."""
    return tuple((HERE / "texts" / f"{name}.txt").read_text("utf-8").splitlines())


def read_table(name: str) -> list[dict[str, str]]:
    """Rows of a table of sample/."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
