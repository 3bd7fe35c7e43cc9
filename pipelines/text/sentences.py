"""Split a raw text into lines, paragraphs and sentences; comparisons take these as hints only."""

import re
from collections.abc import Iterator

from storage.records import Span

LINE = re.compile(r"\S(?:[^\n\r\v\f\x85\u2028\u2029]*\S)?")
"""The text of a line, from its first to its last character that is not white space."""
SENTENCE_END = re.compile(r"[。！？!?…]+[”’」』\"'）)\]】》]{0,3}")
"""。 or ！” or ？）"""
FINISHED = frozenset("。！？；：!?;:…”’」』）)》】")
"""Last characters of a line that the writer ended; a line of a PDF may end anywhere."""
LONG_LINE = 15
"""Characters below which a line is a heading or a title and is not joined; guess."""
WRAPPED_SHARE = 0.35
"""Share of unfinished long lines above which a text counts as wrapped; guess."""


def line_spans(text: str) -> list[Span]:
    """Return the half-open spans of the lines with text, without white space at their ends."""
    return [match.span() for match in LINE.finditer(text)]


def trimmed_span(text: str, start: int, end: int) -> Span:
    """Return the half-open span without white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether lines were broken by the width of a page rather than by the writer."""
    long = [end for start, end in lines if end - start >= LONG_LINE]
    unfinished = sum(text[end - 1] not in FINISHED for end in long)
    return len(long) >= 8 and unfinished > WRAPPED_SHARE * len(long)


def join_lines(text: str, lines: list[Span], heads: set[int]) -> list[Span]:
    """Join the lines of a wrapped text to paragraphs; lines of any other text are its paragraphs.

    Args:
        text: raw text.
        lines: half-open spans, in order, as `line_spans` gives them.
        heads: starts of headings, at which a paragraph always begins.

    Returns:
        Half-open spans of the paragraphs, in order.
    """
    if not is_wrapped(text, lines):
        return lines
    paragraphs: list[Span] = []
    is_open = False
    for start, end in lines:
        if is_open and start not in heads:
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
        long = end - start >= LONG_LINE
        is_open = text[end - 1] not in FINISHED and (long or (is_open and start not in heads))
    return paragraphs


def sentences_of(text: str, paragraphs: list[Span], cuts: set[int]) -> Iterator[Span]:
    """Yield the sentences of each paragraph.

    Args:
        text: raw text.
        paragraphs: half-open spans, in order.
        cuts: starts and ends of headings inside a line, which end a sentence too.

    Yields:
        Non-empty half-open spans without white space at their ends, in order.
    """
    for start, end in paragraphs:
        ends = [match.end() for match in SENTENCE_END.finditer(text, start, end)]
        inner = [cut for cut in cuts if start < cut < end] if end - start > LONG_LINE else []
        begin = start
        for stop in sorted({*ends, *inner, end}):
            span = trimmed_span(text, begin, stop)
            if span[0] < span[1]:
                yield span
            begin = stop
