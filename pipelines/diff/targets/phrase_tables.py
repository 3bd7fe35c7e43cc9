"""Tables of phrases in this folder -> regular expressions.

A table is a text file of sections, one pattern a line, with an example after a tab:

# A comment.
[name]
pattern<tab>an example in which it matches
a plain phrase is its own example
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LITERAL = re.compile(r"[^(\[?|\\]*")
"""The words that a pattern begins with; one without any is tried before the others."""
LONGEST = 99
SECTION = re.compile(r"\[([a-z_]+)\]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A line of a table."""

    section: str
    pattern: str
    example: str


@cache
def phrases(table: str) -> tuple[Phrase, ...]:
    """Read the lines of a table of this folder, such as `units` for units.txt, in their order.

    Raises:
        ValueError: a pattern stands before the first section.
    """
    found: list[Phrase] = []
    section = ""
    for line in Path(__file__).with_name(f"{table}.txt").read_text(encoding="utf-8").splitlines():
        header = SECTION.fullmatch(line)
        if header:
            section = header[1]
        elif line and not line.startswith("#"):
            if not section:
                raise ValueError(f"{table}.txt: a pattern before the first section: {line}")
            pattern, _, example = line.partition("\t")
            found.append(Phrase(section, pattern, example or pattern))
    return tuple(found)


def source(table: str, section: str, *, longest_first: bool = False) -> str:
    """The source of a section as one group of alternatives, in its order or the longest first."""
    patterns = [phrase.pattern for phrase in phrases(table) if phrase.section == section]
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
