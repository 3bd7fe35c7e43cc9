"""The end of a speech, notes, attachments and imprint, in whole texts and in those without line breaks."""

import pytest

from pipelines.identify.back_matter import (
    find_closing,
    is_closed,
    read_attachment_headings,
    read_imprint,
    read_notes,
)

OPENING = "各位代表:现在,我代表县人民政府,向大会报告工作,请予审议。"
THANKS = "各位代表!成绩来之不易,我代表县人民政府,向全县人民表示衷心的感谢!"
TASK = (
    "要抓好春耕生产,修好二十条乡村道路,把好事办好、实事办实,让老百姓过上更加安稳的日子," * 4
    + "确保全部按期完成。"
)
CLOSING = "各位代表!让我们携手同心、真抓实干,为建设美好家园而努力奋斗!"


def body_end(*lines: str) -> str:
    """The last ten characters of the body of these lines."""
    text = "\n".join(lines)
    return text[: find_closing(text, 0)][-10:]


@pytest.mark.parametrize(
    "tail",
    [
        (),
        ("名词解释", "1.一廊两带:指沿江景观廊和两条产业带。", "2.双百工程:指一百个村。"),
        ("附件:2021年民生实事项目清单", "一是修路。二是办学。"),
        ("2021年十件民生实事", "1.修路。", "2.办学。"),
        ("县十届人大五次会议秘书处 2021年1月28日印",),
        ("免责声明:本文仅代表作者观点,不代表本站立场。",),
        ("石家庄", "承德", "唐山", "秦皇岛", "更多", "版权所有"),
        ("相关链接:", "上一篇:别的文章写得很好。"),
    ],
)
def test_the_body_ends_with_its_closing_whatever_follows(tail: tuple[str, ...]) -> None:
    assert body_end(OPENING, THANKS, TASK, CLOSING, *tail).endswith("而努力奋斗!")


def test_thanks_in_the_middle_are_no_closing() -> None:
    text = f"{OPENING}\n{TASK}\n{THANKS}\n二、2021年工作安排\n{TASK}\n{TASK}\n要守住底线。"
    end = find_closing(text, 0)
    assert text[:end].endswith("要守住底线。")
    assert not is_closed(text[:end] + TASK * 9, end + len(TASK) * 9)


def test_a_text_that_breaks_off_ends_where_it_breaks_off() -> None:
    text = f"{OPENING}\n{THANKS}\n{TASK}\n" + TASK.removesuffix("确保全部按期完成。")
    assert find_closing(text, 0) == len(text)


def test_notes_and_attachments_are_found_without_line_breaks() -> None:
    inside = f"{CLOSING} 2021年10件惠民实事 1.修路。修好二十条路。 2.办学。 名词解释 1.一廊:指景观廊。 2.两带:指两条产业带。"
    text = f"{OPENING} {TASK} {inside}"
    end = find_closing(text, 0)
    assert text[:end].endswith("而努力奋斗!")
    assert read_attachment_headings(text, end) == ("2021年10件惠民实事",)
    assert [note.text for note in read_notes(text, end)] == ["一廊:指景观廊。", "两带:指两条产业带。"]


@pytest.mark.parametrize(
    "marks",
    [
        ("【1】", "【2】", "【3】"),
        ("[1]", "[2]", "[3]"),
        ("①", "②", "③"),
        ("(1)", "(2)", "(3)"),
        ("1.", "2.", "3."),
        ("［１］", "［２］", "［３］"),
        ("注1:", "注2:", "注3:"),
    ],
)
def test_notes_of_every_style_keep_their_marks(marks: tuple[str, ...]) -> None:
    text = "\n".join(
        ["奋斗!", "名词解释", *(f"{mark}第{at}条指[99]别的事。" for at, mark in enumerate(marks))]
    )
    notes = read_notes(text, 3)
    assert [note.mark for note in notes] == list(marks)
    assert all(text[slice(*note.span)].startswith(note.mark) for note in notes)


def test_numbered_tasks_without_a_heading_are_no_notes() -> None:
    assert read_notes("奋斗!\n1.修路。\n2.办学。\n3.治水。\n4.造林。", 3) == ()


def test_an_imprint_is_the_printers_line() -> None:
    text = "奋斗!\n区九届人大五次会议秘书处 2021年2月19日印 |"
    words, span = read_imprint(text, 3)
    assert words == text[slice(*span)] == "区九届人大五次会议秘书处 2021年2月19日印"
    assert read_imprint("奋斗!\n办公室要印好材料,发到每一户。", 3) == ("", (0, 0))
