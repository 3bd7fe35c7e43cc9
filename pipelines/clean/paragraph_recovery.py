"""Paragraph recovery: cut a text that lost its line breaks at its real headings, and only there."""

import re
from collections.abc import Iterator

from pipelines.text.numerals import read_integer

BLOB_CHARS = 3000
"""Characters above which a line is a text that lost its paragraphs; a guess."""
SPACED_CHARS = 300
"""Characters from which a shorter line is searched for headings; a guess."""
SPACED_HEADINGS = 2
"""Headings after a space from which a shorter line is cut, as aggregators put spaces there; a guess."""

DIGIT = "[一二三四五六七八九十]"
NUMERAL = f"{DIGIT}{{1,3}}"
HEADING = re.compile(rf"[（(一二三四五六七八九十](?:(?<={DIGIT}){DIGIT}{{0,2}}、|(?<=[（(]){NUMERAL}[）)])")
"""What may begin a heading: `一、`, `（二）`. One set of characters comes first, for speed."""

SPACED = re.compile(rf"[ \u3000](?:{NUMERAL}、|[（(]{NUMERAL}[）)])")
"""A heading after a blank: ` 二、`."""

SENTENCE_ENDS = frozenset('。！？；：!?;:”"）)】》…')
"""A heading after a space is real only after one of these."""
FULL_STOPS = frozenset("。！？!?”")
"""A heading without a space before it is real only after one of these."""

QUOTE = '"'
"""Opens a quotation as well as it closes one; after an opening one nothing is a heading."""
BLANKS = " \u3000"
REACH = 8
"""Characters before a heading that are looked at; a guess."""
TEN = "十"


def cut_blobs(lines: list[str]) -> tuple[list[str], int]:
    """Cut lines that lost their breaks, and drop the spaces inside their words.

    Returns:
        The lines, and the number of places that were changed; the same lines and 0 where no line is a blob.
    """
    if not any(map(is_blob, [line for line in lines if len(line) >= SPACED_CHARS])):
        return lines, 0
    mended: list[str] = []
    count = 0
    for line in lines:
        if not is_blob(line):
            mended.append(line)
            continue
        pieces, places = _cut(line)
        mended += pieces
        count += places
    return (mended, count) if count else (lines, 0)


def is_blob(line: str) -> bool:
    """Return whether a line lost its breaks: it is very long, or has spaces before its headings."""
    if len(line) < SPACED_CHARS or " " not in line:
        return len(line) > BLOB_CHARS
    spaced = (line[: found.start()].rstrip() for found in SPACED.finditer(line))
    return len(line) > BLOB_CHARS or sum(lead[-1:] in SENTENCE_ENDS for lead in spaced) >= SPACED_HEADINGS


def _cut(line: str) -> tuple[list[str], int]:
    """Cut one line before its real headings: the pieces, and the number of places that were changed."""
    pieces, built, at = [], "", 0
    places = 0
    for start, end, spaced, real in _headings(line):
        built += line[at:start].rstrip(BLANKS) if spaced else line[at:start]
        lead = TEN if built.endswith(TEN) and spaced and real else ""
        built = built.removesuffix(lead)
        if real and built.strip():
            pieces.append(built.strip())
            built = ""
        places += real or spaced
        built += lead + line[start:end]
        at = end
    pieces.append((built + line[at:]).strip())
    return [piece for piece in pieces if piece], places


def _headings(line: str) -> Iterator[tuple[int, int, bool, bool]]:
    """Yield what may be a heading: start, end, whether a space is before it, whether it is real.

    It is real after a sentence's end, when its number is the next of its sequence.
    """
    last = {"first": 0, "second": 0}
    for found in HEADING.finditer(line):
        level = "first" if found.group().endswith("、") else "second"
        value = read_integer(found.group().strip("、（()）")) or 0
        lead = line[max(found.start() - REACH, 0) : found.start()]
        bare = lead.rstrip(BLANKS)
        before = bare[-1:] or "。"
        spaced = len(bare) < len(lead)
        if spaced and before == TEN and level == "first" and value == last[level] - 9:
            last[level] += 1
            yield found.start(), found.end(), True, bare[:-1].rstrip(BLANKS)[-1:] in SENTENCE_ENDS
            continue
        follows = value == last[level] + 1 or (spaced and value == 1)
        opens = before == QUOTE and line.count(QUOTE, 0, found.start()) % 2
        real = before in (SENTENCE_ENDS if spaced else FULL_STOPS) and follows and not opens
        if real:
            last[level] = value
            if level == "first":
                last["second"] = 0
        yield found.start(), found.end(), spaced, real
