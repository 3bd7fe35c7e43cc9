"""One indicator over all places."""

import json

from browse.pages.indicator_page import PlaceValue, grid_places
from browse.target_series import Said
from pipelines.gazetteer.regions import region
from storage.records import Target
from tests.support.reading_room import Room


def value(indicator: str, now: float, before: float | None) -> PlaceValue:
    target = Target(indicator=indicator, name="", measure="rate", value_min=now, value_max=now, unit="%", qualifier="point",
                    strength="plain", reference=None, rider="", scope="headline", horizon=2021, quote="", start=0, end=0)  # fmt: skip
    return PlaceValue("330000", "浙江省", Said(target, "", 2021), now, before)


def test_green_is_what_is_good_for_the_indicator() -> None:
    assert value("gdp", 7, 6).sense == "better"
    assert value("gdp", 6, 7).sense == "worse"
    assert value("cpi", 3, 2).sense == "worse"
    assert value("unemployment_surveyed", 5, 5.5).sense == "better"
    assert value("gdp", 6, 6).sense == value("gdp", 6, None).sense == ""


def test_the_grid_has_every_province_once() -> None:
    codes = [code for code, _, _ in grid_places()]
    assert len(codes) == len(set(codes)) == 34
    assert len({place[1:] for place in grid_places()}) == 34
    assert all((found := region(code)) and found.level == "province" for code in codes)


def test_a_year_is_ranked_and_all_can_be_taken_away(room: Room) -> None:
    page = room.get("/indicator/gdp?year=2021&level=prefecture").text
    assert "嘉兴市" in page
    assert 'class="tiles"' in page
    rows = json.loads(room.get("/indicator/gdp/targets.json").text)
    assert {(row["region"], row["year"]) for row in rows} == {
        ("330200", 2020),
        ("330200", 2021),
        ("330400", 2021),
    }


def test_indicators_are_listed_and_unknown_ones_are_not_found(room: Room) -> None:
    assert "/indicator/gdp" in room.get("/indicator").text
    assert room.get("/indicator/no_such_thing").status_code == 404
    assert room.get("/indicator/gdp?year=x&level=y").status_code == 200
