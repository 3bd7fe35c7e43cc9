"""The ten questions of docs/archive.md in the browser."""

import json

import pytest

from browse.canned_queries import DOCUMENT, NAMES, canned_queries_of
from tests.support.reading_room import Room

FIELDS = (
    "region=330200&since=2026-01-01&words=丝绸博览会&url=http://www.lingzhou.example/2021.html&_shape=array"
)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_answered(room: Room, name: str) -> None:
    answer = room.get(f"/archive/{name}.json?{FIELDS}")
    assert answer.status_code == 200
    assert isinstance(json.loads(answer.text), list)


def test_a_field_stands_for_each_value_of_the_document() -> None:
    queries = canned_queries_of(DOCUMENT.read_text(encoding="utf-8"))
    assert ":words" in queries["first_use"]["sql"]
    assert ":url" in queries["page_history"]["sql"]
    assert not any("example" in each["sql"] for each in queries.values())


def test_a_list_of_reports_has_no_texts(room: Room) -> None:
    rows = json.loads(room.get("/archive/report_list.json?_shape=array").text)
    assert len(rows) == 3
    assert "text" not in rows[0]
    assert len(room.get("/archive/first_use.json?words=丝绸博览会&_shape=array").json()) == 3
