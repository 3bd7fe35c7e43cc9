"""The table of formats that are imported: of folders, then of files, the more certain mark first."""

from crawler.captures.captured import FolderImporter, Importer
from crawler.captures.formats.archivebox import ARCHIVEBOX
from crawler.captures.formats.git_history import GIT
from crawler.captures.formats.httrack import HTTRACK
from crawler.captures.formats.mhtml import MHTML
from crawler.captures.formats.scrapbook import SCRAPBOOK
from crawler.captures.formats.scrapy_cache import SCRAPY_CACHE
from crawler.captures.formats.wacz_folder import WACZ_FOLDER
from crawler.captures.formats.warc import WEB_ARCHIVE
from crawler.captures.tables.table_importer import MAPPED_TABLE

FOLDERS: tuple[FolderImporter, ...] = (GIT, SCRAPY_CACHE, ARCHIVEBOX, HTTRACK, SCRAPBOOK, WACZ_FOLDER)
"""Folders that a tool wrote as a whole."""
FORMATS: tuple[Importer, ...] = (WEB_ARCHIVE, MHTML, MAPPED_TABLE)
"""Files; `intake.py` adds lists and ZIPs, which lead to other files. What none recognises may be a saved page."""
