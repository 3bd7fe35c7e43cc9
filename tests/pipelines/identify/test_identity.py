"""Whose report, which year, which kind, what its head says: by the text itself, never guessed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.identify.identity import identify
from storage.records import Fields, Hints, Rejected
from tests.support.identify_texts import QINGHUAI, article, identity, speech


def test_a_whole_head_is_read_with_its_spans() -> None:
    text = speech(QINGHUAI)
    one = identity(identify(article(text, "政府工作报告")))
    assert (one.kind, one.region, one.region_name, one.level, one.year) == (
        "government_work_report",
        "990121",
        "青槐县",
        "county",
        2021,
    )
    assert (one.meeting, one.meeting_date, one.date_precision) == (
        "青槐县第十届人民代表大会第五次会议",
        "2021-02-03",
        "day",
    )
    assert (one.post, one.acting, one.speaker) == ("青槐县人民政府县长", False, "闻人悦")
    assert one.flags == ()
    spans = dict(one.spans)
    assert text[slice(*spans["speaker"])] == "闻人悦"
    assert text[slice(*spans["meeting"])] == one.meeting
    assert text[slice(*spans["meeting_date"])] == "2021年2月3日"
    assert text[slice(*one.body)].startswith("各位代表:\n现在")
    assert text[slice(*one.body)].endswith("而努力奋斗!")


@pytest.mark.parametrize(
    ("head", "region"),
    [
        (
            "2021年2月3日在泠州市沅桥区第九届\n人民代表大会第五次会议上\n区长 温言\n各位代表:现在,我代表区人民政府",
            "990102",
        ),
        ("2021年1月在栖霖市望潮区第九届人大五次会议上 区委副书记、区长;温言各位代表:我代表区政府", "990203"),
        ("云汀县代县长 温言\n各位代表:\n现在,我代表县政府", "990221"),
        ("各位代表:\n现在,我代表泠州市人民政府", "990100"),
        (
            "(二〇二一年二月三日在瀚川省第十三届人民代表大会第四次会议上)\n省长 温言\n各位代表:\n现在,我代表省人民政府",
            "990000",
        ),
        (
            "2021年2月3日在恩施土家族苗族自治州第八届人民代表大会第六次会议上\n州长 温言\n各位代表:\n现在,我代表州人民政府",
            "422800",
        ),
        (
            "2021年2月3日在鄂温克族自治旗第十五届人民代表大会第五次会议上\n旗长 温言\n各位代表:\n现在,我代表旗人民政府",
            "150724",
        ),
        (
            "2021年2月3日在锡林郭勒盟工作会议上\n锡林郭勒盟行政公署盟长 温言\n各位代表:\n现在,我代表盟行政公署",
            "152500",
        ),
        (
            "2021年2月3日在内蒙古自治区第十三届人民代表大会第四次会议上\n自治区主席 温言\n各位代表:\n现在,我代表自治区人民政府",
            "150000",
        ),
        (
            "2021年2月3日在呼图壁县第十七届人民代表大会第五次会议上\n县长 温言\n各位代表:\n我受呼图壁县人民政府的委托",
            "652323",
        ),
        ("各位代表:\n现在,我代表国务院", "100000"),
        (
            "2021年2月3日在瑞安市第十六届人民代表大会第五次会议上\n市长 温言\n各位代表:\n现在,我代表市人民政府",
            "330381",
        ),
        (
            "2021年2月3日在神农架林区第十二届人民代表大会第五次会议上\n区长 温言\n各位代表:\n现在,我代表林区人民政府",
            "429021",
        ),
        (
            "2021年2月3日在佳木斯市郊区第十届人民代表大会第五次会议上\n区长 温言\n各位代表:\n现在,我代表区人民政府",
            "230811",
        ),
        (
            "2021年2月3日在上海市浦东新区第六届人民代表大会第九次会议上\n区长 温言\n各位代表:\n现在,我代表新区人民政府",
            "310115",
        ),
        (
            "2021年1月3日在江干区第十五届人民代表大会第六次会议上\n区长 温言\n各位代表:\n现在,我代表区人民政府",
            "330104",
        ),
    ],
)
def test_the_place_is_read_from_whoever_names_it(head: str, region: str) -> None:
    one = identity(identify(article(speech(head + ",向大会报告工作,请予审议。"), "政府工作报告")))
    assert (one.region, one.kind, one.year) == (region, "government_work_report", 2021)


def unnamed(level: str) -> str:
    return f"2021年2月3日\n{level}长 温言\n各位代表:\n现在,我代表{level}人民政府向大会报告工作,请予审议。"


@pytest.mark.parametrize(
    ("title", "level", "candidates"),
    [
        ("2021年望潮区政府工作报告", "区", ("990103", "990203")),
        ("朝阳区2021年政府工作报告", "区", ("110105", "220104")),
        ("2021年鼓楼区人民政府工作报告", "区", ("320106", "320302", "350102", "410204")),
    ],
)
def test_a_name_of_several_places_stays_ambiguous_with_its_candidates(
    title: str, level: str, candidates: tuple[str, ...]
) -> None:
    one = identity(identify(article(speech(unnamed(level)), title)))
    assert (one.region, one.candidates) == ("ambiguous", candidates)


@pytest.mark.parametrize(
    ("fields", "hints", "place"),
    [
        (Fields(site_code="9902030001"), Hints(), ""),
        (Fields(site_code="9902000001"), Hints(), ""),
        (Fields(), Hints(site_code="9902000001"), ""),
        (Fields(), Hints(prefix="栖霖"), ""),
        (Fields(publisher="栖霖市望潮区政府办公室"), Hints(), ""),
        (Fields(), Hints(), "栖霖"),
    ],
)
def test_the_page_or_the_parents_in_the_text_tell_namesakes_apart(
    fields: Fields, hints: Hints, place: str
) -> None:
    text = speech(unnamed("区"), place=place)
    one = identity(identify(article(text, "2021年望潮区政府工作报告", fields=fields, hints=hints)))
    assert one.region == "990203"


def test_a_stem_is_settled_by_the_office_that_is_spoken_for() -> None:
    for level, region in (("市", "430400"), ("县", "430421")):
        one = identity(identify(article(speech(unnamed(level)), "衡阳2021年政府工作报告")))
        assert one.region == region


def test_a_site_of_the_province_may_carry_the_report_of_a_city() -> None:
    fields = Fields(site_code="3300000001", publisher="浙江省人民政府")
    one = identity(identify(article(speech(QINGHUAI), "政府工作报告", fields=fields)))
    assert one.region == "990121"


def test_a_title_that_the_speech_contradicts_is_outvoted_and_flagged() -> None:
    one = identity(identify(article(speech(QINGHUAI), "云汀县2021年政府工作报告")))
    assert one.region == "990121"
    assert "wrong_place_suspected" in one.flags


def test_a_title_whose_place_the_text_never_names_is_not_believed() -> None:
    head = "各位代表:\n现在,我代表县人民政府,向大会报告工作,请予审议。"
    text = speech(head, place="泠州市支持青槐发展,").replace("全体干部群众", "全县干部群众")
    one = identity(identify(article(text, "云汀县2021年政府工作报告")))
    assert one.region == "ambiguous"
    assert set(one.candidates) == {"990121", "990221"}
    assert "wrong_place_suspected" in one.flags


def test_a_list_that_files_a_report_under_another_place_is_flagged() -> None:
    one = identity(identify(article(speech(QINGHUAI), "【云汀县招商】青槐县2021年政府工作报告")))
    assert (one.region, one.flags) == ("990121", ("wrong_place_suspected",))
    one = identity(identify(article(speech(QINGHUAI), "【泠州招商】青槐县2021年政府工作报告")))
    assert (one.region, one.flags) == ("990121", ())


def test_the_title_of_the_page_completes_a_head_without_its_meeting() -> None:
    head = "各位代表:\n现在,我代表县人民政府,向大会报告工作,请予审议。"
    title = "政府工作报告——2021年2月3日在青槐县第十届人民代表大会第五次会议上"
    one = identity(identify(article(speech(head), title)))
    assert (one.region, one.meeting_date, one.year) == ("990121", "2021-02-03", 2021)
    assert one.meeting == "青槐县第十届人民代表大会第五次会议"


def test_a_report_that_breaks_off_is_flagged() -> None:
    text = speech(QINGHUAI)
    one = identity(identify(article(text[: text.index("各位代表!蓝图")], "政府工作报告")))
    assert one.kind == "government_work_report"
    assert "cut" in one.flags


def test_a_title_of_another_class_than_the_office_is_flagged() -> None:
    one = identity(identify(article(speech(unnamed("市")), "青槐县2021年政府工作报告")))
    assert one.region == "ambiguous"
    assert "wrong_place_suspected" in one.flags


def test_a_text_that_names_no_place_is_of_an_unknown_one() -> None:
    one = identity(identify(article(speech(unnamed("县")), "政府工作报告")))
    assert (one.region, one.candidates, one.region_name) == ("unknown", (), "")


def test_the_address_and_the_page_alone_decide_nothing() -> None:
    fields = Fields(site_code="9901210001", published="2021-03-01")
    one = identity(identify(article(speech(unnamed("县")), "政府工作报告", fields=fields)))
    assert (one.region, one.candidates) == ("ambiguous", ("990121",))


def test_zones_and_towns_have_local_ids_under_their_parents() -> None:
    zone = "各位代表:\n现在,我代表泠州市临港开发区管理委员会,向大会报告工作,请予审议。"
    one = identity(identify(article(speech(zone), "泠州市临港开发区2021年政府工作报告")))
    assert (one.region, one.level, one.region_name) == ("990100-x临港开发区", "zone", "临港开发区")
    town = "2021年1月9日在青槐县石渡镇第十八届人民代表大会第六次会议上\n镇长 温言\n各位代表:\n我代表镇人民政府,向大会报告工作,请予审议。"
    one = identity(identify(article(speech(town), "政府工作报告")))
    assert (one.region, one.level) == ("990121-x石渡镇", "township")


def test_a_report_without_its_head_is_known_by_its_parts() -> None:
    text = speech("", place="泠州市支持青槐发展,").replace("全体干部群众", "全县干部群众").strip()
    one = identity(identify(article(text, "")))
    assert (one.kind, one.year, one.speaker, one.meeting) == ("government_work_report", 2021, "", "")
    assert "no_head" in one.flags
    assert one.region == "990121"
    assert "place_from_text" in one.flags


def test_notes_attachments_and_imprint_are_told_from_the_body() -> None:
    tail = (
        "名词解释\n【1】一廊两带:指沿江景观廊和两条产业带。\n【2】双百工程:指一百个村、一百个社区。\n"
        "附件:2021年民生实事项目\n县十届人大五次会议秘书处 2021年1月28日印"
    )
    text = speech(QINGHUAI, tail=tail)
    one = identity(identify(article(text, "政府工作报告")))
    assert text[slice(*one.body)].endswith("而努力奋斗!")
    assert [note.mark for note in one.notes] == ["【1】", "【2】"]
    assert one.notes[0].text == "一廊两带:指沿江景观廊和两条产业带。"
    assert one.attachments == ("附件:2021年民生实事项目",)
    assert one.imprint == "县十届人大五次会议秘书处 2021年1月28日印"
    assert one.meeting_date == "2021-02-03"


def test_a_report_on_a_plan_outline_in_place_of_the_work_report_is_one() -> None:
    head = (
        "关于青槐县国民经济和社会发展第十四个五年规划纲要的报告\n——2021年2月3日在青槐县第十届人民代表大会第五次会议上\n"
        "青槐县县长 温言\n各位代表:\n现在,我代表县人民政府,向大会作规划纲要的报告,请予审议。"
    )
    title = "关于青槐县国民经济和社会发展第十四个五年规划纲要的报告"
    one = identity(identify(article(speech(head), title)))
    assert one.kind == "government_work_report"
    assert "plan_year" in one.flags


def test_a_long_or_empty_article_never_crashes() -> None:
    assert isinstance(identify(article("", "")), Rejected)
    assert isinstance(identify(article("政府工作报告", "政府工作报告")), Rejected)
    one = identity(identify(article(speech(QINGHUAI), "政府工作报告" * 2000)))
    assert one.region == "990121"


HOSTILE = st.lists(
    st.sampled_from(
        ["各位代表:", "我代表", "县人民政府", "向大会报告工作", "请予审议", "第十届", "人民代表大会", "第五次会议", "2021年", "2月3日",
         "\n", " ", "一、", "工作回顾", "望潮区", "青槐县", "县长", "温言", "【1】", "名词解释", "附件:", "。", "!", "(", ")", "在", "省" * 50,
         "一" * 50, "1" * 40, "年" * 30, "受" + "甲" * 60 + "委托"]
    ),
    max_size=120,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(HOSTILE, HOSTILE)
def test_any_mixture_of_the_words_is_read_without_error(title: list[str], text: list[str]) -> None:
    joined = "".join(text)
    outcome = identify(article(joined, "".join(title)))
    if not isinstance(outcome, Rejected):
        one = outcome.identity
        assert 0 <= one.body[0] <= one.body[1] <= len(joined)
        assert all(0 <= start <= end <= len(joined) for _, (start, end) in one.spans)
        assert (one.region == "ambiguous") == bool(one.candidates) or one.region == "ambiguous"
