"""What the simulated sites print around a report, and how it is edited: title, publisher, index number, file, editor."""

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from tests.support.servers.web import Answer

TITLES = ("政府工作报告", "政府工作报告（审议稿）", "政府工作报告（修订稿）")
PUBLISHERS = ("县政府办公室", "县政府研究室", "县府办")
EDITORS = ("木子", "木了", "林木")
PLACES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("retitled", "changed"),
        "publisher": ("retitled",),
        "index": ("redated",),
        "file": ("relinked",),
        "editor": ("boilerplate",),
    }
)
"""What is edited beside a text -> how the archive may tell of it."""
ROW = "\t"
"""How a line of a text begins that is a row of a table, its cells between tabs."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands around one report: how often each of these was edited."""

    year: int
    title: int = 0
    publisher: int = 0
    index: int = 0
    file: int = 0
    editor: int = 0

    def heading(self, place: str) -> str:
        """The title of the page."""
        return f"{self.year}年{place}{TITLES[self.title % len(TITLES)]}"

    def above(self) -> str:
        """The lines between title and text."""
        publisher = PUBLISHERS[self.publisher % len(PUBLISHERS)]
        return f"<p>索引号：{11990000 + self.index}/{self.year}-00{self.year % 7}</p><p>来源：{publisher}</p>"

    def last(self) -> str:
        """The last line in the element of the text, which is no line of the text."""
        return f"<p>责任编辑：{EDITORS[self.editor % len(EDITORS)]}</p>"

    def below(self) -> str:
        """What stands after the text: its file."""
        number = 20210200 + self.file
        return f'<p><a href="./P{number}{self.year}.docx">重点工作任务清单.docx</a></p>'


def html_of(lines: Sequence[str], indent: str) -> str:
    """The lines of a text as paragraphs, and its rows as tables."""
    found = []
    for is_row, group in groupby(lines, lambda line: line.startswith(ROW)):
        if is_row:
            rows = ("".join(f"<td>{cell}</td>" for cell in line.split(ROW)[1:]) for line in group)
            found.append(f"<table>{''.join(f'<tr>{cells}</tr>' for cells in rows)}</table>")
        else:
            found += [f"<p>{indent}{line}</p>" for line in group]
    return "".join(found)


def cut_page(page: str, how: str, share: float) -> Answer:
    """A page that did not come whole: its compressed stream was cut, or the program that makes it stopped."""
    if how == "wire":
        packed = gzip.compress(page.encode())
        return Answer(packed[: int(len(packed) * share)], headers={"Content-Encoding": "gzip"})
    return Answer(page[: int(len(page) * share)])
