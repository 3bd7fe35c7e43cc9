"""On its way through a crawl each page is decoded once and parsed once, whatever looks at it."""

import json
from pathlib import Path

from storage.archive import Archive
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.reports import report
from tests.support.servers.web import Answer, Asked, serving

HOST = "http://www.qinghuai.example"

COUNTING = '''"""Counts how often the bytes of a page are decoded and parsed, before anything of the project is imported."""

import atexit
import json
from collections import Counter
from hashlib import sha256

import pipelines.parse.encoding as encoding
import pipelines.parse.html as html

decoded, parsed = Counter(), Counter()
decode, parse = encoding.decode, html.parse


def counted_decode(page):
    decoded[sha256(page.body).hexdigest()] += 1
    return decode(page)


def counted_parse(source):
    parsed[sha256(source).hexdigest()] += 1
    return parse(source)


encoding.decode, html.parse = counted_decode, counted_parse


def write():
    with open({path!r}, "w") as file:
        json.dump([decoded, parsed], file)


atexit.register(write)
'''


def page(title: str, inner: str) -> str:
    head = '<meta charset="utf-8"><meta name="SiteName" content="青槐县人民政府">'
    return f"<html><head>{head}<title>{title}</title><script>var a = 1;</script></head><body>{inner}</body></html>"


def article(year: int, *, part: int = 0, parts: int = 0) -> str:
    lines = report("青槐县", "县长", year, year, 6000)
    third = len(lines) // 3 + 1
    shown = lines[part * third : (part + 1) * third] if parts else lines
    text = "".join(f"<p>{line}</p>" for line in shown)
    pager = "".join(f'<a href="t{year}{f"_{at + 1}" if at else ""}.html">{at + 1}</a>' for at in range(parts))
    return page(
        f"{year}年青槐县政府工作报告", f"<div class=TRS_Editor>{text}</div><div class=pager>{pager}</div>"
    )


def site(asked: Asked) -> Answer | str | None:
    pages = {
        "/": page("青槐县人民政府", '<a href="/zfgzbg/">政府工作报告</a>'),
        "/zfgzbg/": page(
            "政府工作报告",
            "".join(
                f'<li><a href="/zfgzbg/t{year}.html">{year}年青槐县政府工作报告</a></li>'
                for year in (2018, 2019, 2020)
            ),
        ),
        "/zfgzbg/t2020.html": article(2020),
        "/zfgzbg/t2019.html": article(2019, parts=3),
        "/zfgzbg/t2019_2.html": article(2019, part=1, parts=3),
        "/zfgzbg/t2019_3.html": article(2019, part=2, parts=3),
        "/zfgzbg/t2018.html": page("页面不存在", "<p>您访问的页面不存在或已被删除</p>"),
    }
    return pages.get(asked.path)


def test_a_list_a_report_one_of_three_parts_and_a_notice_are_each_decoded_and_parsed_once(
    tmp_path: Path,
) -> None:
    counts = tmp_path / "counts.json"
    (tmp_path / "sitecustomize.py").write_text(COUNTING.format(path=str(counts)), "utf-8")
    write_sources(tmp_path, {"qinghuai": {"home": f"{HOST}/", "region": "990121"}})
    with serving() as web:
        web.sites["www.qinghuai.example"] = site
        crawled = scrapy(tmp_path, "crawl", "qinghuai", proxy=web.address)
        assert crawled.returncode == 0, crawled.stdout + crawled.stderr
        asked = set(web.asked(".html"))
    decoded, parsed = json.loads(counts.read_text("utf-8"))

    with Archive(tmp_path / "archive.db") as archive:
        kept = [row["url"] for row in archive.query("SELECT url FROM fetches WHERE part_of = ''")]
    assert len(asked) == 5
    assert sorted(url for url in kept if "t2019" in url) == [f"{HOST}/zfgzbg/t2019.html"]
    assert len(decoded) == len(asked) + 2  # the home page and the list
    assert set(decoded.values()) == {1}
    assert set(parsed.values()) == {1}
