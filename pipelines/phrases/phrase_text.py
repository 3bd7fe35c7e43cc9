"""str -> PhraseText: the letters of a text as phrases are compared, with where its marks and quotation marks stood."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipelines.text.arrays import Classes, Codes, Indices
from pipelines.text.normal import codes_of
from pipelines.text.sentences import is_wrapped, line_spans
from storage.lazy_imports import np

BREAK = 0
"""Code of any mark that ends a phrase: 。 ， ； a bracket, the end of a line."""
ENUMERATION = ord("、")
"""The one mark that a phrase may hold (大众创业、万众创新), though not at its edge."""
OPENS, CLOSES = 1, 2
"""Bits of `PhraseText.quotes`: a quotation mark opens right before this letter, closes right after it."""
OPENING, CLOSING, EITHER = "“‘《「『〈〝", "”’》」』〉〞", "\"'＂"
"""Marks that are left out of the letters; a straight one opens and closes by turns."""
LETTERS = (
    (ord("0"), ord("9") + 1), (ord("A"), ord("Z") + 1), (0x3007, 0x3008), (0x3400, 0x4DC0), (0x4E00, 0xA000),
    (0x20000, 0x323B0),
)  # fmt: skip
"""Digits, Latin, 〇 and Han, half-open."""
KEPT = "+%、"
"""Marks inside a phrase that count as letters: 互联网+."""
DROPPED = 1
"""Folded code of what stands between two letters without parting them: blanks and quotation marks."""
FULL_WIDTH = 0xFEE0
"""From an ASCII character to its full-width form."""


@dataclass(frozen=True, slots=True)
class PhraseText:
    """The letters of a text.

    Attributes:
        codes: uint32 (n,), folded letters and BREAK; never two BREAK in a row.
        quotes: uint8 (n,), bits OPENS and CLOSES.
        offsets: int64 (n,), the place of each letter in the raw text, in code points.
    """

    codes: Codes
    quotes: Classes
    offsets: Indices

    @property
    def letters(self) -> str:
        """The letters as a string of the same length, with U+0000 for BREAK."""
        return self.codes.tobytes().decode("utf-32-le", "surrogatepass")


def phrase_text(text: str) -> PhraseText:
    """Fold a text to its letters: full-width forms, case, blanks and quotation marks do not count.

    Args:
        text: any text; an empty one gives empty arrays.

    Returns:
        Its letters. The end of a line is a break, unless the lines were broken by the width of a page.
    """
    raw = codes_of(text)
    folded = _table().take(raw, mode="clip")
    if is_wrapped(text, line_spans(text)):
        folded = np.where(raw == ord("\n"), np.uint32(DROPPED), folded)
    kept = folded != DROPPED
    kept[1:] &= (folded[1:] != BREAK) | (folded[:-1] != BREAK)
    places = np.flatnonzero(kept)
    codes = folded[places]
    return PhraseText(codes, _quotes(raw, places), places)


def folded_phrase(words: str) -> str:
    """Return a phrase as the letters of a text are folded; marks that end a phrase become U+0000.

    `folded_phrase("“互联网＋”")` is `"互联网+"`.
    """
    return phrase_text(words).letters


def _quotes(raw: Codes, places: Indices) -> Classes:
    """Return where quotation marks stood.

    Args:
        raw: code points of a text, (m,) uint32.
        places: where its letters are, (n,) int64, ascending.

    Returns:
        (n,) uint8, bits OPENS and CLOSES.
    """
    bits = np.zeros(len(places), dtype=np.uint8)
    if not len(places):
        return bits
    opening = np.flatnonzero(np.isin(raw, codes_of(OPENING)))
    closing = np.flatnonzero(np.isin(raw, codes_of(CLOSING)))
    straight = np.flatnonzero(np.isin(raw, codes_of(EITHER)))
    opening = np.concatenate([opening, straight[::2]])
    closing = np.concatenate([closing, straight[1::2]])
    after = np.searchsorted(places, opening)
    bits[after[after < len(bits)]] |= OPENS
    before = np.searchsorted(places, closing) - 1
    bits[before[before >= 0]] |= CLOSES
    return bits


def _fold(ranges: Iterable[tuple[int, int]], table: Codes) -> None:
    for start, end in ranges:
        table[start:end] = np.arange(start, end)


@cache
def _table() -> Codes:
    """Return what each code point folds to, (0x110000,) uint32; BREAK for marks, DROPPED for blanks."""
    table = np.zeros(0x110000, dtype=np.uint32)
    _fold(LETTERS, table)
    table[ord("a") : ord("z") + 1] = np.arange(ord("A"), ord("Z") + 1)
    for mark in KEPT:
        table[ord(mark)] = ord(mark)
    table[0xFF01:0xFF5F] = table[0xFF01 - FULL_WIDTH : 0xFF5F - FULL_WIDTH]
    blanks = [
        code for code in range(0x3001) if chr(code).isspace() and chr(code) not in "\n\r\v\f\x85\u2028\u2029"
    ]
    table[blanks] = DROPPED
    table[[*range(0x200B, 0x2010), *range(0x2060, 0x2070), 0xFEFF, 0xAD]] = DROPPED
    table[[ord(mark) for mark in OPENING + CLOSING + EITHER]] = DROPPED
    return table
