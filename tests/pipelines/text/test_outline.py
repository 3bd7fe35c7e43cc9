"""Outline: sections, roles and sentences of clean texts, blobs and texts out of PDFs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.text.outline import outline

REPORT = """政府工作报告
——2031年1月8日在沅桥区第三届人民代表大会第二次会议上
沅桥区区长 程望舒
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议，并请政协委员提出意见。
一、2030年工作回顾
过去一年，地区生产总值增长7.2%。新增绿道18公里！
（一）产业有了新气象。全年引进项目32个。
（二）民生有了新改善。建成社区食堂12家。
二、2031年总体要求和主要目标
主要预期目标是：地区生产总值增长7%左右。
三、2031年重点工作
（一）做强实业。培育企业20家。
四、加强政府自身建设
坚持依法行政。
各位代表！让我们团结一心，为建设美好沅桥而努力奋斗！
附件
2031年区级民生实事项目
名词解释
1.绿道：供人步行的道路。
"""
ROLES = ["head", "review", "goals", "tasks", "government", "closing", "attachments", "notes"]


def roles_of(text: str) -> list[str]:
    roles: list[str] = []
    for section in outline(text).sections:
        if roles[-1:] != [section.role]:
            roles.append(section.role)
    return roles


def test_a_clean_report_has_every_role_in_order() -> None:
    assert roles_of(REPORT) == ROLES


def test_a_report_without_line_breaks_has_the_same_roles() -> None:
    body = REPORT.split("附件", maxsplit=1)[0].replace(
        "过去一年，", "过去一年，" + "我们砥砺前行，稳中求进。" * 60
    )
    blob = body.replace("\n", " ")
    assert roles_of(blob) == ROLES[:6]


def test_a_blank_inside_a_word_is_no_heading() -> None:
    text = (
        "一、2030年工作回顾。"
        + "建成18个 一、二级站点，推进证照合 一、一照一码。" * 40
        + " 二、2031年工作安排。继续。"
    )
    assert [section.heading for section in outline(text).sections] == [
        "一、2030年工作回顾",
        "二、2031年工作安排",
    ]


def test_eleven_torn_apart_is_still_eleven() -> None:
    numerals = list("一二三四五六七八九十")
    text = "".join(f"{numeral}、做好一件事。{'稳步推进各项工作。' * 9} " for numeral in [*numerals, "十 一"])
    assert len(outline(text).sections) == 11


def test_the_lines_of_a_page_are_joined_to_paragraphs() -> None:
    lines = (
        ["一、2030年工作回顾"]
        + ["全区上下同心协力推动各项事业稳步向前发展并取得实效"] * 12
        + ["完成了全年任务。", "新的一段。"]
    )
    assert len(outline("\n".join(lines)).paragraphs) == 3


def test_a_numeral_alone_on_its_line_takes_the_next_line_as_its_title() -> None:
    first = outline("一\n2030年工作回顾\n过去一年，成绩很多。\n二\n2031年工作安排\n继续。").sections
    assert [(section.heading, section.role) for section in first] == [
        ("一\n2030年工作回顾", "review"),
        ("二\n2031年工作安排", "tasks"),
    ]


def test_a_sentence_keeps_its_closing_quote() -> None:
    text = "他说：“好！”然后走了。完"
    assert [text[start:end] for start, end in outline(text).sentences] == ["他说：“好！”", "然后走了。", "完"]


@given(
    st.text(st.sampled_from("一二十、（）。！ \n“”各位代表附件注释回顾2030年工作安排自身建设我请审议奋斗"))
)
@settings(deadline=None)
def test_sections_cover_any_text_and_sentences_stand_in_order(text: str) -> None:
    found = outline(text)
    ends = [0, *(section.span[1] for section in found.sections)]
    assert [section.span[0] for section in found.sections] == ends[:-1]
    assert ends[-1] == len(text)
    flat = [offset for span in found.sentences for offset in span]
    assert flat == sorted(flat)


@pytest.mark.parametrize(
    "text", ["", "\n" * 100_000, "一、" * 50_000, "（一）" * 30_000, "各位代表" * 30_000, "。" * 99_999]
)
def test_hostile_texts_are_outlined_quickly(text: str) -> None:
    outline(text)


def test_a_heading_with_blanks_round_its_year_is_whole() -> None:
    text = "一、2023 年工作回顾\n全年办成十件实事。\n二、2024 年工作安排\n今年再办十件。"
    assert [section.heading for section in outline(text).sections] == [
        "一、2023 年工作回顾",
        "二、2024 年工作安排",
    ]
