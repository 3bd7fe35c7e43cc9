"""The table of formats that are imported: of folders, then of files, the more certain mark first."""

from crawler.captures.archivebox import ARCHIVEBOX
from crawler.captures.captured import FolderImporter, Importer
from crawler.captures.git_history import GIT
from crawler.captures.httrack import HTTRACK
from crawler.captures.mhtml import MHTML
from crawler.captures.scrapbook import SCRAPBOOK
from crawler.captures.scrapy_cache import SCRAPY_CACHE
from crawler.captures.wacz_folder import WACZ_FOLDER
from crawler.captures.warc import WEB_ARCHIVE

FOLDERS: tuple[FolderImporter, ...] = (GIT, SCRAPY_CACHE, ARCHIVEBOX, HTTRACK, SCRAPBOOK, WACZ_FOLDER)
"""Folders that a tool wrote as a whole."""
FORMATS: tuple[Importer, ...] = (WEB_ARCHIVE, MHTML)
"""Files; `intake.py` adds lists and ZIPs, which lead to other files. What none recognises may be a saved page."""
