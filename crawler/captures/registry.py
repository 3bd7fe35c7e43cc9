"""The table of formats that are imported: of folders, then of files, the more certain mark first."""

from crawler.captures.captured import FolderImporter, Importer
from crawler.captures.mhtml import MHTML
from crawler.captures.warc import WEB_ARCHIVE

FOLDERS: tuple[FolderImporter, ...] = ()
"""Folders that a tool wrote as a whole."""
FORMATS: tuple[Importer, ...] = (WEB_ARCHIVE, MHTML)
"""Files; what none recognises may be a saved page."""
