"""Text -> Normal: one folded character for each visible one, with offsets back and three fingerprints.

The map works character by character, so it is a homomorphism: one edited character is invisible
only if both characters are of one declared class, or both are dropped.
"""

import unicodedata
from array import array
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import Literal

from pipelines.text.arrays import Codes, Flags
from pipelines.text.lazy_imports import np

Sameness = Literal["same", "layout", "typography", "content"]

CLASSES: tuple[tuple[str, str], ...] = (
    ('"', "“”„‟«»「」〝〞〟｢｣"),
    ("'", "‘’‚‛‹›『』′"),
    ("(", "〔﹝⦅❨❪﹙"),
    (")", "〕﹞⦆❩❫﹚"),
    ("[", "【〖"),
    ("]", "】〗"),
    ("-", "‐‑‒–—―−─━﹘﹣⁃"),
    ("~", "〜∼˜"),
    ("·", "•‧・･∙⋅⸱"),
    (",", "﹐"),
    (".", "﹒"),
    (";", "﹔"),
    (":", "﹕∶"),
    ("?", "﹖"),
    ("!", "﹗"),
    ("%", "﹪"),
    ("#", "﹟"),
    ("&", "﹠"),
    ("*", "﹡"),
    ("+", "﹢"),
    ("=", "﹦"),
    ("、", "､﹑"),
    ("。", "｡"),
)
"""(the character that stands for a class, its other members); full-width ASCII joins its half-width form."""

FULL_WIDTH = (0xFF01, 0xFF5F)
COMPATIBLE = ((0x2E80, 0x2FE0), (0xF900, 0xFB00), (0x2F800, 0x2FA20))
"""Kangxi radicals and compatibility ideographs: folded where Unicode knows exactly one plain character."""

SPACES = (
    (0x9, 0xE),
    (0x1C, 0x21),
    (0x85, 0x86),
    (0xA0, 0xA1),
    (0x1680, 0x1681),
    (0x2000, 0x200B),
    (0x2028, 0x202A),
    (0x202F, 0x2030),
    (0x205F, 0x2060),
    (0x3000, 0x3001),
)
FORMATS = (
    (0xAD, 0xAE),
    (0x61C, 0x61D),
    (0x180E, 0x180F),
    (0x200B, 0x2010),
    (0x202A, 0x202F),
    (0x2060, 0x2070),
    (0xFE00, 0xFE10),
    (0xFEFF, 0xFF00),
    (0xFFF9, 0xFFFC),
    (0xE0000, 0xE0200),
)
"""Zero-width and format characters, marks of direction and variation selectors among them."""

SUBSCRIPT = ((0x5F, 0x60), (0xFF3F, 0xFF40))
"""The underscore that some copies write where a subscript stood: PM_2.5"""
DROPPED = 0xFFFFFFFF
BEYOND_SPACES = 0x3001
"""No code point from here on is white space."""
PORTION = 1 << 18
"""Characters folded at a time: bounds the memory that large texts need."""


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in normal form; `offsets[i]` is where character i stands in the raw text, the last one its length."""

    raw: str = field(repr=False)
    text: str
    offsets: "array[int]" = field(repr=False)

    @property
    def raw_print(self) -> str:
        """Fingerprint of the text as it is."""
        return fingerprint(self.raw)

    @property
    def layout_print(self) -> str:
        """Fingerprint of the text without white space: equal means that only the layout differs."""
        return fingerprint(_unspaced(self.raw))

    @property
    def normal_print(self) -> str:
        """Fingerprint of the normal form: equal means that at most layout and typography differ."""
        return fingerprint(self.text)


def fingerprints(text: str, codes: Codes, normal: str) -> tuple[str, str, str]:
    """The raw, layout and normal fingerprint of a text whose code points and normal form are given."""
    bare = codes[~_spaces().take(codes, mode="clip")]
    return fingerprint(text), fingerprint(text_from_codes(bare)), fingerprint(normal)


def normal_text(codes: Codes) -> str:
    """The normal form of a text whose code points are given, made without offsets."""
    folded = _table().take(codes)
    return text_from_codes(folded[folded != DROPPED])


def normalise(text: str) -> Normal:
    """Fold and drop characters by class; any string, lone surrogates included, never raises."""
    offsets = array("i")
    parts: list[str] = []
    for start in range(0, len(text), PORTION):
        folded = _table()[codes_of(text[start : start + PORTION])]
        kept = np.flatnonzero(folded != DROPPED)
        parts.append(text_from_codes(folded[kept]))
        offsets.frombytes((kept + start).astype(np.int32).tobytes())
    offsets.append(len(text))
    return Normal(raw=text, text="".join(parts), offsets=offsets)


def classify(old: str, new: str) -> Sameness:
    """How two texts differ, by their fingerprints alone: no diff is made."""
    if old == new:
        return "same"
    if _unspaced(old) == _unspaced(new):
        return "layout"
    return "typography" if normalise(old).text == normalise(new).text else "content"


def codes_of(text: str) -> Codes:
    """Code points of a text, lone surrogates included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def text_from_codes(codes: Codes) -> str:
    """The text of code points: the inverse of codes_of."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def _unspaced(text: str) -> str:
    return "".join(text.split())


def fingerprint(text: str) -> str:
    """SHA-256 of a text, lone surrogates included, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _spaces() -> Flags:
    """Code point -> whether it is white space; the last row stands for all code points from there on."""
    return np.array([chr(code).isspace() for code in range(BEYOND_SPACES + 1)])


@cache
def _table() -> Codes:
    """Code point -> code point that stands for its class, or DROPPED."""
    table = np.arange(0x110000, dtype=np.uint32)
    start, end = FULL_WIDTH
    table[start:end] = np.arange(start - 0xFEE0, end - 0xFEE0)
    for start, end in COMPATIBLE:
        for code in range(start, end):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1:
                table[code] = ord(plain)
    for stand_in, members in CLASSES:
        table[[ord(member) for member in members]] = ord(stand_in)
    for start, end in SPACES + FORMATS + SUBSCRIPT:
        table[start:end] = DROPPED
    return table
