"""A document of python-docx -> the lines that we read in its file."""

import io

from docx.document import Document

from pipelines.documents.kinds import read_document


def saved(document: Document) -> bytes:
    """The bytes of its file."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def lines(document: Document) -> list[str]:
    """Its lines."""
    read = read_document("docx", saved(document))
    assert not read.damaged
    return read.lines
