"""Kinds: what a text is, by who speaks for whom and what a meeting decided before what its title says."""

import pytest

from pipelines.identify.document_type import KINDS
from pipelines.identify.identity import identify
from storage.records import Rejected, Report
from tests.support.identify_texts import article, identity, prose, speech

MEETING = "——2021年2月3日在青槐县第十届人民代表大会第五次会议上"


def kind_of(title: str, text: str) -> str:
    outcome = identify(article(text, title))
    return outcome.identity.kind if isinstance(outcome, Report) else f"rejected: {outcome.reason}"


@pytest.mark.parametrize(
    ("title", "whom", "kind"),
    [
        ("青槐县人民法院工作报告", "县人民法院", "court"),
        ("青槐县人民检察院工作报告", "青槐县人民检察院", "procuratorate"),
        ("青槐县人民代表大会常务委员会工作报告", "县人大常委会", "congress_report"),
        ("青槐县人民代表大会常务委员会工作报告", "青槐县第十届人民代表大会常务委员会", "congress_report"),
        ("政府工作报告", "县人民法院", "court"),
        ("", "县人民政府", "government_work_report"),
        ("青槐县2021年工作报告", "青槐县人民政府", "government_work_report"),
    ],
)
def test_a_speech_is_what_the_one_is_in_whose_name_it_is_given(title: str, whom: str, kind: str) -> None:
    head = f"{title}\n{MEETING}\n温言\n各位代表:\n现在,我代表{whom},向大会报告工作,请予审议。"
    assert kind_of(title, speech(head.strip())) == kind


def test_the_consultative_conference_speaks_to_members() -> None:
    text = speech(
        "政协青槐县第十届委员会常务委员会工作报告\n(2021年2月2日)\n温言\n各位委员:\n我代表政协青槐县第十届委员会常务委员会,向大会报告工作,请予审议。"
    )
    assert kind_of("政协青槐县第十届委员会常务委员会工作报告", text) == "cppcc"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        (
            "关于青槐县2020年国民经济和社会发展计划执行情况与2021年国民经济和社会发展计划草案的报告",
            "plan_report",
        ),
        ("关于青槐县2020年财政预算执行情况和2021年财政预算草案的报告", "budget_report"),
    ],
)
def test_what_a_commissioner_hands_in_is_a_plan_or_a_budget(title: str, kind: str) -> None:
    head = f"{title}\n{MEETING}\n青槐县发展和改革局局长 温言\n各位代表:\n受县人民政府委托,现将{title[2:]}提请大会审议,并请各位政协委员提出意见。"
    assert kind_of(title, speech(head)) == kind


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        (
            "青槐县第十届人民代表大会第五次会议关于政府工作报告的决议",
            "(2021年2月5日青槐县第十届人民代表大会第五次会议通过)\n青槐县第十届人民代表大会第五次会议听取和审议了县长温言代表县人民政府所作的政府工作报告。会议充分肯定县政府过去一年的工作,决定批准这个报告。",
            "resolution",
        ),
        (
            "政府工作报告",
            "青槐县第十届人民代表大会第五次会议审议了县人民政府工作报告。会议同意报告提出的目标任务,决定批准这个报告。会议号召全县人民团结奋斗。",
            "resolution",
        ),
        ("青槐县2020年政府信息公开工作年度报告", f"根据条例要求,编制本报告。\n{prose(4)}", "info_disclosure_report"),
        ("一图读懂2021年青槐县政府工作报告", f"目标怎么定?\n{prose(2)}", "interpretation"),
        ("2021年青槐县政府工作报告解读", f"报告共分三个部分。\n{prose(3)}", "interpretation"),
        ("2021年青槐县政府工作报告重点任务分解", f"一、发展农业。\n{prose(3)}", "task_list"),
        ("青槐县人民政府工作报告(征求意见稿)", f"现面向社会公开征求意见。\n{prose(3)}", "draft_for_comment"),
        ("2021年青槐县政府工作报告(摘要)", f"今年主要目标如下。\n{prose(3)}", "excerpt"),
        ("青槐县政府工作报告", f"今年主要目标如下。\n{prose(3)}", "excerpt"),
        ("中共青槐县委关于制定青槐县国民经济和社会发展第十四个五年规划的建议", f"(2020年12月29日中国共产党青槐县第十届委员会第八次全体会议通过)\n为谋划发展,提出建议。\n{prose(30)}", "plan_proposal"),
        ("青槐县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", f"序言写在前面,以明方向。\n{prose(30)}", "plan_outline"),
        ("关于做好2021年防汛工作的通知", f"各镇人民政府:\n现就有关事项通知如下。\n{prose(2)}", "notice"),
        ("青槐加快建设现代农业强县", f"温言\n青槐县坚持绿色发展。\n{prose(4)}\n(作者单位:中共青槐县委)", "signed_article"),
        ("青槐县春耕全面展开", f"本报讯 记者近日走进青槐县。\n{prose(3)}", "news_article"),
        ("青槐县河道管理办法", f"第一条为加强管理,制定本办法。\n{prose(3)}", "other"),
    ],
)  # fmt: skip
def test_other_kinds_are_kept_as_what_they_are(title: str, text: str, kind: str) -> None:
    assert kind in KINDS
    assert kind_of(title, f"{title}\n{text}") == kind


def test_a_draft_with_its_speech_is_still_a_draft() -> None:
    head = f"政府工作报告\n(征求意见稿)\n{MEETING}\n各位代表:\n现在,我代表青槐县人民政府,向大会报告工作,请予审议。"
    assert kind_of("政府工作报告(征求意见稿)", speech(head)) == "draft_for_comment"


def test_a_short_speech_is_cut_and_a_skeleton_is_an_excerpt() -> None:
    head = f"政府工作报告\n{MEETING}\n各位代表:\n现在,我代表青槐县人民政府,向大会报告工作,请予审议。"
    cut = identify(article(f"{head}\n一、2020年工作回顾\n{prose(9)}", "政府工作报告"))
    assert isinstance(cut, Report)
    assert (cut.identity.kind, cut.flags) == ("government_work_report", ("cut",))
    abstract = identity(identify(article(f"{head}\n{prose(4)}", "政府工作报告")))
    assert (abstract.kind, abstract.flags) == ("excerpt", ("cut", "excerpt"))
    skeleton = identify(article(speech(head, whole=False), "政府工作报告"))
    assert identity(skeleton).kind == "excerpt"
    assert "excerpt" in identity(skeleton).flags


@pytest.mark.parametrize(
    "entry",
    [
        "青槐县{year}年政府工作报告\n各位代表:现在,我代表县人民政府,向大会报告工作,请予审议。一、{year}年工作回顾。",
        "青槐县{year}年政府工作报告 [{year}-02-03]\n全县干部群众稳住了经济运行的基本面。",
        "各位代表:\n我受县人民政府委托,向大会报告工作,请予审议。{year}年全县粮食生产再获好收成。",
    ],
)
def test_a_list_of_abstracts_is_no_report(entry: str) -> None:
    text = "\n".join(entry.format(year=year) + prose(1) for year in range(2012, 2022))
    outcome = identify(article(text, "政府工作报告"))
    assert isinstance(outcome, Rejected)
    assert "a list of 10 reports" in outcome.reason


def test_a_report_with_links_to_others_is_one() -> None:
    head = f"政府工作报告\n{MEETING}\n各位代表:\n现在,我代表青槐县人民政府,向大会报告工作,请予审议。"
    links = "\n".join(f"青槐县{year}年政府工作报告" for year in range(2012, 2021))
    assert kind_of("政府工作报告", speech(head, tail=links)) == "government_work_report"


@pytest.mark.parametrize(
    "text",
    ["", "首页\n导航\n联系我们", "网站地图 " * 50, "Terms of service. " * 80, f"用户协议\n{prose(1)}"],
)
def test_what_is_of_no_kind_is_rejected_with_the_reason(text: str) -> None:
    outcome = identify(article(text, ""))
    assert isinstance(outcome, Rejected)
    assert outcome.reason.startswith("no kind recognised")


def test_kinds_beside_the_report_have_a_year_only_when_they_state_it() -> None:
    stated = identity(
        identify(article(f"本报讯 记者近日走进青槐县。\n{prose(3)}", "青槐县2021年春耕全面展开"))
    )
    silent = identity(identify(article(f"本报讯 记者近日走进青槐县。\n{prose(3)}", "青槐县春耕全面展开")))
    assert (stated.year, silent.year) == (2021, None)
    assert stated.region == silent.region == "990121"


def test_a_work_report_with_a_subtitle_of_a_plan_is_a_work_report() -> None:
    title = "1955年国务院政府工作报告关于发展国民经济的第一个五年计划的报告"
    text = speech(f"{title}\n各位代表:\n我代表国务院向大会作关于五年计划的报告,请予审议。")
    assert identity(identify(article(text, title))).kind == "government_work_report"


def test_a_titled_report_whose_salutation_is_misspelt_is_a_work_report() -> None:
    opening = "名位代表：\n现在，我受国务院的委托，向全国人民代表大会报告政府工作。"
    text = speech(f"1979年政府工作报告\n——1979年6月18日在第五届全国人民代表大会第二次会议上\n{opening}")
    assert kind_of("1979年国务院政府工作报告", text) == "government_work_report"


def test_the_old_voice_of_the_state_council_is_a_work_report() -> None:
    opening = (
        f"各位代表:从第一届全国人民代表大会第三次会议闭幕以来,已经整整一年了。{prose(1)}"
        "关于一年来的政府工作,国务院决定由我向第一届全国人民代表大会第四次会议作报告。"
    )
    one = identity(identify(article(opening + prose(30), "")))
    assert (one.kind, one.region, one.year) == ("government_work_report", "100000", 1957)


def test_a_summary_without_title_that_reviews_years_and_ends_with_a_call_is_an_excerpt() -> None:
    text = f"五年来，我国各族人民同心协力，国民经济全面好转。\n{prose(3)}\n为争取各项事业的新胜利而奋斗。"
    assert kind_of("", text) == "excerpt"
