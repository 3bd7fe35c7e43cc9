"""A published list of divisions beside the table."""

from pipelines.gazetteer.published_list import compare_published, read_published
from pipelines.gazetteer.regions import tables

IN_USE = {code: rows[-1].name for code, rows in tables().code.items() if rows[-1].until is None}
COUNTIES = {code: name for code, name in IN_USE.items() if code[:2] == "50" and not code.endswith("00")}


def test_a_list_is_read_from_text_csv_and_html() -> None:
    pages = (
        "110101\t东城区\n",
        "110101,东城区\r\n",
        "<td>110101</td><td class=x> 东城区</td>",
        "110101 　东城区",
    )
    assert [read_published(page) for page in pages] == [{"110101": "东城区"}] * 4


def test_what_the_list_has_and_the_table_has_not_is_missing_and_the_reverse_has_ended() -> None:
    listed = COUNTIES | {"500199": "某新设区", "500157": "别名区"}
    del listed["500101"]
    assert [(each.kind, each.code) for each in compare_published(listed)] == [
        ("ended", "500101"),
        ("renamed", "500157"),
        ("missing", "500199"),
    ]


def test_a_list_like_the_table_differs_in_nothing_and_other_provinces_are_not_asked_for() -> None:
    assert list(compare_published(COUNTIES)) == []


def test_divisions_that_ended_are_asked_for_no_longer() -> None:
    found = list(compare_published(COUNTIES | {"500112": "渝北区"}))
    assert [(each.kind, each.code) for each in found] == [("missing", "500112")]
