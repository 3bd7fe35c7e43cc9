"""The title is the line that names the document, never a salutation, a letterhead or a mark of the source."""

import pytest

from pipelines.clean.steps import clean
from pipelines.extract.title_line import clean_title, title_in
from storage.records import Page
from tests.pipelines.extract.test_articles import only
from tests.support.pdfs import pdf
from tests.support.reading import articles_on
from tests.support.shells import LINES

SPEECH = ("各位代表：", "现在，我代表县人民政府，向大会报告工作，请予审议。")
HEADS = (
    (("政府工作报告", "——2021年2月3日在青槐县第十六届人民代表大会第五次会议上"), "政府工作报告"),
    (("青槐县人民政府文件", "青政〔2021〕3号", "2021年政府工作报告"), "2021年政府工作报告"),
    (
        ("青槐县人民政府办公室 文件", "青政办〔2021〕3号", "关于加强工作的通知各乡镇人民政府，县直各单位"),
        "关于加强工作的通知",
    ),
    (("政府工作报告 ——2021年2月3日在青槐县第十六届人民代表大会第五次会议上 县长 闻雨舟",), "政府工作报告"),
    (("标题：青槐县政府工作报告——在第五次会议上",), "青槐县政府工作报告"),
    (("政 府 工 作 报 告",), "政 府 工 作 报 告"),
    ((r"政府工作报告\r\n——2021年2月3日在青槐县第十六届人民代表大会第五次会议上",), "政府工作报告"),
    (("青槐县人民政府县长 闻雨舟",), ""),
    (("（2021年2月3日在青槐县第十六届人民代表大会第五次会议上）",), ""),
    (("-->",), ""),
    (("一、2020年工作回顾",), ""),
    ((), ""),
)


@pytest.mark.parametrize(("head", "title"), HEADS)
def test_the_line_that_names_the_document_is_its_title(head: tuple[str, ...], title: str) -> None:
    assert title_in([*head, *SPEECH]) == title


@pytest.mark.parametrize("stated", ["-->", "<!-- 标题 -->", "各位代表：", "  ", "——"])
def test_what_names_nothing_is_no_title_of_a_page(stated: str) -> None:
    assert clean_title(stated) == ""
    body = "".join(f"<p>{line}</p>" for line in LINES)
    assert only(f"<title>{stated}</title><body><div class=TRS_Editor>{body}").title in {"", "政府工作报告"}


def test_a_comment_beside_a_title_goes() -> None:
    assert clean_title("<!--$title-->政府工作报告\n-->") == "政府工作报告"


def test_a_page_that_a_browser_printed_has_neither_edges_nor_menus() -> None:
    menu = [
        "首页",
        "政务公开",
        "今天是2025年1月20日 星期一 多云 3℃",
        "网站地图",
        "走进青槐",
        "互动交流",
        "政务服务",
        "当前位置：首页 > 政府工作报告",
    ]
    head = [
        "政府工作报告",
        "——2025年1月14日在青槐县第十七届人民代表大会第五次会议上",
        "青槐县人民政府县长 闻雨舟",
        "各位代表：",
    ]
    text = [
        f"（{at + 1}）全县上下真抓实干，各项事业取得新的成绩，重点工程建设顺利推进，人民生活持续改善，社会大局和谐稳定。"
        for at in range(18)
    ] + ["各位代表！让我们为建设美丽青槐而努力奋斗！"]
    foot = ["主办：青槐县人民政府 技术支持：青槐县大数据中心", "网站地图"]
    lines = [*menu, *head, *text, *foot]
    pages = [
        [
            (30.0, 780.0, "2025/1/20 16:23"),
            *((104.0, 740.0 - 30 * row, line) for row, line in enumerate(lines[at : at + 17])),
            (30.0, 20.0, f"https://www.qinghuai.example/art/1.html {at // 17 + 1}/2"),
        ]
        for at in (0, 17)
    ]
    (article,) = map(clean, articles_on(Page(url="https://www.qinghuai.example/a.pdf", body=pdf(pages))))

    assert article.text.split("\n") == [*head, *text]
    assert article.title == "政府工作报告"
    assert article.flags == ("pdf",)
    assert {trim.rule for trim in article.trimmed} == {"menu", "crumbs"}
