"""DOC and WPS (Word 97 to 2003) -> DOCX -> its lines.

LibreOffice and catdoc write deleted words beside the inserted ones, antiword and catdoc lose the numbers of lists;
msdoc2docx keeps both apart, and our reader of DOCX does the rest.
"""

from pipelines.documents.bounded_process import run
from pipelines.documents.docx import ReadChunk, read_lines
from pipelines.documents.reading import Reading

CHILD = "pipelines.documents.doc_child"
SECONDS, MEGABYTES = 20, 1000
"""CPU seconds and memory that a file may take (guess; a report takes a quarter of a second)."""

NOT_READ = ("EncryptedDocumentError", "UnsupportedFeatureError", "StreamNotFound", "InvalidCompoundFile")
"""Words of the library on what is no Word document of 97 to 2003, or has a password: old WPS files among them."""


def read_doc(body: bytes, read_chunk: ReadChunk) -> Reading:
    """Read a DOC.

    Args:
        body: its bytes; damaged ones are allowed.
        read_chunk: reads a document that stands whole inside it.

    Returns:
        Its lines, notes last; `unreadable` for one with a password or of a Word before 97.
    """
    told = run(CHILD, body, SECONDS, MEGABYTES)
    if not told.error:
        return Reading(read_lines(told.output, read_chunk))
    said = told.output.decode("utf-8", "replace")
    if any(name in said for name in NOT_READ):
        return Reading(unreadable=said)
    return Reading(damaged=f"{told.error} {said}".strip())
