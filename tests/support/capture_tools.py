"""Real capture tools, run on a small loopback site: a function a tool, which leaves what it writes in a folder."""

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.support.browser import browser, call, missing
from tests.support.servers.families import SAMPLES, trs

SITE = next(sample for sample in SAMPLES if sample.answer is trs)
PATHS = ("/zwgk/a.html", "/show.asp?id=7&lang=zh", "/show.asp?id=8&q=%E6%94%BF", "/gz.html", "/b/")
"""Pages with reports, each of another year."""
BODIES = {path: SITE.article(2021 + at).encode() for at, path in enumerate(PATHS)}
HOME = "".join(f'<a href="{path.replace("&", "&amp;")}">x</a>' for path in (*PATHS, "/old.html", "/a.css"))


class Answering(BaseHTTPRequestHandler):
    """The site: pages, one of them packed; a redirect, a style sheet, and 404 for the rest."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer one request."""
        heads = {"Content-Type": "text/html; charset=utf-8", "Last-Modified": "Fri, 20 Mar 2015 08:00:00 GMT"}
        status, body = 200, BODIES.get(self.path, b"")
        if self.path == "/":
            body = f"<html><body>{HOME}</body></html>".encode()
        elif self.path == "/old.html":
            status, heads = 302, {"Location": PATHS[0]}
        elif self.path == "/a.css":
            body, heads = b"p{}", {"Content-Type": "text/css"}
        elif not body:
            status, body = 404, b"<html><body>404 Not Found</body></html>"
        if self.path == "/gz.html":
            body, heads["Content-Encoding"] = gzip.compress(body), "gzip"
        self.send_response(status)
        for name, value in {**heads, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served_site() -> Iterator[str]:
    """The site on a free port; the block gets its home page."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def ran(folder: Path, *command: str) -> None:
    """Run a tool in a folder; its exit code says nothing, since it met a 404."""
    folder.mkdir(parents=True, exist_ok=True)
    clean = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    subprocess.run(command, cwd=folder, env=clean, capture_output=True, timeout=120, check=False)


def wget(*options: str) -> Callable[[Path, str], None]:
    """Wget over the whole site with these options."""
    return lambda folder, home: ran(
        folder, "wget", "-q", "-r", "-l1", "-e", "robots=off", *options, f"{home}/"
    )


def wget_twice(folder: Path, home: str) -> None:
    """Wget with a WARC on two occasions, the second time with revisits for what is the same."""
    for options in (("--warc-file=a", "--warc-cdx"), ("--warc-file=b", "--warc-dedup=a.cdx")):
        wget(*options, "--delete-after")(folder, home)


def wget2(folder: Path, home: str) -> None:
    """Wget2 over the whole site; it asks for addresses with `&amp;` in them, which are not there."""
    ran(folder, "wget2", "-q", "-r", "-l1", f"{home}/")


def wget_pages(*options: str) -> Callable[[Path, str], None]:
    """Wget for each page with these options, a file each."""

    def run(folder: Path, home: str) -> None:
        for at, path in enumerate(PATHS):
            ran(folder, "wget", "-q", *options, "-O", f"{at}.html", home + path)

    return run


def curl(*options: str) -> Callable[[Path, str], None]:
    """Curl for each page with these options, in folders of its host."""

    def run(folder: Path, home: str) -> None:
        for path in PATHS:
            name = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
            target = folder / home.removeprefix("http://") / name
            target.parent.mkdir(parents=True, exist_ok=True)
            ran(folder, "curl", "-s", *options, "-o", str(target), home + path)

    return run


def httrack(folder: Path, home: str) -> None:
    """HTTrack over the whole site."""
    ran(folder, "httrack", f"{home}/", "-O", ".", "-q", "-I0", "--robots=0", "-r3")


SPIDER = """
import scrapy
class Cached(scrapy.Spider):
    name = "cached"
    start_urls = ["HOME/"]
    custom_settings = {"HTTPCACHE_ENABLED": True, "HTTPCACHE_DIR": "FOLDER/httpcache", "ROBOTSTXT_OBEY": False,
                       "TELNETCONSOLE_ENABLED": False}
    def parse(self, response):
        if response.url == "HOME/":
            yield from response.follow_all(css="a", callback=self.parse)
"""


def scrapy_cache(folder: Path, home: str) -> None:
    """A spider with Scrapy's HTTP cache on."""
    folder.mkdir(parents=True)
    (folder / "spider.py").write_text(SPIDER.replace("HOME", home).replace("FOLDER", str(folder)), "utf-8")
    ran(folder, sys.executable, "-m", "scrapy", "runspider", "spider.py")


def warcio_capture(folder: Path, home: str) -> None:
    """warcio's capture of what requests asks for."""
    folder.mkdir(parents=True)
    code = (
        "import sys, json\nfrom warcio.capture_http import capture_http\nimport requests\n"
        "with capture_http('a.warc.gz'):\n    for url in json.loads(sys.argv[1]):\n        requests.get(url)\n"
    )
    ran(folder, sys.executable, "-c", code, json.dumps([home + path for path in (*PATHS, "/old.html")]))


def git_history(folder: Path, home: str) -> None:
    """A git repository that gets the pages in two commits."""
    host = folder / home.removeprefix("http://")
    host.mkdir(parents=True)
    who = ("-c", "user.name=n", "-c", "user.email=n@x.example")
    ran(folder, "git", "init", "-q")
    for path in PATHS:
        if "?" in path:
            continue
        target = host / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(BODIES[path])
        ran(folder, "git", "add", ".")
        ran(folder, "git", *who, "commit", "-q", "-m", "x")


def chromium_mhtml(folder: Path, home: str) -> None:
    """Chromium's snapshot of each page."""
    folder.mkdir(parents=True)
    with browser() as window:
        for at, path in enumerate(PATHS):
            call("POST", f"{window.base}/url", {"url": home + path})
            command = {"cmd": "Page.captureSnapshot", "params": {"format": "mhtml"}}
            found = call("POST", f"{window.base}/goog/cdp/execute", command)
            (folder / f"{at}.mhtml").write_bytes(found["data"].encode())


@dataclass(frozen=True)
class CaptureTool:
    """A tool: what runs it, which pages it takes, and how exactly."""

    program: str
    run: Callable[[Path, str], None]
    exact: bool = True
    """Whether it keeps the bytes as they were served; else the text is compared."""
    precision: str = ""
    again: bool = False
    """Whether it captures every page twice and says the second time that it was the same."""
    dated: bool = True
    """Whether what it leaves has a date of the capture; else that of Last-Modified is all there is."""
    paths: tuple[str, ...] = PATHS

    @property
    def absent(self) -> str:
        """Why it cannot be run here; empty where it can."""
        if self.program == "chromium":
            return missing()
        if self.program == "python" or shutil.which(self.program):
            return ""
        return f"no {self.program} here"

    @property
    def version(self) -> str:
        """What it says of its version."""
        if self.program == "python":
            return ""
        said = subprocess.run([self.program, "--version"], capture_output=True, text=True, check=False).stdout
        return next((word.partition("+")[0] for word in said.split() if word[:1].isdigit()), "")


PLAIN_PATHS = tuple(path for path in PATHS if "?" not in path)
CAPTURE_TOOLS = {
    "wget --warc-file": CaptureTool("wget", wget("--warc-file=a")),
    "wget --warc-dedup": CaptureTool("wget", wget_twice, again=True),
    "wget -m -E -k": CaptureTool("wget", wget("-N", "-E", "-k"), exact=False, precision="file"),
    "wget -m -E -k -K": CaptureTool("wget", wget("-N", "-E", "-k", "-K"), precision="file"),
    "wget --save-headers": CaptureTool("wget", wget("--save-headers", "-x")),
    "wget --xattr": CaptureTool("wget", wget_pages("--xattr"), precision="file", dated=False),
    "curl": CaptureTool("curl", curl(), precision="file"),
    "curl -R": CaptureTool("curl", curl("-R"), precision="file", dated=False),
    "curl -i -L": CaptureTool("curl", curl("-i", "-L")),
    "wget2 -m": CaptureTool("wget2", wget2, precision="file", dated=False, paths=PLAIN_PATHS),
    "HTTrack": CaptureTool("httrack", httrack, exact=False, precision="day"),
    "Chromium, MHTML": CaptureTool("chromium", chromium_mhtml, exact=False),
    "Scrapy, HTTP cache": CaptureTool("python", scrapy_cache),
    "warcio capture_http": CaptureTool("python", warcio_capture),
    "git": CaptureTool("git", git_history, paths=PLAIN_PATHS),
}
"""Tools that Debian and PyPI have: name -> how each is run. Without one of them its test skips, saying so."""
