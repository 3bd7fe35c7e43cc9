"""OFD (GB/T 33190) -> its lines: pages in the document's order, text by height and place, ruled tables.

No library reads it: easyofd loses page order and cannot read its own files. Names are read without their namespace, as
three are in use, attributes whatever their case. Templates (a head, a form), seals, signatures and notes are no text.
"""

import posixpath
import re
from collections.abc import Iterator
from itertools import pairwise

from pipelines.documents.packed_xml import PackedXml, TooLargeError, attribute, joined, local, within
from pipelines.documents.reading import IMAGES, SCANNED, Reading
from pipelines.documents.typeset import paragraphs_of
from pipelines.documents.typeset.typeset_page import ONE_WORD, PlacedText, Rule, TypesetPage, letters
from pipelines.parse.html import Element

START = "OFD.xml"
POINTS = 72 / 25.4
"""Points of a millimetre, the unit of OFD."""
MAX_PAGES = 400
"""Pages that are read (guess, as of a PDF)."""
MAX_REPEATS = 5_000
"""How often a distance is repeated at most (guess; a line has under 200 letters)."""
ONE_LINE = 0.4
"""Share of the letter size within which heights are those of one line (guess)."""
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""What poor converters leave of letters whose meaning they did not know."""
UNDECODED_SHARE = 0.1
"""Share of such letters above which a document could not be read (guess)."""
NUMBER = re.compile(r"-?\d+(?:\.\d*)?|-?\.\d+|g", re.IGNORECASE)
PATH_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
UNIT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_ofd(body: bytes) -> Reading:
    """Read an OFD file.

    Args:
        body: its bytes.

    Returns:
        Its paragraphs; `scanned` where its pages show images only.

    Raises:
        TooLargeError: more pages, or more bytes unpacked, than the bounds.
        KeyError: it names a part that is not there.
        Exception: whatever zipfile and lxml raise on damaged files.
    """
    package = PackedXml.open(body)
    pages = [_page(package, name) for name in _page_names(package)]
    text = "".join(run.text for page in pages for run in page.runs)
    private = len(PRIVATE.findall(text))
    if private > UNDECODED_SHARE * len(text):
        return Reading(unreadable=f"{private} of {len(text)} letters are private to its fonts")
    lines = [PRIVATE.sub("\ufffd", line) for line in paragraphs_of(pages).lines]
    if not lines:
        return Reading(flags=frozenset({SCANNED}), unreadable=IMAGES)
    return Reading(lines)


def _page_names(package: PackedXml) -> list[str]:
    """Return the parts that hold the pages, in the order in which the document lists them."""
    found: list[str] = []
    for root in within(package.xml(START), "DocRoot"):
        name = joined("", (root.text or "").strip())
        for page in within(package.xml(name), "Page"):
            place = attribute(page, "BaseLoc")
            beside = joined(posixpath.dirname(name), place)
            found.append(beside if beside in package else joined("", place))
    if len(found) > MAX_PAGES:
        raise TooLargeError(f"{len(found)} pages, more than {MAX_PAGES}")
    return found


def _page(package: PackedXml, name: str) -> TypesetPage:
    """Read a page."""
    content = package.xml(name)
    runs = [run for thing in within(content, "TextObject") if _is_shown(thing) for run in _runs(thing)]
    rules = [rule for thing in within(content, "PathObject") if _is_shown(thing) for rule in _rules(thing)]
    return TypesetPage(_by_place(runs), rules)


def _is_shown(thing: Element) -> bool:
    return attribute(thing, "Visible", "true").lower() != "false" and attribute(thing, "Alpha", "255") != "0"


def _by_place(runs: list[PlacedText]) -> list[PlacedText]:
    """Order pieces by height, those of one line by place."""
    rows: list[list[PlacedText]] = []
    for run in sorted(runs, key=lambda each: -each.y):
        if rows and rows[-1][0].y - run.y <= ONE_LINE * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [run for row in rows for run in sorted(row, key=lambda each: each.x0)]


def _numbers(text: str) -> list[float]:
    return [float(each) for each in NUMBER.findall(text) if each not in "gG"]


def _matrix(thing: Element) -> tuple[float, float, float, float, float, float]:
    given = _numbers(attribute(thing, "CTM"))
    return (given[0], given[1], given[2], given[3], given[4], given[5]) if len(given) == 6 else UNIT


def _corner(thing: Element) -> tuple[float, float]:
    box = [*_numbers(attribute(thing, "Boundary")), 0.0, 0.0]
    return box[0], box[1]


def _place(thing: Element, x: float, y: float) -> tuple[float, float]:
    """Return where a point of an object is on its page, in points; heights grow upwards."""
    a, b, c, d, e, f = _matrix(thing)
    left, top = _corner(thing)
    return (left + a * x + c * y + e) * POINTS, -(top + b * x + d * y + f) * POINTS


def _runs(thing: Element) -> Iterator[PlacedText]:
    """Yield the pieces of a text object: each of its codes, parted where a distance is wide."""
    size = next(iter(_numbers(attribute(thing, "Size") or attribute(thing, "size"))), 0.0) or 1.0
    scale = abs(_matrix(thing)[0]) or 1.0
    for code in within(thing, "TextCode"):
        text = (code.text or "").replace("\n", " ").replace("\r", " ")
        steps = _steps(attribute(code, "DeltaX"), len(text) - 1)
        down = _steps(attribute(code, "DeltaY"), len(text) - 1)
        x, y = (next(iter(_numbers(attribute(code, name))), 0.0) for name in ("X", "Y"))
        start, begun = 0, x
        for at in range(len(text)):
            step = steps[at] if at < len(steps) else size * letters(text[at])
            fall = down[at] if at < len(down) else 0.0
            last = at == len(text) - 1
            if (
                last
                or step - size * letters(text[at]) > ONE_WORD * size
                or step < 0
                or abs(fall) > ONE_LINE * size
            ):
                wide = size * letters(text[at])
                x0, height = _place(thing, begun, y)
                piece = text[start : at + 1]
                yield PlacedText(piece, x0, _place(thing, x + wide, y)[0], height, size * scale * POINTS)
                start, begun = at + 1, x + step
            x, y = x + step, y + fall


def _steps(written: str, most: int) -> list[float]:
    """Return the distances between letters: `g 3 5.6 4.2` is 5.6 three times, then 4.2."""
    found = NUMBER.findall(written)
    steps: list[float] = []
    at = 0
    while at < len(found) and len(steps) < most:
        if (
            found[at] in "gG"
            and at + 2 < len(found)
            and found[at + 1] not in "gG"
            and found[at + 2] not in "gG"
        ):
            steps += [float(found[at + 2])] * min(int(float(found[at + 1])), MAX_REPEATS)
            at += 3
        else:
            steps += [float(found[at])] if found[at] not in "gG" else []
            at += 1
    return steps[: max(most, 0)]


def _rules(thing: Element) -> Iterator[Rule]:
    """Yield the straight lines of a path that are level or upright; none of a path that is filled only."""
    data = next((each.text or "" for each in thing if local(each) == "AbbreviatedData"), "")
    points: list[tuple[float, float]] = []
    for step, written in PATH_STEP.findall(data):
        numbers = _numbers(written)
        if step in "SM" or step not in "LC" or len(numbers) % 2:
            yield from _straight(points)
            points = []
        if step in "SML":
            points += [_place(thing, x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        elif step == "C" and points:
            points.append(points[0])
    yield from _straight(points)


def _straight(points: list[tuple[float, float]]) -> Iterator[Rule]:
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(x1 - x0) < 1 or abs(y1 - y0) < 1:
            yield Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
