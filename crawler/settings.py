"""What differs from Scrapy's defaults, and why; everything can be set again with -s NAME=VALUE."""

from os import environ

BOT_NAME = "yange"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"
COMMANDS_MODULE = "crawler.commands"
TEMPLATES_DIR = "crawler/templates"

# Ours. The archive, and the only clock: empty means the system's, else a fixed ISO moment (demo, tests, soak).
ARCHIVE = environ.get("YANGE_ARCHIVE", "archive.db")
CLOCK = ""
# Who crawls: an address that the administrators of a site can write to. Crawling refuses to start without it.
CONTACT = environ.get("YANGE_CONTACT", "")
# Address of an HTTP proxy for every request; the sample sites and the tests live behind one on loopback.
PROXY = ""

ITEM_PIPELINES = {
    "pipelines.stages.Snapshot": 100,
    "pipelines.stages.Screen": 200,
    "pipelines.stages.Extract": 300,
    "pipelines.stages.Clean": 400,
    "pipelines.stages.Identify": 500,
    "pipelines.stages.Store": 600,
}

# Manners: government sites are slow and shared, and nothing here is urgent.
ROBOTSTXT_OBEY = True
USER_AGENT = "Yange/0.1 (archive of government work reports)"  # crawling adds CONTACT
ROBOTSTXT_USER_AGENT = "Yange"
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 3.0
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 3.0
AUTOTHROTTLE_MAX_DELAY = 60.0
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9",
}

# Safety: a bad certificate is an error, a page has an end, and nothing but http(s) is ever opened.
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 40 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_HANDLERS = {"file": None, "ftp": None, "s3": None, "data": None}
REDIRECT_MAX_TIMES = 5
METAREFRESH_MAXDELAY = 10
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

LOG_LEVEL = "INFO"

SPIDER_MIDDLEWARES = {"crawler.middlewares.Capture": 10}  # outermost: sees what all others let through
DOWNLOADER_MIDDLEWARES = {"crawler.middlewares.Proxy": 740}
HTTPERROR_ALLOW_ALL = True  # an error is an answer too, and history
RETRY_TIMES = 1
RETRY_HTTP_CODES = [500, 502, 504, 408, 522, 524]  # 429 and 503 ask for patience, not for a second try

# Bounds of looking around.
SEEK_PAGES = 60  # pages read in search of columns
SEEK_DEPTH = 5  # steps away from the home page
LIST_PAGES = 500  # pages of one list
ATTACHMENTS = 6  # files fetched with one report

EXTENSIONS = {"crawler.tally.Tally": 100}
SOURCES_AT_ONCE = 64  # sources crawled side by side; each has hosts of its own
