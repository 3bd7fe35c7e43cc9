"""Link density: count the links that an element lists, to tell a column's page from an article."""

import re
from itertools import islice

from pipelines.boilerplate.site_text import is_site_text
from pipelines.extract.attachments import ATTACHMENT
from pipelines.parse.html import Element, label_of

MIN_LINKS = 8
"""Links below which an element is not a list (guess)."""
MAX_LINKS = 2000
"""Links of an element that are looked at (guess)."""
MAX_LABEL = 100
"""Characters above which a link's label is not a title (guess)."""
MIN_TITLE = 9
"""Characters from which a label is the title of an article, not a menu's; a guess."""
SHARE = 0.5
"""Share of the letters in titles from which an element is a list (guess); digits are not letters."""
SENTENCE_END = "。"
NO_LETTERS = re.compile(r"[\W\d_]+")
WITHIN = ("#", "javascript:")
"""How links begin that lead to parts of the page itself."""


def count_listed(element: Element) -> int:
    """Count the links to other pages that an element consists of.

    Links within the page and links to files do not count: a text may begin with its contents and end with files.

    Returns:
        Links; 0 when there are fewer than MIN_LINKS, a sentence next to them, or more letters outside than in them.
    """
    titles = [title for link in islice(element.iter("a"), MAX_LINKS) if (title := _title(link))]
    if len(titles) < MIN_LINKS:
        return 0
    beside = _text_beside(element)
    if SENTENCE_END in beside:
        return 0
    listed, rest = (len(NO_LETTERS.sub("", text)) for text in ("".join(titles), beside))
    return len(titles) if listed >= SHARE * (listed + rest) else 0


def count_titled(element: Element) -> int:
    """Return how many links to other pages are as long as a title, a site's words of itself left out.

    A list may cut a title short and give it whole in an attribute.
    """
    links = ((link, _title(link)) for link in islice(element.iter("a"), MAX_LINKS))
    titles = (max(label, link.get("title", ""), key=len) for link, label in links if label)
    return sum(len("".join(each.split())) >= MIN_TITLE and not is_site_text(each) for each in titles)


def _title(link: Element) -> str:
    """Return the title of another page that a link leads to; empty for any other link."""
    href = link.get("href", "").strip()
    if not href or href.lower().startswith(WITHIN) or ATTACHMENT.search(href):
        return ""
    label = label_of(link)
    return "" if len(label) > MAX_LABEL or ATTACHMENT.search(label) else label


def _text_beside(root: Element) -> str:
    """Return the text of an element outside its links; one walk, however deep it is nested."""
    inside: set[Element] = set()
    pieces = []
    for element in root.iter():
        parent = element.getparent()
        if element.tag == "a" or parent in inside:
            inside.add(element)
        elif isinstance(element.tag, str):
            pieces.append(element.text or "")
        if element is not root and parent not in inside:
            pieces.append(element.tail or "")
    return "".join(pieces)
