"""Word lists of this folder -> what may not begin or end a phrase, and what is trimmed off it."""

import re
from functools import cache
from pathlib import Path

from pipelines.boilerplate.pattern_file import read_alternatives

BAD_START = frozenset(
    "的了和与及并或等是于把被让使由将要应也都又而且但若其之个各每本该此这那很较已再着过地得所者为年月日元亿万们、%+"
)
"""Letters with which no phrase begins, closed list: a find that does is a piece of a sentence."""
BAD_END = frozenset(
    "的了和与及并或等是在对于以为把被让使从向由将要应也都还又就而且但如若其之各每该此这那不未没更最很较已正再着过得所、"
)
"""Letters with which no phrase ends, closed list."""
NUMBERED = re.compile(r"(?<!\d)\d+年|\d%|\d$|^\d+$|^[一二三四五六七八九十]+[、是]")
"""A date, a figure, the number of a heading: "2005年", "达到95%", "二是必须"."""
STOPS = frozenset("的了和与及并或是在对于把被让使从向由将要应也都还又就而且但、")
"""Letters over which a phrase never grows, closed list."""
PARTICLES = "的了"
NUMBERS = frozenset("一二两三四五六七八九十百双")
"""Letters with which a number name begins: 三个代表, 双随机."""
NUMBER_NAME = 6
"""Letters of the longest number name (measured: 三条保障线 has 5)."""


@cache
def words_of(section: str) -> tuple[str, ...]:
    """Return the words of a section of word_edges.txt, the longest first."""
    lines = read_alternatives(Path(__file__).with_name("word_edges.txt"))
    return tuple(sorted((each.source for each in lines if each.section == section), key=len, reverse=True))


def is_number_name(words: str) -> bool:
    """Whether a phrase counts its members: 五个统筹, 两个确保, 双减."""
    return 2 <= len(words) <= NUMBER_NAME and words[0] in NUMBERS and words[1] not in NUMBERS


def has_bad_edge(words: str) -> bool:
    """Whether a phrase begins or ends with a letter that no phrase has there."""
    return words[0] in BAD_START or words[-1] in BAD_END


def is_scaffold(words: str) -> bool:
    """Whether words are none but openers and endings, a date, or a heading's number: 加快推进, 2005年, 二、主."""
    if NUMBERED.search(words):
        return True
    while words and (taken := opened(words) or closed(words)):
        words = words.removeprefix(taken) if words.startswith(taken) else words.removesuffix(taken)
    return not words


def is_torn(words: str) -> bool:
    """Whether words are neighbours in an enumeration rather than one pair: its parts differ in length."""
    parts = words.split("、")
    return len(parts) > 1 and len({len(part) for part in parts}) > 1


def opened(words: str) -> str:
    """Return the verb or adverb with which words open, the longest; empty where there is none."""
    return next((each for each in words_of("opener") if words.startswith(each)), "")


def closed(words: str) -> str:
    """Return the empty word with which words end, the longest; empty where there is none."""
    return next((each for each in words_of("tail") if words.endswith(each)), "")


def is_plain(words: str) -> bool:
    """Whether words hold a particle or a word of ordinary sentences: 迈出坚实步伐, 装备的空白."""
    return any(letter in words for letter in PARTICLES) or any(each in words for each in words_of("plain"))


def is_no_phrase(words: str) -> bool:
    """Whether words are a piece of a sentence, scaffold, or torn out of an enumeration."""
    return has_bad_edge(words) or is_scaffold(words) or is_torn(words)
