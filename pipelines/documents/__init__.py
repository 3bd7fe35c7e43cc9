"""Bytes of a document -> its lines: PDF, OFD, DOCX, DOC, ODT, RTF; a reader a kind, all in one table."""
