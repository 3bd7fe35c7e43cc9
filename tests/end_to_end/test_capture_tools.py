"""What real capture tools write is taken over with address, moment, bytes and number of versions; docs/intake.md says so."""

import os
import re
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import pytest

from crawler.captures.captured import Captured
from crawler.captures.intake import CollectionWalk
from crawler.captures.keeper import Keeper
from pipelines.stages import refine
from pipelines.store.rebuild import catch_up
from storage.archive import Archive
from storage.records import Page
from storage.timestamps import MOMENT
from tests.support.capture_files import TOOLS
from tests.support.capture_tools import BODIES, CAPTURE_TOOLS, CaptureTool, served_site
from tests.support.paths import ROOT

DOCS = ROOT / "docs" / "intake.md"
ROW = re.compile(
    r"^\| (?P<tool>[^|]+?) \| (?P<version>[^|]*?) \| (?P<rest>[^|]+\|[^|]+\|[^|]+\|[^|]+?) \|$", re.MULTILINE
)
RIGHT = "right | {moment} | {bytes} | right"
LIBRARIES = {"Scrapy, HTTP cache": "scrapy", "warcio capture_http": "warcio"}


def documented() -> dict[str, str]:
    """Tool -> what the document says of it, but for its version."""
    return {found["tool"]: found["rest"] for found in ROW.finditer(DOCS.read_text("utf-8"))}


def text_of(page: Page) -> str:
    """The text of the first article on a page, without what its tool wrote around it."""
    return refine(page)[0].article.text


@pytest.mark.parametrize("name", CAPTURE_TOOLS)
def test_a_real_tool_is_read_right(tmp_path: Path, name: str) -> None:
    tool = CAPTURE_TOOLS[name]
    if tool.absent:
        pytest.skip(tool.absent)
    began = datetime.now(UTC)
    with served_site() as home:
        tool.run(tmp_path / "given", home)
    pages = kept(tmp_path, tool, home)
    urls = {home + path: BODIES[path] for path in tool.paths}
    assert {page.url for page in pages} == set(urls), sorted(page.url for page in pages)
    earliest = (began - timedelta(days=1 if tool.precision == "day" else 0, seconds=2)).strftime(MOMENT)
    assert all(earliest <= page.at or not tool.dated for page in pages), [page.at for page in pages]
    assert {page.precision for page in pages} == {tool.precision}
    for page in pages:
        assert (
            page.body == urls[page.url]
            if tool.exact
            else text_of(page) == text_of(Page(url=page.url, body=urls[page.url]))
        )
    moment = {"": "right", "day": "right to the day", "file": "the file's date"}[tool.precision]
    moment = moment if tool.dated else "none: the server's date"
    said = RIGHT.format(moment=moment, bytes="as served" if tool.exact else "text equal")
    noted(name, tool.version or version(LIBRARIES[name]), said)


def kept(folder: Path, tool: CaptureTool, home: str) -> list[Page]:
    """The pages with reports that an archive has of what a tool wrote; each of them has one version."""
    at = datetime.now(UTC).strftime(MOMENT)
    path = folder / "a.db"
    with Archive(path, create=True) as archive:
        with Keeper(lambda: nullcontext(archive), source="x", clock=at, present=at, tell=print) as keeper:
            for finding in CollectionWalk().findings(folder / "given"):
                keeper.take(finding)
            keeper.finish()
        catch_up(archive)
        rows = archive.query(
            "SELECT c.url, count(*) AS n FROM versions v JOIN copies c ON c.id = v.copy GROUP BY c.url"
        )
        own = [row for row in rows if row["url"] != f"{home}/old.html"]
        assert {row["n"] for row in own} == {1}, own
        assert len(own) == len(tool.paths), own
        names = {row["url"] for row in own}
        confirmed = archive.query("SELECT DISTINCT url FROM fetches WHERE transport = 'not_modified'")
        assert {row["url"] for row in confirmed} >= names if tool.again else not confirmed
        return [archive.page(fetch) for fetch in archive.fetches() if fetch.url in names and fetch.body]


def noted(name: str, version_: str, said: str) -> None:
    """Hold the document to what was found; YANGE_WRITE_DOCS=1 writes it."""
    if os.environ.get("YANGE_WRITE_DOCS"):
        text = DOCS.read_text("utf-8")
        row = f"| {name} | {version_} | {said} |"
        old = next((found[0] for found in ROW.finditer(text) if found["tool"] == name), None)
        DOCS.write_text(text.replace(old, row) if old else text.rstrip("\n") + f"\n{row}\n", "utf-8")
    assert documented().get(name) == said


@pytest.mark.parametrize("name", TOOLS)
def test_the_document_says_of_stored_files_what_is_read_in_them(tmp_path: Path, name: str) -> None:
    expected = TOOLS[name](tmp_path / "given")
    found = [each for each in CollectionWalk().findings(tmp_path / "given") if isinstance(each, Captured)]
    assert len(found) == len(expected)
    known = {how for _, _, how, _ in expected}
    moment = "the file's date" if known == {"file"} else "right to the day" if known == {"day"} else "right"
    noted(f"{name} (files)", "stored", RIGHT.format(moment=moment, bytes="as served"))
