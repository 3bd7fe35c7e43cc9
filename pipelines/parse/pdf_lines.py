"""Lines of typeset pages: page numbers, begins and ends of paragraphs; join lines that break off."""

import re
from collections.abc import Sequence

from pipelines.text.radicals import unify

PAGE_NUMBER = re.compile(
    r"[-—–－\s]{0,6}\d{1,3}[-—–－\s]{0,6}|第\s?\d{1,3}\s?页(?:[\s，,/]{0,2}共\s?\d{1,3}\s?页)?|\d{1,3}\s?[/／]\s?\d{1,3}"
)
"""A page's number as a line: `— 12 —`."""

WEB_ADDRESS = re.compile(r"(?:https?|file)://[^\s，。]{4,}")
"""The address that a browser prints at a page's edge: `https://www.qinghuai.example/a.html 1/12`."""
PRINT_EDGE = re.compile(
    rf"{PAGE_NUMBER.pattern}|{WEB_ADDRESS.pattern}(?:\s?\d{{1,3}}/\d{{1,3}})?"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,，\s]{0,2}(?:[上下]午|[AP]M)?\s?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?.{0,80}"
)
"""What a browser prints at a page's edges: the address, the page's number, `2025/1/20 16:23 政府工作报告`."""

OWN_LINE = re.compile(r"各位代表\s?[：:！!]?$|——\s?(?:\d{4}年|二[〇○零]|在)")
"""A line that begins a paragraph whatever stands before it: a salutation, the line under a title."""
HEAD_BREAKS = re.compile(r"^(?:——|[（(]?(?:\d{4}|二[〇○零]..)年).{0,40}在[^上]{4,60}$")
"""The first line of where a speech was given: `——2026年1月27日在泠州市第五届人民代表大会第六次会`."""
HEAD_WHOLE = re.compile(r"^(?:——|[（(]).{0,40}在.{4,60}会议?上[）)]?$")
"""Such a line that is whole: no line goes on from it."""
HEAD_ENDS = re.compile(r".{0,14}上[）)]?")
"""The rest of it: `议上`."""

BEGINS = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}[章节部条]|各位代表|——|[【\[［]\d{1,3}[】\]］]|附件)"
)
"""What begins a paragraph: `（一）`, `3.`, `【1】`."""

HEAD = 12
"""Characters of a line that `BEGINS` looks at."""


def begins_paragraph(line: str) -> bool:
    """Return whether a line begins a paragraph, also where radicals stand for its numerals."""
    return BEGINS.match(unify(line[:HEAD])[0]) is not None


ENDS = tuple("。！？；：!?;:”")
SET_APART = re.compile(
    r"(?<=[\u2e80-\u2fd5\u4e00-\u9fff，。、；：！？（）“”]) (?=[\u2e80-\u2fd5\u4e00-\u9fff，。、；：！？（）“”])"
)
"""A space that typesetting left between two Chinese characters."""
APART_SHARE = 0.05
"""Share of such spaces among all characters above which they mean nothing (guess)."""


def close_gaps(lines: list[str]) -> list[str]:
    """Remove the spaces that typesetting left between characters, where there are many."""
    whole = "\n".join(lines)
    if len(SET_APART.findall(whole)) > APART_SHARE * len(whole):
        return [SET_APART.sub("", line) for line in lines]
    return lines


def join_broken(lines: Sequence[str]) -> tuple[list[str], int]:
    """Join lines that break off in the middle of a sentence.

    Returns:
        (lines, number of places that were joined).
    """
    joined: list[str] = []
    count = 0
    for line in lines:
        if joined and _breaks_off(joined[-1], line):
            joined[-1] = glue(joined[-1], line)
            count += 1
        else:
            joined.append(line)
    return joined, count


def _breaks_off(line: str, after: str) -> bool:
    """Whether a long line ends in mid-sentence and the next one begins nothing."""
    if len(line) < LONG or BEGINS.match(after):
        return False
    return line[-1] in GOES_ON or (len(after) >= LONG and "\u4e00" <= line[-1] <= "\u9fff")


GOES_ON = "，、,（(“"
"""Characters that no paragraph ends with."""
LONG = 40
"""Characters of a line that is not a heading (guess)."""


def glue(first: str, second: str) -> str:
    """Join two lines that are not empty; a blank between Latin words."""
    latin = first[-1].isascii() and first[-1].isalpha() and second[0].isascii() and second[0].isalpha()
    return f"{first} {second}" if latin else first + second
