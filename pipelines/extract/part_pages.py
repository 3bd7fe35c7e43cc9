"""Page -> addresses of the further pages of its article, as its pager links to them."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from pipelines.parse.html import Element

PAGE_NAME = re.compile(r"/([\w-]{1,60})\.\w{3,5}$")
"""A page's own name: `/t20200508_1.html`."""

FIRST_STEM = r"(?:[a-z]+-)?\d+-\d+"
FIRST_NAME = re.compile(f"{FIRST_STEM}-1")
"""The name of the first of an article's pages where each has its number: `show-12-345-1`."""


def _stem(base: str) -> str:
    """Return how names of a page's further parts begin: `t20200508_1_`, `show-12-345-`; else empty."""
    try:
        name = PAGE_NAME.search(urlsplit(base).path)
    except ValueError:
        return ""
    if not name:
        return ""
    return name.group(1)[:-1] if FIRST_NAME.fullmatch(name.group(1)) else f"{name.group(1)}_"


def has_parts(source: bytes, base: str) -> bool:
    """Whether a page's source may link to further parts of its article.

    Args:
        source: the page in UTF-8.
        base: URL of the page.
    """
    stem = _stem(base)
    return bool(stem) and stem.encode() in source


def read_pager(elements: Iterable[Element], base: str) -> tuple[str, ...]:
    """Find the addresses of parts 2…N of an article that links of its page lead to.

    NAME_2.html next to NAME.html; show-1-2-2.html next to show-1-2-1.html.

    Args:
        elements: links of the page.
        base: URL of the page.

    Returns:
        Absolute URLs in the order of their numbers; else empty.
    """
    stem = _stem(base)
    if not stem:
        return ()
    try:
        part = re.compile(rf"(?:^|/){re.escape(stem)}(\d{{1,2}})\.\w{{3,5}}$")
        links = {
            urljoin(base, href)
            for element in elements
            if stem in (href := element.get("href", "")) and part.search(href := href.strip())
        }
    except ValueError:
        return ()
    return tuple(sorted(links - {base}, key=lambda url: (len(url), url)))
