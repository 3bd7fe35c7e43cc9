"""(host, target, method, day, hit) -> Response: the sample sites, as pure as a table."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from sample.catalog import SampleColumn, SampleHost, SamplePage, columns, files, hosts, items, read_text
from sample.churn import churn
from sample.days import DAYS, http_date
from sample.docx_writer import write_docx
from sample.listings import answer_dataproxy, answer_gkmlpt, list_column, page_of
from sample.shells import GBK_SHELLS, ShellLink, ShellView, render
from sample.visit_state import Fate, Shown, show

QueryPairs = tuple[tuple[str, str], ...]

BUILT = frozenset({"www.hanchuan.example", "www.qilin.example"})
"""Sites that publish static files anew every day: validators, and no counters that move between two fetches."""

FROZEN = frozenset({"www.yunting.example"})
"""A site that nobody has touched for years: its files never change."""

STATUS: dict[Fate, int] = {"there": 200, "challenge": 521, "soft_404": 200, "not_found": 404}

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

ROBOTS = "User-agent: *\nDisallow: /search\nDisallow: /manage/\n"


@dataclass(frozen=True, slots=True)
class Response:
    """What a site answers."""

    status: int
    headers: QueryPairs
    body: bytes


def respond(host: str, target: str, method: str = "GET", day: int = 0, hit: int = 1) -> Response:
    """What a site answers to a request for a path with its query, at its `hit`-th fetch on a day."""
    if host not in hosts():
        return Response(502, (("Content-Type", "text/plain"),), b"no such host")
    if method not in {"GET", "HEAD"}:
        return Response(405, (("Allow", "GET, HEAD"),), b"")
    answer = find(host, target, day, 1 if host in BUILT | FROZEN else hit)
    return answer if method == "GET" else Response(answer.status, answer.headers, b"")


def find(host: str, target: str, day: int, hit: int) -> Response:
    """The page at an address, or the site's 404 page."""
    if fixed := find_file(host, target):
        return fixed
    path, _, query = target.partition("?")
    view = ShellView(host=hosts()[host], churn=churn(host + target, day, hit))
    item = items().get((host, target))
    if item:
        return show_item(item, view, day)
    if path.endswith("/dataproxy.jsp"):
        return page_or_404(answer_dataproxy(view, query), view, "text/xml;charset=UTF-8")
    if path.startswith("/gkmlpt/api/"):
        return page_or_404(answer_gkmlpt(host, path, query), view, "application/json")
    first, number = page_of(target)
    column = columns().get((host, target)) or columns().get((host, first))
    if column is None:
        return page_or_404(None, view)
    number = 1 if column.path == target else number
    return page_or_404(
        list_column(column, with_menus(view, column), number, day), view, type_of(column.shell)
    )


def find_file(host: str, target: str) -> Response | None:
    """What stands at an address and never changes: robots.txt, a document."""
    if target == "/robots.txt":
        return Response(200, (("Content-Type", "text/plain"),), ROBOTS.encode())
    file = files().get((host, target))
    return Response(200, (("Content-Type", DOCX),), write_docx(read_text(file.text))) if file else None


def show_item(item: SamplePage, view: ShellView, day: int) -> Response:
    """A page with a text, whatever became of it by this day."""
    shown = show(item, day)
    if shown.fate != "there":
        headers = JSL if shown.fate == "challenge" else ()
        body = render(shown.fate, with_menus(view, columns()[item.host, "/"]))
        return Response(STATUS[shown.fate], (("Content-Type", "text/html; charset=utf-8"), *headers), body)
    body = render(shown.shell, view_of(item, shown, view))
    headers = (("Content-Type", type_of(shown.shell)), *validators(item.host, body, day))
    return Response(200, headers, body)


def view_of(item: SamplePage, shown: Shown, view: ShellView) -> ShellView:
    """All that the shells show of a page."""
    column = columns()[item.host, item.column]
    view = replace(
        with_menus(view, column),
        title=item.title,
        source=item.source,
        published=shown.published,
        column=column.label,
        lines=shown.lines,
        head=shown.head,
        attachment=next((path for (_, path), file in files().items() if file.parent == item.path), ""),
        number=number_in(item.column if shown.shell.startswith("jcms") else item.path),
        stamp=int(datetime.fromisoformat(f"{shown.published}T09:30:00+08:00").timestamp()),
    )
    return replace(view, config=gkmlpt_config(view)) if shown.shell == "gkmlpt" else view


def gkmlpt_config(view: ShellView) -> str:
    """The script's _CONFIG, which holds the whole article as HTML in JSON."""
    detail = {
        "id": view.number,
        "title": view.title,
        "content": render("gkmlpt_body", view).decode(),
        "publisher": view.source,
        "source": view.source,
        "document_number": "",
        "identifier": f"99012100/{view.published[:4]}-00017",
        "display_publish_time": f"{view.published} 16:20:05",
        "date": view.published,
        "hits": view.churn.hits,
    }
    config = {"SID": "990121", "SITE_NAME": view.host.name, "BASE": "/gkmlpt", "DETAIL": detail}
    return json.dumps(config, ensure_ascii=False).replace("</", "<\\/")


def with_menus(view: ShellView, column: SampleColumn) -> ShellView:
    """A view with the site's top menu, the way to a column and what hangs below it."""
    return replace(
        view,
        menu=below(view.host, "/"),
        crumbs=way_to(column),
        children=below(view.host, column.path),
    )


def below(host: SampleHost, path: str) -> tuple[ShellLink, ...]:
    """Links to the columns that hang below one."""
    return tuple(
        ShellLink(href=column.path, text=column.label)
        for column in columns().values()
        if (column.host, column.parent) == (host.host, path)
    )


def way_to(column: SampleColumn) -> tuple[ShellLink, ...]:
    """Links from the home page down to a column."""
    own = (ShellLink(href=column.path, text=column.label),)
    return (*way_to(columns()[column.host, column.parent]), *own) if column.parent else own


def page_or_404(
    body: bytes | None, view: ShellView, content_type: str = "text/html; charset=utf-8"
) -> Response:
    """A body as an answer, the site's 404 page where there is none."""
    if body is None:
        return Response(404, (("Content-Type", "text/html; charset=utf-8"),), render("not_found", view))
    return Response(200, (("Content-Type", content_type),), body)


def type_of(shell: str) -> str:
    """Content-Type of a shell: old sites leave the charset to their meta tag."""
    return "text/html" if shell in GBK_SHELLS else "text/html; charset=utf-8"


def validators(host: str, body: bytes, day: int) -> QueryPairs:
    """ETag and Last-Modified, where the site is one of static files."""
    if host not in BUILT | FROZEN:
        return ()
    built = max(known for known in DAYS if known <= day) if host in BUILT else UNTOUCHED
    return ("ETag", f'"{sha256(body).hexdigest()[:16]}"'), ("Last-Modified", http_date(built))


def number_in(path: str) -> int:
    """The last run of digits in a path: 7012345 of content_7012345.htm."""
    digits = "".join(char if char.isdigit() else " " for char in path).split()
    return int(digits[-1]) if digits else 0


UNTOUCHED = -4000
"""Day of the last change of a frozen site, long before the calendar starts."""

JSL: QueryPairs = (
    ("X-Via-JSL", "a1b2c3d,-"),
    ("Set-Cookie", "__jsluid_s=5d41402abc4b2a76b9719d911017c592; max-age=31536000; path=/; HttpOnly"),
)
"""What 加速乐 sends with its challenge."""
