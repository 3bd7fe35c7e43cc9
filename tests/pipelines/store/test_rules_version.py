"""What another program's rules made is made anew before anything is compared: our better rules are no edits of theirs."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from pipelines.store.rebuild import catch_up, reprocess
from pipelines.store.rules_version import FILES, FOLDERS, PARSERS, PIPELINES, STATE, is_stale, mark
from storage.archive import Archive
from tests.support.archive_site import content, crawl, html, kinds, report, served


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.db", create=True) as made:
        yield made


def read_otherwise(archive: Archive) -> None:
    """Make an archive what a program with other rules would have left: texts and fingerprints that ours would not make."""
    for host, name, state in archive.db.execute("SELECT host, name, state FROM states").fetchall():
        values = json.loads(state) if name.startswith(("p ", "a ")) else {}
        sights = [*values.get("sights", ()), *([values["sight"]] if "sight" in values else ())]
        for sight in sights:
            sight.update(normal="0" * 8, layout="0" * 8, raw="0" * 8)
        if sights:
            archive.save_states(host, {name: json.dumps(values)})
    archive.db.execute("UPDATE versions SET text = text || char(10) || '访问次数：1', normal_print = 'x'")
    archive.save_states(STATE[0], {STATE[1]: "another program"})


def test_a_page_whose_counter_moved_is_no_edit_after_an_upgrade(archive: Archive) -> None:
    crawl(archive, 0, [served("a.html", html(report(), hits=1))])
    read_otherwise(archive)

    assert is_stale(archive)
    assert crawl(archive, 1, [served("a.html", html(report(), hits=2))]) == []
    assert not is_stale(archive)
    assert ["访问次数" in version.text for version in archive.reports()] == [False]
    assert list(archive.faults()) == []


def test_an_edit_after_an_upgrade_is_told_alone(archive: Archive) -> None:
    crawl(archive, 0, [served("a.html", html(report(growth="7")))])
    read_otherwise(archive)

    assert kinds(crawl(archive, 1, [served("a.html", html(report(growth="8")))])) == ["edited"]


def test_it_is_made_as_if_it_had_always_been_read_so(archive: Archive, tmp_path: Path) -> None:
    nights = [report(growth="7"), report(growth="8"), report(growth="8", people="1300")]
    with Archive(tmp_path / "b.db", create=True) as other:
        for day, lines in enumerate(nights):
            for each in (archive, other):
                crawl(each, day, [served("a.html", html(lines))], run_id=f"run {day}")
            read_otherwise(archive)
        catch_up(archive)

        assert content(archive) == content(other)


def test_a_new_archive_and_one_that_was_reprocessed_carry_the_mark(archive: Archive) -> None:
    catch_up(archive)
    assert archive.state(*STATE) == mark()
    crawl(archive, 0, [served("a.html", html(report()))])
    read_otherwise(archive)
    reprocess(archive)

    assert archive.state(*STATE) == mark()


DECIDING = (*FOLDERS, *FILES)
OTHERS = (
    "diff/edits",
    "diff/years",
    "diff/targets",
    "compare",
    "phrases",
    "render",
    "reuse",
    "review",
    "store",
    "stages.py",
    "wrapper_induction.py",
)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules") / "pipelines"
    shutil.copytree(PIPELINES, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def mark_after_one_byte(pipelines: Path, path: Path) -> str:
    before = path.read_bytes()
    path.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
    try:
        return mark.__wrapped__(pipelines)
    finally:
        path.write_bytes(before)


def test_the_mark_does_not_depend_on_where_the_rules_lie(copied: Path) -> None:
    assert mark(copied) == mark()


@pytest.mark.parametrize("name", DECIDING)
def test_one_byte_of_each_file_that_decides_changes_the_mark(copied: Path, name: str) -> None:
    room = copied / name
    files = [path for path in room.rglob("*") if path.is_file()] if room.is_dir() else [room]
    assert files
    for path in files:
        assert mark_after_one_byte(copied, path) != mark(copied), path


@pytest.mark.parametrize("name", OTHERS)
def test_one_byte_of_what_compares_shows_or_keeps_does_not(copied: Path, name: str) -> None:
    room = copied / name
    files = [path for path in room.rglob("*") if path.is_file()] if room.is_dir() else [room]
    assert files
    for path in files[:5]:
        assert mark_after_one_byte(copied, path) == mark(copied), path


def test_every_folder_is_one_that_decides_or_one_that_does_not(copied: Path) -> None:
    known = {name.split("/")[0] for name in (*DECIDING, *OTHERS)} | {"__init__.py"}
    assert {path.name for path in copied.iterdir()} == known


def test_the_parsers_that_are_loaded_count() -> None:
    assert etree.LIBXML_VERSION in PARSERS
