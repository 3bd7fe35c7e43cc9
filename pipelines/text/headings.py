"""Find headings: numbered lines, numbers inside texts without line breaks, and a few without number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.text.numerals import read_integer
from pipelines.text.section_roles import BARE_HEADING, HEADING_TAIL
from pipelines.text.sentences import FINISHED, LONG_LINE, trimmed_span
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
"""Inside a line: 二、 or （二）; the character before it and its number decide whether it is a heading."""
BEFORE = frozenset('。！；：:;!”"？?）)')
"""What precedes a heading inside a line; after anything else a number belongs to a word (建成18个 一、二级)."""
BLOB_LINE = 600
"""Characters from which on a line may have lost line breaks; guess."""
TEXT_BEGINS = re.compile(
    r"[。！：:!]|；|各位代表|(?<!\d)\s(?!\d)|(?<=回顾|安排|任务|要求|目标|建设|情况|重点|工作|思路|举措|成就|措施|打算|部署)\s"
)
"""Ends the words of a heading that has its text on the same line; a blank beside a digit (2024 年) does not."""
TEXT_STARTS = re.compile(
    r"\d{4}年|二[〇○零]|[今去上]年|过去|[一五]年来|刚刚|我们|面对|当前|全[国省市县区州旗年]|各级|坚持|围绕|按照|根据|必须|要|[一1][是、.．]|（一）"
)
"""How the text begins that a heading without any mark runs into: 2021年是…"""
PAUSE = re.compile("[，,、]")
"""The end of a clause within a heading."""
QUOTES = ("“”", "《》", "（）", "「」")
"""Marks inside which a heading does not end."""
LONGEST = 60
"""Most characters of a heading that runs into its text without any mark; guess."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 to 3, its number or 0, and the half-open span of its words in the raw text."""

    level: int
    number: int
    start: int
    end: int
    is_end_known: bool = True
    """False where its words run into its text without a mark: `end` is that of its first clauses, no break."""


def find_headings(text: str, lines: list[Span]) -> list[Heading]:
    """Find the headings of a text.

    Args:
        text: raw text.
        lines: half-open spans of its lines, in order, as `line_spans` gives them.

    Returns:
        Headings in order. A numbered line counts where it continues the count of its level, or where the line before it was
        finished; a number inside a line counts only in lines of at least BLOB_LINE characters.
    """
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
    """Add a heading, and start the counts of all deeper levels again."""
    found.append(heading)
    counts[heading.level] = heading.number
    counts[heading.level + 1 :] = [0] * (3 - heading.level)


def _is_free(before: str) -> bool:
    """Whether the line before lets any heading follow: finished, a heading, or too short to be wrapped."""
    return len(before) < LONG_LINE or before[-1] in FINISHED


def _follows(heading: Heading, counts: list[int]) -> bool:
    """Whether a heading continues the count of its level."""
    return heading.number == counts[heading.level] + 1


def _at_line(text: str, start: int, end: int, follower: Span | None) -> Heading | None:
    """Return the heading that a line begins with; None if it begins with no heading."""
    match = AT_LINE.match(text, start, end)
    if match is None:
        return _bare(text, start, end, follower)
    level = 1 if match["one"] else 2 if match["two"] else 3
    numeral = match["n1"] or match["part"] or match["n2"] or match["knot"]
    number = number_of(numeral) if numeral else int(match["n3"] or match["n4"])
    return Heading(level, number, start, *_end_of_words(text, match.end(), end))


def _bare(text: str, start: int, end: int, follower: Span | None) -> Heading | None:
    """Return a heading without number (2019年工作回顾), or a lone numeral with the next line as its title."""
    line = text[start:end]
    if line in ALONE and follower:
        return Heading(1, number_of(line), start, follower[1] if follower[1] - follower[0] < LONGEST else end)
    return Heading(1, 0, start, end) if len(line) < 30 and BARE_HEADING.fullmatch(line) else None


def _inline(text: str, start: int, end: int, counts: list[int]) -> Iterator[Heading]:
    """Yield headings inside a long line: after a stop, with the next number of their level."""
    for match in INLINE.finditer(text, start + 1, end):
        level = 1 if match["one"] else 2
        heading = Heading(level, number_of(match["n1"] or match["n2"]), match.start(), match.end())
        before = text[max(start, match.start() - 4) : match.start()].rstrip()
        opens = before[-1:] == '"' and text.count('"', start, match.start()) % 2
        if (before[-1:] in BEFORE or before.endswith("\\n")) and not opens and _follows(heading, counts):
            yield Heading(level, heading.number, match.start(), *_end_of_words(text, match.end(), end))


def _end_of_words(text: str, start: int, end: int) -> tuple[int, bool]:
    """Return where the words of a heading end, and whether that is known.

    They end at a stop, a blank or the line's end, else after a closing word in their first clause; where no such mark
    stands within LONGEST characters, after the last clause that ends there.
    """
    start = trimmed_span(text, start, end)[0]
    marks = (mark.start() for mark in TEXT_BEGINS.finditer(text, start, min(end, start + LONGEST + 1)))
    stop = next((mark for mark in marks if not _is_quoted(text, start, mark)), end)
    if stop - start <= LONGEST:
        return stop, True
    clauses = [mark.start() for mark in PAUSE.finditer(text, start, start + LONGEST)]
    tails = HEADING_TAIL.finditer(text, start, clauses[0] if clauses else start + LONGEST)
    tail = next((found.end() for found in tails if TEXT_STARTS.match(text, found.end())), None)
    if tail is not None:
        return tail, True
    return (clauses[-1] if clauses else start), False


def _is_quoted(text: str, start: int, place: int) -> bool:
    """Return whether a quotation that begins after `start` is still open at a place."""
    before = text[start:place]
    return any(before.count(pair[0]) > before.count(pair[1]) for pair in QUOTES) or before.count('"') % 2 == 1
