"""Asked -> Reply: one page of the reading room, or the page that says why there is none."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from browse.asked import Asked
from browse.browse_view import BrowseView
from browse.drawing import drawn
from browse.page_words import word
from storage.archive import Archive
from storage.errors import ArchiveError, UserMistake

PageMaker = Callable[[Archive, Asked], BrowseView | None]
LONGEST_SECONDS = 10.0
"""Seconds that a page may ask the archive for (guess): the slowest page of 3,000 reports takes a fiftieth of it."""
STEPS = 20_000
"""Steps of SQLite between two looks at the clock: some milliseconds."""
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}
NO_PAGE = "default-src 'none'; frame-ancestors 'none'"
"""Policy of an answer that is no page."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back to the reader."""

    status: int
    content_type: str
    body: str
    policy: str = NO_PAGE
    file_name: str = ""
    """Name under which a browser keeps it; empty for a page."""


def reply(maker: PageMaker, path: Path, asked: Asked) -> Reply:
    """Make a page, or one of its tables; never raises for what a reader or a busy archive can do.

    Args:
        maker: the function that collects the page.
        path: the file of the archive, opened for this page alone, so that a replaced one is read as it is now.
        asked: what the reader asked for.
    """
    try:
        with open_for_page(path) as archive:
            view = maker(archive, asked)
    except UserMistake as error:
        return trouble(asked, 400, "mistake", str(error))
    except (ArchiveError, sqlite3.Error) as error:
        return trouble(asked, 503, "busy", str(error))
    if view is None:
        return trouble(asked, 404, "not_found")
    if not (name := asked.part("table")):
        return page(view, asked)
    table, form = view.table(name), asked.part("form")
    if table is None:
        return trouble(asked, 404, "not_found")
    return Reply(200, TYPES[form], table.written(form), file_name=f"{name}.{form}")


@contextmanager
def open_for_page(path: Path) -> Iterator[Archive]:
    """Open an archive for one page: read-only, and no longer than LONGEST_SECONDS.

    Raises:
        ArchiveError: it cannot be opened, or a statement ran too long.
    """
    with Archive(path, read_only=True) as archive:
        until = monotonic() + LONGEST_SECONDS
        archive.db.set_progress_handler(lambda: monotonic() > until, STEPS)
        yield archive


def page(view: BrowseView, asked: Asked, status: int = 200) -> Reply:
    """Draw a page."""
    html, policy = drawn(view, asked)
    return Reply(status, "text/html; charset=utf-8", html, policy)


def trouble(asked: Asked, status: int, key: str, line: str = "") -> Reply:
    """Return the page that says why there is none.

    Args:
        asked: what the reader asked for.
        status: the HTTP status.
        key: a key of page_words.WORDS; KEY_note is the sentence below it where there is one.
        line: one line for the keeper of the archive.
    """
    values = {"key": key, "line": line}
    return page(BrowseView("trouble.html", word(asked.lang, key), values), asked, status)
