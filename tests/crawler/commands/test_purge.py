"""Purge takes what the page was, and never what other pages served."""

from pathlib import Path

from pipelines.store.rebuild import catch_up, reprocess
from storage.archive import Archive
from tests.support.archive_site import HOST, NEIGHBOUR, content, crawl, html, moment, report, served
from tests.support.commands import yange

STOCK = b"<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>"
SOFT = html(["页面不存在", "对不起，您访问的页面不存在或已删除。"])
A = f"{HOST}/a.html"


def verdicts(archive: Archive, url: str) -> list[str]:
    rows = archive.query("SELECT verdict FROM fetch_log WHERE url = ? ORDER BY at", (url,))
    return [row["verdict"] for row in rows]


def test_an_error_page_that_others_serve_stays_theirs(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        for day, page in enumerate((html(report(2022)), STOCK, SOFT)):
            status = 404 if page == STOCK else 200
            other = served("b.html", page, status=status)
            crawl(
                archive,
                day,
                [served("a.html", html(report()) if not day else page, status=status), other, NEIGHBOUR],
            )
        before = verdicts(archive, f"{HOST}/b.html")
        kept = list(archive.events(url=f"{HOST}/b.html"))
        assert archive.purge(A, because="court order", at=moment(3)) == 1
        catch_up(archive)
        assert set(verdicts(archive, A)) == {"purged"}
        assert verdicts(archive, f"{HOST}/b.html") == before
        assert list(archive.events(url=f"{HOST}/b.html")) == kept
        crawl(archive, 4, [served("c.html", STOCK, status=404), served("d.html", SOFT)])
        assert "purged" not in verdicts(archive, f"{HOST}/c.html") + verdicts(archive, f"{HOST}/d.html")
        derived = content(archive)
        reprocess(archive)
        assert content(archive) == derived


def test_a_home_page_that_stood_there_once_keeps_its_history(tmp_path: Path) -> None:
    home = served("index.html", NEIGHBOUR.body)
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served("a.html", html(report())), home])
        crawl(archive, 1, [served("a.html", NEIGHBOUR.body), home])
        before = verdicts(archive, home.url)
        archive.purge(A, because="court order", at=moment(2))
        catch_up(archive)
        assert verdicts(archive, home.url) == before


def test_another_url_with_the_same_report_is_said_before_and_goes_with_it(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        body = html(report())
        crawl(archive, 0, [served("a.html", body), served("copy.html", body), NEIGHBOUR])
        facts = archive.query("SELECT * FROM tombstones")
        assert archive.purge_others(A) == [f"{HOST}/copy.html"]
        assert archive.query("SELECT * FROM tombstones") == facts
    done = yange(tmp_path, "purge", A, "--dry-run")
    assert done.stdout.splitlines() == [
        f"also of {HOST}/copy.html",
        f"1 other URLs would lose what {A} served",
    ]
    done = yange(tmp_path, "purge", A, "--because", "court order")
    assert done.stdout.splitlines()[0] == f"also of {HOST}/copy.html"
    with Archive(tmp_path / "a.db") as archive:
        assert archive.copies() == []


def test_a_purged_text_leaves_the_condition_of_another_page_as_it_was(tmp_path: Path) -> None:
    body = html(report())
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served("a.html", body), served("b.html", html(report(growth="8"))), NEIGHBOUR])
        for day in (1, 5, 9):
            crawl(archive, day, [served("b.html", STOCK, status=404), NEIGHBOUR])
        crawl(archive, 10, [served("b.html", body), NEIGHBOUR])
        crawl(archive, 11, [served("b.html", STOCK, status=404), NEIGHBOUR])
        archive.purge(A, because="court order", at=moment(12))
        catch_up(archive)
        (copy,) = archive.copies()
        assert copy.status == "gone"
        assert "unread" not in {event.kind for event in archive.events(url=f"{HOST}/b.html")}


def test_a_page_goes_under_every_form_in_which_its_address_was_written(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served("%61.html", html(report())), NEIGHBOUR])
        crawl(archive, 1, [served("a.html", html(report(growth="8"))), NEIGHBOUR])
        (copy,) = (each for each in archive.copies() if each.year == 2021)
        assert copy.url == A
    done = yange(tmp_path, "purge", A, "--because", "court order")
    assert done.stdout == f"2 bodies of {A} removed, with all that was made of them\n", done.stderr
    with Archive(tmp_path / "a.db") as archive:
        assert [each for each in archive.copies() if each.year == 2021] == []
