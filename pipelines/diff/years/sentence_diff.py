"""Two sentences that belong together -> hunks: numbers as wholes, and ordinals that go on by themselves marked."""

import re
from collections.abc import Iterator
from itertools import accumulate

from pipelines.diff.years.sentence_similarity import mask
from pipelines.text.normal import classify
from pipelines.text.number_tokens import NUMBER
from storage.lazy_imports import distance
from storage.records import Hunk, HunkKind, Span

PIECE = re.compile(rf"第[〇一二三四五六七八九十百\d]+|{NUMBER.pattern}|[A-Za-z]+|.", re.DOTALL)
"""A number with its unit, a Latin word, or one character."""
ISLAND = 2
"""Equal characters between two changes that are too few to be read alone (guess)."""
LONGEST = 2000
"""Characters of a sentence from which on it is replaced as a whole, as the script of edits takes n·m/8 bytes."""
FEW = 3
"""Characters beside a number that leave it a number: 达到 of 达到9170.3亿元."""
ROLLS = re.compile(r"第[〇一二三四五六七八九十百\d]+\S{0,2}|(?:19|20)\d\d年?|\d(?:\.\d)?版?")
"""What goes on by itself from year to year: 第六届, 2020年, 5.0版."""
PLAIN = re.compile(r"[\W_]+")
"""Marks and blanks alone."""


def inner_hunks(old: str, new: str, old_span: Span, new_span: Span) -> tuple[Hunk, ...]:
    """Return what differs between two sentences.

    Args:
        old: the whole earlier text.
        new: the whole later text.
        old_span: half-open place of the sentence in the earlier text.
        new_span: the same for the later text.

    Returns:
        Hunks in order, with offsets of the whole texts; empty for equal sentences.
    """
    left, right = old[slice(*old_span)], new[slice(*new_span)]
    if left == right:
        return ()
    if max(len(left), len(right)) > LONGEST:
        return (_hunk(left, right, old_span, new_span),)
    return tuple(
        _hunk(left[a:b], right[c:d], (old_span[0] + a, old_span[0] + b), (new_span[0] + c, new_span[0] + d))
        for a, b, c, d in _changes(left, right)
    )


def _changes(left: str, right: str) -> Iterator[tuple[int, int, int, int]]:
    """Changed stretches as (old start, old end, new start, new end), joined over small islands of equal text."""
    pieces, others = PIECE.findall(left), PIECE.findall(right)
    starts, ends = _starts(pieces), _starts(others)
    current: tuple[int, int, int, int] | None = None
    for code in distance.Indel.opcodes(pieces, others):
        if code.tag == "equal":
            continue
        change = starts[code.src_start], starts[code.src_end], ends[code.dest_start], ends[code.dest_end]
        if current is not None and change[0] - current[1] <= ISLAND and current[0] < change[1]:
            current = current[0], change[1], current[2], change[3]
            continue
        if current is not None:
            yield current
        current = change
    if current is not None:
        yield current


def _starts(pieces: list[str]) -> list[int]:
    """Where each piece begins, and where the last one ends."""
    return [0, *accumulate(map(len, pieces))]


def _hunk(left: str, right: str, old: Span, new: Span) -> Hunk:
    kind, note = _kind(left, right)
    return Hunk(kind=kind, old=old, new=new, old_text=left, new_text=right, note=note)


def _kind(left: str, right: str) -> tuple[HunkKind, str]:
    """(kind, note) of a change: a number where only numbers differ, with a note where an ordinal goes on, else wording."""
    if PLAIN.fullmatch(left + right):
        same = classify(left, right)
        kinds: dict[str, HunkKind] = {"layout": "layout", "typography": "typography"}
        return kinds.get(same, "wording"), ""
    if not left or not right:
        return ("insertion", "") if right else ("deletion", "")
    if mask(left) == mask(right) or (NUMBER.fullmatch(left) and NUMBER.fullmatch(right)):
        return "number", "roll_over" if ROLLS.fullmatch(left) and ROLLS.fullmatch(right) else ""
    is_number = all(NUMBER.search(side) and len(NUMBER.sub("", side)) <= FEW for side in (left, right))
    return "number" if is_number else "wording", ""
