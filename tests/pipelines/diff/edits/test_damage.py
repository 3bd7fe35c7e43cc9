"""What stands beside a text or within a line of it: page numbers, note marks, signs, subscripts; texts are fictional."""

import pytest

from pipelines.diff.copies import compare_copies
from pipelines.diff.edits import compare_edits
from pipelines.text.normal import classify
from tests.support.texts_of_edits import REPORT, content, holds

PAGED = "一、回顾\n第一段讲到产业有了新的气象。\n{}2021年建设绿道18公里，全县投资24亿元，增长5.6%。\n"


@pytest.mark.parametrize("line", ["3\n", "12\n", "2\n", "2021\n", " 3 \r\n"])
def test_a_page_number_line_is_no_part_of_the_number_below_it(line: str) -> None:
    paged, plain = PAGED.format(line), PAGED.format("")
    ((kind, gone, come),) = content(compare_edits(paged, plain))
    assert (kind, gone.strip(), come) == ("deletion", line.strip(), "")
    ((kind, gone, come),) = content(compare_edits(plain, paged))
    assert (kind, gone, come.strip()) == ("insertion", "", line.strip())
    assert holds(paged, plain, compare_edits(paged, plain).hunks)


@pytest.mark.parametrize("line", ["- 12 -\n", "—12—\n", "－ 3 －\n", "第 3 页\n"])
def test_a_page_line_that_says_so_is_boilerplate(line: str) -> None:
    for old, new in ((PAGED.format(line), PAGED.format("")), (PAGED.format(""), PAGED.format(line))):
        diff = compare_edits(old, new)
        assert [kind for kind, _, _ in content(diff)] == ["boilerplate"]
        assert diff.severity == 2
        assert holds(old, new, diff.hunks)


def test_another_page_number_is_boilerplate_and_another_number_is_not() -> None:
    old = PAGED.format("- 12 -\n")
    assert compare_edits(old, PAGED.format("- 13 -\n")).severity == 2
    assert compare_edits(old, old.replace("24亿元", "34亿元")).severity == 4


def test_a_page_line_does_not_join_the_number_after_it_where_both_change() -> None:
    old, new = "县投资\n— 12 —\n24亿元，建成", "县投资\n— 13 —\n34亿元，建成"
    assert content(compare_edits(old, new)) == [("boilerplate", "12", "13"), ("number", "24亿元", "34亿元")]


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("全县投资24\n2021年建成", "全县投资34\n2021年建成", "24", "34"),
        ("全县投资24\n亿元，建成", "全县投资34\n亿元，建成", "24\n亿元", "34\n亿元"),
        ("第二部分 一\n二〇二一年建成", "第二部分 一\n二〇二二年建成", "二〇二一", "二〇二二"),
    ],
)
def test_a_number_ends_where_digits_of_another_line_begin(old: str, new: str, gone: str, come: str) -> None:
    assert content(compare_edits(old, new)) == [("number", gone, come)]


@pytest.mark.parametrize(
    ("old", "new", "hunk"),
    [
        ("工业增长5.6%，", "工业增长-5.6%，", ("number", "5.6%", "-5.6%")),
        ("增速为－5.6%，", "增速为5.6%，", ("number", "－5.6%", "5.6%")),
        ("增速为-5.6%，", "增速为+6.6%，", ("number", "-5.6%", "+6.6%")),
        ("三产增速（5.6%、2%）", "三产增速（-5.6%、2%）", ("number", "5.6%", "-5.6%")),
        ("气温在5℃上下", "气温在-5℃上下", ("number", "5℃上下", "-5℃上下")),
        ("修建2020年-2025年的", "修建2020年-2026年的", ("number", "2025年", "2026年")),
        ("建成地铁-3号线", "建成地铁-4号线", ("number", "3号", "4号")),
        ("——5个项目", "——6个项目", ("number", "5个", "6个")),
    ],
)
def test_a_sign_belongs_to_its_number_where_it_can_be_nothing_else(
    old: str, new: str, hunk: tuple[str, str, str]
) -> None:
    old, new = f"去年{old}全县平稳运行。", f"去年{new}全县平稳运行。"
    diff = compare_edits(old, new)
    assert content(diff) == [hunk]
    assert diff.severity == 4
    assert holds(old, new, diff.hunks)


def test_a_deletion_or_insertion_at_the_end_of_a_section_stays_within_it() -> None:
    tail = "（三）"
    last = "新建乡镇文化站八座。\n"
    longer = REPORT.replace(tail, last + tail).replace("二、", "一座图书馆落成。\n二、")
    for old, new in ((longer, REPORT), (REPORT, longer)):
        first, second = compare_edits(old, new).hunks
        assert first.section == "（二）民生有了新改善"
        assert second.section == "二、2031年重点工作"


def test_a_deleted_section_is_named_by_its_own_heading() -> None:
    shorter = REPORT[: REPORT.index("二、")]
    (hunk,) = compare_edits(REPORT, shorter).hunks
    assert hunk.section == "二、2031年重点工作"


@pytest.mark.parametrize(
    ("old", "new"),
    [("PM2.5浓度", "PM_2.5浓度"), ("PM₂.₅", "PM₂.₅＿"), ("Ⅲ类水质", "III类水质"), ("Ⅱ级", "II级")],
)
def test_subscript_marks_and_letters_for_roman_numerals_are_typography(old: str, new: str) -> None:
    old, new = f"全年{old}继续改善。", f"全年{new}继续改善。"
    for left, right in ((old, new), (new, old)):
        for diff in (compare_edits(left, right), compare_copies(left, right)):
            assert [hunk.kind for hunk in diff.hunks] == ["typography"]
            assert diff.severity == 1
            assert holds(left, right, diff.hunks)


def test_an_underscore_alone_is_typography_without_a_diff() -> None:
    assert classify("PM2.5", "PM_2.5") == "typography"


@pytest.mark.parametrize("mark", ["[1]", "【12】", "〔3〕", "①", "［2］", "[1][2]", "㉑"])
def test_a_note_mark_that_comes_or_goes_is_a_mark(mark: str) -> None:
    marked = REPORT.replace("投资36.5", f"投资{mark}36.5").replace("高质量发展", f"高质量发展{mark}")
    for old, new in ((marked, REPORT), (REPORT, marked)):
        for diff in (compare_edits(old, new), compare_copies(old, new)):
            assert (diff.severity, diff.summary) == (2, "2 note marks")
            assert {hunk.old_text + hunk.new_text for hunk in diff.hunks} == {mark}
            assert {hunk.note for hunk in diff.hunks} == {"note_mark"}
            assert holds(old, new, diff.hunks)


@pytest.mark.parametrize(
    ("old", "new", "severity"),
    [("[1]", "[2]", 2), ("①", "[1]", 2), ("[1][2]", "[1]", 2), ("[1]", "[1]8个", 4), ("[1]", "2个", 4)],
)
def test_another_note_mark_is_a_mark_and_a_number_is_not(old: str, new: str, severity: int) -> None:
    left, right = (REPORT.replace("重大项目", f"重大项目{mark}") for mark in (old, new))
    assert compare_edits(left, right).severity == severity
    assert holds(left, right, compare_edits(left, right).hunks)
