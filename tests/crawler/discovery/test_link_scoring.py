"""Titles in lists and menus promise a report, a column of reports, or neither."""

import pytest

from crawler.discovery.link_extraction import Link
from crawler.discovery.link_scoring import STRONG, is_report_link, score_column_link

ARTICLE = "https://www.example.gov.cn/zwgk/202102/t20210209_1.html"
MENU = "https://www.example.gov.cn/lm17/"

REPORTS = (
    "2021年政府工作报告",
    "政府工作报告（2021年）",
    "青槐县人民政府2021年工作报告",
    "青槐县政府 2020年度工作报告",
    "关于政府工作的报告",
    "二〇二一年政府工作报告",
    "青槐县政府二〇二一年工作报告",
    "青槐县十六届人大五次会议政府工作报告",
    "在青槐县第十六届人民代表大会第五次会议上的政府工作报告",
    "政 府 工 作 报 告",
    "县长闻雨舟：政府工作报告",
    "开发区管委会2021年工作报告",
    "青槐地区行署2001年工作报告",
    "2021年政府工作报告（中英文）",
    "2021政府工作报告.pdf",
)
OTHERS = (
    "一图读懂2021年政府工作报告",
    "关于政府工作报告的决议",
    "青槐县人民法院工作报告",
    "2020年政府信息公开工作年度报告",
    "法治政府建设工作报告",
    "县教育局2020年工作报告",
    "县政府办公室2020年工作报告",
    "县政府2020年法治工作报告",
    "政府网站2020年工作报告",
    "政府工作报告重点工作分工",
    "关于征求政府工作报告意见的通知",
    "县长闻雨舟主持召开政府工作报告座谈会",
    "2021年政府工作报告（英文版）",
)


@pytest.mark.parametrize("title", REPORTS)
def test_a_title_of_a_report_is_one_however_it_is_put(title: str) -> None:
    assert is_report_link(Link(url=ARTICLE, text=title))


@pytest.mark.parametrize("title", OTHERS)
def test_what_stands_beside_reports_under_their_name_is_none(title: str) -> None:
    assert not is_report_link(Link(url=ARTICLE, text=title))


@pytest.mark.parametrize("name", ["政府工作报告", "历年政府工作报告", "政 府 工 作 报 告", "政府报告"])
def test_a_menu_that_names_reports_leads_to_their_column(name: str) -> None:
    assert score_column_link(Link(url=MENU, text=name)) >= STRONG


@pytest.mark.parametrize(
    "name", ["政府信息公开年报", "政策解读", "2021年政府工作报告任务分解解读", "新闻中心"]
)
def test_a_menu_that_names_other_things_leads_to_none(name: str) -> None:
    assert score_column_link(Link(url=MENU, text=name)) < STRONG


WHOLE_WORDS = {
    "/zwgk/zfgzbg/": 100,
    "/hainan/szfgzbg/list3.shtml": 100,
    "/10462/10700/zfgzbglist.shtml": 100,
    "/fdzdgknr/zfgzbg_2021/": 100,
    "/zfgzbg.htm": 100,
    "/xxgk/zfgzbg_list.shtml": 100,
    "/zwgk/gzbg_zf/": 100,
    "/gzsgzbg/": 70,
    "/zwgk/gzbg/common_list.shtml": 70,
    "/zwgk/fdzdgknr/": 55,
    "/zfxxgkml/": 45,
    "/gkmlpt/index": 45,
    "/ghjh/": 45,
    "/zwgk.htm": 30,
    "/web/zwgkx/": 30,
    "/xxgk/list.shtml": 30,
    "/list.asp?lm=zfgzbg": 100,
}
OTHER_WORDS = (
    "/zwdt/qxzfgzbgtjy/",
    "/zfxxgkzn/",
    "/zfxxgknb/2025/",
    "/zfxxgkzd/",
    "/hebi/zmhd/xxgk_list.shtml",
    "/zmhd/zwgk_index.html",
    "/zmhd/list_xxgk-1.jsp?id=3",
    "/gongzuobaogzbgao/",
    "/zfxxgkgzbg/",
)


@pytest.mark.parametrize(("path", "score"), WHOLE_WORDS.items())
def test_a_path_promises_by_its_whole_words(path: str, score: int) -> None:
    assert score_column_link(Link(url=f"https://www.example.gov.cn{path}")) == score


@pytest.mark.parametrize("path", OTHER_WORDS)
def test_parts_of_words_and_names_of_templates_promise_nothing_by_themselves(path: str) -> None:
    assert score_column_link(Link(url=f"https://www.example.gov.cn{path}", text="更多")) == 0
    assert score_column_link(Link(url=f"https://www.example.gov.cn{path}", text="政府工作报告")) == 100
