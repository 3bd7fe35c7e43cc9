"""Texts that arrive damaged are mended by named rules; the words themselves never change."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.clean.paragraph_recovery import cut_blobs
from pipelines.clean.repair import ZERO_WIDTH, repair
from pipelines.parse.pdf_lines import close_gaps, join_broken


def mended(*lines: str) -> list[str]:
    return repair(lines)[0]


def rules(*lines: str) -> dict[str, int]:
    return {each.rule: each.count for each in repair(lines)[1]}


PAD = "全县经济稳中向好，社会大局和谐稳定。" * 200
"""Makes a line a blob."""


def test_a_blob_is_cut_before_its_headings() -> None:
    blob = f"各位代表：请予审议。 一、2020年回顾2020年很不平凡。 （一）产业提质增效。 （二）城乡面貌一新。 二、2021年安排{PAD}"
    assert mended(blob) == [
        "各位代表：请予审议。",
        "一、2020年回顾2020年很不平凡。",
        "（一）产业提质增效。",
        "（二）城乡面貌一新。",
        f"二、2021年安排{PAD}",
    ]
    assert rules(blob) == {"blob_headings": 4}


def test_a_space_that_an_aggregator_put_inside_a_word_goes() -> None:
    blob = f"前言。 一、推进多证合 一、一照一码，建成18个 一、二级泵站。 二、再接再厉。{PAD}"
    assert mended(blob) == [
        "前言。",
        "一、推进多证合一、一照一码，建成18个一、二级泵站。",
        f"二、再接再厉。{PAD}",
    ]


def test_eleven_is_rejoined_when_eleven_is_due() -> None:
    blob = (
        "".join(f" {mark}、事项办结。" for mark in "一二三四五六七八九十")
        + f"守牢底线。 十 一、着力民生。 十 二、收官。{PAD}"
    )
    assert [line[:3] for line in mended("开头。" + blob)][-2:] == ["十一、", "十二、"]


def test_a_list_inside_a_sentence_is_not_cut() -> None:
    line = "抓好三件事：一、修路；二、架桥；三、办学。" * 3
    assert mended(line) == [line]


def test_semicolons_left_of_nbsp_go_and_real_ones_stay() -> None:
    assert mended("区长;闻雨舟", "增长16;%。;;;;;;突出重点;统筹推进", "努力奋斗!;") == [
        "区长 闻雨舟",
        "增长16%。突出重点;统筹推进",
        "努力奋斗!",
    ]
    assert mended("突出重点;统筹推进;狠抓落实。") == ["突出重点;统筹推进;狠抓落实。"]


def test_line_breaks_written_out_become_line_breaks() -> None:
    assert mended(r"各位代表：\r\n现在报告。\r\n\r\n一、回顾") == ["各位代表：", "现在报告。", "一、回顾"]


def test_marks_of_client_side_paging_go() -> None:
    assert mended("第一页末。#PAGE_BREAK#", "第二页<pagebreak/>首。") == ["第一页末。", "第二页首。"]


def test_zero_width_characters_go_and_are_counted() -> None:
    assert mended("政\u200b府\ufeff工作", "报\u00ad告") == ["政府工作", "报告"]
    assert rules("政\u200b府\ufeff工作", "报\u00ad告") == {"zero_width": 3}


def test_a_list_mark_before_a_number_goes() -> None:
    assert mended("- 1. 深化接轨。", "- 2. 做优平台。", "- 其他") == [
        "1. 深化接轨。",
        "2. 做优平台。",
        "- 其他",
    ]


def test_entities_escaped_twice_are_characters() -> None:
    assert mended("区长&nbsp; 闻雨舟&ldquo;十四五&rdquo;") == ["区长 闻雨舟“十四五”"]


@given(
    st.lists(
        st.text(alphabet="各位代表一二三十、（）。；; 16%年改革" + ZERO_WIDTH[:2], max_size=60), max_size=8
    )
)
def test_no_repair_changes_a_word(lines: list[str]) -> None:
    def words(parts: list[str]) -> str:
        return "".join(each for each in "".join(parts) if each not in " ;\n" + ZERO_WIDTH)

    assert words(mended(*lines)) == words(lines)


@given(st.lists(st.text(alphabet="一二十、（）。 多证合", min_size=1, max_size=80), max_size=4))
def test_cutting_a_blob_moves_white_space_only(lines: list[str]) -> None:
    long = [line + PAD for line in lines]
    assert "".join("".join(cut_blobs(long)[0]).split()) == "".join("".join(long).split())


def test_a_line_that_breaks_off_is_joined_with_the_next() -> None:
    first, second = (
        "加强文化遗产传承保护，讲好江南水乡故事，大力开发更多乡村旅游线路，深入开发乡村节日",
        "旅游业态和产品，打造文化旅游精品及特色村镇，建设一批特色鲜明的文旅小镇，推动文旅融合。",
    )
    assert join_broken([first, second, "四、其他"]) == ([first + second, "四、其他"], 1)


def test_spaces_that_typesetting_left_between_characters_go() -> None:
    assert close_gaps(["全 县 经 济 稳 中 向 好 ，", "社 会 大 局 稳 定 。"]) == [
        "全县经济稳中向好，",
        "社会大局稳定。",
    ]


def test_a_blob_is_not_cut_after_an_opening_quote() -> None:
    blob = f'一、2020年回顾。落实"二、三产业融合发展"的要求。{PAD}'
    assert mended(blob) == [blob]


def test_a_character_written_as_its_code_point_is_written_as_itself() -> None:
    assert mended("<U+00A0><U+00A0>各位代表<U+FF1A>", "二<U+3007>二一年<U+00A0>增长") == [
        "各位代表：",
        "二〇二一年 增长",
    ]
    assert rules("<U+00A0>各位代表<U+110000>") == {"code_point": 2}
