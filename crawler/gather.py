"""Parts of an article as they come in -> one page with its parts, when the last one is there."""

from collections.abc import Iterator
from dataclasses import replace

from storage.records import Page


class Gather:
    """An article of several pages under way."""

    def __init__(self, first: Page, urls: tuple[str, ...]) -> None:
        self.first = first
        self.urls = urls
        self.came: dict[str, Page] = {}

    def add(self, part: Page) -> Iterator[Page]:
        """Take a part (or its failure) in; gives the whole article once, when nothing is missing any more."""
        self.came[part.url] = part
        if all(url in self.came for url in self.urls):
            yield replace(self.first, parts=tuple(self.came[url] for url in self.urls))
