"""View -> bytes: the shells of real sites, rendered from the templates in sample/shells."""

import re
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from sample.catalog import HERE, SampleHost
from sample.churn import Churn

LATIN = re.compile(r"[A-Za-z0-9.%]+")
"""A run that Word wraps in a span of its own: 5.5% in 增长5.5%左右."""

MARK = re.compile(r"\[\d{1,2}\]")
"""A note mark in the text: [1]."""

GBK_SHELLS = frozenset({"home_gbk", "table_list", "table"})
"""Shells whose bytes are GB18030, though they declare gb2312."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShellLink:
    """A link or list item as templates show it."""

    href: str
    text: str
    relative: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """An entry of the aggregator's list: a whole text in one line."""

    id: str
    title: str
    text: str
    published: str
    hits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShellView:
    """All that a template may show; each uses what it needs."""

    host: SampleHost
    churn: Churn
    label: str = ""
    column: str = ""
    number: int = 0
    title: str = ""
    published: str = ""
    source: str = ""
    lines: tuple[str, ...] = ()
    head: int = 0
    menu: tuple[ShellLink, ...] = ()
    crumbs: tuple[ShellLink, ...] = ()
    children: tuple[ShellLink, ...] = ()
    links: tuple[ShellLink, ...] = ()
    first: int = 1
    last: int = 0
    pages: int = 1
    entries: tuple[Blob, ...] = ()
    config: str = ""
    attachment: str = ""
    """Address of the file that the last line names."""
    stamp: int = 0


def render(shell: str, view: ShellView, suffix: str = "html") -> bytes:
    """The bytes of a page in its shell, in the shell's encoding."""
    text = environment().get_template(f"{shell}.{suffix}").render(page=view)
    return text.encode("gb18030" if shell in GBK_SHELLS else "utf-8")


@cache
def environment() -> Environment:
    """Templates with the two ways in which editors break up a line."""
    made = Environment(
        loader=FileSystemLoader(HERE / "shells"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    made.filters["latin"] = latin
    made.filters["raised"] = raised
    return made


def latin(line: str) -> Markup:
    """A line as Word pastes it: runs of Latin letters and digits in spans of their own."""
    return wrapped(line, LATIN, Markup('<span lang="EN-US">{}</span>'))


def raised(line: str) -> Markup:
    """A line with its note marks raised."""
    return wrapped(line, MARK, Markup("<sup>{}</sup>"))


def wrapped(line: str, pattern: re.Pattern[str], element: Markup) -> Markup:
    """A line with every match of the pattern in an element."""
    pieces, at = Markup(), 0
    for match in pattern.finditer(line):
        pieces += escape(line[at : match.start()]) + element.format(match[0])
        at = match.end()
    return pieces + escape(line[at:])
