"""Care of an archive: verify, backup, merge, purge, reprocess, as commands and as functions."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.compare.stage import compare
from pipelines.store.rebuild import catch_up, differing, reprocess
from storage.archive import Archive
from storage.errors import NotAnArchive, UserMistake
from storage.records import Hints
from storage.search import Query
from tests.support.archive_site import HOST, NEIGHBOUR, content, crawl, html, moment, report, served
from tests.support.commands import yange

SECRET = "疏浚瀚水支流"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive with two versions of one report, another report, and their changes."""
    with Archive(tmp_path / "a.db", create=True) as made:
        crawl(made, 0, [served("a.html", html(report())), served("b.html", html(report(2022))), NEIGHBOUR])
        crawl(made, 1, [served("a.html", html(report(growth="8"))), NEIGHBOUR])
        compare(made)
        yield made


def test_verify_finds_nothing_in_a_whole_archive(tmp_path: Path, archive: Archive) -> None:
    archive.close()
    done = yange(tmp_path, "verify", "--all")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "whole: 4 bodies read, 3 of 3 versions made again\n"


def test_verify_names_a_damaged_body_and_everything_else_reads(tmp_path: Path, archive: Archive) -> None:
    row = archive.query("SELECT id, data FROM bodies WHERE id = 2")[0]
    data = bytearray(row["data"])
    data[-9] ^= 1
    archive.db.execute("UPDATE bodies SET data = ? WHERE id = 2", (bytes(data),))
    (fault,) = archive.faults()
    assert "b.html" in fault
    archive.close()
    done = yange(tmp_path, "verify")
    assert done.returncode == 1
    assert "b.html" in done.stdout


def test_verify_names_a_damaged_text_and_a_file_that_was_cut_short(tmp_path: Path, archive: Archive) -> None:
    (version, *_) = archive.version_ids()
    archive.db.execute("UPDATE versions SET text = replace(text, '泠', '冷') WHERE id = ?", (version,))
    assert list(archive.faults()) == [
        f"version {version}: its text is damaged; scrapy reprocess makes it again"
    ]
    reprocess(archive)
    assert list(archive.faults()) == []
    archive.backup(tmp_path / "copy.db")
    whole = (tmp_path / "copy.db").read_bytes()
    (tmp_path / "copy.db").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotAnArchive, match="is damaged"):
        Archive(tmp_path / "copy.db")


def test_a_backup_is_a_whole_archive_and_overwrites_nothing(tmp_path: Path, archive: Archive) -> None:
    archive.backup(tmp_path / "copy.db")
    with Archive(tmp_path / "copy.db") as copy:
        assert content(copy) == content(archive)
        assert list(copy.faults()) == []
    with pytest.raises(UserMistake):
        archive.backup(tmp_path / "copy.db")


def test_reprocess_gives_the_same_content_and_the_same_changes(archive: Archive) -> None:
    before, changes = content(archive), archive.query("SELECT * FROM changes ORDER BY id")
    reprocess(archive)
    assert compare(archive).made == 0
    assert content(archive) == before
    assert archive.query("SELECT * FROM changes ORDER BY id") == changes
    assert list(differing(archive, archive.version_ids())) == []


def test_reprocess_of_one_source_leaves_the_others(archive: Archive) -> None:
    crawl(archive, 2, [served("http://other.example/a.html", html(report(2019)), source="other")])
    before = content(archive)
    assert reprocess(archive, "other") == 1
    assert content(archive) == before


def test_a_change_of_rules_shows_before_it_is_applied_and_never_as_an_edit(archive: Archive) -> None:
    archive.db.execute("UPDATE versions SET text = text || '打印本页', raw_print = 'x'")
    found = {version.id: how for version, how in differing(archive, archive.version_ids())}
    assert set(found.values()) == {"content"}
    pairs = archive.query("SELECT * FROM pairs ORDER BY axis, old, new")
    reprocess(archive)
    assert archive.query("SELECT * FROM pairs ORDER BY axis, old, new") == pairs
    assert list(differing(archive, archive.version_ids())) == []


def test_purge_removes_the_bodies_and_every_text_made_of_them(tmp_path: Path, archive: Archive) -> None:
    ids = [row["id"] for row in archive.query("SELECT id FROM versions WHERE text LIKE '%增长8%'")]
    assert list(archive.search(Query(text=SECRET)))
    archive.close()
    done = yange(tmp_path, "purge", f"{HOST}/a.html", "--because", "court order 12/2026")
    assert (done.returncode, done.stderr) == (0, "")
    with Archive(tmp_path / "a.db") as left:
        assert [copy.year for copy in left.copies()] == [2022]
        assert [hit.year for hit in left.search(Query(text=SECRET, removed=True))] == [2022]
        assert left.version(ids[0]) is None
        assert list(left.faults()) == []
        assert left.query("SELECT because FROM tombstones") == [{"because": "court order 12/2026"}] * 3
        assert left.query("SELECT count(*) AS n FROM fetches WHERE url LIKE '%/a.html'") == [{"n": 2}]
        assert left.query("SELECT * FROM changes") == []
        crawl(left, 5, [served("a.html", html(report(growth="8")))])
        crawl(left, 6, [served("a.html", html(report(growth="9")))])
        assert [copy.year for copy in left.copies()] == [2022]
    for path in tmp_path.glob("a.db*"):
        assert "增长8%".encode() not in path.read_bytes()


def test_purge_of_a_list_takes_the_words_that_its_children_had_of_it(tmp_path: Path) -> None:
    page = f"{HOST}/list.html"
    hints = Hints(
        title="疏浚瀚水支流", prefix="望潮", metas=(("PubDate", "2021-02-01"),), parent=f"{HOST}/list_1.html"
    )
    other = Hints(title="丝绸博览会", parent=f"{HOST}/other.html")
    child = served("child.html", html(report()), hints=hints)
    met = [served("list.html", b"<p>" + SECRET.encode(), final_url=hints.parent), NEIGHBOUR]
    with Archive(tmp_path / "a.db", create=True) as archive, Archive(tmp_path / "b.db", create=True) as copy:
        crawl(archive, 0, [*met, child, served("kept.html", html(report(2022)), hints=other)], run_id="one")
        crawl(copy, 1, [*met, replace(child, url=f"{HOST}/second.html")], run_id="two")
        archive.purge(page, because="court order", at=moment(2))
        copy.merge_from(tmp_path / "a.db")
        archive.merge_from(tmp_path / "b.db")
        for each in (archive, copy):
            catch_up(each)
            crawl(each, 3, [replace(child, url=f"{HOST}/third.html"), NEIGHBOUR], run_id="three")
            stripped = {fetch.hints for fetch in each.fetches() if fetch.hints.parent == hints.parent}
            assert stripped == {Hints(parent=hints.parent)}
            assert other in {fetch.hints for fetch in each.fetches()}
            compare(each)
            each.vacuum()
        assert content(archive) == content(copy)
        with pytest.raises(sqlite3.IntegrityError):
            archive.db.execute("UPDATE fetches SET hints = '' WHERE url LIKE '%kept%'")
    assert SECRET.encode() not in (tmp_path / "a.db").read_bytes().replace(
        f"要{SECRET}四十公里".encode(), b""
    )


def test_a_tombstone_wins_in_every_merge(tmp_path: Path, archive: Archive) -> None:
    archive.backup(tmp_path / "copy.db")
    archive.purge(f"{HOST}/a.html", because="court order", at=moment(3))
    catch_up(archive)
    with Archive(tmp_path / "copy.db") as copy:
        copy.merge_from(tmp_path / "a.db")
        catch_up(copy)
        archive.merge_from(tmp_path / "copy.db")
        catch_up(archive)
        assert content(copy) == content(archive)
        assert [each.year for each in copy.copies()] == [2022]
        assert list(copy.faults()) == list(archive.faults()) == []


def test_a_purged_url_is_forgotten_in_an_archive_that_has_other_texts_of_it(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as one, Archive(tmp_path / "b.db", create=True) as other:
        crawl(one, 0, [served("a.html", status=503), NEIGHBOUR], run_id="one")
        crawl(
            other, 1, [served("a.html", html(report())), served("b.html", html(report(2022)))], run_id="two"
        )
        other.backup(tmp_path / "b2.db")
        assert one.purge(f"{HOST}/a.html", because="court order", at=moment(2)) == 0
        other.merge_from(tmp_path / "a.db")
        one.merge_from(tmp_path / "b2.db")
        for each in (one, other):
            catch_up(each)
            assert list(each.faults()) == []
            assert [copy.year for copy in each.copies()] == [2022]
        assert content(one) == content(other)
        before = content(one)
        reprocess(one)
        assert content(one) == before


def test_merge_takes_facts_by_content_and_keeps_old_ids_valid(tmp_path: Path, archive: Archive) -> None:
    with Archive(tmp_path / "other.db", create=True) as other:
        crawl(other, -3, [served("a.html", html(report(growth="6"))), NEIGHBOUR])
        crawl(other, 0.5, [served("a.html", html(report())), NEIGHBOUR])
        compare(other)
        olds = [row["id"] for each in (archive, other) for row in each.query("SELECT id FROM versions")]
        archive.announce(archive.unannounced(), at=moment(2))
        other.announce(other.unannounced(), at=moment(2))
        archive.close()
        done = yange(tmp_path, "merge", str(tmp_path / "other.db"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"4 fetches taken over from {tmp_path / 'other.db'}\n"
    assert yange(tmp_path, "merge", str(tmp_path / "other.db")).stdout.startswith("0 fetches")
    with Archive(tmp_path / "a.db") as merged:
        line = [copy for copy in merged.copies() if copy.url.endswith("/a.html")]
        assert len(line) == 1
        texts = [version.text for version in merged.versions(line[0].id)]
        assert ["增长6%" in texts[0], "增长7%" in texts[1], "增长8%" in texts[2]] == [True] * 3
        assert all(merged.version(old) for old in olds)
        assert merged.unannounced() == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["merge", "nothing.db"], "no archive at nothing.db"),
        (["merge"], "name one archive"),
        (["backup"], "name one file"),
        (["purge", "http://x.example/"], "the reason"),
        (["purge", "http://x.example/", "--because", "y"], "never fetched"),
        (["reprocess", "lingzho"], "did you mean lingzhou"),
        (["search"], "name the words"),
        (["search", "瀚水", "--year", "20x"], "no range of years"),
        (["verify", "all"], "no arguments"),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_two(
    tmp_path: Path, archive: Archive, words: list[str], said: str
) -> None:
    archive.close()
    done = yange(tmp_path, *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
