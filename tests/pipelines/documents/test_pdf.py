"""PDF files as offices export them come out as paragraphs, without running heads and page numbers."""

import pytest

from pipelines.documents.pdf import MAX_PAGES, read_pdf
from tests.support.pdfs import Placed, pages_that_share, pdf, ruled, typeset
from tests.support.shells import TABLE_AT, TEXT

PARAGRAPHS = [*TEXT[:TABLE_AT], *TEXT[TABLE_AT - 3 : TABLE_AT], *TEXT[5:TABLE_AT], *TEXT[TABLE_AT:]]


@pytest.mark.parametrize("width", [18, 23, 28])
@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("", ""),
        ("", "— {} —"),
        ("青槐县人民政府文件", "{}"),
        ("政府工作报告", "第 {} 页"),
        ("第{}期", "{}/9"),
    ],
)
def test_paragraphs_of_a_typeset_text_come_back(width: int, head: str, number: str) -> None:
    read = read_pdf(typeset(PARAGRAPHS, head=head, number=number, width=width, rows=8))
    assert read.flags == {"pdf"}
    assert ["".join(line.split()) for line in read.lines] == ["".join(line.split()) for line in PARAGRAPHS]


def test_lines_without_indents_are_joined_by_their_width() -> None:
    text = (
        "全县上下真抓实干，各项事业取得新的成绩，重点工程建设顺利推进，人民生活持续改善，社会大局和谐稳定。"
    )
    wrapped = [text[at : at + 20] for at in range(0, len(text), 20)]
    page: list[Placed] = [
        (72, 740 - 30 * row, line)
        for row, line in enumerate([*wrapped, "一、任务", *wrapped, "（一）产业", *wrapped])
    ]
    assert read_pdf(pdf([page])).lines == [text, "一、任务", text, "（一）产业", text]


def test_pieces_of_a_line_are_one_line() -> None:
    page: list[Placed] = [
        (104, 700, "增长"),
        (136, 700, "7.5%"),
        (168, 700, "左右，财政收入增长。"),
        (104, 670, "二、任务"),
    ]
    assert read_pdf(pdf([page])).lines == ["增长7.5%左右，财政收入增长。", "二、任务"]


def test_a_number_in_the_middle_of_a_page_stays() -> None:
    page: list[Placed] = [
        (104, 740 - 30 * row, line)
        for row, line in enumerate(["上文。", "正文。", "12", "下文。", "末文。", "完。"])
    ]
    assert read_pdf(pdf([page] * 2)).lines.count("12") == 2


@pytest.mark.parametrize(
    ("content", "count", "form"),
    [
        (b"q Q\n" * 500, 200, b"q Q"),
        (b"0 0 m\n" * 30_000, 9, b"q Q"),
        (b"/X Do\n" * 400, 20, b"q Q\n" * 500),
        (b"/X Do\n" * 4000, 200, b"q Q\n" * 500),
    ],
)
def test_pages_that_share_much_work_end_and_are_no_text(content: bytes, count: int, form: bytes) -> None:
    read = read_pdf(pages_that_share(content, count, form), seconds=2)
    assert not read.lines
    assert read.damaged or "scanned" in read.flags


def test_more_work_than_the_bound_is_said() -> None:
    read = read_pdf(pages_that_share(b"/X Do\n" * 4000, 200, b"q Q\n" * 500), seconds=1)
    assert "more than 1 seconds" in read.damaged


def test_pages_that_share_little_are_read() -> None:
    assert read_pdf(pages_that_share(b"q Q\n" * 20, 200)).flags == {"pdf", "scanned"}


def test_more_pages_than_a_report_has_are_said_and_not_half_read() -> None:
    read = read_pdf(pages_that_share(b"q Q\n", 2000))
    assert (read.lines, read.too_large) == ([], f"2000 pages, more than {MAX_PAGES}")


def test_the_head_of_a_speech_has_its_lines() -> None:
    head = [
        "——2026年1月27日在泠州市第五届人民代表大会第六次会",
        "议上",
        "泠州市人民政府市长 方长水",
        "各位代表：",
    ]
    text = "现在，我代表市人民政府，向大会报告工作，请予审议，并请市政协委员和列席人员提出意见。"
    wrapped = [text[at : at + 24] for at in range(0, len(text), 24)] * 3
    page: list[Placed] = [(72, 760 - 20 * row, line) for row, line in enumerate([*head, *wrapped])]
    assert read_pdf(pdf([page])).lines[:4] == [head[0] + head[1], *head[2:], text]


PROSE = "全县上下真抓实干，各项事业取得新的成绩，重点工程建设顺利推进，人民生活持续改善，社会大局和谐稳定。"


def wrapped(text: str, width: int, x: float, top: float) -> list[Placed]:
    """A paragraph broken into lines of `width` letters below each other."""
    return [(x, top - 20.0 * row, text[at : at + width]) for row, at in enumerate(range(0, len(text), width))]


def test_columns_are_read_one_after_the_other_and_joined_by_their_own_margins() -> None:
    left = [line for at in range(4) for line in wrapped(PROSE, 14, 60, 700 - 90 * at)]
    right = [line for at in range(4) for line in wrapped(PROSE, 14, 320, 700 - 90 * at)]
    interleaved = [line for pair in zip(left, right, strict=True) for line in pair]
    assert read_pdf(pdf([[(200, 760, "政府工作报告"), *interleaved]])).lines == ["政府工作报告", *[PROSE] * 8]


CELLS: list[Placed] = [
    (100, 700, "指标"), (250, 700, "%"), (300, 700, "5.8"), (350, 700, "5.5左右"),
    (100, 670, "城镇新增"), (100, 650, "就业"), (250, 660, "万人"), (300, 660, "5.13"), (350, 660, "5以上"),
]  # fmt: skip


def test_cells_of_a_ruled_table_are_whole_and_apart() -> None:
    drawn = ruled((95, 240, 290, 340, 420), (720, 690, 640))
    rows = ["指标\t%\t5.8\t5.5左右", "城镇新增就业\t万人\t5.13\t5以上"]
    assert read_pdf(pdf([[(72, 740, "主要指标："), *CELLS]], drawn=drawn)).lines == ["主要指标：", *rows]


def test_cells_under_each_other_are_apart_without_ruled_lines() -> None:
    rows = [
        [
            (100.0, 700 - 30.0 * row, "指标"),
            (250.0, 700 - 30.0 * row, "5.8"),
            (300.0, 700 - 30.0 * row, "5.5左右"),
        ]
        for row in range(3)
    ]
    page: list[Placed] = [cell for row in rows for cell in row]
    assert read_pdf(pdf([page])).lines == ["指标\t5.8\t5.5左右"] * 3


def test_a_wide_gap_within_a_title_is_a_blank() -> None:
    page: list[Placed] = [(100, 700, "泠州市市长"), (200, 700, "方长水"), *wrapped(PROSE, 20, 72, 660)]
    assert read_pdf(pdf([page])).lines[0] == "泠州市市长 方长水"


def test_text_printed_twice_for_bold_is_read_once() -> None:
    page: list[Placed] = [(100, 700, "二、主要任务"), (100.4, 700, "二、主要任务"), (100, 670, "——二二三三")]
    assert read_pdf(pdf([page])).lines == ["二、主要任务", "——二二三三"]


def test_gaps_of_typesetting_between_chinese_and_digits_are_no_blanks() -> None:
    page: list[Placed] = [(100, 700, "增长"), (136, 700, "5.5%"), (172, 700, "左右")]
    page += [(100 + 11.0 * at, 670, letter) for at, letter in enumerate("4826.5")]
    page += [(172, 670, "亿 元"), (100, 640, "到 2026 年，")]
    assert read_pdf(pdf([page])).lines == ["增长5.5%左右", "4826.5亿 元", "到2026年，"]


def test_a_soft_hyphen_between_digits_is_a_range() -> None:
    page: list[Placed] = [(100, 700, "2021\xad2025年，经\xad济")]
    assert read_pdf(pdf([page])).lines == ["2021-2025年，经济"]


def test_lines_that_begin_with_a_digit_or_a_quotation_mark_go_on() -> None:
    text = "全县上下真抓实干，全年新增就业共1.2万人，“一区多园”格局加快形成，各项事业取得新的重要成绩。"
    assert read_pdf(pdf([wrapped(text, 16, 72, 700)])).lines == [text]


def test_letters_that_the_file_does_not_tell_are_no_text() -> None:
    read = read_pdf(pdf([wrapped(PROSE, 20, 72, 700)], told=False))
    assert read.lines == []
    assert "letters are not told" in read.unreadable


def test_text_under_an_image_is_flagged_as_a_machines_reading() -> None:
    read = read_pdf(pdf([wrapped(PROSE, 20, 72, 700)], mode=3))
    assert read.lines == [PROSE]
    assert read.flags == {"pdf", "ocr"}


def test_single_letters_of_a_font_that_is_not_embedded_are_read_on_every_machine() -> None:
    page: list[Placed] = [(72, 700, "一"), (72, 670, "市"), (72, 640, "县")]
    assert read_pdf(pdf([page])).lines == ["一", "市", "县"]


@pytest.mark.parametrize("body", [b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<< /Type", typeset(PARAGRAPHS)[:900]])
def test_a_damaged_file_is_said_to_be_one(body: bytes) -> None:
    assert read_pdf(body).damaged
