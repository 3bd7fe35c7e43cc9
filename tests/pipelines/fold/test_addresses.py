"""Parameters that change while the page stays the same make no copies; parameters that name pages always do."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.fold.url_parameters import NAMING, parameters, without_parameters
from pipelines.store.rebuild import reprocess
from storage.archive import Archive
from storage.records import Page
from tests.support.archive_site import NEIGHBOUR, content, crawl, html, kinds, report, served

YEARS = (2019, 2020, 2021)
VOLATILE = (
    "t",
    "_",
    "r",
    "rnd",
    "rand",
    "ts",
    "timestamp",
    "token",
    "sign",
    "ticket",
    "nonce",
    "sid",
    "sessid",
    "v",
    "from",
)
NAMES = (
    "id",
    "page",
    "pageId",
    "articleKey",
    "contentid",
    "news_no",
    "p",
    "year",
    "type",
    "catid",
    "file",
    "lang",
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive."""
    with Archive(tmp_path / "a.db", create=True) as made:
        yield made


def night(day: int, form: str, *, growth: str = "7", hits: int = 0) -> list[Page]:
    """Three reports at addresses of a form with {year} and {day}, and a page that always answers."""
    found = [
        served(form.format(year=year, day=day), html(report(year, growth=growth), hits=hits))
        for year in YEARS
    ]
    return [*found, NEIGHBOUR]


@pytest.mark.parametrize("name", VOLATILE)
@pytest.mark.parametrize(
    "form",
    ["{year}.html?NAME={day}1", "view.jsp?id={year}&NAME=x{day}", "view.jsp?NAME={day}9&id={year}&x=1"],
)
def test_a_parameter_of_the_day_makes_no_copies_and_hides_no_edit(
    archive: Archive, name: str, form: str
) -> None:
    form = form.replace("NAME", name)
    assert kinds(crawl(archive, 0, night(0, form))) == ["new"] * 3
    for day in range(1, 12):
        assert kinds(crawl(archive, day, night(day, form, hits=day % 3))) == []
    assert kinds(crawl(archive, 12, night(12, form, growth="8"))) == ["edited"] * 3
    assert [(copy.status, copy.url) for copy in archive.copies()] == [
        ("stands", served(form.format(year=year, day=0)).url) for year in YEARS
    ]
    before = content(archive)
    reprocess(archive)
    assert content(archive) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_parameter_that_names_a_page_never_loses_a_copy(archive: Archive, name: str) -> None:
    for day in range(3):
        pages = [served(f"a.jsp?{name}={n}", html(report())) for n in range(3)]
        crawl(archive, day, [*pages, NEIGHBOUR])
    assert len(archive.copies()) == 3


@pytest.mark.parametrize("name", ["t", "wz", "v"])
def test_a_parameter_that_shows_other_reports_is_never_passed_over(archive: Archive, name: str) -> None:
    pages = [served(f"a.jsp?{name}={year}", html(report(year))) for year in YEARS]
    assert kinds(crawl(archive, 0, [*pages, NEIGHBOUR])) == ["new"] * 3
    late = [served(f"a.jsp?{name}=2022", html(report(2022))), served(f"a.jsp?{name}=x", html(report(2020)))]
    assert kinds(crawl(archive, 1, [*late, NEIGHBOUR])) == ["new"] * 2


def test_a_lost_address_of_a_page_that_answers_under_another_value_is_not_gone(archive: Archive) -> None:
    crawl(archive, 0, night(0, "{year}.html?t={day}"))
    for day in range(1, 30):
        lost = [served(f"{year}.html?t=0", b"404", status=404) for year in YEARS]
        crawl(archive, day, [*lost, *night(day, "{year}.html?t={day}")])
    assert {copy.status for copy in archive.copies()} == {"stands"}
    assert archive.query("SELECT * FROM events WHERE kind IN ('gone', 'moved')") == []
    for day in range(30, 45):
        lost = [served(f"{year}.html?t={t}", b"404", status=404) for year in YEARS for t in (0, day)]
        crawl(archive, day, [*lost, NEIGHBOUR])
    assert {copy.status for copy in archive.copies()} == {"gone"}


@pytest.mark.parametrize("seed", range(4))
def test_random_nights_give_one_copy_a_page_whatever_its_parameters_are(archive: Archive, seed: int) -> None:
    rng = Random(seed)
    growth = dict.fromkeys(YEARS, "7")
    for day in range(10):
        for year in YEARS:
            growth[year] = rng.choice(("6", "7", "8")) if day > 3 and rng.random() < 0.2 else growth[year]
        values = {year: f"t={rng.randrange(3)}&r={rng.random()}" for year in YEARS if rng.random() < 0.7}
        pages = [
            served(f"v.jsp?id={y}&{value}", html(report(y, growth=growth[y]))) for y, value in values.items()
        ]
        events = crawl(archive, day, [*pages, NEIGHBOUR])
        assert not {"gone", "moved", "rolled"} & {*kinds(events)}
    assert len(archive.copies()) == len(YEARS)


TEXT = st.text("abtid_=1%-", max_size=6)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=6))
def test_an_address_without_parameters_keeps_all_others_in_their_order(pairs: list[tuple[str, str]]) -> None:
    url = "http://x.example/a?" + "&".join(f"{name}={value}" for name, value in pairs)
    names = {name for name, _ in parameters(url)}
    rest = without_parameters(url, names)
    left = rest.partition("?")[2].split("&")
    assert [each for each in url.partition("?")[2].split("&") if each.partition("=")[0] not in names] == [
        each for each in left if "?" in rest
    ]
    assert not any(NAMING.fullmatch(name) for name in names)
