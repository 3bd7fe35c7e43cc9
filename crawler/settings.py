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
