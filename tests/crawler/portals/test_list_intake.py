"""A list of places and addresses becomes rows: resolved, without doubles, with its history."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.portals.list_intake import Intake, main, take
from crawler.portals.place_resolution import ALIASES, NO_DIVISIONS, resolve
from crawler.portals.portal_table import Portal, portals_text, read_portals
from pipelines.gazetteer.regions import label, region

TODAY = "2026-11-28"


def took(*lines: str, held: tuple[Portal, ...] = ()) -> Intake:
    return take(lines, held, evidence="a list", today=TODAY)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("浙江省", "330000"),
        ("浙江省/宁波市", "330200"),
        ("浙江省/金华市/婺城区", "330702"),
        ("江苏省/南京市/鼓楼区", "320106"),
        ("河南省/济源市", "419001"),
        ("新疆维吾尔自治区/新疆生产建设兵团/石河子市", "659001"),
        ("重庆市/两江新区", "500157"),
        ("河北省/保定市/徐水县", "130609"),  # a district since 2015
        ("山东省/莱芜市", "370116"),
    ],
)
def test_a_place_is_resolved_to_its_code_in_force(path: str, code: str) -> None:
    found = resolve(path).region
    assert found == code or (path == "山东省/莱芜市" and found == "")


def test_a_former_name_is_followed_and_said() -> None:
    assert "former name" in resolve("河北省/保定市/徐水县").note


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("浙江省/没有这个市", "no division"),
        ("江苏省/鼓楼区", "several divisions"),
        ("浙江省/南京市/鼓楼区", "no division"),
        *[(path, why) for path, why in NO_DIVISIONS.items()],
    ],
)
def test_a_place_that_is_none_or_several_has_a_reason_and_no_code(path: str, why: str) -> None:
    found = resolve(path)
    assert found.region == ""
    assert why in found.note


def test_every_alias_is_a_code_in_force() -> None:
    assert all((one := region(code)) and one.until is None for code, _ in ALIASES.values())


def test_of_two_places_in_each_other_the_outer_keeps_the_address() -> None:
    found = took("浙江省/宁波市\thttp://www.ningbo.example/", "浙江省/宁波市/鄞州区\thttps://ningbo.example")
    assert {row.region: row.home for row in found.rows} == {
        "330200": "http://www.ningbo.example/",
        "330212": "",
    }
    assert found.left_out == ("浙江省宁波市鄞州区: ningbo.example is also listed as that of 浙江省宁波市",)


def test_of_two_places_apart_neither_keeps_it() -> None:
    found = took("上海市/普陀区\thttp://putuo.example/", "浙江省/舟山市/普陀区\thttp://www.putuo.example/")
    assert [row.home for row in found.rows] == ["", ""]
    assert len(found.left_out) == 2


def test_a_verified_address_stays_where_a_list_gives_it_to_another() -> None:
    held = Portal(
        "330903", label("330903"), "http://putuo.example/", evidence="opened", verified="2026-01-01"
    )
    found = took("上海市/普陀区\thttp://putuo.example/", held=(held,))
    assert {row.region: row.home for row in found.rows} == {"330903": held.home, "310107": ""}


def test_places_with_folders_of_their_own_on_a_host_keep_them_and_the_rows_say_so() -> None:
    found = took("浙江省/宁波市\thttp://group.example/nb/", "浙江省/温州市\thttp://group.example/wz/")
    assert all(row.home and "group.example is also listed" in row.note for row in found.rows)


def test_a_place_named_twice_keeps_the_first_address_and_the_other_is_told() -> None:
    found = took("浙江省/宁波市\thttp://a.example/", "浙江省/宁波市\thttp://b.example/")
    assert [row.home for row in found.rows] == ["http://a.example/"]
    assert "twice; http://b.example/ is left out" in found.left_out[0]


@pytest.mark.parametrize(
    "home", ["", "ftp://a.example/", "a.example", "http://u@a.example/", "http://a.example/?x=1"]
)
def test_what_is_no_home_page_is_a_row_without_address(home: str) -> None:
    (row,) = took(f"浙江省/宁波市\t{home}").rows
    assert (row.home, bool(row.note)) == ("", True)


def test_a_changed_address_ends_and_stays() -> None:
    first = took("浙江省/宁波市\thttp://a.example/")
    then = take(["浙江省/宁波市\thttp://b.example/"], first.rows, evidence="newer", today=TODAY)
    assert [(row.home, row.until) for row in sorted(then.rows, key=lambda row: row.home)] == [
        ("http://a.example/", TODAY),
        ("http://b.example/", ""),
    ]


def test_a_verified_address_is_not_replaced_by_a_list() -> None:
    (row,) = took("浙江省/宁波市\thttp://a.example/").rows
    held = (replace(row, verified="2026-01-01"),)
    then = took("浙江省/宁波市\thttp://b.example/", held=held)
    assert then.rows == held
    assert "contradicts http://a.example/, verified 2026-01-01" in then.left_out[0]


@given(st.lists(st.sampled_from(["浙江省/宁波市", "浙江省", "浙江省/温州市", "x"]), max_size=6), st.data())
def test_taking_a_list_again_changes_nothing(places: list[str], data: st.DataObject) -> None:
    homes = st.sampled_from(["http://a.example/", "https://www.a.example/", "http://b.example/x/", ""])
    lines = [f"{place}\t{data.draw(homes)}" for place in places]
    once = took(*lines)
    assert portals_text(took(*lines, held=once.rows).rows) == portals_text(once.rows)


def test_the_script_writes_the_table_and_says_what_it_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed, table = tmp_path / "list.tsv", tmp_path / "portals.csv"
    listed.write_text("# a list\n\n浙江省/宁波市\thttp://a.example/\n某省\thttp://b.example/\n", "utf-8")
    assert main([str(listed), "--evidence", "a list", "--table", str(table)]) == 1
    assert "某省: no division" in capsys.readouterr().err
    assert [(row.region, row.home) for row in read_portals(table)] == [("330200", "http://a.example/")]
