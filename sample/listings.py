"""Column + day -> its page: menus, and lists in the dialect of each CMS family."""

import json
from collections.abc import Callable
from dataclasses import replace
from posixpath import dirname, relpath
from urllib.parse import parse_qs, urlsplit

from sample.catalog import SampleColumn, SampleEntry, SamplePage, columns, entries, items, read_text
from sample.churn import churn
from sample.shells import Blob, ShellLink, ShellView, render

JCMS_PAGE = 3
"""Records that a jpage column holds inline; the rest comes from its dataproxy."""
TRS_PAGE = 2
GKMLPT_PAGE = 100
BLOBS = 5
"""Texts on a page of the aggregator."""


def list_column(column: SampleColumn, view: ShellView, page: int, day: int) -> bytes | None:
    """The `page`-th page (from 1) of a column, or None where its list has no such page."""
    view = replace(view, label=column.label, column=column.label if column.parent else "")
    special = LISTS.get(column.shell)
    if special:
        return special(column, view, page, day)
    return render(column.shell, replace(view, links=links_of(column))) if page == 1 else None


def links_of(column: SampleColumn) -> tuple[ShellLink, ...]:
    """What a column lists: its pages, as links from the root and from the column's own folder."""
    return tuple(link_to(item, column) for item in listed(column))


def listed(column: SampleColumn) -> list[SamplePage]:
    """The pages of a column, newest first."""
    return [item for item in items().values() if (item.host, item.column) == (column.host, column.path)]


def link_to(item: SamplePage, column: SampleColumn) -> ShellLink:
    """How a column links to a page."""
    return ShellLink(
        href=item.path,
        text=item.title,
        published=item.published,
        relative="./" + relpath(item.path, dirname(column.path)),
    )


def list_jcms(column: SampleColumn, view: ShellView, page: int, _day: int) -> bytes | None:
    """A jpage column: one page, whose later records only the dataproxy gives."""
    if page > 1:
        return None
    return render("jcms_list", replace(view, links=links_of(column), number=column_number(column)))


def list_trs(column: SampleColumn, view: ShellView, page: int, _day: int) -> bytes | None:
    """A TRS column: index.html, index_1.html (the second page)."""
    links = links_of(column)
    pages = max(1, -(-len(links) // TRS_PAGE))
    if page > pages:
        return None
    shown = links[(page - 1) * TRS_PAGE : page * TRS_PAGE]
    return render("trs_list", replace(view, links=shown, pages=pages, number=page - 1))


def list_blobs(column: SampleColumn, view: ShellView, page: int, day: int) -> bytes | None:
    """The aggregator's list: whole texts in one line each, so that its pages roll on as new ones come."""
    all_blobs = [blob for entry in entries() if (blob := blob_of(entry, day))]
    pages = -(-len(all_blobs) // BLOBS)
    if page > pages:
        return None
    shown = tuple(all_blobs[(page - 1) * BLOBS : page * BLOBS])
    return render(column.shell, replace(view, entries=shown, pages=pages, number=page))


def blob_of(entry: SampleEntry, day: int) -> Blob | None:
    """An entry as the list shows it, or None before it is there."""
    if day < entry.since:
        return None
    text = "".join(read_text(entry.text))
    hits = churn(entry.host + entry.id, day, 1).hits
    return Blob(id=entry.id, title=entry.title, text=text, published=entry.published, hits=hits)


def answer_dataproxy(view: ShellView, query: str) -> bytes | None:
    """大汉's dataproxy: records startrecord…endrecord of a column."""
    asked = {key: values[0] for key, values in parse_qs(query).items()}
    number = asked.get("columnid") or asked.get("col", "")
    column = columns().get((view.host.host, f"/col/col{number}/index.html"))
    if column is None:
        return None
    turn = whole(asked.get("page"), 1)
    first = whole(asked.get("startrecord"), JCMS_PAGE * (turn - 1) + 1)
    last = whole(asked.get("endrecord"), first + JCMS_PAGE - 1)
    return render("jcms_proxy", replace(view, links=links_of(column), first=first, last=last), "xml")


def answer_gkmlpt(host: str, path: str, query: str) -> bytes | None:
    """Guangdong's list, of the address /gkmlpt/api/all/{category}?page=n&sid=… (JSON)."""
    column = columns().get((host, "/gkmlpt/index"))
    if column is None or path.rpartition("/")[2] != "9731":
        return None
    page = whole(parse_qs(query).get("page", ["1"])[0], 1)
    shown = listed(column)[(page - 1) * GKMLPT_PAGE : page * GKMLPT_PAGE]
    total = len(listed(column))
    answer = {
        "total": total,
        "classify": {"id": 9731, "name": "政府工作报告", "post_count": total},
        "articles": [gkmlpt_article(item) for item in shown],
    }
    return json.dumps(answer, ensure_ascii=False).encode()


def gkmlpt_article(item: SamplePage) -> dict[str, object]:
    """A record of that list."""
    url = f"http://{item.page}"
    return {
        "id": int(item.path.rpartition("post_")[2].removesuffix(".html")),
        "title": item.title,
        "url": url,
        "post_url": url,
        "publisher": item.source,
        "display_publish_time": f"{item.published} 16:20:05",
        "create_time": f"{item.published} 16:18:40",
    }


def column_number(column: SampleColumn) -> int:
    """1340 of /col/col1340/index.html."""
    return int(column.path.split("/")[2].removeprefix("col"))


def whole(text: str | None, default: int) -> int:
    """A number of a query, or the default where there is none."""
    return int(text) if text and text.isdigit() else default


def page_of(target: str) -> tuple[str, int]:
    """Target of a list's later page -> (target of its first, number): …/index_1.html -> (…/index.html, 2)."""
    parts = urlsplit(target)
    stem, underscore, turn = parts.path.removesuffix(".html").rpartition("_")
    if underscore and turn.isdigit() and stem.endswith("/index"):
        return f"{stem}.html", int(turn) + 1
    page = parse_qs(parts.query).get("page")
    return (parts.path, whole(page[0], 1)) if page else (target, 1)


LISTS: dict[str, Callable[[SampleColumn, ShellView, int, int], bytes | None]] = {
    "jcms_list": list_jcms,
    "trs_list": list_trs,
    "aggregator": list_blobs,
}
