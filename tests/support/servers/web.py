"""Web: a loopback HTTP proxy that answers for any number of fictional hosts from plain functions."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as a site sees it."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def path(self) -> str:
        """Path with query."""
        parts = urlsplit(self.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answers; `raw` replaces everything that would be sent."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: Callable[[Any], None] | None = None


Site = Callable[[Asked], Answer | str | bytes | None]
"""A site: request -> answer; None is 404."""


class Web:
    """Fictional hosts and what they are asked."""

    def __init__(self) -> None:
        self.sites: dict[str, Site] = {}
        self.log: list[Asked] = []
        self.address = ""

    def asked(self, part: str = "") -> list[str]:
        """Addresses that were asked for, robots.txt left out."""
        return [each.url for each in self.log if part in each.url and not each.url.endswith("/robots.txt")]

    def answer(self, asked: Asked) -> Answer:
        """The answer of the host that is asked."""
        self.log.append(asked)
        site = self.sites.get(urlsplit(asked.url).netloc)
        given = site(asked) if site else None
        if given is None:
            return Answer(
                "<html><head><title>404 Not Found</title></head><body>404 Not Found</body></html>", 404
            )
        return given if isinstance(given, Answer) else Answer(given)


def pages(served: Mapping[str, Answer | str | bytes]) -> Site:
    """A site of fixed pages by path (with query)."""
    return lambda asked: served.get(asked.path)


class Patient(ThreadingHTTPServer):
    """Takes the connections of hundreds of sources at once."""

    request_queue_size = 1024


@contextmanager
def serving(context: SSLContext | None = None) -> Iterator[Web]:
    """A web on a free port of the loopback interface, as long as the block lasts; with a context it speaks TLS."""
    web = Web()
    server = Patient(("127.0.0.1", 0), _handler(web))
    server.daemon_threads = True
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    web.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # a body does not wait for the receipt of its headers

        def _respond(self) -> None:
            url = self.path if "://" in self.path else f"http://{self.headers['Host']}{self.path}"
            length = int(self.headers.get("Content-Length") or 0)
            answer = web.answer(Asked(self.command, url, dict(self.headers), self.rfile.read(length)))
            if answer.raw:
                answer.raw(self)
                self.close_connection = True
                return
            body = answer.body.encode() if isinstance(answer.body, str) else answer.body
            headers = {"Content-Type": "text/html; charset=utf-8", **answer.headers}
            self.send_response(answer.status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_HEAD = _respond  # noqa: N815  names that http.server calls

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  http.server's name
            """Quiet."""

    return Handler
