"""Kind of a document -> its reader: the table of what is read."""

from collections.abc import Callable

from pipelines.documents.doc import read_doc
from pipelines.documents.docx import read_lines
from pipelines.documents.ocr import read_images
from pipelines.documents.odt import read_odt
from pipelines.documents.ofd import read_ofd
from pipelines.documents.packed_xml import TooLargeError
from pipelines.documents.pdf import read_pdf
from pipelines.documents.reading import Reading
from pipelines.documents.rtf import read_rtf
from pipelines.parse.document import open_page
from pipelines.parse.html import drop_scripts
from pipelines.parse.text_rendering import lines_of
from storage.records import Page

Reader = Callable[[bytes], Reading]


def read_document(kind: str, body: bytes) -> Reading:
    """Read a document.

    Args:
        kind: its kind, as `recognise` of `pipelines/parse/media_type.py` names it.
        body: its bytes; damaged ones are allowed.

    Returns:
        What it says, or why it was not read. Never raises.
    """
    reader = READERS.get(kind)
    if reader is None:
        return Reading(unreadable=f"a document of the kind {kind}, which is kept and not read")
    try:
        return reader(body)
    except TooLargeError as error:
        return Reading(too_large=str(error))
    except Exception as error:  # noqa: BLE001 — zipfile, lxml and others raise many kinds of errors on damaged files
        return Reading(damaged=f"{type(error).__name__}: {error}"[:120])


def _chunk_lines(body: bytes) -> list[str]:
    """Return the lines of a document that stands whole inside a DOCX: HTML, text, or a document of its own."""
    document = open_page(Page(url="", body=body))
    if document.root is not None:
        drop_scripts(document.root)
        return lines_of(document.root)
    if document.medium == "text":
        return [line.strip() for line in document.text.splitlines()]
    return read_document(document.type, body).lines


def _docx(body: bytes) -> Reading:
    return Reading(read_lines(body, _chunk_lines))


def _doc(body: bytes) -> Reading:
    return read_doc(body, _chunk_lines)


READERS: dict[str, Reader] = {
    "pdf": read_pdf,
    "png": read_images,
    "jpeg": read_images,
    "docx": _docx,
    "doc": _doc,
    "wps": _doc,
    "ofd": read_ofd,
    "odt": lambda body: Reading(read_odt(body)),
    "rtf": lambda body: Reading(read_rtf(body)),
}
"""Kind -> reader."""
