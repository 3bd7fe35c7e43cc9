"""Parts of an article as they come in -> one page with its parts, when the last one is there."""

from collections.abc import Iterator
from dataclasses import replace

from pipelines.parse.document import Document
from storage.records import Page


class Gather:
    """An article of several pages under way."""

    def __init__(self, first: Document, urls: tuple[str, ...]) -> None:
        self.first = first
        self.urls = urls
        self.came: dict[str, Page | Document] = {}

    def add(self, part: Page | Document) -> Iterator[Document]:
        """Take a part (or its failure) in; gives the whole article once, when nothing is missing any more."""
        self.came[part.page.url if isinstance(part, Document) else part.url] = part
        if all(url in self.came for url in self.urls):
            parts = [self.came[url] for url in self.urls]
            pages = tuple(each.page if isinstance(each, Document) else each for each in parts)
            opened = tuple(each for each in parts if isinstance(each, Document))
            yield replace(self.first, page=replace(self.first.page, parts=pages), parts=opened)
