"""wechat: articles at mp.weixin.qq.com that a site's list leads to; a removal notice is no version."""

from pathlib import Path

from crawler.cms.registry import family_of
from crawler.discovery.link_page import LinkPage
from pipelines.parse.document import open_page
from storage.archive import Archive
from storage.records import Page
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.reports import report
from tests.support.servers.web import Answer, Asked, serving

YEARS = (2026, 2025, 2024)
LINKS = {
    2026: "/s/AbCdEf_2026",
    2025: "/s?__biz=MzA5&mid=2025&idx=1&sn=f00d&scene=27#wechat_redirect",
    2024: "/s/Xy-2024",
}
GONE = (
    '<html><body><div class="weui-msg"><h2 class="weui-msg__title">该内容已被发布者删除</h2>'
    "<script>var x = 'rich_media_content js_content';</script></div></body></html>"
)
HOME = "http://www.yunting.example/"


def article(year: int) -> str:
    """A page as WeChat serves it: hidden until its script ran, the date only in the script."""
    lines = report("云汀县", "县长", year, 0, 6000)
    text = "".join(f"<section><span>{line}</span></section>" for line in lines[1:])
    return (
        f'<html><head><meta property="og:title" content="{lines[0]}"><title></title></head><body id="activity-detail">'
        f'<h1 class="rich_media_title" id="activity-name">{lines[0]}</h1><a id="js_name">云汀发布</a>'
        f'<div class="rich_media_content" id="js_content" style="visibility: hidden;">{text}</div>'
        f'<a href="/s/other">往期推荐：2019年云汀县政府工作报告</a><script>var ct = "{1736899200 + year}";</script></body></html>'
    )


def site(asked: Asked) -> Answer | str | None:
    """A county's site: its list leads to WeChat."""
    if asked.path == "/":
        return '<html><title>云汀县</title><a href="/zfgzbg/">政府工作报告</a></html>'
    if asked.path == "/zfgzbg/":
        items = "".join(
            f'<li><a href="http://mp.weixin.qq.com{link}">{year}年云汀县政府工作报告</a></li>'
            for year, link in LINKS.items()
        )
        return f"<html><title>政府工作报告</title><ul>{items}</ul></html>"
    return None


def wechat(asked: Asked) -> Answer | str | None:
    """The platform."""
    found = (year for year, link in LINKS.items() if asked.path == link.partition("#")[0])
    year = next(found, None)
    return article(year) if year else None


def test_articles_on_wechat_are_read_and_a_removal_notice_is_no_version(tmp_path: Path) -> None:
    source = {"home": HOME, "region": "990221", "hosts": ("mp.weixin.qq.com",), "expect": 3}
    write_sources(tmp_path, {"one": source})
    with serving() as web:
        web.sites = {"www.yunting.example": site, "mp.weixin.qq.com": wechat}
        first = scrapy(tmp_path, "crawl", "one", proxy=web.address)
        assert first.stdout == "one: ok\n", first.stdout + first.stderr
        assert not web.asked("/s/other")
        web.sites["mp.weixin.qq.com"] = lambda asked: GONE if asked.path == LINKS[2026] else wechat(asked)
        again = scrapy(tmp_path, "crawl", "one", proxy=web.address, CLOCK="2026-03-03T08:00:00Z")
        assert again.stdout == "one: ok\n", again.stdout + again.stderr
    with Archive(tmp_path / "archive.db") as archive:
        copies = archive.query("SELECT year, region FROM copies ORDER BY year DESC")
        versions = archive.query("SELECT count(*) AS n FROM versions")
        events = archive.query("SELECT kind, url FROM events WHERE host LIKE 'mp.%' AND kind != 'new'")
    assert [(row["year"], row["region"]) for row in copies] == [(year, "990221") for year in YEARS]
    assert versions[0]["n"] == len(YEARS)
    assert [(row["kind"], row["url"]) for row in events] == [
        ("missing", f"http://mp.weixin.qq.com{LINKS[2026]}")
    ]


def test_the_family_is_recognised_by_host_and_by_marks() -> None:
    saved = LinkPage(
        open_page(Page(url="http://www.mirror.example/a.html", body=article(2026).encode(), status=200))
    )
    own = LinkPage(open_page(Page(url="http://mp.weixin.qq.com/s/x", body=b"<html></html>", status=200)))
    other = LinkPage(
        open_page(Page(url="http://www.mirror.example/b.html", body=b"<html></html>", status=200))
    )
    assert [family_of(doc).name for doc in (saved, own, other)] == ["wechat", "wechat", "plain"]
