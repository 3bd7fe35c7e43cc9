"""The plugin: Datasette's hooks -> the pages of the reading room, headers on every answer, a watch on the file."""

import asyncio
import traceback
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote

from datasette import Response
from pluggy import HookimplMarker

from browse.asked import Asked, language
from browse.pages.change_page import change_page
from browse.pages.indicator_page import indicator_list_page, indicator_page
from browse.pages.place_page import place_page
from browse.pages.report_page import report_page
from browse.pages.search_page import search_page
from browse.pages.start_page import start_page
from browse.replies import PageMaker, Reply, reply, trouble

hookimpl = HookimplMarker("datasette")

DATABASE = "archive"
"""Name of the archive in Datasette's own addresses."""
TABLE = r"(?:/(?P<table>[a-z_]+)\.(?P<form>csv|json))?$"
"""End of every page's address: a table of it to take away, /place/330200/targets.csv."""
REGION = r"(?P<region>\d{6}(?:-x[0-9a-z]+)?)"
"""A code, or the local id of a place that the gazetteer lacks."""
ROUTES: tuple[tuple[str, PageMaker], ...] = (
    (r"^/(?:(?P<table>changes|coverage|missing)\.(?P<form>csv|json))?$", start_page),
    (r"^/place/" + REGION + TABLE, place_page),
    (r"^/indicator" + TABLE, indicator_list_page),
    (r"^/indicator/(?P<indicator>[a-z][a-z0-9_]*)" + TABLE, indicator_page),
    (r"^/search" + TABLE, search_page),
    (r"^/change/(?P<id>[0-9a-f]{1,40})" + TABLE, change_page),
    (r"^/report/(?P<id>[0-9a-f]{1,40})" + TABLE, report_page),
    (r"^/report/" + REGION + r"/(?P<year>\d{4})(?:/(?P<kind>[a-z]+(?:_[a-z]+)*))?" + TABLE, report_page),
)
DATASETTE_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Of Datasette's own pages, whose scripts stand inside them: nothing from elsewhere."""
HEADERS = (
    (b"content-security-policy", DATASETTE_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
"""Headers of every answer that does not bring its own."""
READING = frozenset({"GET", "HEAD"})
"""Methods that are served."""
YEAR_SECONDS = 365 * 24 * 3600

Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Scope = Mapping[str, Any]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Return our pages, which come before Datasette's own."""
    return [(address, page_of(maker)) for address, maker in ROUTES]


def page_of(maker: PageMaker) -> Callable[..., Awaitable[Response]]:
    """Return a view of Datasette that makes a page in one of its threads."""

    async def shown(datasette: Any, request: Any) -> Response:
        path = Path(datasette.get_database(DATABASE).path)
        work = partial(reply, maker, path, asked_of(request))
        return response_of(
            await asyncio.get_running_loop().run_in_executor(datasette.executor, work), request
        )

    return shown


def asked_of(request: Any) -> Asked:
    """Return what a request of Datasette asks for; of a field that is given twice the last one counts."""
    fields = dict(parse_qsl(request.query_string, keep_blank_values=True, errors="replace"))
    lang = language(
        fields.get("lang", ""), request.cookies.get("lang", ""), request.headers.get("accept-language", "")
    )
    return Asked(path=quote(request.path), lang=lang, parts=request.url_vars, fields=fields)


def response_of(made: Reply, request: Any) -> Response:
    """Return an answer as Datasette sends it; a language that was chosen is remembered."""
    headers = {
        "Content-Security-Policy": made.policy,
        "Vary": "Accept-Language, Cookie",
        "Cache-Control": "no-cache",
    }
    if made.file_name:
        headers["Content-Disposition"] = f'attachment; filename="{made.file_name}"'
    body = made.body.encode("utf-8", "replace")
    response = Response(body, status=made.status, headers=headers, content_type=made.content_type)
    if (wanted := request.args.get("lang")) in {"zh", "en"}:
        response.set_cookie("lang", wanted, max_age=YEAR_SECONDS, httponly=True, samesite="lax")
    return response


@hookimpl
def handle_exception(request: Any, exception: Exception) -> Response:
    """Return the page, or the JSON, that says what is wrong; an error of the program goes to standard error as well.

    It stands in for Datasette's own, which prints the variables of every wrong address where rich is installed.
    """
    status = getattr(exception, "status", 500)
    if status >= 500:
        traceback.print_exception(exception)
    in_html = getattr(exception, "message_is_html", False)
    line = str(
        (getattr(exception, "title", "") if in_html else getattr(exception, "message", "")) or exception
    )
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": line, "status": status}, status=status)
    key = "not_found" if status == 404 else "busy" if status >= 500 else "mistake"
    return response_of(trouble(asked_of(request), status, key, line), request)


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Return what stands around all pages: a watch on the file, and headers on every answer."""

    def wrapped(app: App) -> App:
        served: list[
            tuple[int, int]
        ] = []  # the file that the first page was made of: Datasette keeps it open

        async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            path = Path(datasette.get_database(DATABASE).path)
            sending = partial(send_with_headers, send)
            found = identity(path)
            if not served and found:
                served.append(found)
            if found not in served:
                await response_of_replaced(path).asgi_send(sending)
            elif scope["method"] not in READING:
                await Response("only for reading", status=405, headers={"Allow": "GET, HEAD"}).asgi_send(
                    sending
                )
            else:
                await app(scope, receive, sending)

        return guarded

    return wrapped


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one under its name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def response_of_replaced(path: Path) -> Response:
    """Return the page that says that another file stands in the archive's place: Datasette still reads the old one."""
    line = f"{path.name} was replaced or removed while it was served: start 'make serve' again"
    made = trouble(Asked(path="/"), 503, "busy", line)
    return Response(
        made.body,
        status=503,
        headers={"Content-Security-Policy": made.policy},
        content_type=made.content_type,
    )


async def send_with_headers(send: Send, message: dict[str, Any]) -> None:
    """Send a part of an answer; to its head HEADERS are added."""
    if message["type"] == "http.response.start":
        given = [(bytes(name).lower(), value) for name, value in message["headers"]]
        names = {name for name, _ in given}
        message = {**message, "headers": given + [each for each in HEADERS if each[0] not in names]}
    await send(message)
