"""str -> ReuseText: the letters of a text as reuse is looked for, with the sentence and clause that each belongs to."""

from dataclasses import dataclass
from functools import cache

from pipelines.text.arrays import Codes, Flags, Integers
from pipelines.text.normal import codes_of, text_from_codes
from pipelines.text.sentences import is_wrapped, line_spans
from storage.lazy_imports import np
from storage.records import Span

SENTENCE_ENDS = "。！？；!?;"
"""Marks that end a sentence; the end of a line does as well, unless lines were broken by the width of a page."""
CLAUSE_ENDS = "，,：:（）()"
"""Marks that end a clause; 、 parts members of one."""
FULL_WIDTH = 0xFEE0
DIGIT = ord("0")
"""All digits are one letter: a sentence with other figures is the same wording."""
LETTERS = ((0x41, 0x5B), (0x3007, 0x3008), (0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x323B0))
"""Latin in upper case, 〇, Han; half-open."""


@dataclass(frozen=True, slots=True)
class ReuseText:
    """The letters of a text; arrays have one value a letter.

    Attributes:
        raw: the text as it was.
        codes: uint32 (n,), letters with all digits as one; marks and blanks are left out.
        offsets: int32 (n,), the place of each letter in the raw text.
        sentence: int32 (n,), its sentence, from 0 and without gaps.
        clause: int32 (n,), its clause, from 0 and without gaps.
    """

    raw: str
    codes: Codes
    offsets: Integers
    sentence: Integers
    clause: Integers

    def span(self, start: int, end: int) -> Span:
        """Return the half-open span in the raw text of letters from `start` to before `end`, at least one."""
        return int(self.offsets[start]), int(self.offsets[end - 1]) + 1

    def letters(self, start: int, end: int) -> str:
        """Return letters as a string."""
        return text_from_codes(self.codes[start:end])


def reuse_text(text: str) -> ReuseText:
    """Return the letters of a text with their sentences and clauses; empty arrays without letters."""
    raw = codes_of(text)
    folded = _table().take(raw, mode="clip")
    offsets = np.flatnonzero(folded)
    ends = np.isin(raw, codes_of(SENTENCE_ENDS))
    if not is_wrapped(text, line_spans(text)):
        ends |= raw == ord("\n")
    parts = ends | np.isin(raw, codes_of(CLAUSE_ENDS))
    return ReuseText(
        text, folded[offsets], offsets.astype(np.int32), _numbered(ends, offsets), _numbered(parts, offsets)
    )


def _numbered(ends: Flags, offsets: Integers) -> Integers:
    """Return the number of each letter's unit, (n,) int32; units end at flagged places of the raw text."""
    units = np.cumsum(ends)[offsets]
    begins = np.ones(len(units), dtype=np.int32)
    begins[:1] = 0
    begins[1:] = units[1:] != units[:-1]
    numbered: Integers = np.cumsum(begins, dtype=np.int32)
    return numbered


@cache
def _table() -> Codes:
    """Return what each code point counts as: (0x110000,) uint32, 0 for what is no letter."""
    table = np.zeros(0x110000, dtype=np.uint32)
    for start, end in LETTERS:
        table[start:end] = np.arange(start, end)
    table[ord("a") : ord("z") + 1] = np.arange(ord("A"), ord("Z") + 1)
    table[DIGIT : DIGIT + 10] = DIGIT
    table[0xFF01:0xFF5F] = table[0xFF01 - FULL_WIDTH : 0xFF5F - FULL_WIDTH]
    return table
