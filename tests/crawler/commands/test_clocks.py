"""A moment that cannot be right is refused where it comes in, and a wrong clock never dates what others say."""

from pathlib import Path

import pytest

from crawler.policy.clock import latest_plausible, parse_iso_moment
from crawler.runner.announcements import take_announcements
from pipelines.compare.stage import compare
from pipelines.store.rebuild import catch_up
from storage.archive import Archive
from storage.errors import UserMistake
from tests.support.archive_site import HOST, NEIGHBOUR, crawl, html, kinds, moment, report, served
from tests.support.commands import yange

LATE = 26_660
"""Days from the first moment to the year 2099."""


@pytest.mark.parametrize("text", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+12:00", "10000-01-01"])
def test_a_moment_out_of_the_calendar_is_a_mistake(text: str) -> None:
    with pytest.raises(UserMistake):
        parse_iso_moment(text)


def test_the_end_of_the_calendar_has_no_day_after_it() -> None:
    assert latest_plausible("9999-12-31T23:59:59.999999Z") == "9999-12-31T23:59:59.999999Z"


@pytest.mark.parametrize(
    ("at", "taken"),
    [
        ("9999-12-31T23:59:59.999999Z", False),
        ("2099-01-01T00:00:00Z", False),
        ("2087-01-07T08:00:01Z", False),
        ("2026-01-07T07:00:00Z", True),
        ("1990-01-01T00:00:00Z", True),
        ("1989-12-31T23:59:59Z", False),
        ("0001-01-01T00:00:00Z", False),
    ],
)
def test_an_import_takes_moments_from_1990_to_a_day_from_now(tmp_path: Path, at: str, taken: bool) -> None:
    (tmp_path / "page.html").write_bytes(html(report()))
    (tmp_path / "other.html").write_bytes(html(report(2022)))
    rows = [f"{HOST}/a.html,page.html,{at}", f"{HOST}/b.html,other.html,2026-01-02T08:00:00Z"]
    (tmp_path / "list.csv").write_text("url,file,at\n" + "\n".join(rows) + "\n", "utf-8")
    done = yange(tmp_path, "add", str(tmp_path / "list.csv"), "-s", f"CLOCK={moment(1)}")
    assert (done.returncode, done.stderr) == (int(not taken), "")
    assert ("left out: " not in done.stdout) == taken
    with Archive(tmp_path / "a.db") as archive:
        assert crawl(archive, 1, [served("c.html", html(report(2020)))])
        assert archive.last_moment() < moment(2)


def test_a_run_is_refused_while_the_archive_is_ahead_and_a_merge_mends_it(tmp_path: Path) -> None:
    path = tmp_path / "ahead.db"
    with Archive(path, create=True) as archive:
        crawl(archive, 0, [served("a.html", html(report())), NEIGHBOUR])
        crawl(archive, LATE, [served("a.html", html(report(growth="8"))), NEIGHBOUR])
    path.rename(tmp_path / "a.db")
    clock = ("-s", f"CLOCK={moment(2)}")
    (tmp_path / "page.html").write_bytes(html(report(2019)))
    for words in (["crawlall"], ["add", str(tmp_path / "page.html")]):
        done = yange(tmp_path, *words, *clock, "-s", "CONTACT=tests@yange.example")
        assert done.returncode == 2
        assert "set the clock right" in done.stderr
        assert "scrapy merge" in done.stderr
        assert len(done.stderr.splitlines()) == 1
    (tmp_path / "new").mkdir()
    done = yange(tmp_path / "new", "merge", str(tmp_path / "a.db"), *clock)
    assert (done.returncode, done.stdout[:2]) == (0, "2 ")
    assert "\n2 fetches left out: their clock said moments that have not come yet\n" in done.stdout
    with Archive(tmp_path / "new" / "a.db") as archive:
        events = crawl(archive, 2, [served("a.html", html(report(growth="9"))), NEIGHBOUR])
        assert kinds(events) == ["edited"]
        assert events[0].at[:4] == "2026"


def test_what_a_merge_brings_is_told_however_old_it_is(tmp_path: Path) -> None:
    with Archive(tmp_path / "b.db", create=True) as other:
        crawl(other, 0, [served("b.html", html(report(2022))), NEIGHBOUR])
    with Archive(tmp_path / "a.db", create=True) as mine:
        crawl(mine, 5, [served("a.html", html(report())), NEIGHBOUR])
        compare(mine)
        assert [each.year for each in take_announcements(mine, moment(5))] == [2021]
        mine.merge_from(tmp_path / "b.db", until=moment(7), news=True)
        catch_up(mine)
        compare(mine)
        told = take_announcements(mine, moment(6))
        assert [each.year for each in told if each.what == "new"] == [2022]
        assert take_announcements(mine, moment(6)) == []
