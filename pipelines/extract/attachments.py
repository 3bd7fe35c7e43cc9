"""Element -> the files that it links to."""

import re
from collections.abc import Iterable
from itertools import chain, islice
from urllib.parse import urljoin

from pipelines.parse.html import Element, label_of, size, text_of, whole_text
from storage.records import Attachment

ATTACHMENT = re.compile(r"\.(pdf|docx?|wps|ofd|xlsx?|et|rar|zip|txt|pptx?)(?:$|[?#&])", re.IGNORECASE)
"""A link to a file: `./P020210310.docx`."""

MAX_LINKS = 5000
"""Links of an article that are looked at for files (guess)."""


LABEL = re.compile(r"(?:[\s\d、.．:：（）()\[\]【】]|相关|附件|下载|点击|文件){0,60}")
"""What may stand beside links to files in a block that holds nothing else: `附件：1.`."""
LEVELS, SIBLINGS = 3, 3
"""Elements around an article after which files are looked for, and elements after each (guesses)."""
MAX_FILES = 2000
"""Characters above which an element is no list of files (guess)."""
UNNAMED = 3
"""Links to files that may stand in a block without the word for attachments (guess)."""


def files_below(element: Element) -> list[Element]:
    """Return the elements next after an article that hold nothing but links to files and the word for them."""
    found: list[Element] = []
    node: Element | None = element
    for _ in range(LEVELS):
        if node is None or node.tag == "body":
            break
        after = [each for each in islice(node.itersiblings(), SIBLINGS) if isinstance(each.tag, str)]
        found += [each for each in after if _is_of_files(each)]
        node = node.getparent()
    return found


def _is_of_files(element: Element) -> bool:
    """Whether an element holds links to files and, but for the word for attachments, nothing else."""
    if size(element) > MAX_FILES:
        return False
    links = [link for link in element.iter("a") if ATTACHMENT.search(link.get("href", ""))]
    if not links:
        return False
    rest = text_of(element)
    for link in links:
        rest = rest.replace(text_of(link), "", 1)
    return LABEL.fullmatch(rest) is not None and (len(links) <= UNNAMED or "附件" in rest)


def read_attachments(element: Element, base: str, below: Iterable[Element] = ()) -> tuple[Attachment, ...]:
    """Find the files that an element links to.

    Args:
        element: the element; not changed.
        base: URL that relative links are relative to.
        below: further elements, below it.

    Returns:
        Files with absolute URLs, each URL once, in page order; else empty.
    """
    found: dict[str, Attachment] = {}
    for link in islice(chain(element.iter("a"), *(each.iter("a") for each in below)), MAX_LINKS):
        href = link.get("href", "").strip()
        if not href or href.lower().startswith(("javascript:", "#")):
            continue
        named = ATTACHMENT.search(href)
        if not named and "." not in whole_text(link):
            continue
        name = label_of(link)
        kind = named or ATTACHMENT.search(name)
        if kind:
            try:
                url = urljoin(base, href)
            except ValueError:
                continue
            found.setdefault(url, Attachment(url=url, name=name, type=kind.group(1).lower()))
    return tuple(found.values())
