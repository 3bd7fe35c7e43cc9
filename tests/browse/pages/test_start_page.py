"""The start page: the weightiest first, the map of coverage, what is missing."""

import csv
import io
import json
from pathlib import Path

from browse.pages.start_page import heat_map, missing, shade
from storage.archive import Archive
from tests.support.reading_room import Room


def test_an_edit_comes_before_copies_and_years(room: Room) -> None:
    page = room.get("/").text
    assert "数字 1 处" in page
    assert page.index("tag axis-edit") < page.index("tag axis-copy") < page.index("tag axis-year")


def test_its_tables_can_be_taken_away(room: Room) -> None:
    answer = room.get("/changes.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="changes.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert {row["axis"] for row in rows} == {"edit", "year", "copy"}
    held = json.loads(room.get("/coverage.json").text)
    assert held[0] == {"region": "330200", "region_name": "浙江省宁波市", "year": 2020}


def test_every_change_leads_to_its_page(room: Room) -> None:
    for row in json.loads(room.get("/changes.json").text):
        assert room.get(f"/change/{row['id']}").status_code == 200


def test_english_pages_have_english_summaries(room: Room) -> None:
    assert "1 number" in room.get("/?lang=en").text
    assert "数字 1 处" not in room.get("/?lang=en").text


def test_an_empty_archive_has_a_start(tmp_path: Path) -> None:
    Archive(tmp_path / "empty.db", create=True).close()
    answer = Room(tmp_path / "empty.db").get("/")
    assert answer.status_code == 200
    assert "收录中还没有报告" in answer.text


def test_a_province_counts_what_lies_in_it() -> None:
    rows = heat_map({"330000": {2020, 2021}, "330200": {2021}, "110000": {2021}}, [2020, 2021])
    assert [(row.code, [count for count, _ in row.cells]) for row in rows] == [
        ("110000", [0, 1]),
        ("330000", [1, 2]),
    ]
    assert shade(0) == 0
    assert shade(1) == 1


def test_gaps_and_awaited_years_are_missing() -> None:
    rows = missing({"330000": {2021}, "330200": {2018, 2020}, "330300": {2019, 2020, 2021}, "340000": {2010}})
    assert [(row["region"], row["missing"], row["awaited"]) for row in rows] == [("330200", "2019", 2021)]
