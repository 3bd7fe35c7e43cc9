"""Lists of changes in every format, from their lines alone."""

import json
from dataclasses import asdict, replace

import pytest

from pipelines.compare.comparison import Listed
from pipelines.render.change_list import MOST_ON_A_PAGE, by_place
from pipelines.render.formats import FORMATS, rendered_list
from tests.support.texts_of_changes import SILENT_EDIT, comparison

CHANGE = Listed(
    id="0123abcd",
    axis="edit",
    severity=4,
    summary="1 *number*",
    region="990100",
    region_name="泠州市",
    year=2026,
    kind="government_work_report",
    source="hanchuan_lingzhou",
    url="http://www.lingzhou.example/1.html",
    at="2026-03-02T08:00:00.000000Z",
    note="",
    also=("4567ef01",),
)


def test_changes_stand_under_the_names_of_their_places() -> None:
    unknown = replace(CHANGE, region="unknown")
    assert [place for place, _ in by_place([CHANGE, CHANGE, unknown])] == ["瀚川省泠州市", "unknown"]


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_list_can_be_had_in_every_format(form: str) -> None:
    assert rendered_list([], form)


def test_a_line_says_how_many_other_pages_have_the_same_edit() -> None:
    assert "1 *number* (and the same on 1 more)" in rendered_list([CHANGE], "text")
    assert "1 \\*number\\* (and the same on 1 more)" in rendered_list([CHANGE], "md")


def test_json_holds_every_field_of_a_line() -> None:
    values = json.loads(rendered_list([CHANGE], "json"))
    assert values == {"changes": [{**asdict(CHANGE), "also": ["4567ef01"]}]}


def test_a_page_says_how_many_changes_it_does_not_show() -> None:
    written = rendered_list([CHANGE] * (MOST_ON_A_PAGE + 3), "html", in_full=[comparison(SILENT_EDIT)])
    assert "3 more changes are not shown" in written
