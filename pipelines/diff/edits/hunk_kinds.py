"""A changed piece of text -> its kind: what a reader would call the change."""

from pipelines.text.number_tokens import DIGITS, NUMBER, words_of
from storage.records import HunkKind

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
"""Copies write Roman numerals in letters: Ⅲ类 and III类"""
LITTLE = 4
"""Characters beside the numbers of a change that still count as part of them."""


def kind_of(old: str, new: str) -> HunkKind:
    """Kind of a change of content, from both sides in normal form; an empty side is an insertion or deletion."""
    if old.translate(ROMAN) == new.translate(ROMAN):
        return "typography"
    if is_masked(old, new):
        return "masked"
    if lost_digits(old, new):
        return "digits_lost"
    if not old:
        return "number" if DIGITS.fullmatch(new) else "insertion"
    if not new:
        return "deletion"
    return "number" if _differ_in_numbers(old, new) else "wording"


def is_masked(old: str, new: str) -> bool:
    """Whether one side is stars in the place of as many characters."""
    return len(old) == len(new) > 0 and old != new and (not old.strip("*") or not new.strip("*"))


def lost_digits(old: str, new: str) -> bool:
    """Whether new is old without its digits: 突破100亿元 -> 突破亿元."""
    return bool(DIGITS.search(old)) and not DIGITS.search(new) and DIGITS.sub("", old) == new


def _differ_in_numbers(old: str, new: str) -> bool:
    if not NUMBER.search(old) and not NUMBER.search(new):
        return False
    before, after = list(words_of(old)), list(words_of(new))
    if not before or not after or before == after:
        return bool(before or after) and before != after and len(NUMBER.sub("", old + new)) <= LITTLE
    left, right = NUMBER.sub("", old), NUMBER.sub("", new)
    return left == right or max(len(left), len(right)) <= LITTLE
