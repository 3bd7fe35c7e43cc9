"""kill -9 in the middle of a real crawl: nothing committed is lost, and the next crawl ends where an undisturbed one does."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from sample.days import moment
from sample.serve import SampleProxy, serve
from storage.archive import Archive
from tests.support.paths import ROOT

SOURCE = "hanchuan_lingzhou"
SECONDS_AT_MOST = 60.0


@pytest.fixture(scope="module")
def proxy() -> Iterator[SampleProxy]:
    """The sample sites."""
    with serve() as served:
        yield served


def begun(folder: Path, proxy: SampleProxy) -> "subprocess.Popen[str]":
    """A crawl of one sample site into a.db of a folder."""
    scrapy = shutil.which("scrapy", path=str(ROOT / ".venv" / "bin")) or "scrapy"
    settings = {
        "ARCHIVE": str(folder / "a.db"),
        "SPIDER_MODULES": "sample.spiders",
        "PROXY": proxy.url,
        "CONTACT": "tests@yange.example",
        "CLOCK": moment(0),
        "DOWNLOAD_DELAY": "0.03",
        "AUTOTHROTTLE_ENABLED": "False",
        "LOG_LEVEL": "ERROR",
    }
    options = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    return subprocess.Popen(
        [scrapy, "crawl", SOURCE, *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def whole(folder: Path, proxy: SampleProxy) -> float:
    """Crawl to the end; gives the seconds that it wrote for."""
    running = begun(folder, proxy)
    start = first_write(folder, running)
    _, errors = running.communicate(timeout=SECONDS_AT_MOST)
    assert running.returncode == 0, errors
    return time.monotonic() - start


def first_write(folder: Path, running: "subprocess.Popen[str]") -> float:
    """Wait for the first fetch in the archive; the moment."""
    while running.poll() is None and not fetches(folder):
        time.sleep(0.01)
    return time.monotonic()


def fetches(folder: Path) -> set[str]:
    """Ids of the fetches that are committed now."""
    path = folder / "a.db"
    if not path.exists() or not path.stat().st_size:
        return set()
    try:
        with Archive(path) as archive:
            return {row["id"] for row in archive.query("SELECT id FROM fetches")}
    except Exception:  # noqa: BLE001 it is being made at this very moment
        return set()


def outcome(folder: Path) -> list[dict[str, object]]:
    """What the archive holds, whatever the moments and ids."""
    with Archive(folder / "a.db") as archive:
        assert list(archive.faults()) == []
        assert archive.unfolded() == {}
        return archive.query(
            "SELECT source, url, entry, region, year, kind, status, text FROM latest"
            " ORDER BY source, url, entry, region, year"
        ) + archive.query("SELECT count(*) AS copies FROM copies")


def killed_and_crawled_again(root: Path, proxy: SampleProxy, times: int, seed: int) -> None:
    undisturbed = root / "undisturbed"
    undisturbed.mkdir()
    lasts = whole(undisturbed, proxy)
    expected = outcome(undisturbed)
    assert len(expected) > 3
    random = Random(seed)
    for number in range(times):
        folder = root / str(number)
        folder.mkdir()
        running = begun(folder, proxy)
        first_write(folder, running)
        time.sleep(random.random() * lasts)
        committed = fetches(folder)
        running.kill()
        running.communicate()
        with Archive(folder / "a.db") as archive:
            assert archive.query("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        assert committed <= fetches(folder)
        whole(folder, proxy)
        assert outcome(folder) == expected


def test_a_crawl_killed_at_three_moments_loses_nothing(tmp_path: Path, proxy: SampleProxy) -> None:
    killed_and_crawled_again(tmp_path, proxy, 3, seed=1)


@pytest.mark.soak
@pytest.mark.timeout(1500)
def test_a_crawl_killed_at_thirty_moments_loses_nothing(tmp_path: Path, proxy: SampleProxy) -> None:
    killed_and_crawled_again(tmp_path, proxy, 30, seed=2)


def test_a_second_crawl_at_once_says_so_and_leaves(tmp_path: Path, proxy: SampleProxy) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive, archive.lock():
        second = begun(tmp_path, proxy)
        _, said = second.communicate(timeout=SECONDS_AT_MOST)
        assert second.returncode == 75
        assert "another run holds" in said
        assert said.count("\n") == 1
        assert archive.query("SELECT * FROM runs") == []
