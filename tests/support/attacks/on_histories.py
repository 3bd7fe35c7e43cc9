"""Attempts on histories: what a report, a page, a host and a clock do from night to night, and what is told of it."""

from pathlib import Path
from random import Random

from pipelines.store.rebuild import catch_up, reprocess
from storage.archive import Archive
from storage.records import INCOMPLETE, Page
from tests.support.archive_site import (
    HOST,
    NEIGHBOUR,
    content,
    crawl,
    html,
    kinds,
    list_html,
    moment,
    report,
    served,
)
from tests.support.attacks.attempt import hold

PLACES = ("泠州市", "栖霖市", "青槐县", "望潮区", "沅桥县")
FALSE = {"gone", "moved", "rolled", "edited", "republished", "redated", "retitled", "relinked"}
OVERLAPPING = """
SELECT 1 FROM intervals a JOIN intervals b ON a.copy = b.copy AND (a.version, a.since) != (b.version, b.since)
AND a.since <= b.until AND b.since <= a.until
"""


def rebuilt_the_same(archive: Archive) -> None:
    """A rebuild gives what the nights gave, and intervals do not overlap."""
    before = content(archive)
    reprocess(archive)
    hold(content(archive) == before, "a rebuild gives something else")
    hold(not archive.query(OVERLAPPING), "intervals overlap")


def cut_page(rng: Random, folder: Path) -> None:
    """A page that is cut for a night is no edit, wherever it is cut and however."""
    whole = html(report(rng.choice((2019, 2021))))
    share = rng.uniform(0.3, 0.995)
    said = (
        (("content-type", "text/html"), (INCOMPLETE, "gzip"))
        if rng.random() < 0.5
        else (("content-type", "text/html"),)
    )
    cut = served("a.html", whole[: int(len(whole) * share)], headers=said)
    with Archive(folder / "a.db", create=True) as archive:
        first = kinds(
            crawl(
                archive,
                0,
                [cut if rng.random() < 0.2 and len(said) > 1 else served("a.html", whole), NEIGHBOUR],
            )
        )
        told = kinds(crawl(archive, 1, [cut, NEIGHBOUR])) if "new" in first else []
        told += kinds(crawl(archive, 2, [served("a.html", whole), NEIGHBOUR]))
        hold(not {*told} & FALSE, f"{share:.2f}: {told}")
        hold(len(archive.query("SELECT id FROM versions")) == 1, "a half page is a version")
        rebuilt_the_same(archive)


def text_to_and_fro(rng: Random, folder: Path) -> None:
    """Whatever texts follow each other, the last that stands is the latest, and no night has two answers."""
    with Archive(folder / "a.db", create=True) as archive:
        growth = "7"
        for day in range(14):
            growth = rng.choice("6789") if rng.random() < 0.4 and day < 10 else growth
            crawl(archive, day, [served("a.html", html(report(growth=growth))), NEIGHBOUR])
        (row,) = archive.query("SELECT text FROM latest WHERE url LIKE '%a.html'")
        hold(f"增长{growth}%左右" in row["text"], "the latest text is another one")
        rebuilt_the_same(archive)


def shorter_and_moving(rng: Random, folder: Path) -> None:
    """An edit that shortens a text that goes on changing is told in the end."""
    with Archive(folder / "a.db", create=True) as archive:
        told: list[str] = []
        for day in range(6):
            tail = 3 if day == 0 else 2
            told += kinds(
                crawl(
                    archive,
                    day,
                    [
                        served("a.html", html(report(people=str(1200 + day * rng.randint(1, 9)), tail=tail))),
                        NEIGHBOUR,
                    ],
                )
            )
        hold("edited" in told, str(told))


def reports_that_share_an_entry(rng: Random, folder: Path) -> None:
    """Reports of a list that share title, date or link are all kept, and each edit of them is told."""
    places = rng.sample(PLACES, rng.randint(2, 5))
    link = rng.choice(
        ("/index.html", "/go?pos={n}", "#", "/item/{n}7.html", "/a.html?token={r}", "/b;jsessionid={r}")
    )

    def page(growth: str) -> bytes:
        items = "".join(
            f'<li><h2><a href="{link.format(n=n, r=rng.random())}">政府工作报告</a></h2><span>2021-02-01</span>'
            + "".join(f"<p>{line}</p>" for line in report(place=place, growth=growth)[1:]) + "</li>"
            for n, place in enumerate(places)
        )  # fmt: skip
        return f'<html><head><meta charset="utf-8"></head><body><ul class="list">{items}</ul></body></html>'.encode()

    with Archive(folder / "a.db", create=True) as archive:
        hold(
            kinds(crawl(archive, 0, [served("l.html", page("7"))])) == ["new"] * len(places),
            f"{link}: not all are new",
        )
        hold(
            kinds(crawl(archive, 1, [served("l.html", page("7"))])) == [],
            f"{link}: something is told of nothing",
        )
        hold(
            kinds(crawl(archive, 2, [served("l.html", page("8"))])) == ["edited"] * len(places),
            f"{link}: edits are lost",
        )


def moved_and_edited(rng: Random, folder: Path) -> None:
    """A report that moves, edited or not in the same night, is told as moved and never as gone and new."""
    lines = report()
    later = report(growth="8") if rng.random() < 0.6 else lines
    lost = rng.choice(
        (
            served("a.html", b"404", status=404),
            served("a.html", b"", status=301, final_url=f"{HOST}/b/a.html"),
        )
    )
    with Archive(folder / "a.db", create=True) as archive:
        crawl(archive, 0, [served("a.html", html(lines)), NEIGHBOUR])
        for day in range(1, rng.randint(10, 14)):
            crawl(archive, day, [lost, served("b/a.html", html(later)), NEIGHBOUR])
        found = {row["kind"] for row in archive.query("SELECT kind FROM page_events WHERE copy != ''")}
        hold("moved" in found and "gone" not in found, str(found))
        rebuilt_the_same(archive)


def mixed_by_a_cache(rng: Random, folder: Path) -> None:
    """A cache that serves one report at all addresses for a night tells nothing false."""
    years = rng.sample(range(2015, 2025), 3)
    given = {year: html(report(year)) for year in years}
    shown = rng.choice(years)
    with Archive(folder / "a.db", create=True) as archive:
        crawl(archive, 0, [served(f"{year}.html", given[year]) for year in years])
        told = kinds(crawl(archive, 1, [served(f"{year}.html", given[shown]) for year in years]))
        told += kinds(crawl(archive, 2, [served(f"{year}.html", given[year]) for year in years]))
        hold(not {*told} & (FALSE | {"new"}), str(told))
        rebuilt_the_same(archive)


def two_reports_in_turn(rng: Random, folder: Path) -> None:
    """Two reports that alternate at one address make two copies, however long it goes on."""
    first, second = (
        html(report(year, place=place))
        for year, place in zip(rng.sample((2020, 2021, 2022), 2), rng.sample(PLACES, 2), strict=True)
    )
    with Archive(folder / "a.db", create=True) as archive:
        for day in range(10):
            crawl(archive, day, [served("a.html", first if rng.random() < 0.5 else second), NEIGHBOUR])
        hold(
            len([copy for copy in archive.copies() if copy.url.endswith("/a.html")]) <= 2, "a copy each night"
        )
        rebuilt_the_same(archive)


def changing_parameter(rng: Random, folder: Path) -> None:
    """A parameter of the day makes no copies and hides no edit."""
    name, years = rng.choice(("t", "_", "r", "ts", "token", "sign", "rand", "v")), (2019, 2020, 2021)

    def night(growth: str) -> list[Page]:
        return [
            *(
                served(f"v.jsp?id={year}&{name}={rng.random()}", html(report(year, growth=growth)))
                for year in years
            ),
            NEIGHBOUR,
        ]

    with Archive(folder / "a.db", create=True) as archive:
        crawl(archive, 0, night("7"))
        told = [
            each for day in range(1, rng.randint(2, 9)) for each in kinds(crawl(archive, day, night("7")))
        ]
        hold(told == [], str(told))
        hold(kinds(crawl(archive, 12, night("8"))) == ["edited"] * 3, "edits are lost")
        rebuilt_the_same(archive)


def naming_parameter(rng: Random, folder: Path) -> None:
    """A parameter that names pages is never passed over."""
    name = rng.choice(("id", "page", "articleId", "contentid", "key", "t", "v", "wz", "n"))
    years = rng.sample(range(2012, 2025), 4)
    with Archive(folder / "a.db", create=True) as archive:
        for day in range(2):
            crawl(
                archive,
                day,
                [*(served(f"a.jsp?{name}={year}", html(report(year))) for year in years), NEIGHBOUR],
            )
        hold({copy.year for copy in archive.copies()} == {*years}, "a report is lost")


def outage(rng: Random, folder: Path) -> None:
    """An outage of a host makes nothing gone, and its states do not grow with its nights."""
    years = range(2000, 2000 + rng.randint(8, 20))
    status = rng.choice((500, 502, 404))
    with Archive(folder / "a.db", create=True) as archive:
        crawl(archive, 0, [*(served(f"{year}.html", html(report(year))) for year in years)])
        sizes = []
        for day in range(1, 6):
            down = [served(f"{year}.html", b"down", status=status) for year in years]
            told = kinds(crawl(archive, day, down))
            hold("gone" not in told, "gone in an outage")
            sizes.append(archive.query("SELECT sum(length(state)) AS n FROM states")[0]["n"])
        hold(sizes[-1] <= 1.1 * sizes[0], f"states grow: {sizes}")


def wrong_clock(rng: Random, folder: Path) -> None:
    """One run with a clock far ahead dates nothing that others say, and keeps nothing from being told."""
    ahead = rng.choice((3, 30, 400, 9_000, 26_000))
    with Archive(folder / "a.db", create=True) as archive:
        crawl(archive, 0, [served("a.html", html(report())), served("b.html", html(report(2022))), NEIGHBOUR])
        crawl(archive, 1 + ahead, [served("a.html", html(report())), NEIGHBOUR])
        events = crawl(archive, 2, [served("a.html", html(report(growth="8"))), NEIGHBOUR])
        (latest,) = archive.query("SELECT text FROM latest WHERE url LIKE '%a.html'")
        hold("增长8%左右" in latest["text"], f"{ahead}: the latest text is the one before")
        hold(kinds(events) == ["edited"] and events[0].at < moment(2.1), f"{ahead}: {events}")
        told = [
            each
            for day in range(3, 14)
            for each in kinds(crawl(archive, day, [served("b.html", b"x", status=404), NEIGHBOUR]))
        ]
        hold(told.count("gone") == 1, f"{ahead}: {told}")
        rebuilt_the_same(archive)


def random_history(rng: Random, folder: Path) -> None:
    """Random nights of pages, lists, misses, challenges and jumping clocks: merged in any order they give the same."""
    with Archive(folder / "a.db", create=True) as one, Archive(folder / "b.db", create=True) as two:
        day = 0.0
        for n in range(8):
            day += rng.choice((0.01, 0.5, 1, 3, 8))
            pages = [_random_page(rng) for _ in range(rng.randint(1, 4))]
            crawl(rng.choice((one, two)), day + rng.choice((0, 0, 0.02, -0.02)), pages, run_id=f"{n:032x}")
        with Archive(folder / "ab.db", create=True) as ab, Archive(folder / "ba.db", create=True) as ba:
            for into, order in ((ab, (one, two)), (ba, (two, one, two))):
                for each in order:
                    into.merge_from(each.path)
                catch_up(into)
            hold(content(ab) == content(ba), "merges in another order give something else")
            rebuilt_the_same(ab)


def _random_page(rng: Random) -> Page:
    """A page as it may be met."""
    path = rng.choice(("a.html", "b.html", "c.html", "d.jsp?t=1", "d.jsp?t=2"))
    kind = rng.random()
    if kind < 0.1:
        return served(path, b"404", status=404)
    if kind < 0.2:
        return served(path, b"<script>document.cookie='__jsl_clearance=x'</script>", status=521)
    if kind < 0.3:
        return served(
            "list.html", list_html([report(2020, place=place) for place in PLACES[: rng.randint(2, 4)]])
        )
    lines = report(rng.choice((2020, 2021)), growth=rng.choice("678"), tail=rng.choice((2, 3, 3)))
    body = html(lines, date=rng.choice(("2021-02-01", "2021-02-02")))
    return served(path, body[: int(len(body) * rng.choice((0.6, 1, 1, 1)))])
