"""A full disk in each command: one line that says how to go on, nothing lost, and the command given again ends well."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sample.days import moment as day
from sample.serve import SampleProxy, serve
from storage.archive import Archive
from tests.support.archive_site import HOST, NEIGHBOUR, crawl, html, report, served
from tests.support.commands import yange

ROOMS = (0, 20_000)
"""Bytes beyond which no file can be written: before the first page, and in the midst of a transaction."""
SOURCE = "hanchuan_lingzhou"

COMMANDS: dict[str, tuple[str, ...]] = {
    "add": ("add", "saved"),
    "backup": ("backup", "copy.db"),
    "conflicts": ("conflicts",),
    "coverage": ("coverage",),
    "diff": ("diff",),
    "diff into a file": ("diff", "--format", "html", "-o", "changes.html"),
    "health": ("health",),
    "history": ("history", "990100/2021"),
    "learn": ("learn", "lingzhou"),
    "merge": ("merge", "other.db"),
    "purge": ("purge", f"{HOST}/b.html", "--because", "asked"),
    "reprocess": ("reprocess",),
    "search": ("search", "泠州"),
    "targets": ("targets", "990100"),
    "verify": ("verify", "--all"),
}
FILES = frozenset({"saved", "copy.db", "other.db", "changes.html"})
"""Words of commands that are files in the folder of the archive."""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive that was not compared yet, another one, and a saved page."""
    folder = tmp_path_factory.mktemp("prepared")
    with Archive(folder / "a.db", create=True) as archive:
        crawl(archive, 0, [served("a.html", html(report())), served("b.html", html(report(2022))), NEIGHBOUR])
        crawl(archive, 1, [served("a.html", html(report(growth="8"))), NEIGHBOUR])
    with Archive(folder / "other.db", create=True) as other:
        crawl(other, 2, [served("a.html", html(report(growth="9"))), served("c.html", html(report(2023)))])
    (folder / "saved").mkdir()
    named = f'<head><link rel="canonical" href="{HOST}/d.html">'.encode()
    (folder / "saved" / "d.html").write_bytes(html(report(2024)).replace(b"<head>", named))
    return folder


def contents(path: Path) -> list[dict[str, object]]:
    """What an archive holds of copies, texts and changes; it is whole."""
    with Archive(path) as archive:
        assert list(archive.faults()) == []
        assert archive.unfolded() == {}
        return [
            *archive.query("SELECT c.url, c.entry, c.status, v.text FROM versions v JOIN copies c ON c.id = v.copy ORDER BY v.id"),
            *archive.query("SELECT * FROM changes ORDER BY id"),
        ]  # fmt: skip


def given(folder: Path, command: str) -> list[str]:
    """The words of a command for a folder."""
    return [str(folder / word) if word in FILES else word for word in COMMANDS[command]]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_on_a_full_disk_says_so_in_one_line_and_goes_on_when_there_is_room(
    tmp_path: Path, prepared: Path, command: str
) -> None:
    undisturbed, full = tmp_path / "undisturbed", tmp_path / "full"
    shutil.copytree(prepared, undisturbed)
    shutil.copytree(prepared, full)
    expected = yange(undisturbed, *given(undisturbed, command))
    assert expected.returncode in {0, 1}, expected.stderr
    for room in ROOMS:
        done = yange(full, *given(full, command), room=room)
        assert "Traceback" not in done.stderr
        if (done.returncode, done.stderr) != (expected.returncode, expected.stderr):
            assert done.stderr.count("\n") == 1, done.stderr
            assert "make room" in done.stderr or "File too large" in done.stderr
    done = yange(full, *given(full, command))
    assert (done.returncode, done.stderr) == (expected.returncode, expected.stderr)
    assert contents(full / "a.db") == contents(undisturbed / "a.db")
    left = {each.name for each in full.iterdir()} - {each.name for each in undisturbed.iterdir()}
    assert left == set()


@pytest.fixture(scope="module")
def proxy() -> Iterator[SampleProxy]:
    """The sample sites."""
    with serve() as served:
        yield served


@pytest.mark.parametrize("command", [("crawl", SOURCE), ("crawlall", SOURCE)])
def test_a_crawl_on_a_full_disk_stops_at_once_and_the_next_one_ends_where_an_undisturbed_one_does(
    tmp_path: Path, proxy: SampleProxy, command: tuple[str, ...]
) -> None:
    words = (*command, *settings(proxy))
    undisturbed, full = tmp_path / "undisturbed", tmp_path / "full"
    undisturbed.mkdir()
    full.mkdir()
    assert yange(undisturbed, *words).returncode == 0
    asked = sum(proxy.hits.values())
    for room in (*ROOMS, 500_000):
        proxy.hits.clear()
        done = yange(full, *words, room=room)
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1, done.stderr
        assert "make room" in done.stderr
        assert sum(proxy.hits.values()) < asked
    assert yange(full, *words).returncode == 0
    assert stands(full) == stands(undisturbed)


def settings(proxy: SampleProxy) -> list[str]:
    """The settings of a quick crawl of the sample sites, which logs what is wrong."""
    values = {
        "SPIDER_MODULES": "sample.spiders",
        "PROXY": proxy.url,
        "CLOCK": day(0),
        "DOWNLOAD_DELAY": "0.01",
        "AUTOTHROTTLE_ENABLED": "False",
        "LOG_LEVEL": "WARNING",
    }
    return [word for name, value in values.items() for word in ("-s", f"{name}={value}")]


def stands(folder: Path) -> list[dict[str, object]]:
    """The texts that stand, whatever the moments and ids."""
    with Archive(folder / "a.db") as archive:
        assert list(archive.faults()) == []
        return archive.query("SELECT url, entry, region, year, status, text FROM latest ORDER BY url, entry")
