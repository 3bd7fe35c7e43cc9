"""Text -> its lengths: characters, Han characters, and 字数 as official statements count."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.diff.normal import codes_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HAN = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))
"""First and last of the ranges of Han characters, 〇 included."""

LATIN = ((0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F))
"""Digits and Latin letters: a run of them counts as one word."""

JOINTS = ((0x27, 0x27), (0x2C, 0x2C), (0x2E, 0x2E))
"""Marks that join a run when they stand inside it: the point of 6.5, the comma of 1,200."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Lengths of a text: code points, Han characters, and words as MS Word counts them (字数)."""

    chars: int
    han: int
    words: int


def count(text: str) -> Counts:
    """Count a text: a Han character or a mark is one word, a run of Latin letters or digits is one."""
    import numpy as np

    codes = codes_of(text)
    latin = _within(codes, LATIN)
    inside = _within(codes, JOINTS)
    inside[1:] &= latin[:-1]
    inside[:-1] &= latin[1:]
    inside[:1] = inside[-1:] = False
    run = latin | inside
    runs = int(np.count_nonzero(run[1:] & ~run[:-1])) + int(run[:1].any())
    visible = sum(map(len, text.split()))
    words = visible - int(np.count_nonzero(run)) + runs
    return Counts(len(text), int(np.count_nonzero(_within(codes, HAN))), words)


def _within(codes: "NDArray[np.uint32]", ranges: tuple[tuple[int, int], ...]) -> "NDArray[np.bool_]":
    """Which code points lie in one of some ranges."""
    import numpy as np

    found = np.zeros(len(codes), dtype=bool)
    for first, last in ranges:
        found |= (codes >= first) & (codes <= last)
    return found
