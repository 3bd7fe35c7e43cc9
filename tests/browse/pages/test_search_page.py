"""Search in the browser: exact, from one character, removed texts, place and years, mistakes in one line."""

import json

import pytest

from tests.support.reading_room import Room


@pytest.mark.parametrize(("fields", "count"), [
    ("q=丝绸博览会", 4), ("q=博", 4), ("q=丝绸博览会&place=宁波", 3), ("q=丝绸博览会&years=2020", 1),
    ("q=丝绸博览会&place=浙江&years=2021-", 3), ("q=没有这个词", 0), ("q=增长8%25左右", 1),
])  # fmt: skip
def test_every_text_is_found(room: Room, fields: str, count: int) -> None:
    assert len(json.loads(room.get(f"/search/hits.json?{fields}").text)) == count
    assert f"<h2>{count} 个文本" in room.get(f"/search?{fields}&lang=zh").text


def test_removed_texts_are_found_on_request(room: Room) -> None:
    stands = json.loads(room.get("/search/hits.json?q=增长7%25左右&place=宁波&years=2021").text)
    also = json.loads(room.get("/search/hits.json?q=增长7%25左右&place=宁波&years=2021&removed=1").text)
    assert len(also) == len(stands) + 1


@pytest.mark.parametrize("fields", ["q=一&place=亚特兰蒂斯", "q=一&years=x"])
def test_a_mistake_is_one_line(room: Room, fields: str) -> None:
    answer = room.get(f"/search?{fields}")
    assert answer.status_code == 400
    assert "没有看懂" in answer.text


def test_an_empty_search_is_a_form(room: Room) -> None:
    assert room.get("/search").status_code == 200
    assert room.get("/search?q=%20").status_code == 200


def test_what_was_searched_for_is_no_markup(room: Room) -> None:
    page = room.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&#34;" in page
