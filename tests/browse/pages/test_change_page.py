"""A change at its address: the page of a change, with ways to both reports."""

import json

from tests.support.reading_room import Room


def edit(room: Room) -> str:
    return str(room.one("SELECT id FROM changes WHERE axis = 'edit'"))


def test_a_change_shows_what_was_and_what_is(room: Room) -> None:
    page = room.get(f"/change/{edit(room)}").text
    assert "<del" in page
    assert "<ins" in page
    assert room.one("SELECT old FROM changes WHERE axis = 'edit'") in page


def test_it_begins_in_the_language_that_was_asked_for(room: Room) -> None:
    assert 'data-ui="en"' in room.get(f"/change/{edit(room)}?lang=en").text
    assert 'data-ui="zh"' in room.get(f"/change/{edit(room)}?lang=zh").text


def test_its_pieces_can_be_taken_away(room: Room) -> None:
    rows = json.loads(room.get(f"/change/{edit(room)}/hunks.json").text)
    assert [row["kind"] for row in rows] == ["number"]


def test_a_year_has_a_page_too(room: Room) -> None:
    change = room.one("SELECT id FROM changes WHERE axis = 'year'")
    assert "主要预期目标" in room.get(f"/change/{change}").text
