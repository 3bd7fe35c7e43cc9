"""Wrapper induction: archived pages of a host -> proposals for rules.csv. Nothing is applied."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.boilerplate.trimming import mask_digits
from pipelines.extract.main_content import find
from pipelines.parse.document import open_page
from pipelines.parse.html import Element
from pipelines.refine import cleaned, extracted, screened
from pipelines.screen.verdict import screen
from storage.records import Page

ENOUGH = 3
"""Pages that must agree before anything is proposed; a guess."""
SHARE = 0.6
"""Share of a host's pages that must agree; a guess."""
ENDS = 6
"""Lines of a text's head and tail that are compared; a guess."""
MAX_LINE = 60
"""Characters of a line that may be proposed; a guess."""

REPORT_LINE = re.compile(
    r"各位代表|我代表|工作报告|代表大会|名词解释|注释|附件|努力奋斗|^[（(]?[一二三四五六七八九十0]{1,3}[）)、.]|^0年0月0日$"
)
"""Lines that recur because reports are alike; they are never proposed."""

STATE = re.compile(
    r"\d{3,}|active|current|clearfix|hover|show|hide|hidden|^(?:w|col|row|fl|fr|left|right|mt|mb)\d*$",
    re.IGNORECASE,
)
"""Class names that say how an element looks, or that are generated: `col12`, `clearfix`."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line for rules.csv, with the number of pages that support it."""

    rule: str
    """`container` or `line`."""
    value: str
    pages: int
    of: int

    def row(self, host: str) -> tuple[str, str, str, str]:
        """Return the columns of rules.csv for a host."""
        return host, self.rule, self.value, f"{self.pages} of {self.of} pages"


def learn(pages: Iterable[Page]) -> list[Proposal]:
    """Propose rules for one host from its archived pages; of each address the last page counts."""
    apart = {page.url: page for page in pages if page.transport == "ok" and page.body}
    return [*learn_container(apart.values()), *learn_lines(apart.values())]


def learn_container(pages: Iterable[Page]) -> list[Proposal]:
    """Propose the element that text density finds on most pages; nothing where layouts are known."""
    named: Counter[str] = Counter()
    total = 0
    for page in pages:
        if screen(page).name != "real":
            continue
        found = find(open_page(page))
        if found is not None:
            total += 1
            named.update(selectors_of(found.element) if found.rule == "densest" else ())
    best = [(name, count) for name, count in named.most_common(1) if _agree(count, total)]
    return [Proposal("container", name, count, total) for name, count in best]


def selectors_of(element: Element) -> list[str]:
    """Return the selectors by which an element can be found again: `#id`, `.class`."""
    identity = element.get("id", "")
    names = [f"#{identity}"] if identity and not STATE.search(identity) else []
    return names + [
        f".{name}" for name in dict.fromkeys(element.get("class", "").split()) if not STATE.search(name)
    ]


def learn_lines(pages: Iterable[Page]) -> list[Proposal]:
    """Propose lines, digits masked, that stand at the head or the tail of most texts of a host."""
    seen: Counter[str] = Counter()
    total = 0
    for page in pages:
        for article in cleaned(extracted(page, screened(page))):
            lines = article.text.split("\n")
            ends = dict.fromkeys(map(mask_digits, lines[:ENDS] + lines[-ENDS:]))
            total += 1
            seen.update(
                line for line in ends if line and len(line) <= MAX_LINE and not REPORT_LINE.search(line)
            )
    return [
        Proposal("line", line, count, total) for line, count in sorted(seen.items()) if _agree(count, total)
    ]


def _agree(count: int, total: int) -> bool:
    """Return whether enough pages agree."""
    return count >= ENOUGH and count >= SHARE * total
