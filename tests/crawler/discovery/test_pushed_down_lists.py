"""A column of reports whose first pages show other things is walked on: the reports stand behind them."""

from pathlib import Path

import pytest

from storage.archive import Archive
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.samples import PLACES, Given, Sample, dated
from tests.support.servers.web import Asked, serving

NOTICES = "".join(f'<li><a href="/tz/n{n}.html">关于做好第{n}批便民事项的通知</a></li>' for n in range(8))
BEFORE = "/zwgk/zfgzbg/"


def answer(sample: Sample, path: str, _: dict[str, str], __: Asked) -> Given:
    """Home, and a column of reports; where it moved to, a page of notices stands before that of the reports."""
    column = str(sample.extra["column"])
    moved = column != BEFORE
    pages = (NOTICES, sample.items(0, 3)) if moved else (sample.items(0, 3),)
    if path == "/":
        return sample.page("首页", f'<a href="{column}">{sample.extra["name"]}</a><a href="/news/">新闻</a>')
    for number, items in enumerate(pages):
        if path == column + (f"index_{number}.html" if number else ""):
            call = f'<script>createPageHTML({len(pages)}, {number}, "index", "html");</script>'
            return sample.page(str(sample.extra["name"]), f"<ul>{items}</ul>{call}")
    return (
        sample.page("通知", "<p>请各单位认真做好便民事项的落实工作。</p>")
        if path.startswith("/tz/")
        else None
    )


@pytest.mark.parametrize(
    ("name", "column", "found"), [("政府工作报告", "/xxgk/gzbg/", 1), ("通知公告", "/xxgk/tzgg/", 0)]
)
def test_the_reports_of_a_column_that_moved_are_found_behind_notices(
    tmp_path: Path, name: str, column: str, found: int
) -> None:
    sample = Sample("plain", PLACES[3], answer, dated("/art/{y}/t{y}.html"), years=(2026, 2025, 2024))
    sample.host, sample.extra = "www.pushed.example", {"name": "政府工作报告", "column": BEFORE}
    write_sources(tmp_path, {"s": {"home": sample.home}})
    with serving() as web:
        web.sites = {sample.host: sample.site()}
        scrapy(tmp_path, "crawlall", "-v", proxy=web.address, CLOCK="2026-02-02T08:00:00Z")
        sample.extra |= {"name": name, "column": column}
        web.log.clear()
        scrapy(tmp_path, "crawlall", "-v", proxy=web.address, CLOCK="2026-02-05T08:00:00Z")
        behind = [asked.url for asked in web.log if asked.url.endswith(column + "index_1.html")]

    assert len(behind) == found
    with Archive(tmp_path / "archive.db") as archive:
        assert len(archive.copies()) == 3
