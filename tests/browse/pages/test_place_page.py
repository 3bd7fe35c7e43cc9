"""The page of a place: reports by year, promised against achieved, copies, events, what lies in it."""

import json

from tests.support.reading_room import Room


def test_a_place_has_its_reports_by_year(room: Room) -> None:
    page = room.get("/place/330200").text
    assert "浙江省宁波市" in page
    rows = json.loads(room.get("/place/330200/reports.json").text)
    assert [(row["year"], row["copies"]) for row in rows] == [(2021, 2), (2020, 1)]


def test_targets_are_drawn_with_their_words(room: Room) -> None:
    page = room.get("/place/330200").text
    assert '<svg class="chart"' in page
    assert "地区生产总值增长7%左右" in page


def test_a_result_of_the_next_report_stands_beside_the_promise(room: Room) -> None:
    rows = json.loads(room.get("/place/330200/targets.json").text)
    gdp = {
        (row["year"], row["what"], row["report_year"]): row["value_min"]
        for row in rows
        if row["indicator"] == "gdp"
    }
    assert gdp[(2020, "promised", 2020)] == 7
    assert gdp[(2020, "achieved", 2021)] == 6.1


def test_a_province_leads_to_what_lies_in_it(room: Room) -> None:
    rows = json.loads(room.get("/place/330000/inside.json").text)
    assert [row["region"] for row in rows] == ["330200", "330400"]


def test_copies_and_events_are_listed(room: Room) -> None:
    page = room.get("/place/330200").text
    assert "http://www.copies.example/2021.html" in page
    assert "修改" in page
    assert {row["kind"] for row in json.loads(room.get("/place/330200/events.json").text)} == {
        "new",
        "edited",
    }


def test_a_place_without_reports_is_a_page_and_no_place_is_none(room: Room) -> None:
    assert room.get("/place/110000").status_code == 200
    assert room.get("/place/999999").status_code == 404
