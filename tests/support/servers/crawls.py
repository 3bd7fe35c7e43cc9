"""Sources on a loopback web -> an archive: writes spiders of a few lines and runs the commands as a user would."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support.paths import ROOT

QUICK = {
    "DOWNLOAD_DELAY": "0",
    "AUTOTHROTTLE_ENABLED": "0",
    "CLOCK": "2026-03-02T08:00:00Z",
    "CRAWL_DELAY_MOST": "0",
}
"""Settings of crawls on loopback: no waiting, a calendar day of its own."""

SECONDS = 240.0

SPIDER = '''"""A source of a test."""

from crawler.site import SiteSpider


class Source(SiteSpider):
    """A fictional site."""

    name = {name!r}
    region = {region!r}
    home = {home!r}
{rest}'''


def write_sources(folder: Path, sources: Mapping[str, Mapping[str, object]]) -> None:
    """Spiders by name, with at least home; kept as the package `sources` in a folder."""
    package = folder / "sources"
    package.mkdir(exist_ok=True)
    (package / "__init__.py").write_text('"""Sources of a test."""\n', "utf-8")
    for name, given in sources.items():
        rest = "".join(
            f"    {key} = {value!r}\n" for key, value in given.items() if key not in {"home", "region"}
        )
        text = SPIDER.format(name=name, region=given.get("region", ""), home=given["home"], rest=rest)
        (package / f"{name}.py").write_text(text, "utf-8")


def scrapy(folder: Path, *words: str, proxy: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Run `scrapy WORDS` over the sources of a folder, its archive.db beside them."""
    given = {
        **QUICK,
        "SPIDER_MODULES": "sources",
        "PROXY": proxy,
        "ARCHIVE": str(folder / "archive.db"),
        **settings,
    }
    options = [word for name, value in given.items() for word in ("-s", f"{name}={value}")]
    command = [sys.executable, "-m", "scrapy", words[0], *options, *words[1:]]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def environment(folder: Path) -> dict[str, str]:
    """The environment of a command: our project and the sources of a folder, no proxy of the machine's."""
    kept = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    paths = os.pathsep.join((str(ROOT), str(folder)))
    return {
        **kept,
        "PYTHONPATH": paths,
        "SCRAPY_SETTINGS_MODULE": "crawler.settings",
        "PYTHONIOENCODING": "utf-8",
    }
