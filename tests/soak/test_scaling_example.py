"""The example of docs/scaling.md: two machines fetch a share each, and their archives merge to one union in any order."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.commands.demo import SETTINGS
from sample.days import DAYS, moment
from sample.serve import serve
from storage.archive import Archive
from tests.support.archive_site import content
from tests.support.paths import ROOT

OUTCOMES = ("changes", "hunks")


def scrapy(folder: Path, *words: str, **settings: object) -> str:
    """Run a command as its user does, on a machine whose folder this is; return what it printed."""
    given = [f"{name}={value}" for name, value in settings.items()]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", *words, *(part for each in given for part in ("-s", each))],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(path: Path) -> dict[str, list[str]]:
    """What an archive holds, facts aside."""
    with Archive(path) as archive:
        made = {table: sorted(map(repr, archive.db.execute(f"SELECT * FROM {table}"))) for table in OUTCOMES}
        return {**content(archive), **made}


@pytest.mark.soak
def test_two_shares_merge_to_the_same_union_in_either_order(tmp_path: Path) -> None:
    plain = {**SETTINGS, "SPIDER_MODULES": "sample.spiders"}
    with serve() as proxy:
        for day in DAYS[:1]:
            proxy.day = day
            for number in (1, 2):
                scrapy(
                    tmp_path,
                    "crawlall",
                    "--share",
                    f"{number}/2",
                    **{**plain, "CLOCK": moment(day), "PROXY": proxy.url, "ARCHIVE": f"{number}.db"},
                )
    hosts = []
    for number in (1, 2):
        with Archive(tmp_path / f"{number}.db") as archive:
            hosts.append(set(archive.hosts()))
    assert all(hosts)
    assert not hosts[0] & hosts[1]
    late = moment(DAYS[-1])
    for name, order in (("a.db", "12"), ("b.db", "21")):
        for share in order:
            scrapy(tmp_path, "merge", f"{share}.db", ARCHIVE=name, CLOCK=late)
        scrapy(tmp_path, "merge", "1.db", ARCHIVE=name, CLOCK=late)
    assert rows(tmp_path / "a.db") == rows(tmp_path / "b.db")
    scrapy(tmp_path, "verify", ARCHIVE="a.db")
