"""Element -> how many links it lists: a column's page is told from an article where both stand in one container."""

import re

from lxml import etree

from pipelines.fields import ATTACHMENT
from pipelines.markup import Element, label_of, select

LINKS = 8
"""Links below which an element is no list."""
LINKS_AT_MOST = 2000
MAX_LABEL = 100
"""Characters above which a link's label is no title."""
SHARE = 0.5
"""Share of the letters that stand in titles from which an element is a list; dates and numbers are no letters."""
SENTENCE_END = "。"
NO_LETTERS = re.compile(r"[\W\d_]+")

LEADING = etree.XPath(
    f"descendant::a[@href and not(starts-with(@href, '#') or starts-with(@href, 'javascript:'))]"
    f"[position() <= {LINKS_AT_MOST}]"
)
"""Links to other pages; links within the page lead to the parts of an article."""


def count_listed(element: Element) -> int:
    """Links to other pages that an element consists of; 0 when it holds prose, or more beside its links than in them.

    Links to files do not count: an article may end with many attachments.
    """
    links = select(LEADING, element)
    if len(links) < LINKS:
        return 0
    labels = [
        label for link in links if not ATTACHMENT.search(link.get("href", "")) if (label := label_of(link))
    ]
    titles = [label for label in labels if len(label) <= MAX_LABEL and not ATTACHMENT.search(label)]
    beside = text_beside(element)
    if len(titles) < LINKS or SENTENCE_END in beside:
        return 0
    listed, rest = (len(NO_LETTERS.sub("", text)) for text in ("".join(titles), beside))
    return len(titles) if listed >= SHARE * (listed + rest) else 0


def text_beside(element: Element) -> str:
    """The text of an element outside its links; one walk, however deep it is nested."""
    inside: set[Element] = set()
    pieces = []
    for each in element.iter():
        if each.tag == "a" or each.getparent() in inside:
            inside.add(each)
        elif isinstance(each.tag, str):
            pieces.append(each.text or "")
        if each is not element and each.getparent() not in inside:
            pieces.append(each.tail or "")
    return "".join(pieces)
