"""Line -> is it nothing but what a page says of its article: labels with values, days, counters, buttons, in any order?"""

import re
from pathlib import Path

from pipelines.boilerplate.pattern_file import compile_sections, read_patterns
from pipelines.boilerplate.vocabulary import DAY, VOCABULARY

MAX_VALUE = 24
"""Characters of a name after a label."""
MIN_PIECES = 2

PIECE = compile_sections(read_patterns(Path(__file__).with_name("metadata_line.txt"), VOCABULARY))
"""One of them, by whether a page alone says it, or a text might as well."""
DATED = re.compile(DAY)
BETWEEN = re.compile(r"[\s|/｜、\[\]【】（）()]*")
PROSE = re.compile("[，。；！？,;!?]")


def is_meta_line(line: str) -> bool:
    """True for two or more of them, of which one a page alone says: `2021-03-10 来源：市政府办 浏览次数：12 【打印】`."""
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
    """Where the next piece begins."""
    between = BETWEEN.match(line, at)
    return between.end() if between else at


def _value_end(line: str, at: int) -> int:
    """Where the value of a label ends: before the next piece, or with the line; -1 where it is none."""
    following = PIECE.search(line, at)
    end = following.start() if following else len(line)
    value = line[at:end].strip(" []【】（）()|/")
    return -1 if len(value) > MAX_VALUE or PROSE.search(value) else end
