"""Bytes -> Document: media type, encoding, HTML, PDF, DOCX, JSON; an element -> its lines."""
