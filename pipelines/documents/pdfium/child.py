"""PDF on standard input -> its pages on standard output, a line of JSON each; a process of its own with bounds."""

import json
import os
import sys
from typing import Any

import pypdfium2.raw as pdfium

from pipelines.documents.bounded_process import hold
from pipelines.documents.pdfium.page_reader import PageReader
from pipelines.documents.pdfium.stand_in_font import install


def main(seconds: int, megabytes: int, most: int) -> int:
    """Write the number of pages, then each page, a line each; exit code 3 for what is no PDF or needs a password."""
    hold(seconds, megabytes)
    body = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))
    font = install()
    document = pdfium.FPDF_LoadMemDocument64(body, len(body), None)
    if not document:
        tell({"error": pdfium.FPDF_GetLastError()})
        return 3
    pages = pdfium.FPDF_GetPageCount(document)
    tell({"pages": pages})
    for at in range(pages if pages <= most else 0):
        page = pdfium.FPDF_LoadPage(document, at)
        text = pdfium.FPDFText_LoadPage(page) if page else None
        tell(PageReader(page, text).read() if text else {})
        if text:
            pdfium.FPDFText_ClosePage(text)
        if page:
            pdfium.FPDF_ClosePage(page)
    del font
    return 0


def tell(what: dict[str, Any]) -> None:
    """Write a line at once: what was told before a crash is known."""
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    os._exit(
        main(*map(int, sys.argv[1:4]))
    )  # without Python's end, in which pdfium and its font would be taken apart
