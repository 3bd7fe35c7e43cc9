"""Measure a text: characters, Han characters, and 字数 as official statements count."""

from dataclasses import dataclass
from functools import cache

from pipelines.text.arrays import Classes, Codes
from pipelines.text.normal import BEYOND_SPACES, codes_of
from storage.lazy_imports import np

HAN = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))
"""First and last of the ranges of Han characters, 〇 included."""

LATIN = ((0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F))
"""Digits and Latin letters: a run of them counts as one word."""

JOINTS = ((0x27, 0x27), (0x2C, 0x2C), (0x2E, 0x2E))
"""Marks that do not end a run when they are inside it: the point of 6.5, the comma of 1,200."""


IS_HAN, IS_LATIN, IS_JOINT, IS_SPACE = 1, 2, 4, 8
"""Classes of code points; each code point has at most one."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Lengths of a text: code points, Han characters, and words as MS Word counts them (字数)."""

    chars: int
    han: int
    words: int


def count(text: str) -> Counts:
    """Count a text: a Han character or a mark is one word, a run of Latin letters or digits is one."""
    return count_classes(classes_of(codes_of(text)))


def classes_of(codes: Codes) -> Classes:
    """Return the class of each code point of a text: (n,) uint32 -> (n,) uint8, n may be 0."""
    return _table().take(codes)


def count_classes(classes: Classes) -> Counts:
    """Count a text that is given as the classes of its code points.

    Args:
        classes: (n,) uint8, as `classes_of` returns them.

    Returns:
        The same as `count` of the text.
    """
    run = classes == IS_LATIN
    run[1:-1] |= (classes[1:-1] == IS_JOINT) & run[:-2] & run[2:]
    runs = int(np.count_nonzero(run[1:] > run[:-1])) + int(run[:1].any())
    visible = len(classes) - int(np.count_nonzero(classes == IS_SPACE))
    words = visible - int(np.count_nonzero(run)) + runs
    return Counts(len(classes), int(np.count_nonzero(classes == IS_HAN)), words)


@cache
def _table() -> Classes:
    """Return the class of each code point: (0x110000,) uint8, 0 for code points of no class."""
    table = np.zeros(0x110000, dtype=np.uint8)
    for name, ranges in ((IS_HAN, HAN), (IS_LATIN, LATIN), (IS_JOINT, JOINTS)):
        for first, last in ranges:
            table[first : last + 1] = name
    table[[code for code in range(BEYOND_SPACES) if chr(code).isspace()]] = IS_SPACE
    return table
