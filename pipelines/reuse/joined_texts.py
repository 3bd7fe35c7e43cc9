"""ReuseText -> LaidOut: all texts end to end, with sentences and clauses numbered through."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.reuse.reuse_text import ReuseText
from pipelines.text.arrays import Integers
from storage.lazy_imports import np
from storage.records import Span


@dataclass(frozen=True, slots=True)
class LaidOut:
    """All texts end to end; arrays have one value a letter unless said otherwise.

    Attributes:
        texts: the texts.
        starts: int64 (T + 1,), where each begins.
        text: int32 (N,), its text.
        sentence: int32 (N,), its sentence among all.
        clause: int32 (N,), its clause among all.
        sentences: int64 (S + 1,), where each sentence begins.
        clauses: int64 (C + 1,), where each clause begins.
    """

    texts: tuple[ReuseText, ...]
    starts: Integers
    text: Integers
    sentence: Integers
    clause: Integers
    sentences: Integers
    clauses: Integers

    def letters(self, start: int, end: int) -> str:
        """Return letters of one text, given by their places among all."""
        text = int(self.text[start])
        return self.texts[text].letters(start - int(self.starts[text]), end - int(self.starts[text]))

    def span(self, start: int, end: int) -> Span:
        """Return letters of one text as a half-open span of its raw text."""
        text = int(self.text[start])
        return self.texts[text].span(start - int(self.starts[text]), end - int(self.starts[text]))

    def raw(self, start: int, end: int) -> str:
        """Return the raw text from one letter to before another of the same text."""
        begin, stop = self.span(start, end)
        return self.texts[int(self.text[start])].raw[begin:stop]


def lay_out(texts: Sequence[ReuseText]) -> LaidOut:
    """Lay texts end to end."""
    starts = np.cumsum([0, *(len(each.codes) for each in texts)])
    sentence, sentences = _joined([each.sentence for each in texts])
    clause, clauses = _joined([each.clause for each in texts])
    text = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(starts))
    return LaidOut(tuple(texts), starts, text, sentence, clause, sentences, clauses)


def _joined(units: Sequence[Integers]) -> tuple[Integers, Integers]:
    """Number units through; return the unit of each letter, where each begins, and the end."""
    counts = [int(each[-1]) + 1 if len(each) else 0 for each in units]
    shifts = np.cumsum([0, *counts])
    joined: Integers = np.concatenate(
        [np.zeros(0, np.int32), *(each + np.int32(shift) for each, shift in zip(units, shifts, strict=False))]
    )
    return joined, np.searchsorted(joined, np.arange(int(shifts[-1]) + 1))
