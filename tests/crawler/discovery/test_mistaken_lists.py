"""Lists that look like something else: by their address like an article, or by their text like a single one."""

from collections.abc import Iterator

import pytest

from pipelines.stages import refine
from storage.archive import Archive
from storage.records import Page, Report
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.reports import report
from tests.support.servers.samples import PLACES, Given, Sample, dated
from tests.support.servers.web import Asked, serving

LISTS = (
    "/info_list.asp?classid=7",
    "/list.php?id=3",
    "/NewsClass.asp",
    "/show.asp?id=7",
    "/newslist_1234.html",
    "/zwgk/20267.html",
)
"""Addresses of lists; some have the very shape of an article's."""


def answer(sample: Sample, path: str, query: dict[str, str], _: Asked) -> Given:
    """A home page whose menu leads straight to the list."""
    listing = str(sample.extra["list"])
    if path == "/":
        return sample.page("首页", f'<a href="{listing}">政府工作报告</a><a href="/news/">新闻</a>')
    whole = path + ("?" + "&".join(f"{name}={value}" for name, value in query.items()) if query else "")
    return sample.page("政府工作报告", f"<ul>{sample.items(0, 5)}</ul>") if whole == listing else None


def sample(number: int) -> Sample:
    """The number-th site."""
    made = Sample("plain", PLACES[3], answer, dated("/info_show.asp?infoid={y}7"), years=(2026, 2025, 2024))
    made.host, made.extra = f"www.list{number}.example", {"list": LISTS[number]}
    return made


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """All sites, crawled on two days."""
    folder = tmp_path_factory.mktemp("lists")
    samples = [sample(number) for number in range(len(LISTS))]
    write_sources(folder, {f"s{number}": {"home": each.home} for number, each in enumerate(samples)})
    with serving() as web:
        web.sites = {each.host: each.site() for each in samples}
        done = scrapy(folder, "crawlall", "-v", proxy=web.address)
        again = scrapy(folder, "crawlall", "-v", proxy=web.address, CLOCK="2026-03-03T08:00:00Z")
    assert "failed" not in done.stdout + again.stdout, done.stdout + again.stdout
    with Archive(folder / "archive.db") as opened:
        yield opened


@pytest.mark.parametrize("number", range(len(LISTS)), ids=LISTS)
def test_a_list_is_read_as_one_whatever_its_address(archive: Archive, number: int) -> None:
    rows = archive.query("SELECT url, year FROM copies WHERE source = ? ORDER BY year DESC", (f"s{number}",))
    assert [(row["url"], row["year"]) for row in rows] == [
        (url, year) for url, year in zip(sample(number).reports, (2026, 2025, 2024), strict=True)
    ]
    kept = archive.recall("columns", f"s{number}")
    assert kept is not None
    assert [column["url"] for column in kept.value["columns"]] == [  # type: ignore[attr-defined]  # JSON
        f"http://www.list{number}.example{LISTS[number]}"
    ]


@pytest.mark.parametrize("others", [(2000, 2000), (600, 600), (300, 300, 300, 300), (90, 90), (2500,)])
def test_a_list_of_which_one_entry_holds_most_is_no_single_article(others: tuple[int, ...]) -> None:
    items = []
    for year, chars in zip(range(2026, 2010, -1), (18_000, *others), strict=False):
        lines = report("青槐县", "县长", year, 1, max(chars, 1500))[1:]
        text = (
            "".join(f"<p>{line}</p>" for line in lines)
            if chars > 1500
            else f"<p>{''.join(lines)[:chars]}</p>"
        )
        link = f'<a href="/a/{year}.html">【青槐县】{year}年青槐县政府工作报告</a>'
        items.append(f"<li><h3>{link}</h3><span>{year}-01-20</span><div>{text}</div></li>")
    body = f"<html><title>政府工作报告汇编</title><ul>{''.join(items)}</ul></html>"
    found = refine(Page(url="http://www.all.example/list.html", body=body.encode(), status=200))
    assert {each.article.verdict.name for each in found} == {"list"}
    first = next(each for each in found if isinstance(each, Report))
    assert (first.identity.year, first.article.entry) == (2026, "http://www.all.example/a/2026.html")


def test_an_article_beside_boxes_of_links_stays_one() -> None:
    lines = "".join(f"<p>{line}</p>" for line in report("青槐县", "县长", 2026, 1, 6000))
    words = "关于进一步做好有关工作的通知，" * 12
    boxes = "".join(f'<div><h3>相关阅读</h3><a href="/b/{n}.html">{words}</a></div>' for n in range(3))
    body = f"<html><title>2026年青槐县政府工作报告</title><div>{lines}</div>{boxes}</html>"
    (found,) = refine(Page(url="http://www.one.example/1.html", body=body.encode(), status=200))
    assert (found.article.verdict.name, found.article.entry) == ("real", "")
