"""A page that pdfium opened -> its runs of text and ruled lines."""

import ctypes
from bisect import bisect_left
from dataclasses import asdict, dataclass
from math import atan2, degrees, hypot
from typing import Any

import pypdfium2.raw as pdfium

SAME_RUN = 0.15
"""Share of the letter size up to which a gap goes on with a run (guess; wider ones may part cells of a narrow table)."""
BACK = 0.1
"""Share by which a letter may begin before the one before it (guess). Its box may reach far into the next one's: a font's
default width is a whole letter, and quotation marks after a stop are set half a letter closer."""
RAISED = 0.12
"""Share by which a letter's height may differ within a run (guess)."""
TWICE = 0.2
"""Share of the letter size within which the same letter printed again is bold (guess)."""
UPRIGHT = 5.0
"""Degrees by which a letter may be turned; a watermark is turned by more (guess)."""
THIN = 2.5
"""Points of a path's height or width up to which it is a ruled line (guess)."""
MAX_CHARS, MAX_PATHS = 40_000, 5_000
"""Letters of a page, and its paths, beyond which it is none of a report (guess; the fullest have 2,500 letters)."""
INVISIBLE = 3
"""Rendering mode of text that is not shown, as scanners put under an image."""
UNDECODED = "\ufffd"
SOFT_HYPHEN = "\xad"
NONCHARACTERS = frozenset({0xFFFE, 0xFFFF, 0xFFFD})


@dataclass(slots=True)
class OpenRun:
    """Letters side by side, of one size, on one line; coordinates in points, from the bottom left."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(slots=True)
class Face:
    """What all letters of one text object share."""

    of: int
    size: float
    angle: float
    hidden: bool


class PageReader:
    """Reads one page."""

    def __init__(self, page: Any, text: Any) -> None:
        """Take a page and its text page."""
        self.page, self.text = page, text
        self.runs: list[OpenRun] = []
        self.seen: dict[str, list[tuple[float, float, int]]] = {}
        self.face = Face(0, 0.0, 0.0, hidden=False)
        self.place = (0.0, 0.0, 0.0)
        """Edges and height of the last letter: several letters of one sign (/ActualText) stand at one place."""
        self.rules = self._rules()
        self.walls = sorted(rule[0] for rule in self.rules if rule[2] - rule[0] <= THIN)
        """Places of upright lines: what they part are cells."""
        self.hidden = self.undecoded = self.letters = 0

    def read(self) -> dict[str, Any]:
        """Return what the page shows: runs, ruled lines, and counts of letters."""
        count = min(pdfium.FPDFText_CountChars(self.text), MAX_CHARS)
        for at in range(max(count, 0)):
            if not pdfium.FPDFText_IsGenerated(self.text, at):
                self._letter(at)
        width, height = pdfium.FPDF_GetPageWidthF(self.page), pdfium.FPDF_GetPageHeightF(self.page)
        return {
            "runs": [list(asdict(run).values()) for run in self.runs if run.text.strip()],
            "rules": self.rules,
            "letters": self.letters,
            "undecoded": self.undecoded,
            "hidden": self.hidden,
            "width": width,
            "height": height,
        }

    def _letter(self, at: int) -> None:
        """Read one letter, and put it at the end of the last run or of a new one."""
        char = self._char(at)
        face = self._face(at)
        if not char or abs(face.angle) > UPRIGHT:
            return
        box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetLooseCharBox(self.text, at, box)
        pdfium.FPDFText_GetCharOrigin(self.text, at, x, y)
        if self._is_twice(char, x.value, y.value, face):
            return
        self.letters += char != " "
        self.undecoded += char == UNDECODED
        self.hidden += face.hidden
        self._put(char, min(box.left, box.right), max(box.left, box.right), y.value, face.size)

    def _char(self, at: int) -> str:
        """Return a letter; U+FFFD for one that the file does not tell, empty for what is none."""
        code = pdfium.FPDFText_GetUnicode(self.text, at)
        if pdfium.FPDFText_IsHyphen(self.text, at):
            return "-"
        if code in NONCHARACTERS or 0xD800 <= code <= 0xF8FF or code >= 0xF0000:
            return UNDECODED
        if pdfium.FPDFText_HasUnicodeMapError(self.text, at) == 1 and code != 0x20:
            return UNDECODED
        if code < 0x20 or 0x7F <= code < 0xA0:
            return " " if code in {9, 10, 13} else ""
        char = chr(code)
        return " " if char.isspace() else char

    def _face(self, at: int) -> Face:
        """Return size, angle and visibility of a letter, which those of one text object share."""
        thing = pdfium.FPDFText_GetTextObject(self.text, at)
        address = ctypes.cast(thing, ctypes.c_void_p).value or 0
        if address != self.face.of or not address:
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFText_GetMatrix(self.text, at, matrix)
            size = pdfium.FPDFText_GetFontSize(self.text, at) * hypot(matrix.c, matrix.d)
            mode = pdfium.FPDFTextObj_GetTextRenderMode(thing) if address else 0
            self.face = Face(
                address, size or 1.0, degrees(atan2(matrix.b, matrix.a or 1e-9)), hidden=mode == INVISIBLE
            )
        return self.face

    def _is_twice(self, char: str, x: float, y: float, face: Face) -> bool:
        """Whether another text object has the same letter at the same place, as bold is made."""
        near = TWICE * face.size
        places = self.seen.setdefault(char, [])
        twice = char != " " and any(
            abs(x - left) <= near and abs(y - low) <= near and of != face.of
            for left, low, of in places[-200:]
        )
        if not twice:
            places.append((x, y, face.of))
        return twice

    def _put(self, char: str, x0: float, x1: float, y: float, size: float) -> None:
        """Put a letter at the end of the last run where it goes on with it, else begin another."""
        last = self.runs[-1] if self.runs else None
        beside = (
            last is not None
            and abs(last.size - size) <= RAISED * size
            and abs(last.y - y) <= RAISED * size
            and x0 >= self.place[0] - BACK * size
            and x0 - last.x1 <= SAME_RUN * size
            and not self._is_walled(last.x1, x0)
        )
        same_place = (x0, x1, y) == self.place
        self.place = (x0, x1, y)
        if last is None or not (beside or same_place):
            self.runs.append(OpenRun(char, x0, x1, y, size))
            return
        last.text += char
        last.x1 = x1

    def _is_walled(self, left: float, right: float) -> bool:
        """Whether an upright ruled line stands between two letters."""
        at = bisect_left(self.walls, left - 1)
        return at < len(self.walls) and self.walls[at] <= right + 1 and right - left > 1

    def _rules(self) -> list[list[float]]:
        """Return the page's ruled lines, as [left, bottom, right, top]; the edges of a box are four."""
        rules: list[list[float]] = []
        for at in range(min(pdfium.FPDFPage_CountObjects(self.page), MAX_PATHS)):
            thing = pdfium.FPDFPage_GetObject(self.page, at)
            if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_PATH:
                continue
            edges = [ctypes.c_float() for _ in range(4)]
            if pdfium.FPDFPageObj_GetBounds(thing, *edges):
                left, bottom, right, top = (edge.value for edge in edges)
                rules += _lines(thing, left, bottom, right, top)
        return rules


def _lines(thing: Any, left: float, bottom: float, right: float, top: float) -> list[list[float]]:
    """Return the ruled lines that a path draws: itself if it is thin, the edges if it is a stroked box."""
    if right - left <= THIN or top - bottom <= THIN:
        return [[left, bottom, right, top]]
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(thing, fill, stroke) or not stroke.value:
        return []
    return [
        [left, bottom, right, bottom],
        [left, top, right, top],
        [left, bottom, left, top],
        [right, bottom, right, top],
    ]
