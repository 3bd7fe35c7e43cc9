"""Tables of phrases in this folder -> regular expressions; their format is that of boilerplate/pattern_file.py."""

import re
from functools import cache
from pathlib import Path

from pipelines.boilerplate.pattern_file import Alternative, read_alternatives

LITERAL = re.compile(r"[^(\[?|\\]*")
"""The words that a pattern begins with; one without any is tried before the others."""
LONGEST = 99
AND = r"和(?!美|谐|平|睦|田|顺)"
"""和 between two names, where it does not begin a word: 和美乡村, 和平路."""


@cache
def phrases(table: str) -> tuple[Alternative, ...]:
    """The lines of a table of this folder, such as `units` for units.txt, in their order."""
    return tuple(read_alternatives(Path(__file__).with_name(f"{table}.txt")))


def source(table: str, section: str, *, longest_first: bool = False) -> str:
    """The source of a section as one group of alternatives, in its order or the longest first."""
    patterns = [phrase.source for phrase in phrases(table) if phrase.section == section]
    if longest_first:
        patterns.sort(key=_literal_length, reverse=True)
    return f"(?:{'|'.join(patterns)})"


def _literal_length(words: str) -> int:
    """Characters of the plain words that a pattern begins with."""
    literal = LITERAL.match(words)
    return len(literal[0]) if literal and literal[0] else LONGEST


@cache
def pattern(table: str, section: str) -> re.Pattern[str]:
    """A section compiled."""
    return re.compile(source(table, section))
