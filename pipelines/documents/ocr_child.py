"""A picture or a scanned PDF on standard input -> the lines on its pages on standard output, a line of JSON a page.

rapidocr with its own models (PP-OCRv6, in the wheel); a process of its own with bounds.
"""

import json
import os
import sys
from collections.abc import Iterator
from typing import Any

from pipelines.documents.bounded_process import hold

SCALE = 200 / 72
"""Pages are rendered at 200 dots an inch. Measured: at 150 and 200 every Chinese character and digit of a page is right,
at 100 parts of lines are dropped silently."""
MAX_PIXELS = 40_000_000
"""Pixels of a page beyond which it is rendered smaller (guess; A4 at 200 dpi has 3.9 million)."""
ONE_THREAD = {
    "Global.log_level": "error",
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
"""More threads read no better, and an archive reads several files at a time."""


def main(seconds: int, megabytes: int, most: int) -> int:
    """Write the number of pages, then each page; exit code 3 for what is no picture and no PDF."""
    hold(seconds, megabytes)
    os.environ["OMP_NUM_THREADS"] = "1"
    from rapidocr import RapidOCR

    body = sys.stdin.buffer.read()
    count, pages = _pdf_pages(body) if body.startswith(b"%PDF-") else (1, iter([body]))
    print(json.dumps({"pages": count}), flush=True)
    if count > most:
        return 0
    engine = RapidOCR(params=ONE_THREAD)
    for page in pages:
        found = engine(page)
        boxes = [] if found.boxes is None else [box.tolist() for box in found.boxes]
        lines = [[text, box] for text, box in zip(found.txts or (), boxes, strict=True)]
        print(json.dumps(lines), flush=True)
    return 0


def _pdf_pages(body: bytes) -> tuple[int, Iterator[Any]]:
    """Return the number of pages of a PDF, and the pages as arrays of pixels."""
    import pypdfium2

    document = pypdfium2.PdfDocument(body)

    def rendered() -> Iterator[Any]:
        for page in document:
            width, height = page.get_size()
            scale = min(SCALE, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
            yield page.render(scale=scale).to_numpy()

    return len(document), rendered()


if __name__ == "__main__":
    os._exit(main(*map(int, sys.argv[1:4])))
