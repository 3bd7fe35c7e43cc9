"""Documents: PDFs of real reports beside their DOCX, all kinds beside one report, CPU a page beside pypdf; one run."""

import io
import sys
from collections import Counter
from collections.abc import Callable
from os import times
from pathlib import Path

from benchmarks.common.paths import CORPUS, ROOT
from pipelines.diff.edits import compare_edits
from pipelines.documents.kinds import read_document
from pipelines.documents.ocr import is_installed
from pipelines.refine import refine
from storage.records import Page

REPORTS = CORPUS / "reports_2025"
KINDS = ROOT / "tests" / "documents"
FALSE = ("number", "wording", "boilerplate")
"""Kinds of hunks that a copy of the same text never has."""
RUNS = 3
ADDRESS = "https://www.lingzhou.example/a."


def text_of(path: Path) -> str:
    (outcome,) = refine(Page(url=ADDRESS + path.suffix[1:], body=path.read_bytes()))
    return outcome.article.text


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of some work, those of its processes with it; the least of several runs."""
    spent = []
    for _ in range(RUNS):
        before = times()
        work()
        after = times()
        spent.append(sum(after[:4]) - sum(before[:4]))
    return min(spent)


def by_pypdf(body: bytes) -> int:
    """Let pypdf read all text; return the number of pages."""
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(body))
    return len([page.extract_text() for page in reader.pages])


def pdfs() -> dict[str, object]:
    """Compare PDFs that LibreOffice made of real DOCX with these."""
    files = sorted((REPORTS / "pdf_from_docx").glob("*.pdf"))
    kinds, equal = Counter[str](), 0
    for path in files:
        ours, theirs = text_of(path), text_of(REPORTS / f"{path.stem}.docx")
        kinds.update(hunk.kind for hunk in compare_edits(theirs, ours).hunks)
        equal += ours.count("\n") == theirs.count("\n")
    bodies = [path.read_bytes() for path in files[:4]]
    pages = sum(map(by_pypdf, bodies))
    mine = cpu(lambda: [read_document("pdf", body) for body in bodies]) / max(pages, 1)
    theirs_cpu = cpu(lambda: [by_pypdf(body) for body in bodies]) / max(pages, 1)
    return {
        "PDFs of real DOCX": len(files),
        "as many paragraphs": equal,
        "false numbers, wordings, boilerplate": sum(kinds[kind] for kind in FALSE),
        "other hunks (signs that the PDF lacks)": sum(kinds.values()) - sum(kinds[kind] for kind in FALSE),
        "CPU ms a page": round(1000 * mine, 1),
        "CPU ms a page, pypdf": round(1000 * theirs_cpu, 1),
    }


def kinds() -> dict[str, object]:
    """Compare one report in each kind with its DOCX."""
    report = text_of(KINDS / "report.docx")
    return {
        path.name: "equal" if text_of(path) == report else f"{len(text_of(path))} of {len(report)} characters"
        for path in sorted(KINDS.glob("report*"))
    }


def recognised() -> dict[str, object]:
    """Cost and result of recognising a page of A4 at 150 dots an inch."""
    from resource import RUSAGE_CHILDREN, getrusage

    page = (KINDS / "page_150dpi.png").read_bytes()
    seconds = cpu(lambda: read_document("png", page))
    report = read_document("docx", (KINDS / "report.docx").read_bytes()).lines
    lines = read_document("png", page).lines
    return {
        "OCR: lines equal": f"{sum(line in report for line in lines)} of {len(lines)}",
        "OCR: CPU s a page, with start": round(seconds, 1),
        "OCR: MB": getrusage(RUSAGE_CHILDREN).ru_maxrss // 1024,
    }


def main() -> int:
    """Print the figures; 1 where a PDF of the same text shows a false change."""
    figures = kinds()
    figures |= recognised() if is_installed() else {"OCR": "not installed (make ocr)"}
    found = pdfs() if REPORTS.is_dir() else {"PDFs of real DOCX": "no corpus beside the checkout"}
    for name, value in (figures | found).items():
        print(f"{name:42}{value}")
    return int(bool(found.get("false numbers, wordings, boilerplate")))


if __name__ == "__main__":
    sys.exit(main())
