"""ArticleSpider: fetch articles whole, with their parts and the files under them; base of SiteSpider."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.discovery.findings import RunFindings
from crawler.discovery.known import KnownPage, SourceKnowledge
from crawler.discovery.link_extraction import Link, absolute, links_of
from crawler.discovery.link_page import LinkPage
from crawler.discovery.part_links import parts_of
from crawler.discovery.url_patterns import is_file
from crawler.policy.clock import now
from crawler.responses import asked_of, failed_page, open_response, page_of
from pipelines.extract.embedded_files import embedded_files
from pipelines.parse.document import Document, open_page
from storage.records import Hints, Page

if TYPE_CHECKING:
    from crawler.discovery.list_page import Ask

Output = Iterator[Request | Page | Document]
OK = 200


class Gather:
    """An article of several pages, some of which are still to come."""

    def __init__(self, first: Document, urls: tuple[str, ...]) -> None:
        self.first = first
        self.urls = urls
        self.came: dict[str, Page | Document] = {}

    def add(self, part: Page | Document) -> Iterator[Document]:
        """Add a part or its failure; yield the whole article once, when no part is missing."""
        self.came[part.page.url if isinstance(part, Document) else part.url] = part
        if all(url in self.came for url in self.urls):
            parts = [self.came[url] for url in self.urls]
            pages = tuple(each.page if isinstance(each, Document) else each for each in parts)
            opened = tuple(each for each in parts if isinstance(each, Document))
            yield replace(self.first, page=replace(self.first.page, parts=pages), parts=opened)


class ArticleSpider(Spider):
    """Base of SiteSpider: what the archive knows, and how an article is fetched."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.allowed_domains: list[str] = []
        self.known = SourceKnowledge()
        self.findings = RunFindings()

    def ask_report(self, page: KnownPage) -> Request:
        """Return the request for an article."""
        return Request(page.url, callback=self.parse_report, cb_kwargs={"hints": page.hints})

    # -- reports

    def parse_report(self, response: Response, hints: Hints) -> Output:
        """On a response to `ask_report`: yield the article, requests for its parts, and for its files."""
        page = replace(self.page(response), hints=hints)
        if response.status != OK:
            yield page
            return
        document = open_response(asked_of(response), page)
        doc = LinkPage(document)
        parts, files = parts_of(doc), list(self.attachments(doc, hints))
        if parts:
            gather = Gather(document, parts)
            for url in parts:
                yield Request(
                    url,
                    callback=self.parse_part,
                    errback=self.part_failed,
                    cb_kwargs={"gather": gather},
                    meta={"part": True},
                    priority=10,
                    dont_filter=True,
                )
        else:
            yield document
        yield from files

    def parse_part(self, response: Response, gather: Gather) -> Output:
        """On the response of part N: yield the whole article if this was the last one missing."""
        page = self.page(response)
        yield from gather.add(open_response(asked_of(response), page) if response.status == OK else page)

    def part_failed(self, failure: Failure) -> Output:
        """On a failed request of a part: keep the failure in the article."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        yield from request.cb_kwargs["gather"].add(self.failed(failure))

    def attachments(self, doc: LinkPage, hints: Hints) -> Output:
        """Yield requests for files under a report, embedded ones first: some reports are only a file."""
        linked = {link.url: link for link in links_of(doc)}
        shown = (absolute(doc.base, file.url, doc.charset) for file in embedded_files(doc.text, doc.base))
        links = {url: Link(url=url) for url in shown if url} | linked
        files = [link for url, link in links.items() if is_file(url) and self.on_site(url)]
        for link in files[: self.crawler.settings.getint("ATTACHMENTS")]:
            if link.url not in self.known.resting and link.url not in self.findings.listed:
                self.findings.listed.add(link.url)
                yield self.ask_report(
                    KnownPage(url=link.url, hints=doc.hints(hints.title or link.text, hints.prefix))
                )

    # -- pages

    def page(self, response: Response) -> Page:
        """Return the page of a response of this source."""
        return page_of(response, source=self.name, at=now(self.settings))

    def opened(self, response: Response, page: Page) -> Document:
        """Open the page to look for links in: a 304 is looked at as the archive has it."""
        archived: Page | None = response.meta.get("archived")
        return open_page(archived) if archived else open_response(asked_of(response), page)

    def failed(self, failure: Failure) -> Page:
        """Return the page of a request that got no answer."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        hints = request.cb_kwargs.get("hints")
        error = failure.value or RuntimeError("a failure without an error")
        page = failed_page(request, error, source=self.name, hints=hints, at=now(self.settings))
        ask: Ask | None = request.cb_kwargs.get("ask")
        return replace(page, walk=ask.start) if ask else page

    def on_site(self, url: str) -> bool:
        """Return whether an address belongs to the source's own sites."""
        host = urlsplit(url).hostname or ""
        return any(host == domain or host.endswith(f".{domain}") for domain in self.allowed_domains)
