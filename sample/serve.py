"""Sample sites -> a loopback HTTP proxy, so that each fictional host is a host of its own at fixed addresses."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import urlsplit

from sample.answers import respond


class SampleProxy(ThreadingHTTPServer):
    """A proxy that knows only the sample sites; its day is set between crawls."""

    daemon_threads = True

    def __init__(self, day: int) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.day = day
        self.hits: Counter[tuple[int, str]] = Counter()
        self.lock = Lock()

    @property
    def url(self) -> str:
        """What `http_proxy` is set to."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def count(self, url: str) -> tuple[int, int]:
        """(day, how often this address has been asked for on it, this time included)."""
        with self.lock:
            self.hits[self.day, url] += 1
            return self.day, self.hits[self.day, url]


class Answer(BaseHTTPRequestHandler):
    """One request to the proxy, with an absolute address: GET http://www.lingzhou.example/ HTTP/1.1."""

    server: SampleProxy
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True  # with buffering: else each answer waits 40 ms for an acknowledgement

    def do_GET(self) -> None:
        """Answers, with 304 where the client already has what is there."""
        parts = urlsplit(self.path)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        day, hit = self.server.count(self.path)
        answer = respond(parts.hostname or "", target, self.command, day, hit)
        headers = dict(answer.headers)
        known = "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]
        body = b"" if known else answer.body
        self.send_response(304 if known else answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815 the name is the library's

    def log_message(self, *_: object) -> None:
        """Says nothing: the demo's output is its summary."""


@contextmanager
def serve(day: int = 0) -> Iterator[SampleProxy]:
    """Runs the proxy for a block, in which `proxy.url` is its address and `proxy.day = 5` sets its day."""
    with SampleProxy(day) as proxy:
        thread = Thread(target=proxy.serve_forever, daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            thread.join()
