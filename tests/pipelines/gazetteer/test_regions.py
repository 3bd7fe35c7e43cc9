"""Regions: what commands accept, succession, and knowing what is ambiguous."""

import time
from collections import defaultdict

import pytest

from pipelines.gazetteer.regions import (
    code_in,
    find_region,
    label,
    lineage,
    region,
    series,
    slug,
    successors,
    tables,
    within,
)
from pipelines.gazetteer.toponyms import names_in, place_before


@pytest.mark.parametrize(
    "words", ["宁波", "宁波市", "330200", "zhejiang_ningbo", "浙江省宁波市", "浙江宁波", "ningbo"]
)
def test_a_command_takes_a_region_by_any_of_its_names(words: str) -> None:
    assert [one.code for one in find_region(words)] == ["330200"]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("衡阳", ["430400", "430421"]),
        ("朝阳区", ["110105", "220104"]),
        ("望潮区", ["990103", "990203"]),
        ("jilin", ["220000", "220200"]),
        ("nowhere", []),
        ("", []),
        ("999999", []),
        ("北京朝阳", ["110105"]),
        ("吉林省长春市朝阳区", ["220104"]),
        ("国务院", ["100000"]),
        ("全国", ["100000"]),
        ("徐水县", ["130625"]),
        ("恩施州", ["422800"]),
        ("蠡县", ["130635"]),
        ("qilin_wangchao", ["990203"]),
    ],
)
def test_an_ambiguous_name_lists_all_that_bear_it(words: str, codes: list[str]) -> None:
    assert [one.code for one in find_region(words)] == codes


def test_every_name_and_stem_of_several_divisions_stays_ambiguous() -> None:
    for of, names, units in (("name", 28, 64), ("stem", 118, 252)):  # 江北区 of Chongqing ended in 2025
        bearers: dict[str, set[str]] = defaultdict(set)
        for rows in tables().code.values():
            if rows[-1].until is None and not rows[-1].code.startswith("99"):
                bearers[getattr(rows[-1], of)].add(rows[-1].code)
        several = {words: codes for words, codes in bearers.items() if len(codes) > 1}
        assert len(several) >= names
        assert sum(map(len, several.values())) >= units
        assert [words for words in several if len(find_region(words)) < 2] == []


def test_a_label_names_the_parents_and_a_slug_spells_them() -> None:
    assert label("330402") == "浙江省嘉兴市南湖区"
    assert slug("330402") == "zhejiang_jiaxing_nanhu"
    assert label("unknown") == "unknown"
    assert [one.level for one in lineage("330402")] == ["province", "prefecture", "county"]


@pytest.mark.parametrize(
    ("code", "spelled"),
    [
        ("331000", "zhejiang_taizhou"),
        ("341500", "anhui_luan"),
        ("500000", "chongqing"),
        ("330382", "zhejiang_wenzhou_yueqing"),
        ("610000", "shaanxi"),
        ("140400", "shanxi_changzhi"),
        ("411100", "henan_luohe"),
        ("340300", "anhui_bengbu"),
        ("140724", "shanxi_jinzhong_xiyang"),
        ("130225", "hebei_tangshan_laoting"),
        ("361124", "jiangxi_shangrao_yanshan"),
    ],
)
def test_readings_of_characters_with_several_were_reviewed(code: str, spelled: str) -> None:
    assert slug(code) == spelled


def test_a_place_keeps_its_history_through_its_codes() -> None:
    assert series("130609") == ("132423", "130625", "130609")
    assert series("630200") == ("632100", "630200")
    assert code_in("130609", 2010) == "130625"
    assert code_in("130625", 2015) == "130609"
    assert code_in("330402", 2020) == "330402"


def test_a_division_that_was_merged_or_split_has_no_single_heir() -> None:
    assert successors("330104") == ("330102", "330114")
    assert series("330104") == ("330104",)
    assert series("120107") == ("120107",)


def test_a_code_is_valid_in_its_last_year_and_the_year_after_its_end() -> None:
    old = region("330104")
    assert old is not None
    assert old.until == 2021
    assert [old.valid(year) for year in (2019, 2021, 2022)] == [True, True, False]


def test_a_code_with_several_names_answers_for_the_year() -> None:
    assert [getattr(region("420600", year), "name", "") for year in (2000, 2015, None)] == [
        "襄樊市",
        "襄阳市",
        "襄阳市",
    ]


def test_a_county_lies_in_its_province_and_not_in_the_next() -> None:
    assert within("330402", "330000")
    assert within("330402", "100000")
    assert not within("330402", "340000")


@pytest.mark.parametrize(
    ("words", "end", "codes"),
    [
        ("在保定市徐水区", "保定市徐水区", {"130609"}),
        ("朝阳区", "朝阳区", {"110105", "220104"}),
        ("长春市朝阳区", "长春市朝阳区", {"220104"}),
        ("佳木斯市郊区", "佳木斯市郊区", {"230811"}),
        ("瀚川省栖霖市望潮区", "瀚川省栖霖市望潮区", {"990203"}),
        ("北京朝阳区", "北京朝阳区", {"110105"}),
    ],
)
def test_a_naming_is_read_with_its_parents(words: str, end: str, codes: set[str]) -> None:
    naming = place_before(words, len(words))
    assert naming is not None
    assert naming.words == end
    assert {one.code for one in naming.regions if one.until is None} == codes


def test_ordinary_words_that_end_like_names_are_no_places() -> None:
    assert [one.words for one in names_in("建设中心城区和新城区,推进泠州市青槐县开发区改革")] == [
        "泠州市青槐县"
    ]


def test_the_table_is_read_quickly_enough() -> None:
    best = 1.0
    for _ in range(3):
        tables.cache_clear()
        start = time.process_time()
        tables()
        best = min(best, time.process_time() - start)
    assert best < 0.12  # the aim is .06 s; a shared machine gets twice that


def test_every_row_has_a_parent_a_stem_and_an_ascii_pinyin() -> None:
    for code, rows in tables().code.items():
        for one in rows:
            assert one.stem
            assert one.name.startswith(one.stem)
            assert one.pinyin.isascii()
            assert one.pinyin.islower()
            assert one.until is None or one.until > one.since
            assert code == "100000" or region(one.parent) is not None


def test_the_divisions_that_changed_after_the_list_of_2024_are_known() -> None:
    assert [one.code for one in find_region("两江新区")] == ["500157"]
    assert [one.code for one in find_region("重庆市渝北区")] == ["500112"]
    assert [getattr(region(code, 2026), "name", "") for code in ("500105", "500112", "653132", "659013")] == [
        "",
        "",
        "岑岭县",
        "草湖市",
    ]
    assert [getattr(region(code, 2025), "name", "") for code in ("500105", "500157", "653132")] == [
        "江北区",
        "两江新区",
        "",
    ]
    assert successors("500112") == ("500157",)
    assert label("653132") == "新疆维吾尔自治区喀什地区岑岭县"
