"""Name the kind of a change, from both sides in normal form and from its place in the raw texts."""

import re

from pipelines.text.number_tokens import DIGITS, NUMBER, words_of
from storage.records import HunkKind, Span

ROMAN = str.maketrans(
    {
        "Ⅰ": "I",
        "Ⅱ": "II",
        "Ⅲ": "III",
        "Ⅳ": "IV",
        "Ⅴ": "V",
        "Ⅵ": "VI",
        "Ⅶ": "VII",
        "Ⅷ": "VIII",
        "Ⅸ": "IX",
        "Ⅹ": "X",
        "Ⅺ": "XI",
        "Ⅻ": "XII",
    }
)
"""Roman numerals, which copies also write in letters: Ⅲ类 and III类"""
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
"""Superscripts, which copies also write on the line: 10⁴ and 104"""
ZEROS = str.maketrans(dict.fromkeys("零○◯0OoＯοΟоО", "〇"))
"""What is written for zero in a year: 二零二一, 二○二一, 二OO一, 2O21"""
YEAR_DIGITS = re.compile(r"[一二三四五六七八九〇\d年月日]+")
"""A year or another number written digit by digit, its zeros alike"""
REPLACED = "\ufffd"
"""What stands for a character that was lost when a page was decoded"""
LITTLE = 4
"""Characters next to the numbers of a change that still count as part of them; guess."""
LINE_END = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
DASH = "[-－—–―−─]"
PAGE_LINE = re.compile(
    rf"{DASH}{{1,2}}\s*\d{{1,4}}\s*{DASH}{{1,2}}|第\s*\d{{1,4}}\s*页(?:[,，]?\s*共\s*\d{{1,4}}\s*页)?"
)
"""A whole line with a page number: - 12 - or 第 3 页"""
NOTE_MARK = re.compile(r"(?:[\[【〔［]\s*\d{1,3}\s*[\]】〕］]|[①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴])+")
"""[1] or 【12】 or ①; not the 〔2020〕 of a document number"""
NOTE_NUMBER = re.compile(r"\d{1,3}")
OPENING, CLOSING = "[【〔［", "]】〕］"
MARGINAL = re.compile(r"[\d一二三四五六七八九十第页共\-－—–―−─①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴\[【〔［\]】〕］]")
"""Characters of which a page line, note mark or item number has at least one; most changes have none."""
LONGEST = 40
"""Most characters of a page line, note mark or item number; guess."""
NOTE = "note_mark"
"""Note of a change of a note mark."""
NUMBERING = "numbering"
"""Note of a change of an item's number alone: an item before it came or went."""
DIGIT_JOIN = "digit_join"
"""Note of a change of numbers that white space or an underscore makes: 11 | 20.5 -> 112 | 0.5."""
UNDERSCORES = frozenset("_＿")
ITEM_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}")
ITEM_HEAD = re.compile(r"(?:^|[\n\r\v\f\x85\u2028\u2029])\s*[（(第]?$")
"""The text before an item's number: nothing of its line but （ or 第"""
ITEM_TAIL = re.compile(r"[）)、．.](?!\d)|[章节条编]|部分")


def kind_of(old: str, new: str) -> HunkKind:
    """Name the kind of a change of content.

    Args:
        old: the change in the earlier text, in normal form; empty for an insertion.
        new: the change in the later text, in normal form; empty for a deletion.

    Returns:
        `typography`, `masked`, `digits_lost`, `number`, `insertion`, `deletion` or `wording`.
    """
    if _look_alike(old, new):
        return "typography"
    if is_masked(old, new):
        return "masked"
    if lost_digits(old, new):
        return "digits_lost"
    if not old:
        return "number" if DIGITS.fullmatch(new) else "insertion"
    if not new:
        return "deletion"
    return "number" if _differ_in_numbers(old.translate(RAISED), new.translate(RAISED)) else "wording"


def _look_alike(old: str, new: str) -> bool:
    """Whether both sides are the same figures in characters that look alike: Ⅲ and III, 10⁴ and 104, 二〇 and 二零."""
    if old.translate(ROMAN) == new.translate(ROMAN) or old.translate(RAISED) == new.translate(RAISED):
        return True
    zeros = old.translate(ZEROS)
    return zeros == new.translate(ZEROS) and YEAR_DIGITS.fullmatch(zeros) is not None


def is_apart(text: str) -> bool:
    """Whether a text between two digits parts them: it has white space or an underscore."""
    return any(char.isspace() or char in UNDERSCORES for char in text)


def is_masked(old: str, new: str) -> bool:
    """Whether one side is stars in place of as many characters, or replacement characters."""
    if any(side and not side.strip(REPLACED) for side in (old, new)):
        return True
    return len(old) == len(new) > 0 and old != new and (not old.strip("*") or not new.strip("*"))


def lost_digits(old: str, new: str) -> bool:
    """Whether new is old without its digits: 突破100亿元 -> 突破亿元."""
    return bool(DIGITS.search(old)) and not DIGITS.search(new) and DIGITS.sub("", old) == new


def _differ_in_numbers(old: str, new: str) -> bool:
    """Whether a change is one of numbers, with at most LITTLE other characters."""
    if not NUMBER.search(old) and not NUMBER.search(new):
        return False
    before, after = list(words_of(old)), list(words_of(new))
    if not before or not after or before == after:
        return bool(before or after) and before != after and len(NUMBER.sub("", old + new)) <= LITTLE
    left, right = NUMBER.sub("", old), NUMBER.sub("", new)
    return left == right or max(len(left), len(right)) <= LITTLE


def kind_in_context(kind: HunkKind, old: str, before: Span, new: str, after: Span) -> tuple[HunkKind, str]:
    """Correct the kind of a change where it is a page line, a note mark or the number of a list item.

    Args:
        kind: what the change is by its words alone.
        old: raw text of the earlier version.
        before: half-open span of the change in `old`.
        new: raw text of the later version.
        after: half-open span of the change in `new`.

    Returns:
        (kind, note): `kind` itself and no note unless every non-empty side is one of these.
    """
    sides = _sides(old, before, new, after)
    if not sides or any(span[1] - span[0] > LONGEST for _, span in sides):
        return kind, ""
    if all(_is_note(text, span) for text, span in sides):
        return _plain(kind, before, after), NOTE
    if len(sides) == 2 and all(_numbers_item(text, span) for text, span in sides):
        return _plain(kind, before, after), NUMBERING
    if all(PAGE_LINE.fullmatch(_line(text, span)) for text, span in sides):
        return "boilerplate", ""
    if kind in ("number", "digits_lost") and len(sides) == 1:
        text, (start, end) = sides[0]
        return (_plain(kind, before, after) if _line(text, (start, end)) == text[start:end] else kind), ""
    return kind, ""


def _sides(old: str, before: Span, new: str, after: Span) -> list[tuple[str, Span]]:
    """Return (text, trimmed span) of each side with text; nothing where neither has a MARGINAL character."""
    if not MARGINAL.search(old, *before) and not MARGINAL.search(new, *after):
        return []
    trimmed = (old, _trimmed(old, before)), (new, _trimmed(new, after))
    return [(text, span) for text, span in trimmed if span[0] < span[1]]


def _plain(kind: HunkKind, before: Span, after: Span) -> HunkKind:
    """Return the kind of a change that is not one of numbers."""
    if before[0] == before[1]:
        return "insertion"
    if after[0] == after[1]:
        return "deletion"
    return "wording" if kind == "number" else kind


def _trimmed(text: str, span: Span) -> Span:
    """Return a span without white space at its ends."""
    piece = text[slice(*span)]
    return span[0] + len(piece) - len(piece.lstrip()), span[1] - len(piece) + len(piece.rstrip())


def _line(text: str, span: Span) -> str:
    """Return the line around a piece, trimmed; at most LONGEST characters on either side."""
    start, end = span
    head = LINE_END.split(text[max(start - LONGEST, 0) : start])[-1]
    tail = LINE_END.split(text[end : end + LONGEST], maxsplit=1)[0]
    return (head + text[start:end] + tail).strip()


def _is_note(text: str, span: Span) -> bool:
    """Whether a piece is a note mark, or the number inside one."""
    start, end = span
    if NOTE_MARK.fullmatch(text, start, end):
        return True
    inside = start > 0 and end < len(text) and text[start - 1] in OPENING and text[end] in CLOSING
    return inside and NOTE_NUMBER.fullmatch(text, start, end) is not None


def _numbers_item(text: str, span: Span) -> bool:
    """Whether a piece is the number of a heading or of a list item."""
    start, end = span
    return (
        ITEM_NUMBER.fullmatch(text, start, end) is not None
        and ITEM_TAIL.match(text, end) is not None
        and ITEM_HEAD.search(text, max(start - 8, 0), start) is not None
    )
