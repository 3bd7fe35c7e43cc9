"""crawler/portals.csv as it is kept: every row of a place in force, no address of two places, nothing claimed."""

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from scrapy.settings import Settings

from crawler.portals.list_intake import folder_of, host_of
from crawler.portals.portal_table import COLUMNS, PORTALS_CSV, portals_text, read_portals
from crawler.portals.spider_loader import SourceLoader
from pipelines.gazetteer.regions import label, region, tables
from storage.errors import UserMistake

ROWS = read_portals(PORTALS_CSV)
IN_FORCE = [row for row in ROWS if not row.until]


def loader(**settings: str) -> SourceLoader:
    given = {"SPIDER_MODULES": ["crawler.spiders"], "PORTALS": str(PORTALS_CSV), **settings}
    return SourceLoader(Settings(given))


def test_every_row_is_of_a_code_in_force_and_carries_its_name() -> None:
    assert len(IN_FORCE) > 3_000
    for row in IN_FORCE:
        one = region(row.region)
        assert one is not None
        assert one.until is None
        assert row.place == label(row.region)


def test_no_address_is_that_of_two_places_and_none_is_of_another_scheme() -> None:
    sites = Counter((host_of(row.home), folder_of(row.home)) for row in IN_FORCE if row.home)
    assert [site for site, count in sites.items() if count > 1] == []
    assert {urlsplit(row.home).scheme for row in IN_FORCE if row.home} <= {"http", "https"}


def test_a_row_without_an_address_says_why_and_every_row_says_where_it_is_from() -> None:
    assert all(row.note for row in IN_FORCE if not row.home)
    assert all(row.evidence for row in ROWS)


def test_the_table_stands_as_it_would_be_written() -> None:
    assert PORTALS_CSV.read_text("utf-8") == portals_text(ROWS)


def test_no_portal_of_a_place_is_the_site_of_another_places_class() -> None:
    known = loader()
    homes = {host_of(known.load(name).home): known.region_of(name) for name in known.classes()}  # type: ignore[attr-defined]
    stolen = [
        (row.place, row.home)
        for row in IN_FORCE
        if row.home and homes.get(host_of(row.home), row.region) != row.region
    ]
    assert stolen == []


def test_every_county_in_use_has_a_row_but_those_that_the_list_did_not_have() -> None:
    listed = {row.region for row in IN_FORCE}
    missing = {
        code
        for code, rows in tables().code.items()
        if rows[-1].until is None and not code.startswith("99") and code not in listed
    }
    assert missing == {"100000", "653132", "653228", "653229", "659013"}  # four are of 2024 and later


def test_each_row_is_a_source_named_by_its_code_and_a_class_goes_before() -> None:
    known = loader()
    source = known.load("330702")
    assert (source.name, source.region, source.verified) == ("330702", "330702", None)  # type: ignore[attr-defined]
    assert known.load("330200").name == "zhejiang_ningbo"
    assert "330200" not in known.list()
    assert len(known.list()) == len(set(known.list()))
    with pytest.raises(KeyError):
        known.load("330903")


def test_without_a_table_there_are_only_classes() -> None:
    assert loader(PORTALS="").list() == loader().classes()


@pytest.mark.parametrize(
    "text", ["region,home\n330702,http://a.example/\n", ",".join(COLUMNS) + "\n330702,x\n"]
)
def test_a_table_with_other_columns_is_refused_by_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "portals.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(UserMistake, match="line 2: a row has the columns region,place"):
        read_portals(path)
