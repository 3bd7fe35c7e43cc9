"""What differs from Scrapy's defaults, and why; everything can be set again with -s NAME=VALUE."""

import sys
from os import environ
from pathlib import Path

from crawler.cli.command_names import commands_module

BOT_NAME = "yange"
SPIDER_MODULES = ["crawler.spiders"]
SPIDER_LOADER_CLASS = "crawler.portals.spider_loader.SourceLoader"
PORTALS = str(
    Path(__file__).parent / "portals.csv"
)  # home pages by place, each a source named by its code; "": none
CRAWL_UNDER = ""  # places (33, 3302, 宁波) whose portals crawlall takes beside the sources that are classes
NEWSPIDER_MODULE = "crawler.spiders"
COMMANDS_MODULE = commands_module(sys.argv)
TEMPLATES_DIR = str(Path(__file__).parent / "templates")

# Ours. The archive, and the only clock: empty means the system's, else a fixed ISO moment (demo, tests, soak).
ARCHIVE = environ.get("YANGE_ARCHIVE", "archive.db")
CLOCK = ""
# Processes that read pages and compare texts; 0: the cores there are, at most 4. The outcome does not depend on it.
PROCESSES = 0
# Who crawls: an address that the administrators of a site can write to. Crawling refuses to start without it.
CONTACT = environ.get("YANGE_CONTACT", "")
# Address of an HTTP proxy for every request; the sample sites and the tests live behind one on loopback.
PROXY = ""

ITEM_PIPELINES = {
    "crawler.extensions.run_stats.Count": 50,
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
ROBOTSTXT_PARSER = "crawler.extensions.crawl_delay.Robots"  # bounded
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOADER = "crawler.middlewares.download.OneByOne"  # holds it
DOWNLOAD_DELAY = 3.0
CRAWL_WINDOW = ""  # as in 22:00-06:30: crawlall works only then, in the time of TIMEZONE
TIMEZONE = "Asia/Shanghai"
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
DOWNLOAD_HANDLERS = {
    "http": "crawler.middlewares.download.Http",
    "https": "crawler.middlewares.download.Http",
    **dict.fromkeys(("file", "ftp", "s3", "data")),
}
REDIRECT_MAX_TIMES = 5
METAREFRESH_MAXDELAY = 10
TWISTED_DNS_RESOLVER = "crawler.middlewares.onsite.PublicResolver"
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

LOG_LEVEL = "INFO"

SPIDER_MIDDLEWARES = {
    "crawler.middlewares.capture.Capture": 10
}  # outermost: sees what all others let through
DOWNLOADER_MIDDLEWARES = {
    "crawler.middlewares.host_backoff.HostBackoff": 90,  # before robots.txt is asked for
    "crawler.middlewares.robots.RobotsTxt": 100,  # in place of Scrapy's
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.middlewares.onsite.OnsiteRefresh": 585,  # responses pass from high to low: between decompression and MetaRefresh
    "crawler.middlewares.onsite.Onsite": 605,  # before RedirectMiddleware sees a response
    "crawler.middlewares.conditional_requests.Conditional": 610,
    "crawler.middlewares.proxy.Proxy": 740,
    "crawler.middlewares.decompression.Decompression": 590,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware": None,
}
HTTPERROR_ALLOW_ALL = True  # an error is an answer too, and history
RETRY_TIMES = 1
RETRY_HTTP_CODES = [500, 502, 504, 408, 522, 524]  # 429 and 503 ask for patience, not for a second try

# Bounds of looking around.
SEEK_PAGES = 60  # pages read in search of columns
SEEK_DEPTH = 5  # steps away from the home page
LIST_PAGES = 500  # pages of one list
REPORT_PAGES = 2000  # new reports fetched in one run
ATTACHMENTS = 6  # files fetched with one report

EXTENSIONS = {
    "crawler.extensions.run_stats.Tally": 100,
    "crawler.extensions.source_handover.Handover": 200,
    "crawler.extensions.crawl_delay.CrawlDelay": 300,
    # What we have no use for is not made for each of hundreds of sources.
    "scrapy.extensions.telnet.TelnetConsole": None,
    "scrapy.extensions.remote_control.RemoteControl": None,
    "scrapy.extensions.memdebug.MemoryDebugger": None,
    "scrapy.extensions.feedexport.FeedExporter": None,
    "scrapy.extensions.spiderstate.SpiderState": None,
    "scrapy.extensions.logstats.LogStats": None,
}
CONCURRENT_ITEMS = 1  # pages are kept and folded one after the other; more would only make idle workers
WARN_ON_GENERATOR_RETURN_VALUE = False  # a check of source code at every callback
SOURCES_AT_ONCE = 400  # sources crawled side by side; each has hosts of its own

# Economy: when a known page is fetched again (crawler/policy/revisit.py), in days.
RECHECK_YOUNG_DAYS = 60  # daily for so long after publication
RECHECK_SEASON = [1, 2, 3]  # daily in these months for the reports of the year
RECHECK_STEPS = ["365:7", "1095:30"]  # age up to which: interval
RECHECK_OLDEST = 90
RECHECK_TROUBLE = [1, 3, 8]  # days after a miss, a challenge or a quarantine
RECHECK_EXTRA = 1  # known pages a day, the longest unseen, that a source looks at with those that are due
RECHECK_REJECTED = 400  # age in days that a page without a report counts as
VANISHED = 60  # known reports that lists show no more, looked at by lots when new addresses turn up: has the site moved?
QUIET_EVERY = 3  # days between runs of a source out of season while no page's turn comes; 1: every day
SEEK_AGAIN = 3  # days before another look around when the known columns give too little
SEEK_EVERY = 30  # days between looks around from the home page while the known columns are well
WALK_EVERY = 30  # days between whole walks through lists
COLUMN_DAYS = 400  # a column that listed nothing for so long is forgotten
UNCONDITIONAL_DAYS = (
    30  # a page last sent whole so long ago is asked for without validators: those of some servers lie
)

CRAWL_DELAY_MOST = 120.0  # seconds; a Crawl-delay above is taken for a mistake
CHALLENGES = 3  # challenges in a row after which a host rests
SILENCES = 5  # requests in a row without an answer after which a host is left alone for this run
ALLOW_PRIVATE = False  # private and loopback addresses are never asked, unless by PROXY or this
