"""A small archive with edits, two years and two copies, and the reading room over it, asked as a browser would."""

import asyncio
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pipelines.compare import compare
from storage.archive import Archive
from tests.support.archive_site import NEIGHBOUR, crawl, html, report, served

HOSTILE = "<script>alert(1)</script>\u202e=HYPERLINK(1)\x07<img src=x onerror=alert(2)>"
"""What no page may run, and no table may hand to a spreadsheet as a formula."""


def small_archive(path: Path, *, title: str = "", before: Sequence[str] = ()) -> Path:
    """Make an archive: two years of 宁波市, of which the later one is edited, a second copy of it, and one of 嘉兴市.

    Args:
        path: where it is made.
        title: stands in the reports' titles as pages give them.
        before: lines that are put before the last line of every report.
    """
    with Archive(path, create=True) as archive:
        for day, growth in ((0.0, "7"), (1.0, "8")):
            crawl(
                archive,
                day,
                [
                    served("2020.html", html(lines(2020, before=before))),
                    served("2021.html", html(lines(2021, growth=growth, before=before))),
                    served(
                        "http://www.copies.example/2021.html",
                        html(lines(2021, before=before)),
                        source="copies",
                    ),
                    served("jx.html", html(lines(2021, place="嘉兴市", before=before))),
                    NEIGHBOUR,
                ],
            )
        compare(archive)
        archive.index()
        if title:
            archive.db.execute("UPDATE versions SET title = ?, publisher = ?", (title, title))
    return path


def lines(year: int, *, place: str = "宁波市", growth: str = "7", before: Sequence[str] = ()) -> list[str]:
    """Return the lines of a report of a real place."""
    made = report(year, place=place, growth=growth)
    return [*made[:-1], *before, made[-1]]


class Room:
    """The reading room over an archive."""

    def __init__(self, path: Path) -> None:
        pytest.importorskip("datasette", reason="Datasette is an extra: make serve installs it")
        from browse.server import application

        self.path = path
        self.application = application(path)

    def get(self, address: str, **headers: str) -> Any:
        """Return the answer to a request (httpx.Response), through all that stands around the pages."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return asyncio.run(self.application.client.get(address, headers=named))

    def post(self, address: str, **fields: str) -> Any:
        """Return the answer to a form that was sent."""
        return asyncio.run(self.application.client.post(address, data=fields))

    def one(self, sql: str) -> Any:
        """Return the one value that a statement gives, read beside the server."""
        db = sqlite3.connect(self.path)
        try:
            return db.execute(sql).fetchone()[0]
        finally:
            db.close()
