"""Real pages of government sites beside their truth: text, title, publisher and attachments, in percent of the articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

import lxml.html
from lxml import etree

from benchmarks.common.paths import CORPUS
from pipelines.refine import refine
from storage.records import Article, Page

FOLDER = CORPUS / "gov_html"
"""Real pages with `NAME.truth.txt` beside each, and policy pages of www.gov.cn (bulk_govcn) whose truth is a rule."""
WHOLE = "article"
"""How the kind of a page begins that has an article."""
CONTAINER = etree.XPath("string(//td[@id='UCAP-CONTENT'])")
"""Where the pages of bulk_govcn have their text."""


@dataclass(frozen=True, slots=True)
class RealPage:
    """A real page with what it says."""

    page: Page
    title: str
    publisher: str
    attachments: int
    text: str | None
    """None where the page was kept without its text."""


def bare(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def figures() -> dict[str, float]:
    """Return the shares of the articles read right, in percent; empty where the corpus is not there."""
    if not FOLDER.is_dir():
        return {}
    read = [(truth, refine(truth.page)[0].article) for truth in (*_pages(), *_policies())]
    return {
        "gov_html text exact %": _share(
            bare(article.text) == bare(truth.text) for truth, article in read if truth.text is not None
        ),
        "gov_html title %": _share(bare(article.title) == bare(truth.title) for truth, article in read),
        "gov_html publisher %": _share(_has_publisher(article, truth) for truth, article in read),
        "gov_html attachments %": _share(
            len(article.attachments) == truth.attachments for truth, article in read
        ),
    }


def _has_publisher(article: Article, truth: RealPage) -> bool:
    return bare(article.fields.publisher) == bare(truth.publisher)


def _share(hits: Iterable[bool]) -> float:
    values = list(hits)
    return round(100 * sum(values) / len(values), 1) if values else 0.0


def _pages() -> Iterator[RealPage]:
    """Yield the articles among the pages with a truth beside them."""
    for path in sorted(FOLDER.glob("*.truth.txt")):
        head, _, text = path.read_text("utf-8").partition("\ntext:")
        said = dict(line.split(":", 1) for line in head.splitlines())
        if said["kind"].strip().startswith(WHOLE):
            body = path.with_name(path.name.replace(".truth.txt", ".html")).read_bytes()
            yield RealPage(
                Page(url=said["address"].strip(), body=body),
                title=said["title"],
                publisher=said["publisher"],
                attachments=int(said["attachments"]),
                text=text if said["kind"].strip() == WHOLE else None,
            )


def _policies() -> Iterator[RealPage]:
    """Yield the policy pages of www.gov.cn."""
    for row in (FOLDER / "bulk_govcn" / "INDEX.tsv").read_text("utf-8").splitlines():
        number, url, title, publisher, *_ = row.split("\t")
        body = (FOLDER / "bulk_govcn" / f"{number}.html").read_bytes()
        root = lxml.html.document_fromstring(body.decode("utf-8", "replace"))
        yield RealPage(Page(url=url, body=body), title, publisher, 0, cast("str", CONTAINER(root)))
