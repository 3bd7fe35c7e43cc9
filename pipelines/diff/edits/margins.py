"""A changed piece in its raw texts -> its kind and note where it stands beside the report: page lines, note marks."""

import re

from storage.records import HunkKind, Span

LINE_END = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
DASH = "[-－—–―−─]"
PAGE_LINE = re.compile(
    rf"{DASH}{{1,2}}\s*\d{{1,4}}\s*{DASH}{{1,2}}|第\s*\d{{1,4}}\s*页(?:[,，]?\s*共\s*\d{{1,4}}\s*页)?"
)
"""- 12 - or 第 3 页, a line by itself"""
NOTE_MARK = re.compile(r"(?:[\[【〔［]\s*\d{1,3}\s*[\]】〕］]|[①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴])+")
"""[1] or 【12】 or ①; 〔2020〕 of a document's number is none"""
NOTE_NUMBER = re.compile(r"\d{1,3}")
OPENING, CLOSING = "[【〔［", "]】〕］"
MARGINAL = re.compile(r"[\d一二三四五六七八九十第页共\-－—–―−─①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴\[【〔［\]】〕］]")
"""What one side holds at least if it is one of these: most changes hold nothing of it."""
LONGEST = 40
"""Characters of a piece that may be one of these."""
NOTE = "note_mark"
NUMBERING = "numbering"
"""The note of a change of an item's number alone: what came before it came or went."""
ITEM_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}")
ITEM_HEAD = re.compile(r"(?:^|[\n\r\v\f\x85\u2028\u2029])\s*[（(第]?$")
"""What stands before an item's number: nothing of its line but （ or 第"""
ITEM_TAIL = re.compile(r"[）)、．.](?!\d)|[章节条编]|部分")


def in_margin(kind: HunkKind, old: str, before: Span, new: str, after: Span) -> tuple[HunkKind, str]:
    """(kind, note) of a changed piece: what it was, unless both of its sides are page lines, digit lines or marks."""
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
    """(text, trimmed span) of each side that holds anything; none where neither holds what one of these holds."""
    if not MARGINAL.search(old, *before) and not MARGINAL.search(new, *after):
        return []
    trimmed = (old, _trimmed(old, before)), (new, _trimmed(new, after))
    return [(text, span) for text, span in trimmed if span[0] < span[1]]


def _plain(kind: HunkKind, before: Span, after: Span) -> HunkKind:
    """The kind of a piece that is no number."""
    if before[0] == before[1]:
        return "insertion"
    if after[0] == after[1]:
        return "deletion"
    return "wording" if kind == "number" else kind


def _trimmed(text: str, span: Span) -> Span:
    piece = text[slice(*span)]
    return span[0] + len(piece) - len(piece.lstrip()), span[1] - len(piece) + len(piece.rstrip())


def _line(text: str, span: Span) -> str:
    """The line in which a piece stands, trimmed; only as far as it matters."""
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
    """Whether a piece is the number of a heading or of an item in a list."""
    start, end = span
    return (
        ITEM_NUMBER.fullmatch(text, start, end) is not None
        and ITEM_TAIL.match(text, end) is not None
        and ITEM_HEAD.search(text, max(start - 8, 0), start) is not None
    )
