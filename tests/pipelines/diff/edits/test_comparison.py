"""What changed between two texts of one report; the report is fictional."""

import doctest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.diff.edits import compare_edits, edit_comparison
from tests.support.texts_of_edits import PASSAGE, REPORT, content, holds

EDITS = [
    ("7.2%左右", "7.8%以上", [("number", "7.2%左右", "7.8%以上")]),
    ("36.5亿元", "38.5亿元", [("number", "36.5亿元", "38.5亿元")]),
    ("三十六万人", "三十八万人", [("number", "三十六万", "三十八万")]),
    ("100亿元", "亿元", [("digits_lost", "100", "")]),
    ("党的建设", "*的建设", [("masked", "党", "*")]),
    ("新增绿道18公里！", "", [("deletion", "新增绿道18公里！", "")]),
    ("过去一年，", "过去一年，面对多重挑战，", [("insertion", "", "面对多重挑战，")]),
    ("全力推进", "加快建设", [("wording", "全力推进", "加快建设")]),
    ("稳中求进，", "稳中求进。", [("wording", "，", "。")]),
]


@pytest.mark.parametrize(("before", "after", "hunks"), EDITS)
def test_one_edit_is_one_hunk_as_a_reader_sees_it(
    before: str, after: str, hunks: list[tuple[str, str, str]]
) -> None:
    new = REPORT.replace(before, after, 1)
    diff = compare_edits(REPORT, new)
    assert content(diff) == hunks
    assert holds(REPORT, new, diff.hunks)


def test_a_moved_paragraph_is_one_move() -> None:
    new = REPORT.replace(PASSAGE, "") + PASSAGE
    diff = compare_edits(REPORT, new)
    assert content(diff) == [("move", PASSAGE, PASSAGE)]
    assert holds(REPORT, new, diff.hunks)


def test_a_paragraph_moved_and_edited_carries_its_hunks() -> None:
    new = REPORT.replace(PASSAGE, "") + PASSAGE.replace("32个", "38个")
    (move,) = compare_edits(REPORT, new).hunks
    assert move.kind == "move"
    assert [(hunk.kind, hunk.old_text, hunk.new_text) for hunk in move.hunks] == [("number", "32个", "38个")]


def test_a_hunk_names_its_section() -> None:
    (hunk,) = compare_edits(REPORT, REPORT.replace("5所", "6所")).hunks
    assert hunk.section == "二、2031年重点工作"


@pytest.mark.parametrize(
    ("old", "new", "severity", "summary"),
    [
        (REPORT, REPORT, 0, "no change"),
        (REPORT, REPORT.replace("。", "。\n"), 1, "layout only"),
        (REPORT, REPORT.replace("，", ","), 1, "typography only"),
        (REPORT, REPORT.replace("党的", "*的"), 2, "1 masked word"),
        (REPORT, REPORT.replace("临河步道", "滨水步道"), 3, "1 wording"),
        (REPORT, REPORT.replace("5所", "6所").replace("12家", "15家"), 4, "2 numbers"),
    ],
)
def test_a_change_has_a_severity_and_a_line_in_words(old: str, new: str, severity: int, summary: str) -> None:
    diff = compare_edits(old, new)
    assert (diff.severity, diff.summary) == (severity, summary)


@pytest.mark.parametrize("other", ["", "春风又绿江南岸，明月何时照我还。" * 20])
def test_another_text_is_said_to_be_another_text(other: str) -> None:
    diff = compare_edits(REPORT, other)
    assert not diff.same_report
    assert diff.severity == 5
    assert holds(REPORT, other, diff.hunks)


def test_a_few_words_are_compared_as_one_text() -> None:
    diff = compare_edits("增长8%左右", "增长8%以上")
    assert (diff.same_report, diff.severity, diff.summary) == (True, 4, "1 number")


def test_reflow_and_other_quotes_change_nothing_but_layout_and_typography() -> None:
    noisy = REPORT.replace("。", "。\n　　").replace("，", ", ").replace("（", "(")
    assert content(compare_edits(REPORT, noisy)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("增加学位6000个。", "增加学位60 00个。"),
        ("项目\t112\t0.5亿元。", "项目\t11\t20.5亿元。"),
        ("共5 12 30个。", "共51 2 30个。"),
        ("浓度为2_5微克。", "浓度为25微克。"),
    ],
)
def test_digits_that_are_joined_or_split_are_numbers(old: str, new: str) -> None:
    diff = compare_edits(old, new)
    assert {(hunk.kind, hunk.note) for hunk in diff.hunks} == {("number", "digit_join")}
    assert (diff.severity, diff.same_report) == (3, True)
    assert holds(old, new, diff.hunks)


TEXTS = st.text(st.sampled_from('增长8%左右。，\n 的一二12.5*“”"（)\u200b\ud800\u202e'), max_size=60)


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_hunks_rebuild_any_two_texts(old: str, new: str) -> None:
    assert holds(old, new, compare_edits(old, new).hunks)


@given(TEXTS)
@settings(deadline=None)
def test_a_text_against_itself_has_no_hunks(text: str) -> None:
    assert compare_edits(text, text).hunks == ()


SENTENCES = [sentence + "。" for sentence in REPORT.replace("\n", "").split("。")[:-1]]


@given(
    st.lists(st.sampled_from([*SENTENCES, "\n", "8%", "，"]), max_size=40), st.randoms(use_true_random=False)
)
@settings(max_examples=200, deadline=None)
def test_shuffled_sentences_are_rebuilt_and_moves_never_overlap(pieces: list[str], random: object) -> None:
    shuffled = list(pieces)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis hands in a seeded Random
    old, new = "".join(pieces), "".join(shuffled)
    assert holds(old, new, compare_edits(old, new).hunks)


@given(st.lists(st.sampled_from([" ", "\n", "\u3000", ""]), min_size=len(REPORT), max_size=len(REPORT)))
@settings(max_examples=50, deadline=None)
def test_layout_noise_changes_nothing(noise: list[str]) -> None:
    following = [*REPORT[1:], ""]
    noisy = "".join(
        a + ("" if a.isdecimal() and b.isdecimal() else blank)
        for a, b, blank in zip(REPORT, following, noise, strict=True)
    )
    diff = compare_edits(REPORT, noisy)
    assert {hunk.kind for hunk in diff.hunks} <= {"layout"}
    assert holds(REPORT, noisy, diff.hunks)


HOSTILE = [
    ("", REPORT),
    ("\n" * 100_000, "\n" * 99_999 + " "),
    ("一" * 100_000, "一" * 99_000),
    ("一" * 50_000 + "二" + "一" * 50_000, "一" * 70_000 + "三" + "一" * 20_000),
    ("\ud800增长\u202e8%", "\udfff增长8%\u202d"),
    ("<script>alert(1)</script>", "<script>alert(2)</script>"),
    ("8" * 30_000, "8" * 29_999 + "9"),
]


@pytest.mark.parametrize(("old", "new"), HOSTILE)
def test_hostile_texts_are_compared_completely(old: str, new: str) -> None:
    assert holds(old, new, compare_edits(old, new).hunks)


def test_the_same_input_gives_the_same_bytes() -> None:
    new = REPORT.replace(PASSAGE, "").replace("7.2%", "7.8%") + PASSAGE
    assert len({repr(compare_edits(REPORT, new)) for _ in range(20)}) == 1


LIST = [
    "一、扎实推进重点工作",
    "（一）稳住工业生产。沅桥工业园再添三条生产线。",
    "（二）办好民生实事。修好桥头小学的操场。",
    "（三）守住安全底线。汛期昼夜巡堤。",
]


def test_an_inserted_item_is_whole_and_those_after_it_are_renumbered() -> None:
    old = "\n".join(LIST)
    item = "（二）发展现代农业。青槐的茶园连成一片，新办茶厂两座。\n"
    new = old.replace("（三）守", "（四）守").replace("（二）办", f"{item}（三）办")
    diff = compare_edits(old, new)
    assert holds(old, new, diff.hunks)
    assert content(diff) == [("insertion", "", item), ("wording", "二", "三"), ("wording", "三", "四")]
    assert diff.summary == "1 insertion, 2 items renumbered"
    back = compare_edits(new, old)
    assert holds(new, old, back.hunks)
    assert content(back) == [("deletion", item, ""), ("wording", "三", "二"), ("wording", "四", "三")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12.43亿元", "124300万元"),
        ("8%左右", "百分之八左右"),
        ("3.2万人", "三万二千人"),
        ("1,200吨", "1200吨"),
    ],
)
def test_a_number_written_otherwise_is_said_to_say_the_same(old: str, new: str) -> None:
    text = "全年完成工业投资和技术改造任务，预计{}，其余各项按季度推进。"
    diff = compare_edits(text.format(old), text.format(new))
    assert content(diff) == [("number", old, new)]
    assert (diff.severity, diff.summary) == (3, "1 number written otherwise")


@pytest.mark.parametrize(
    ("old", "new"),
    [("工业 5.6%", "工业 -5.6%"), ("工业\t5.6\t3.1", "工业\t-5.6\t3.1"), ("工业|5.6%|", "工业|-5.6%|")],
)
def test_a_sign_in_a_cell_belongs_to_its_number(old: str, new: str) -> None:
    frame = "主要指标增长情况如下：\n{}\n农业 3.0%\n"
    sign = "5.6%" if "%" in old else "5.6"
    diff = compare_edits(frame.format(old), frame.format(new))
    assert content(diff) == [("number", sign, f"-{sign}")]


def test_a_clause_put_before_a_changed_number_is_a_hunk_of_its_own() -> None:
    old = "全县重点项目全部开工。筹措133.25亿元实施科教惠民工程，两所学校投入使用。"
    new = old.replace("筹措133.25亿元", "年底前完成审计和验收，筹措133.28亿元")
    assert content(compare_edits(old, new)) == [
        ("insertion", "", "年底前完成审计和验收，"),
        ("number", "133.25亿元", "133.28亿元"),
    ]


def test_the_example_of_compare_edits_is_true() -> None:
    tried = doctest.testmod(edit_comparison)
    assert tried.attempted > 0
    assert tried.failed == 0
