"""Heads: posts and names as written, dates of the meeting and of the page, years that disagree, two heads."""

import pytest

from pipelines.identify.identity import identify
from tests.support.identify_texts import QINGHUAI, article, identity, prose, speech


@pytest.mark.parametrize(
    ("line", "post", "acting", "speaker"),
    [
        ("自治区主席 艾山·吐尔逊", "自治区主席", False, "艾山·吐尔逊"),
        ("青槐县人民政府代理县长 温 言", "青槐县人民政府代理县长", True, "温言"),
        ("青槐县人民政府县长\n温言行", "青槐县人民政府县长", False, "温言行"),
        ("县委副书记、代县长;欧阳若水", "县委副书记、代县长", True, "欧阳若水"),
        ("县长;温言", "县长", False, "温言"),
        ("县长:温言", "县长", False, "温言"),
        ("县长温言(2021年2月3日)", "县长", False, "温言"),
        ("鄂托克旗人民政府旗长 额尔德木图", "鄂托克旗人民政府旗长", False, "额尔德木图"),
        ("旗人民政府旗长\n孟克德力格尔", "旗人民政府旗长", False, "孟克德力格尔"),
        ("州人民政府州长 沙尔合提 阿汗", "州人民政府州长", False, "沙尔合提阿汗"),
        ("县长 温言 闻人悦", "县长", False, "温言"),
        ("旗长;额尔德木图", "旗长", False, "额尔德木图"),
        ("青槐县人民政府县长 全体会议通过", "青槐县人民政府县长", False, ""),
    ],
)
def test_posts_and_names_are_read_as_written(line: str, post: str, acting: bool, speaker: str) -> None:
    text = speech(
        f"政府工作报告\n(2021年2月3日)\n{line}\n各位代表:\n现在,我代表青槐县人民政府向大会报告工作,请予审议。"
    )
    one = identity(identify(article(text, "政府工作报告")))
    assert (one.post, one.acting, one.speaker) == (post, acting, speaker)


def test_what_is_no_name_is_no_speaker_and_the_reason_is_said() -> None:
    text = speech(QINGHUAI.replace("闻人悦", "这是九个字的一个名"))
    one = identity(identify(article(text, "政府工作报告")))
    assert one.speaker == ""
    assert "九个字" in dict(one.evidence)["speaker"]


@pytest.mark.parametrize("date", ["2021年13月32日", "1899年2月3日", "2999年2月3日", "2021年2月30日", "二月"])
def test_an_impossible_date_is_none_and_the_year_comes_from_the_parts(date: str) -> None:
    one = identity(identify(article(speech(QINGHUAI.replace("2021年2月3日", date)), "政府工作报告")))
    assert (one.meeting_date, one.date_precision) == ("", "")
    assert one.year == 2021


def test_a_year_out_of_bounds_is_none() -> None:
    head = QINGHUAI.replace("2021年2月3日", "")
    text = f"2999年青槐县政府工作报告\n{head}\n{prose(40)}"
    one = identity(identify(article(text, "2999年青槐县政府工作报告")))
    assert one.year is None
    assert dict(one.evidence)["year"] == "no year is stated"


def test_years_that_disagree_are_flagged_and_listed() -> None:
    one = identity(identify(article(speech(QINGHUAI), "2018年青槐县政府工作报告")))
    assert one.year == 2021
    assert "year_disagrees" in one.flags
    assert "title 2018" in dict(one.evidence)["year"]


def test_a_meeting_of_december_sets_the_tasks_of_the_next_year() -> None:
    text = speech(QINGHUAI.replace("2021年2月3日", "2020年12月28日"))
    one = identity(identify(article(text, "政府工作报告")))
    assert (one.year, one.meeting_date, one.flags) == (2021, "2020-12-28", ())


@pytest.mark.parametrize(
    "digits", ["二〇二一年二月三日", "二○二一年二月三日", "２０２１年２月３日", "2 0 2 1 年 2 月 3 日"]
)
def test_dates_are_read_in_any_digits(digits: str) -> None:
    one = identity(identify(article(speech(QINGHUAI.replace("2021年2月3日", digits)), "政府工作报告")))
    assert one.meeting_date == "2021-02-03"


@pytest.mark.parametrize(
    "row",
    [
        "2021-03-10",
        "2021-03-10 09:30",
        "发布日期:2021年3月10日",
        "2021年3月10日 来源:青槐日报",
        "时间:2021-03-10  来源:县政府办",
        "发布日期:\n2021年3月10日",
        "2021年3月10日 09:30",
        "时间:2021/3/10",
    ],
)
def test_the_date_of_the_page_is_not_the_meetings(row: str) -> None:
    undated = QINGHUAI.replace("2021年2月3日", "")
    one = identity(identify(article(speech(f"{row}\n{undated}"), "政府工作报告")))
    assert (one.meeting_date, one.meeting, one.year) == ("", "青槐县第十届人民代表大会第五次会议", 2021)
    one = identity(identify(article(speech(f"{row}\n{QINGHUAI}"), "政府工作报告")))
    assert one.meeting_date == "2021-02-03"


def test_a_date_whose_year_was_lost_keeps_month_and_day() -> None:
    one = identity(identify(article(speech(QINGHUAI.replace("2021年2月3日", "年2月3日")), "政府工作报告")))
    assert (one.meeting_date, one.date_precision, one.year) == ("--02-03", "month_day", 2021)


@pytest.mark.parametrize("zero", ["O", "o", "Ｏ", "Ο", "ο", "О", "о", "○", "◯"])
def test_letters_that_look_like_a_nought_are_one(zero: str) -> None:
    written = f"二{zero}二一年二月二{zero}日"
    one = identity(identify(article(speech(QINGHUAI.replace("2021年2月3日", written)), "政府工作报告")))
    assert (one.meeting_date, one.flags) == ("2021-02-20", ())


def test_the_first_month_is_read_by_its_other_name() -> None:
    text = speech(QINGHUAI.replace("2021年2月3日", "二〇二一年元月二十日"))
    assert identity(identify(article(text, "政府工作报告"))).meeting_date == "2021-01-20"


@pytest.mark.parametrize("year", ["二××一年", "二□二一年", "21年", "某年"])
def test_a_date_whose_year_cannot_be_read_is_none(year: str) -> None:
    text = speech(QINGHUAI.replace("2021年", year, 1))
    assert identity(identify(article(text, "政府工作报告"))).meeting_date == ""


def test_two_heads_are_no_head() -> None:
    other = "——2019年1月8日在青槐县第十届人民代表大会第三次会议上\n"
    one = identity(identify(article(speech(other + QINGHUAI), "政府工作报告")))
    assert (one.meeting, one.meeting_date, one.year) == ("", "", None)
    assert "two_heads" in one.flags
    assert "第三次" in dict(one.evidence)["meeting"]


@pytest.mark.parametrize(
    ("line", "post", "speaker"),
    [
        (
            "——2021年2月3日青槐县县长 温言行在青槐县第十届人民代表大会第五次会议上的讲话",
            "青槐县县长",
            "温言行",
        ),
        (
            "——2021年2月3日县人民政府县长温言在青槐县第十届人民代表大会第五次会议上的讲话",
            "县人民政府县长",
            "温言",
        ),
        ("——2021年2月3日温言县长在青槐县第十届人民代表大会第五次会议的政府工作报告", "县长", "温言"),
        (
            "——2021年2月3日县人民政府温言行代县长在青槐县第十届人民代表大会第五次会议上作报告",
            "代县长",
            "温言行",
        ),
        (
            "2021年2月3日在青槐县第十届人民代表大会第五次会议上青槐县县长温言行同志作政府工作报告。",
            "青槐县县长",
            "温言行",
        ),
        ("——2021年2月3日主席艾山·吐尔逊在青槐县第十届人民代表大会第五次会议上", "主席", "艾山·吐尔逊"),
        ("——2021年2月3日旗长额尔德木图在青槐县第十届人民代表大会第五次会议上", "旗长", "额尔德木图"),
        ("——2021年2月3日青槐县县长在青槐县第十届人民代表大会第五次会议上", "青槐县县长", ""),
        ("——2021年2月3日泠州市长在青槐县第十届人民代表大会第五次会议上", "泠州市长", ""),
    ],
)
def test_a_speaker_inside_the_sentence_that_names_the_meeting_is_read(
    line: str, post: str, speaker: str
) -> None:
    text = speech(f"政府工作报告\n{line}\n各位代表:\n现在,我代表县人民政府向大会报告工作,请予审议。")
    one = identity(identify(article(text, "政府工作报告")))
    assert (one.post if speaker else post, one.speaker, one.meeting_date) == (post, speaker, "2021-02-03")


NATION = "第五届全国人民代表大会第{}次会议"


@pytest.mark.parametrize(
    "spoken_of",
    [
        f"从去年三月{NATION.format('一')}闭幕到我们这次会议召开,已经一年零三个月了。",
        f"从去年９月{NATION.format('一')}到现在,已经过去了一年。",
        f"自{NATION.format('一')}以来的五年,是不平凡的五年。",
        f"{NATION.format('一')}以来,各项工作都有了进展。",
        f"{NATION.format('一')}通过的决议得到了贯彻。",
    ],
)
def test_the_meeting_spoken_of_is_not_the_one_spoken_at(spoken_of: str) -> None:
    told = f"各位代表： {spoken_of}"
    headed = f"1979年政府工作报告——1979年6月18日在{NATION.format('二')}上 国务院总理闻雨舟{told}{prose(30)}"
    one = identity(identify(article(headed, headed[:120])))
    assert (one.year, one.meeting, one.meeting_date) == (1979, NATION.format("二"), "1979-06-18")
    assert "two_heads" not in one.flags
    bare = identity(identify(article(f"{told}现在,我代表国务院,向大会报告工作,请予审议。{prose(30)}", told)))
    assert (bare.meeting, bare.year) in {("", None), ("", 1979), ("", 1983)}


def test_a_meeting_that_the_first_sentence_addresses_is_the_one_spoken_at() -> None:
    text = f"各位代表:我代表国务院向{NATION.format('二')}提出关于政府工作的报告,请予审议。\n{prose(30)}"
    assert identity(identify(article(text, ""))).meeting == NATION.format("二")


def test_white_space_that_a_program_spelt_out_is_none_of_the_post() -> None:
    text = speech(QINGHUAI.replace("青槐县人民政府县长", "<U+00A0>" * 9 + "青槐县人民政府县长"))
    one = identity(identify(article(text, "政府工作报告")))
    assert (one.post, one.speaker) == ("青槐县人民政府县长", "闻人悦")
