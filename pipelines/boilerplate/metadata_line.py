"""Recognise metadata lines: only labels with values, days, counters and buttons, in any order."""

import re
from pathlib import Path

from pipelines.boilerplate.pattern_file import compile_sections, read_patterns
from pipelines.boilerplate.vocabulary import DAY, VOCABULARY

MAX_VALUE = 24
"""Characters of a name after a label; a guess."""
MIN_PIECES = 2
"""Pieces that a metadata line has; a single one may be a text's own."""

PIECE = compile_sections(read_patterns(Path(__file__).with_name("metadata_line.txt"), VOCABULARY))
"""A piece of a metadata line; its last group is `page` where only a page says such a thing."""
DATED = re.compile(DAY)
"""A line that begins with a day."""
BETWEEN = re.compile(r"[\s|/｜、\[\]【】（）()]*")
"""Separators between two pieces."""
PROSE = re.compile("[，。；！？,;!?]")
"""A sign of a sentence, which no value has."""


def is_meta_line(line: str) -> bool:
    """Return whether a line is metadata: two or more pieces, of which only a page says one.

    `2021-03-10 来源：市政府办 浏览次数：12 【打印】` is such a line; `来源：县统计局` is not.
    """
    at, pieces, page = _next(line, 0), 0, False
    dated = DATED.match(line, at) is not None
    while at < len(line):
        found = PIECE.match(line, at)
        if not found:
            return False
        pieces += 1
        page = page or found.lastgroup == "page" or (dated and found.lastgroup == "who")
        at = found.end()
        if found.lastgroup == "who" and (at := _value_end(line, at)) < 0:
            return False
        at = _next(line, at)
    return page and pieces >= MIN_PIECES


def _next(line: str, at: int) -> int:
    """Return the offset at which the next piece begins."""
    between = BETWEEN.match(line, at)
    return between.end() if between else at


def _value_end(line: str, at: int) -> int:
    """Return where a label's value ends: at the next piece or the line's end; -1 where it is no value."""
    following = PIECE.search(line, at)
    end = following.start() if following else len(line)
    value = line[at:end].strip(" []【】（）()|/")
    return -1 if len(value) > MAX_VALUE or PROSE.search(value) else end
