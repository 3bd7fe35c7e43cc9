"""`Family`: how one CMS lists; and `parse_count`: how interfaces and pages write a number."""

from collections.abc import Callable
from dataclasses import dataclass

from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """How one CMS lists: its marks in a page, and how to read its lists."""

    name: str
    marks: Callable[[LinkPage], bool]
    read: Callable[[LinkPage, Ask], Listing | None]
    """Read a page of a list; None when the page is no list of this family."""


def parse_count(value: object, otherwise: int = 0) -> int:
    """Read a number that a page or an interface wrote as 7, "7" or " 7 "; anything else is `otherwise`."""
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdigit() else otherwise
