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
    """How the names of a page's further parts begin: `t20200508_1_`, `show-12-345-`; empty for an address without a name of its own."""
    try:
        name = PAGE_NAME.search(urlsplit(base).path)
    except ValueError:
        return ""
    if not name:
        return ""
    return name.group(1)[:-1] if FIRST_NAME.fullmatch(name.group(1)) else f"{name.group(1)}_"


def has_parts(source: bytes, base: str) -> bool:
    """True when a page's source may link to further parts of its article."""
    stem = _stem(base)
    return bool(stem) and stem.encode() in source


def read_pager(elements: Iterable[Element], base: str) -> tuple[str, ...]:
    """Absolute addresses of parts 2…N that links of a page lead to: NAME_2.html beside NAME.html, show-1-2-2.html beside show-1-2-1.html."""
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
