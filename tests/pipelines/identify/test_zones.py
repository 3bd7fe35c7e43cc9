"""Zones, towns and names that are no division's: local ids under the parent named, else unknown, never another's code."""

import pytest

from pipelines.gazetteer.regions import heirs_in, region
from pipelines.gazetteer.toponyms import names_in, place_before
from pipelines.identify.identity import identify
from pipelines.identify.zones import find_zone
from storage.records import Fields
from tests.support.identify_texts import article, identity, speech

SPEAKS = "\n各位代表:\n现在,我代表{office},向大会报告工作,请予审议。"


def place_of(title: str, *, year: int = 2021, head: str = "主任 温言", office: str = "区人民政府") -> str:
    """Region of a report with that title, all but naming its place there."""
    text = speech(head + SPEAKS.format(office=office), year=year)
    return identity(identify(article(text, title))).region


@pytest.mark.parametrize(
    ("title", "region_id"),
    [
        ("泠州市澜湖新区2021年政府工作报告", "990100-x澜湖新区"),
        ("2021年泠州澜湖新区政府工作报告", "990100-x澜湖新区"),
        ("2021年泠州高新区政府工作报告", "990100-x高新区"),
        ("泠州市滨海新区2021年政府工作报告", "990100-x滨海新区"),
        ("泠州滨海新区2021年政府工作报告", "990100-x滨海新区"),
        ("泠州高新技术产业开发区2021年政府工作报告", "990100-x高新技术产业开发区"),
        ("泠州经开区管委会2021年工作报告", "990100-x经开区"),
        ("澜湖新区2021年政府工作报告", "unknown"),
        ("湖东高新区2021年政府工作报告", "unknown"),
        ("泠州新区2021年政府工作报告", "unknown"),
        ("衡阳高新区2021年政府工作报告", "ambiguous"),
        ("滨海新区2021年政府工作报告", "120116"),
        ("上海浦东新区2021年政府工作报告", "310115"),
        ("关于印发浦东新区2021年政府工作报告的通知", "310115"),
        ("青槐县石渡镇2021年政府工作报告", "990121-x石渡镇"),
        ("万年县石渡镇2021年政府工作报告", "361129-x石渡镇"),
    ],
)
def test_a_zone_has_a_local_id_under_the_parent_named_or_none(title: str, region_id: str) -> None:
    assert place_of(title) == region_id


def test_a_bare_new_district_is_a_citys_when_the_text_says_so() -> None:
    text = speech("主任 温言" + SPEAKS.format(office="新区管委会"), place="泠州市全力支持,")
    assert identity(identify(article(text, "泠州新区2021年政府工作报告"))).region == "990100-x泠州新区"


def test_an_office_without_a_class_is_a_zones() -> None:
    assert place_of("泠州市松云湖2021年政府工作报告", office="松云湖管委会") == "990100-x松云湖"


def test_the_site_alone_gives_a_zone_no_id() -> None:
    text = speech("主任 温言" + SPEAKS.format(office="新区管委会"))
    fields = Fields(site_code="9901000001")
    one = identity(identify(article(text, "澜湖新区2021年政府工作报告", fields=fields)))
    assert (one.region, one.candidates) == ("ambiguous", ("990100-x澜湖新区",))


@pytest.mark.parametrize(
    "meeting",
    [
        "——2021年3月10日在青槐县石渡镇第十六届人民代表大会第六次会议上",
        "——二〇二一年三月十日在青槐县石渡镇第十六届\n人民代表大会第六次会议上",
        "青槐县石渡镇第十六届人民代表大会第六次会议",
    ],
)
def test_a_towns_meeting_keeps_its_place(meeting: str) -> None:
    text = speech(f"政府工作报告\n{meeting}\n镇长 温言" + SPEAKS.format(office="镇人民政府"))
    one = identity(identify(article(text, "政府工作报告")))
    assert (one.region, one.region_name, one.meeting) == (
        "990121-x石渡镇",
        "石渡镇",
        "青槐县石渡镇第十六届人民代表大会第六次会议",
    )


def test_a_town_named_after_its_date_keeps_its_name() -> None:
    title = "政府工作报告——2021年3月10日在石渡镇第十六届人民代表大会第六次会议上"
    one = identity(identify(article(speech("镇长 温言" + SPEAKS.format(office="镇人民政府")), title)))
    assert (one.region, one.region_name, one.level) == ("unknown", "石渡镇", "township")


@pytest.mark.parametrize(
    ("title", "year", "candidates"),
    [
        ("江干区2023年政府工作报告", 2023, ("330102", "330114")),
        ("唐山市新区2021年政府工作报告", 2021, ("130208",)),
        ("2012年北京市崇文区政府工作报告", 2012, ("110101",)),
        ("大同市城区2021年政府工作报告", 2021, ("140213", "140214")),
    ],
)
def test_a_division_of_another_time_is_never_the_answer(
    title: str, year: int, candidates: tuple[str, ...]
) -> None:
    text = speech("区长 温言" + SPEAKS.format(office="区人民政府"), year=year)
    one = identity(identify(article(text, title)))
    assert (one.region, one.candidates, one.region_name) == ("ambiguous", candidates, "")
    assert "not in use" in dict(one.evidence)["region"]


def test_a_name_under_a_parent_that_has_none_of_it_is_not_another_parents() -> None:
    assert place_of("栖霖市西区2021年政府工作报告") != "510403"
    assert place_of("攀枝花市西区2021年政府工作报告") == "510403"


def test_a_place_in_the_one_named_is_not_that_one() -> None:
    assert place_of("泠州市松云湖2021年政府工作报告", head="温言") == "ambiguous"
    assert place_of("宁波市北仑2021年政府工作报告", head="温言") == "330206"
    assert place_of("泠州市人民政府2021年政府工作报告", head="市长 温言", office="市人民政府") == "990100"


def test_words_that_end_longer_ones_are_no_places() -> None:
    assert names_in("主城区2021年政府工作报告") == []
    assert place_before("金海湖新区", 5) is None
    assert [one.words for one in names_in("在新城区第十届")] == ["新城区"]
    assert find_zone("加快打造高质量发展先行区") is None


def test_a_code_of_another_year_stands_for_nothing() -> None:
    assert region("330104", 2023) is None
    assert getattr(region("330104", 2021), "name", "") == "江干区"
    assert heirs_in("330104", 2023) == ("330102", "330114")
    assert heirs_in("990121", 2023) == ("990121",)


@pytest.mark.parametrize(
    ("year", "zone"), [(2019, True), (2024, True), (2025, False), (2026, False), (None, False)]
)
def test_a_zone_that_became_a_division_is_a_zone_before_that_year(year: int | None, zone: bool) -> None:
    assert (find_zone("重庆两江新区管委会", year) is not None) is zone
