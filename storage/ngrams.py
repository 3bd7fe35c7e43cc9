"""Index tokens: the pairs of neighbouring characters in a passage, and those that a query asks for.

Characters are taken as units of UTF-16. ASCII marks and letters, which the index's tokenizer would drop or fold,
and halves of characters beyond the basic plane are written as characters of the private use area: what is found is
verified on the text, so that a text that uses these itself costs time and nothing else.
"""

from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from storage.lazy_imports import np

if TYPE_CHECKING:
    from numpy import uint16
    from numpy.typing import NDArray

SPACE = 0x20
ASCII_TO = 0xE000
"""Where the 128 ASCII characters are written in the private use area."""
HALVES = range(0xD800, 0xE000)
HALVES_TO = 0xE800
"""Where halves of characters beyond the basic plane are written in the private use area."""

WORDS_AT_MOST = 12
"""Pairs of a long query that the index is asked for, a guess; the rest is left to the verification."""


def index_unit(code: int) -> int:
    """Return a unit of UTF-16 as the index writes it; white space of every kind is one space."""
    if chr(code).isspace():
        return SPACE
    if code in HALVES:
        return code - HALVES.start + HALVES_TO
    return code + ASCII_TO if code.bit_length() < 8 else code


@cache
def unit_table() -> "NDArray[uint16]":
    """Return `index_unit` of every unit as an array of shape (65536,), uint16."""
    return np.array([index_unit(code) for code in range(1 << 16)], dtype=np.uint16)


def index_tokens(passage: str) -> str:
    """Return the distinct character pairs of a passage and the last character of each run.

    A run reaches from white space to white space. Tokens are sorted, with spaces between: the index takes them in at half
    the cost. A passage of white space alone gives white space alone.
    """
    units = unit_table()[np.frombuffer(passage.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)]
    firsts = units.astype(np.uint32)
    seconds = np.append(firsts[1:], np.uint32(SPACE))
    pairs = np.sort((firsts << 16 | seconds)[firsts != SPACE])
    pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
    found = np.full((len(pairs), 3), SPACE, dtype=np.uint16)
    found[:, 0], found[:, 1] = pairs >> 16, pairs & 0xFFFF
    return found.tobytes().decode("utf-16-le")


def longest_run(text: str) -> str:
    """Return the longest run of a text between white space; empty when there is only white space."""
    return max(text.split(), key=len, default="")


def match_query(run: str) -> str:
    """Return the FTS5 query for the passages that may hold a run of characters; empty for an empty run."""
    units = memoryview(run.encode("utf-16-le", "surrogatepass")).cast("H")
    hidden = "".join(chr(index_unit(code)) for code in units)
    if len(hidden) < 2:
        return f'"{hidden}"*' if hidden else ""
    pairs = dict.fromkeys(first + second for first, second in pairwise(hidden))
    step = -(-len(pairs) // WORDS_AT_MOST)
    return " AND ".join(f'"{pair}"' for pair in islice(pairs, 0, None, step))
