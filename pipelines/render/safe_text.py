"""Text of a report -> text that is safe and honest to show: what could steer a terminal or hide is spelled out."""

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
    """A character by its number: ‹U+202E›."""
    return f"‹U+{ord(found[0]):04X}›"


def visible(text: str) -> str:
    """Text with carriage returns left out and everything that steers or cannot be printed spelled out."""
    return STEERING.sub(spelled, UNPRINTABLE.sub(spelled, text.replace("\r", "")))


def spelled_out(text: str) -> str:
    """Text in which also blanks and characters without width can be seen, for changes that are nothing else."""
    shown = BLANK.sub(lambda found: BLANKS.get(found[0]) or spelled(found), text)
    return HIDDEN.sub(spelled, STEERING.sub(spelled, UNPRINTABLE.sub(spelled, shown)))


def one_line(text: str) -> str:
    """Visible text without line breaks."""
    return " ".join(visible(text).split())


def to_json(value: object, *, indent: int | None = None) -> str:
    """JSON with Chinese as it is; a lone surrogate is escaped, so that the result can always be encoded."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
