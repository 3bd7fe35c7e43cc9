"""A passage -> the words that the index keeps of it: its pairs of neighbouring characters; and a query -> its own.

Characters are taken as units of UTF-16. ASCII marks and letters, which the index's tokenizer would drop or fold,
and halves of characters beyond the basic plane stand as characters of the private use area: what is found is
verified on the text, so that a text that uses these itself costs time and nothing else.
"""

from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import uint16
    from numpy.typing import NDArray

SPACE = 0x20
ASCII_TO = 0xE000
HALVES = range(0xD800, 0xE000)
HALVES_TO = 0xE800

WORDS_AT_MOST = 12
"""Pairs of a long query that the index is asked for; the rest is left to the verification."""


def index_unit(code: int) -> int:
    """A unit of UTF-16 as the index writes it; white space of every kind is one space."""
    if chr(code).isspace():
        return SPACE
    if code in HALVES:
        return code - HALVES.start + HALVES_TO
    return code + ASCII_TO if code.bit_length() < 8 else code


@cache
def unit_table() -> "NDArray[uint16]":
    """`index_unit` of every unit."""
    import numpy as np

    return np.array([index_unit(code) for code in range(1 << 16)], dtype=np.uint16)


def index_tokens(passage: str) -> str:
    """The distinct pairs of a passage, and the last character of each run between white space, spaces between them.

    They are sorted: the index takes them in at half the cost.
    """
    import numpy as np

    units = unit_table()[np.frombuffer(passage.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)]
    firsts = units.astype(np.uint32)
    seconds = np.append(firsts[1:], np.uint32(SPACE))
    pairs = np.sort((firsts << 16 | seconds)[firsts != SPACE])
    pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
    found = np.full((len(pairs), 3), SPACE, dtype=np.uint16)
    found[:, 0], found[:, 1] = pairs >> 16, pairs & 0xFFFF
    return found.tobytes().decode("utf-16-le")


def longest_run(text: str) -> str:
    """The longest run between white space of a text."""
    return max(text.split(), key=len, default="")


def match_query(run: str) -> str:
    """The index's query for the passages that may hold a run of characters."""
    units = memoryview(run.encode("utf-16-le", "surrogatepass")).cast("H")
    hidden = "".join(chr(index_unit(code)) for code in units)
    if len(hidden) < 2:
        return f'"{hidden}"*' if hidden else ""
    pairs = dict.fromkeys(first + second for first, second in pairwise(hidden))
    step = -(-len(pairs) // WORDS_AT_MOST)
    return " AND ".join(f'"{pair}"' for pair in islice(pairs, 0, None, step))
