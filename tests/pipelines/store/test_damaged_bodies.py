"""A damaged body is one bad fetch: it is named by its URL, and everything else is rebuilt, merged and crawled."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.store.rebuild import catch_up, reprocess
from storage.archive import Archive
from tests.support.archive_site import HOST, NEIGHBOUR, crawl, html, kinds, moment, report, served
from tests.support.commands import yange

A, B = f"{HOST}/a.html", f"{HOST}/b.html"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Two versions of a report, and another report."""
    with Archive(tmp_path / "a.db", create=True) as made:
        crawl(made, 0, [served("a.html", html(report())), served("b.html", html(report(2022))), NEIGHBOUR])
        crawl(made, 1, [served("a.html", html(report(growth="8"))), NEIGHBOUR])
        yield made


def damage(archive: Archive, url: str, days: float = 0) -> None:
    """Turn a byte of the body that a URL served on a day."""
    (row,) = archive.query(
        "SELECT b.id, b.data FROM fetches f JOIN bodies b ON b.sha256 = f.body WHERE f.url = ? AND f.clock = ?",
        (url, moment(days)),
    )
    data = bytearray(row["data"])
    data[len(data) // 2] ^= 0xFF
    archive.db.execute("UPDATE bodies SET data = ? WHERE id = ?", (bytes(data), row["id"]))


def cut(archive: Archive, url: str, share: float) -> None:
    """Cut the packed body that a URL served, as on a disk that lost its end."""
    (row,) = archive.query(
        "SELECT b.id, b.data FROM fetches f JOIN bodies b ON b.sha256 = f.body WHERE f.url = ? LIMIT 1",
        (url,),
    )
    data = bytes(row["data"])[: int(len(row["data"]) * share)]
    archive.db.execute("UPDATE bodies SET data = ? WHERE id = ?", (data, row["id"]))


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9, 0.999])
def test_a_body_whose_packing_was_cut_is_one_bad_fetch_named_by_its_url(
    archive: Archive, share: float
) -> None:
    before = texts(archive)
    cut(archive, B, share)
    assert all(B in line for line in archive.faults())
    reprocess(archive)
    assert texts(archive) == before
    assert [line.split(" ")[1] for line in archive.damaged] == [B]


def texts(archive: Archive) -> list[tuple[str, str]]:
    rows = archive.query(
        "SELECT c.url, v.text FROM versions v JOIN copies c ON c.id = v.copy ORDER BY c.url, v.first_seen"
    )
    return [(row["url"], row["text"]) for row in rows]


@pytest.mark.parametrize(("url", "days"), [(A, 0), (A, 1), (B, 0)])
def test_a_rebuild_names_the_page_and_keeps_every_text(archive: Archive, url: str, days: float) -> None:
    before = texts(archive)
    damage(archive, url, days)
    reprocess(archive)
    assert texts(archive) == before
    assert archive.damaged
    assert all(url in line for line in archive.damaged)
    (row,) = archive.query(
        "SELECT verdict, evidence FROM fetch_log WHERE url = ? AND at >= ? ORDER BY at LIMIT 1",
        (url, moment(days)),
    )
    assert (row["verdict"], row["evidence"][:9]) == ("error", "damaged: ")
    reprocess(archive)
    assert texts(archive) == before
    assert not any("versions" in line for line in archive.faults())


def test_the_next_crawl_of_a_damaged_page_goes_on_from_its_text(archive: Archive) -> None:
    damage(archive, B)
    reprocess(archive)
    events = crawl(archive, 2, [served("b.html", html(report(2022, growth="9"))), NEIGHBOUR])
    assert kinds(events) == ["restored", "edited"] or kinds(events) == ["edited", "restored"]
    assert [text for url, text in texts(archive) if url == B][-1].count("增长9%") == 1


def test_a_merge_takes_everything_else_and_heals_once_the_body_comes(
    tmp_path: Path, archive: Archive
) -> None:
    whole = tmp_path / "whole.db"
    archive.backup(whole)
    damage(archive, B)
    with Archive(tmp_path / "mine.db", create=True) as mine:
        assert mine.merge_from(tmp_path / "a.db") == 5
        catch_up(mine)
        assert {url for url, _ in texts(mine)} == {A}
        assert [line for line in mine.damaged if B in line]
        assert mine.merge_from(whole) == 0
        catch_up(mine)
        assert texts(mine) == texts(archive)
        assert list(mine.faults()) == []


def test_a_body_is_packed_whole_where_the_one_before_is_damaged(archive: Archive) -> None:
    damage(archive, A, 0)
    damage(archive, A, 1)
    crawl(archive, 2, [served("a.html", html(report(growth="9"))), NEIGHBOUR])
    crawl(archive, 3, [served("a.html", html(report(growth="9"), hits=2)), NEIGHBOUR])
    assert "增长9%" in texts(archive)[-2][1]


def test_commands_name_the_page_and_exit_with_1(tmp_path: Path, archive: Archive) -> None:
    archive.backup(tmp_path / "other.db")
    damage(archive, B)
    archive.close()
    for words in (["reprocess"], ["reprocess", "--dry-run"]):
        done = yange(tmp_path, *words)
        assert done.returncode == 1
        assert B in done.stderr
        assert "Traceback" not in done.stderr
    (tmp_path / "fresh").mkdir()
    done = yange(tmp_path / "fresh", "merge", str(tmp_path / "a.db"))
    assert done.returncode == 1
    assert done.stdout.startswith("5 fetches taken over")
    assert B in done.stderr
    assert "Traceback" not in done.stderr
