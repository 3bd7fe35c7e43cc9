"""A picture or a scanned PDF -> its lines, as a machine recognises them: an extra (`make ocr`), always flagged `ocr`."""

import json
import re
from importlib.util import find_spec
from statistics import median

from pipelines.documents.bounded_process import run
from pipelines.documents.reading import IMAGES, OCR, SCANNED, Reading
from pipelines.documents.typeset import paragraphs_of
from pipelines.documents.typeset.typeset_page import PlacedText, TypesetPage, letters

CHILD = "pipelines.documents.ocr_child"
MAX_PAGES = 60
"""Scanned pages that are read: five CPU seconds each (guess)."""
SECONDS, MEGABYTES, PATIENCE = 600, 4000, 1800
"""CPU seconds, memory and seconds of the clock that a file may take. Measured: 4.4 seconds and 660 MB a page of A4."""
ADVICE = "; make ocr lets a machine read it"
HAN = "\u3400-\u9fff"
HALF_WIDTH = re.compile(rf"(?<=[{HAN}”」）]) ?([,:;!?]) ?|(\() ?(?=[{HAN}])|(?<=[{HAN}]) ?(\))")
"""Half-width signs beside Chinese characters, as the models write them: `各位代表:`."""
FULL_WIDTH = str.maketrans(",:;!?()", "，：；！？（）")
OFF, FEW = 0.2, 4
"""Share by which boxes are off, and letters of a line below which its box says nothing of their size (guesses)."""
BASE_LINE = 0.8
"""Share of a line's box above its base line (guess; heights only have to differ by lines)."""


def is_installed() -> bool:
    """Whether the extra is there."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def read_images(body: bytes, flags: frozenset[str] = frozenset()) -> Reading:
    """Read a picture or a PDF whose pages are images.

    Args:
        body: its bytes.
        flags: flags that the reading has in any case.

    Returns:
        Its paragraphs, flag `ocr`; why it was not read where the extra is not installed or the file is beyond the bounds.
    """
    flags |= {SCANNED}
    if not is_installed():
        return Reading(flags=flags, unreadable=IMAGES + ADVICE)
    told = run(CHILD, body, SECONDS, MEGABYTES, MAX_PAGES, patience=PATIENCE)
    lines = told.output.splitlines()
    pages = json.loads(lines[0])["pages"] if lines else 0
    if told.error or not lines:
        return Reading(flags=flags, unreadable=f"{IMAGES}; recognising them failed: {told.error}")
    if pages > MAX_PAGES:
        return Reading(flags=flags, unreadable=f"{IMAGES}; {pages} pages, more than {MAX_PAGES}")
    read = paragraphs_of([_page(json.loads(line)) for line in lines[1:]]).lines
    if not read:
        return Reading(flags=flags, unreadable=IMAGES)
    return Reading([full_width(line) for line in read], flags | {OCR})


def _page(found: list[tuple[str, list[list[float]]]]) -> TypesetPage:
    """Make a page of recognised lines and their boxes, whose corners go round from the top left; heights grow upwards."""
    boxes: list[tuple[str, list[list[float]]]] = [(text, box) for text, box in found if text.strip()]
    sizes = [_size(text, box) for text, box in boxes]
    usual = median(sizes) if sizes else 1.0
    runs = [
        PlacedText(
            text,
            box[0][0],
            box[1][0],
            -(box[0][1] + BASE_LINE * (box[3][1] - box[0][1])),
            _near(text, size, usual),
        )
        for (text, box), size in zip(boxes, sizes, strict=True)
    ]
    return TypesetPage(sorted(runs, key=lambda run: (-run.y, run.x0)))


def _size(text: str, box: list[list[float]]) -> float:
    """Size of the letters of a line, by its width."""
    return max((box[1][0] - box[0][0]) / max(letters(text), 1.0), 1.0)


def _near(text: str, size: float, usual: float) -> float:
    """Return the usual size for one that differs from it no more than boxes are off, and for a few letters."""
    return usual if abs(size - usual) <= OFF * usual or letters(text) < FEW else size


def full_width(line: str) -> str:
    """Write the signs beside Chinese characters full-width."""

    def sign(found: re.Match[str]) -> str:
        return (found[1] or found[2] or found[3]).translate(FULL_WIDTH)

    return HALF_WIDTH.sub(sign, line)
