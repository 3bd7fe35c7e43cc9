"""RTF -> its lines as an office suite shows them: numbers of lists in, deleted and hidden words out, notes last.

Nothing in a file is followed or run: pictures, objects and field codes are skipped as any other destination that is not text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pipelines.parse.superscripts import LOOK_BACK, RAISED, write_raised

TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([\r\n]+)|([^\\{}\r\n]+)|(\\)"
)
"""A control word with its number, a byte in hexadecimal, a control sign, a brace, a line break, plain bytes."""
SKIPPED = frozenset(
    [
        "colortbl",
        "stylesheet",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "info",
        "pict",
        "object",
        "fldinst",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "annotation",
        "atnid",
        "atnauthor",
        "bkmkstart",
        "bkmkend",
        "xe",
        "tc",
        "private",
        "themedata",
        "nonshppict",
        "datafield",
        "generator",
        "filetbl",
        "pnseclvl",
        "pntxta",
        "pntxtb",
        "sp",
    ]
)
"""Destinations whose text is not shown."""
STARRED = frozenset({"shptxt", "shpinst", "pn", "pntext", "listtext"})
"""Destinations that are read though a reader who does not know them may skip them."""
SIGNS: dict[str, str] = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "tab": " ", "row": "\n", "cell": "\t", "nestcell": "\t",
    "nestrow": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ",
}  # fmt: skip
"""Control words that stand for a character."""
PAGES: dict[int, str] = {
    134: "gb18030", 936: "gb18030", 136: "big5", 950: "big5", 128: "shift_jis", 932: "shift_jis", 129: "cp949", 949: "cp949",
}  # fmt: skip
"""Character set of a font, and code page of a file -> encoding; any other is that of Western Windows."""
WESTERN = "cp1252"
MAX_DEPTH, MAX_BYTES = 2_000, 40_000_000
"""Groups inside each other, and bytes of a file, beyond which it is none of ours (guesses)."""


@dataclass(frozen=True, slots=True)
class GroupState:
    """What holds inside a group."""

    into: str = "text"
    """Where its text goes: text, note, fonts, or nowhere (empty)."""
    font: int = -1
    fallback: int = 1
    """Bytes after a Unicode character that stand for it in old readers."""
    hidden: frozenset[str] = frozenset()
    """What hides its text: deleted, v, strike, striked."""
    raised: bool = False
    label: bool = False
    """Whether its text is the number of a list's item, which ends with a tab."""
    in_row: bool = False


@dataclass(slots=True)
class RtfReader:
    """Reads one file."""

    page: str = WESTERN
    fonts: dict[int, str] = field(default_factory=dict)
    state: GroupState = GroupState()
    stack: list[GroupState] = field(default_factory=list)
    pieces: dict[str, list[str]] = field(default_factory=lambda: {"text": [], "note": []})
    waiting: bytearray = field(default_factory=bytearray)
    """Bytes that are not yet decoded: one character may take two."""
    skip: int = 0
    """Bytes still to be skipped after a Unicode character."""
    high: int = 0
    """First half of a character beyond the first plane."""
    notes: int = 0
    starred: bool = False

    def put(self, text: str) -> None:
        """Write text where that of the group goes."""
        self.flush()
        into = self.pieces.get(self.state.into)
        if into is None or self.state.hidden:
            return
        if self.state.raised and RAISED.fullmatch(text):
            text = write_raised("".join(into[-LOOK_BACK:])[-LOOK_BACK:], text)
        into.append(text)

    def flush(self) -> None:
        """Decode the bytes that wait."""
        if self.waiting:
            text = bytes(self.waiting).decode(self.fonts.get(self.state.font, self.page), "replace")
            self.waiting.clear()
            self.put(text)

    def take_bytes(self, found: bytes) -> None:
        """Take plain bytes, without those that stand for a Unicode character before them."""
        skipped = min(self.skip, len(found))
        self.skip -= skipped
        self.waiting += found[skipped:]

    def open(self) -> None:
        """Begin a group."""
        self.flush()
        if len(self.stack) > MAX_DEPTH:
            raise ValueError(f"more than {MAX_DEPTH} groups inside each other")
        self.stack.append(self.state)

    def close(self) -> None:
        """End a group."""
        self.flush()
        self.skip = 0
        if self.state.into == "note" and self.stack and self.stack[-1].into != "note":
            self.pieces["note"].append("\n")
        self.state = self.stack.pop() if self.stack else GroupState()

    def word(self, name: str, number: int | None) -> None:
        """Obey a control word."""
        if name == "u":
            self.unicode(number or 0)
            return
        self.flush()
        starred, self.starred = self.starred, False
        if name in SKIPPED or (starred and name not in STARRED):
            self.state = replace(self.state, into="")
        elif name in SIGNS:
            self.sign(name)
        elif name in WORDS:
            self.state = WORDS[name](self, number)

    def sign(self, name: str) -> None:
        """Write the character that a control word stands for; a paragraph's end inside a row is a blank."""
        inside = self.state.in_row and name in {"par", "line"}
        self.put("" if self.state.label and name == "tab" else " " if inside else SIGNS[name])

    def unicode(self, number: int) -> None:
        """Write a Unicode character, given as a signed number of 16 bits, or half of one."""
        code = number % 0x10000
        self.skip = 0
        if 0xD800 <= code < 0xDC00:
            self.flush()
            self.high = code
        elif 0xDC00 <= code < 0xE000:
            self.put(chr(0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00) if self.high else "\ufffd")
            self.high = 0
        else:
            self.put(chr(code))
        self.skip = self.state.fallback


Word = Callable[[RtfReader, int | None], GroupState]


def _hiding(name: str) -> Word:
    """Make the word that hides text, and shows it again with the number 0."""

    def obey(reader: RtfReader, number: int | None) -> GroupState:
        hidden = reader.state.hidden
        return replace(reader.state, hidden=hidden - {name} if number == 0 else hidden | {name})

    return obey


def _plain(reader: RtfReader, _: int | None) -> GroupState:
    return replace(reader.state, hidden=frozenset(), raised=False)


def _note(reader: RtfReader, _: int | None) -> GroupState:
    reader.notes += 1
    reader.put(f"[{reader.notes}]")
    reader.pieces["note"].append(f"[{reader.notes}]")
    return replace(reader.state, into="note", in_row=False)


def _font(reader: RtfReader, number: int | None) -> GroupState:
    return replace(reader.state, font=number or 0)


def _charset(reader: RtfReader, number: int | None) -> GroupState:
    if number in PAGES:
        reader.fonts[reader.state.font] = PAGES[number]
    return reader.state


def _page(reader: RtfReader, number: int | None) -> GroupState:
    reader.page = PAGES.get(number or 0, WESTERN)
    return reader.state


WORDS: dict[str, Word] = {
    **{name: _hiding(name) for name in ("deleted", "v", "strike", "striked")},
    **dict.fromkeys(("listtext", "pntext"), lambda reader, _: replace(reader.state, label=True)),
    "plain": _plain,
    "footnote": _note,
    "f": _font,
    "fcharset": _charset,
    "ansicpg": _page,
    "fonttbl": lambda reader, _: replace(reader.state, into="fonts"),
    "uc": lambda reader, number: replace(reader.state, fallback=max(number or 0, 0)),
    "super": lambda reader, number: replace(reader.state, raised=number != 0),
    "nosupersub": lambda reader, _: replace(reader.state, raised=False),
    "intbl": lambda reader, _: replace(reader.state, in_row=True),
    "trowd": lambda reader, _: replace(reader.state, in_row=True),
    "pard": lambda reader, _: replace(reader.state, in_row=False),
}
"""Control words that change what holds inside a group."""
CONTROL_SIGNS: dict[bytes, str] = {
    b"~": " ",
    b"_": "-",
    b"{": "{",
    b"}": "}",
    b"\\": "\\",
    b"\n": "\n",
    b"\r": "\n",
}


def read_rtf(body: bytes) -> list[str]:
    """Read the lines of an RTF file, notes last.

    Args:
        body: its bytes.

    Returns:
        Lines without empty ones; a table's row is one line with tabs between cells.

    Raises:
        ValueError: it is deeper or larger than the bounds.
    """
    if len(body) > MAX_BYTES:
        raise ValueError(f"{len(body)} bytes")
    reader, at = RtfReader(), 0
    while found := TOKEN.match(body, at):
        at = found.end() + _obey(reader, found)
    reader.flush()
    lines = [*"".join(reader.pieces["text"]).split("\n"), *"".join(reader.pieces["note"]).split("\n")]
    return [line for each in lines if (line := _tidy(each))]


def _obey(reader: RtfReader, found: re.Match[bytes]) -> int:
    """Obey a token; return how many bytes after it are data and no tokens."""
    word, number, code, sign, brace, _, plain, _ = found.groups()
    if word:
        value = int(number) if number else None
        reader.word(word.decode("ascii"), value)
        return max(value or 0, 0) if word == b"bin" else 0
    if code:
        reader.take_bytes(bytes([int(code, 16)]))
    elif plain:
        reader.take_bytes(plain)
    elif sign == b"*":
        reader.starred = True
    elif sign in CONTROL_SIGNS:
        reader.put(CONTROL_SIGNS[sign])
    elif brace:
        (reader.open if brace == b"{" else reader.close)()
    return 0


def _tidy(line: str) -> str:
    """Fold white space; tabs part the cells of a row."""
    return "\t".join(" ".join(cell.split()) for cell in line.rstrip("\t ").split("\t")).strip()
