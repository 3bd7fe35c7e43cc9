"""Damage is told by flags: text read in a wrong encoding, characters lost, a text that breaks off; and only that."""

import pytest

from pipelines.boilerplate.pattern_file import read_alternatives
from pipelines.clean.quality_flags import breaks_off, flags_of, is_garbled
from pipelines.clean.steps import clean
from storage.records import Page
from tests.support.paths import ROOT
from tests.support.reading import articles_on

LINES = [
    f"第{at}段，全县上下真抓实干，各项事业取得新的成绩，“重点工程”建设顺利推进，增长6.5%。" for at in range(8)
]
LONG = (
    "全县上下真抓实干，各项事业取得新的成绩，重点工程建设顺利推进，人民生活持续改善，社会大局和谐稳定。" * 2
)
MISREAD = (("utf-8", "gb18030"), ("utf-8", "latin-1"), ("utf-8", "cp1252"), ("gb18030", "latin-1"))


@pytest.mark.parametrize(("written", "read"), MISREAD)
def test_a_text_read_in_a_wrong_encoding_from_some_line_on_is_garbled(written: str, read: str) -> None:
    tail = "\n".join(LINES[4:]).encode(written).decode(read, "replace").replace("\ufffd", "")
    assert is_garbled("\n".join(LINES[:4]) + "\n" + tail)


@pytest.mark.parametrize(
    "sign",
    [
        each.example
        for each in read_alternatives(ROOT / "pipelines/clean/garbled.txt")
        if each.section == "lost"
    ],
)
def test_one_character_that_was_lost_is_enough(sign: str) -> None:
    assert flags_of([*LINES, sign + "。"], "") == {"garbled"}


def test_question_marks_for_blanks_are_damage_and_questions_are_none() -> None:
    assert is_garbled("\n".join("??" + line for line in LINES))
    assert not is_garbled("\n".join([*LINES, "差距在哪里?怎么办?谁来干?我们必须回答。"]))


def test_a_sound_text_has_no_flag() -> None:
    assert flags_of(LINES, "\n".join(LINES)) == set()


@pytest.mark.parametrize(
    "end",
    [
        "让我们为建设美丽青槐而努力奋斗",
        "县政府办公室 2021年2月19日印",
        "来源：青槐日报",
        ">>>更多内容，点击阅读",
        "县投资促进中心2025年7月9日附件：1.项目清单.docx",
    ],
)
def test_a_last_line_that_lacks_its_mark_or_goes_on_with_a_credit_is_whole(end: str) -> None:
    assert not breaks_off([LONG + end])


@pytest.mark.parametrize(
    "end", ["全年完成固定资产投资", "推进提速发展，", "建成湿地公园、生态农业园、旅游综合开发 详见官网：www"]
)
def test_a_last_line_that_stops_in_mid_sentence_is_cut(end: str) -> None:
    assert breaks_off([LONG + end])


def test_a_page_that_ends_on_a_link_is_not_cut() -> None:
    last = f"<p>{LONG}其中<a href=/a.html>“十四五”发展规划纲要</a></p>"
    body = f"<body><div class=TRS_Editor>{''.join(f'<p>{line}</p>' for line in LINES)}{last}</div>"
    (article,) = (
        clean(each) for each in articles_on(Page(url="https://www.example.gov.cn/a.html", body=body.encode()))
    )

    assert article.flags == ()
