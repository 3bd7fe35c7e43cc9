"""Text -> headings: numbered lines, numbers inside a text without line breaks, and a few that have no number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.text.numerals import read_integer
from pipelines.text.section_roles import BARE_HEADING, HEADING_TAIL
from pipelines.text.sentences import FINISHED, LONG_LINE, trim
from storage.records import Span

ALONE = frozenset("一二三四五六七八九十")
"""Numerals that may stand alone on a line, with the title on the next."""
NUMERAL = r"[一二三四五六七八九十](?: ?[一二三四五六七八九十]){0,2}"
AT_LINE = re.compile(
    rf"(?P<one>(?P<n1>{NUMERAL})\s?[、﹑､．.]|第(?P<part>{NUMERAL})(?:部分|[章篇编]))"
    rf"|(?P<two>[（(](?P<n2>{NUMERAL})[)）][、﹑]?|第(?P<knot>{NUMERAL})节)"
    r"|(?P<three>(?P<n3>\d{1,2})[、．.](?!\d)|[（(](?P<n4>\d{1,2})[)）])"
)
"""At the start of a line: 一、 第一部分 (二) 第二节 3. （3）"""
INLINE = re.compile(rf"(?P<one>(?P<n1>{NUMERAL})[、﹑､])|(?P<two>[（(](?P<n2>{NUMERAL})[)）])")
"""Inside a line: 二、 or （二）; whether it is a heading depends on what stands before it and on its number."""
BEFORE = frozenset('。！；：:;!”"？?）)')
"""A heading inside a line comes after one of these; else its number belongs to a word (建成18个 一、二级)."""
BLOB_LINE = 600
"""A line this long may have lost line breaks."""
TEXT_BEGINS = re.compile(
    r"[。！：:!]|；|各位代表|(?<!\d)\s(?!\d)|(?<=回顾|安排|任务|要求|目标|建设|情况|重点|工作|思路|举措|成就|措施|打算|部署)\s"
)
"""Ends the words of a heading that has its text on the same line; a blank beside a digit (2024 年) does not."""
LONGEST = 60
"""Characters of a heading that runs into its text without any mark."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a heading stands; level 1 to 3; number 0 when it has none."""

    level: int
    number: int
    start: int
    end: int


def find_headings(text: str, lines: list[Span]) -> list[Heading]:
    """Headings in order: numbered lines anywhere, numbers inside long lines where they continue a sequence."""
    found: list[Heading] = []
    counts = [0, 0, 0, 0]
    before = ""
    for index, (start, end) in enumerate(lines):
        follower = lines[index + 1] if index + 1 < len(lines) else None
        taken = bool(found) and start < found[-1].end
        heading = None if taken else _at_line(text, start, end, follower)
        if heading and (_follows(heading, counts) or _is_free(before)):
            _note(heading, found, counts)
        if end - start >= BLOB_LINE:
            for inner in _inline(text, start, end, counts):
                _note(inner, found, counts)
        before = "" if found and found[-1].end == end else text[start:end]
    return found


def number_of(numeral: str) -> int:
    """Read the numeral of a heading: 十二 -> 12; a blank inside is ignored; 0 for what is not a number."""
    return read_integer(numeral.replace(" ", "")) or 0


def _note(heading: Heading, found: list[Heading], counts: list[int]) -> None:
    found.append(heading)
    counts[heading.level] = heading.number
    counts[heading.level + 1 :] = [0] * (3 - heading.level)


def _is_free(before: str) -> bool:
    """Whether the line before lets any heading follow: it was finished, a heading, or too short to be wrapped."""
    return len(before) < LONG_LINE or before[-1] in FINISHED


def _follows(heading: Heading, counts: list[int]) -> bool:
    return heading.number == counts[heading.level] + 1


def _at_line(text: str, start: int, end: int, follower: Span | None) -> Heading | None:
    match = AT_LINE.match(text, start, end)
    if match is None:
        return _bare(text, start, end, follower)
    level = 1 if match["one"] else 2 if match["two"] else 3
    numeral = match["n1"] or match["part"] or match["n2"] or match["knot"]
    number = number_of(numeral) if numeral else int(match["n3"] or match["n4"])
    return Heading(level, number, start, _end_of_words(text, match.end(), end))


def _bare(text: str, start: int, end: int, follower: Span | None) -> Heading | None:
    """A heading without number (2019年工作回顾), or a numeral alone on its line with the title on the next."""
    line = text[start:end]
    if line in ALONE and follower:
        return Heading(1, number_of(line), start, follower[1] if follower[1] - follower[0] < LONGEST else end)
    return Heading(1, 0, start, end) if len(line) < 30 and BARE_HEADING.fullmatch(line) else None


def _inline(text: str, start: int, end: int, counts: list[int]) -> Iterator[Heading]:
    for match in INLINE.finditer(text, start + 1, end):
        level = 1 if match["one"] else 2
        heading = Heading(level, number_of(match["n1"] or match["n2"]), match.start(), match.end())
        before = text[max(start, match.start() - 4) : match.start()].rstrip()
        if (before[-1:] in BEFORE or before.endswith("\\n")) and _follows(heading, counts):
            yield Heading(level, heading.number, match.start(), _end_of_words(text, match.end(), end))


def _end_of_words(text: str, start: int, end: int) -> int:
    """Where a heading's words end: at its line's end, a stop, a blank, or a word that closes headings."""
    start = trim(text, start, end)[0]
    mark = TEXT_BEGINS.search(text, start, end)
    stop = mark.start() if mark else end
    if stop - start <= LONGEST:
        return stop
    tail = HEADING_TAIL.search(text, start, start + LONGEST)
    return tail.end() if tail else min(end, start + LONGEST)
