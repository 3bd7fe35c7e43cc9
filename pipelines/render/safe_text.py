"""Text of a report -> text that is safe to show: steering and hidden characters are spelled out."""

import json
import re
from collections.abc import Mapping

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Controls (not tab, newline), lone surrogates, non-characters: U+001B, U+DC80, U+FFFE."""

STEERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of all that follows: U+202E."""

HIDDEN = re.compile(
    "[\u00ad\u034f\u115f\u180b-\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Characters without a width of their own: U+200B, U+FEFF, soft hyphen."""

BLANKS: Mapping[str, str] = {" ": "␣", "\u3000": "□", "\u00a0": "⍽", "\t": "⇥", "\n": "↵", "\r": "␍"}
BLANK = re.compile("[" + "".join(BLANKS) + "\u2000-\u200a\u2028\u2029\u202f\u205f]")
"""White space of any width: a space, U+3000, a line break."""

SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a pair of UTF-16 without its other half: U+DC80."""


def spelled(found: re.Match[str]) -> str:
    """Return a character by its number: ‹U+202E›."""
    return f"‹U+{ord(found[0]):04X}›"


def visible(text: str) -> str:
    """Return text without carriage returns, in which all that steers or cannot be printed is spelled out."""
    return STEERING.sub(spelled, UNPRINTABLE.sub(spelled, text.replace("\r", "")))


def spelled_out(text: str) -> str:
    """Return text in which blanks and characters without width can be seen too."""
    shown = BLANK.sub(lambda found: BLANKS.get(found[0]) or spelled(found), text)
    return HIDDEN.sub(spelled, STEERING.sub(spelled, UNPRINTABLE.sub(spelled, shown)))


def one_line(text: str) -> str:
    """Return visible text on one line, with single blanks."""
    return " ".join(visible(text).split())


def shortened(text: str, longest: int) -> str:
    """Return visible text on one line of at most `longest` characters; "…" ends one that was longer."""
    line = one_line(text)
    return line if len(line) <= longest else line[: longest - 1] + "…"


def to_json(value: object, *, indent: int | None = None) -> str:
    """Return JSON with Chinese as it is; a lone surrogate is escaped, so that the result can be encoded."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
