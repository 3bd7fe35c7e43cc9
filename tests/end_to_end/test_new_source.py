"""docs/sources.md's five steps, run as they stand there: from nothing to a change that is told."""

import re
from pathlib import Path

from storage.archive import Archive
from tests.support.paths import ROOT
from tests.support.servers.crawls import scrapy
from tests.support.servers.families import SAMPLES, vsb
from tests.support.servers.web import Answer, Asked, serving

SITE = next(sample for sample in SAMPLES if sample.answer is vsb)
NAME = "zhejiang_jiaxing_haiyan"
GUIDE = (ROOT / "docs" / "sources.md").read_text("utf-8")


def test_the_walk_through_leads_from_nothing_to_a_diff(tmp_path: Path) -> None:
    package = tmp_path / "sources"
    package.mkdir()
    (package / "__init__.py").write_text('"""Sources."""\n', "utf-8")
    with serving() as web:
        web.sites["www.haiyan.example"] = SITE.site()

        # 1. Make the file.
        words = re.search(r"scrapy (genspider .*)", GUIDE)
        assert words
        made = scrapy(tmp_path, *words[1].split(), NEWSPIDER_MODULE="sources")
        assert made.returncode == 0, made.stderr
        # 2. Say whose it is.
        file = package / f"{NAME}.py"
        text = file.read_text("utf-8")
        assert '"000000"' in text
        file.write_text(text.replace('"000000"', f'"{SITE.place.code}"'), "utf-8")
        # 3. See what is there.
        assert f"scrapy check_sources {NAME}" in GUIDE
        seen = scrapy(tmp_path, "check_sources", "--json", NAME, proxy=web.address)
        assert seen.returncode == 0, seen.stdout + seen.stderr
        assert '"family": "vsb"' in seen.stdout
        assert "/zwgk/zfgzbg.htm" in seen.stdout
        assert not (tmp_path / "archive.db").exists()
        # 4. Crawl it.
        assert f"scrapy crawl {NAME}" in GUIDE
        crawled = scrapy(tmp_path, "crawl", NAME, proxy=web.address)
        assert (crawled.returncode, crawled.stdout) == (0, f"{NAME}: ok\n"), crawled.stderr
        # 5. Crawl again on another day: what changed?
        site = SITE.site()

        def edited(asked: Asked) -> Answer | str | bytes | None:
            given = site(asked)
            if (
                asked.url.endswith(SITE.path(2026))
                and isinstance(given, Answer)
                and isinstance(given.body, bytes)
            ):
                return Answer(
                    given.body.replace("请予审议".encode(), "请予审查".encode()), headers=given.headers
                )
            return given

        web.sites["www.haiyan.example"] = edited
        told = scrapy(tmp_path, "crawlall", proxy=web.address, CLOCK="2026-03-03T08:00:00Z")
        assert told.returncode == 0, told.stderr
        assert re.search(r"^changed .*2026: 1 wording", told.stdout, re.MULTILINE), told.stdout
    with Archive(tmp_path / "archive.db") as archive:
        rows = archive.query("SELECT year FROM change_log WHERE axis = 'edit'")
        assert [row["year"] for row in rows] == [2026]
