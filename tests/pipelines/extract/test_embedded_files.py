"""A report that its page shows as a file inside itself is told, fetched and read, and the viewer is not."""

from pathlib import Path

import pytest

from pipelines.extract.embedded_files import embedded_files
from pipelines.screen.verdict import screen
from storage.archive import Archive
from storage.records import Page
from tests.support.pdfs import typeset
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.reports import report
from tests.support.servers.samples import PLACES, Given, Sample, dated
from tests.support.servers.web import Answer, Asked, serving

URL = "https://www.example.gov.cn/zwgk/202102/t20210209_1.html"
FILE = "https://www.example.gov.cn/zwgk/202102/P1.pdf"
VIEWER = '<iframe src="/pdfjs/web/viewer.html?file=/zwgk/P1.pdf"></iframe>'


@pytest.mark.parametrize(
    "shown",
    [
        '<iframe src="P1.pdf"></iframe>',
        '<embed src="./P1.pdf#page=1" type="application/pdf">',
        "<object data='/zwgk/202102/P1.pdf'></object>",
        '<iframe src="/pdfjs/viewer.html?file=/zwgk/202102/P1.pdf&amp;page=1"></iframe>',
        '<iframe src="/v.html?file=https%3A%2F%2Fwww.example.gov.cn%2Fzwgk%2F202102%2FP1.pdf"></iframe>',
        '<div data-url="P1.pdf"></div>',
        '<script>PDFObject.embed("P1.pdf", "#pdf")</script>',
        '<script>var pdfUrl = "\\/zwgk\\/202102\\/P1.pdf";</script>',
    ],
)
def test_a_file_that_a_page_shows_inside_itself_is_told(shown: str) -> None:
    page = f"<title>2021年政府工作报告</title><body><a href='/'>首页</a><h1>2021年政府工作报告</h1><div class=TRS_Editor>{shown}</div>"

    verdict = screen(Page(url=URL, body=page.encode()))

    assert [file.url for file in embedded_files(page, URL)] == [FILE]
    assert (verdict.name, verdict.evidence) == ("list", f"the text is in a file: {FILE}")


@pytest.mark.parametrize(
    "source",
    ["<p>见 P1.pdf</p>", "<a href='P1.pdf'>一</a>", "P1.pdf" * 50_000, "src='x.pdfs'", '.pdf"' * 50_000],
)
def test_other_words_with_its_ending_are_none(source: str) -> None:
    assert embedded_files(source, URL) == ()


def answer(sample: Sample, path: str, _: dict[str, str], __: Asked) -> Given:
    """Home with the report's page, and the file that it shows."""
    if path == "/":
        return sample.page("首页", sample.items())
    if path == "/zwgk/P1.pdf":
        lines = report(sample.place.name, sample.place.post, sample.years[0], 0, 6600)
        return Answer(typeset(lines), headers={"Content-Type": "application/pdf"})
    return None


def test_the_file_is_fetched_as_the_report(tmp_path: Path) -> None:
    sample = Sample("plain", PLACES[3], answer, dated("/zwgk/{y}01/t{y}0120_1.html"), years=(2026,))
    sample.host, sample.container = "www.embedded.example", VIEWER + "<!-- %s -->"
    write_sources(tmp_path, {"s": {"home": sample.home}})
    with serving() as web:
        web.sites = {sample.host: sample.site()}
        scrapy(tmp_path, "crawlall", "-v", proxy=web.address, CLOCK="2026-02-02T08:00:00Z")
        asked = {each.url for each in web.log}

    assert not any("viewer" in url for url in asked)
    with Archive(tmp_path / "archive.db") as archive:
        assert [copy.url for copy in archive.copies()] == [f"{sample.home}zwgk/P1.pdf"]
