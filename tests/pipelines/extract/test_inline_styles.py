"""Lines that only a style makes, and a body that a stray tag cut in two, are read as they are shown."""

import pytest

from pipelines.clean.steps import clean
from storage.records import Page
from tests.support.reading import articles_on
from tests.support.shells import DIALECTS, LINES, SHELLS, TABLE_AT, TEXT, page

PROSE = [*TEXT[:TABLE_AT], *TEXT[TABLE_AT:]]


def lines(body: str) -> list[str]:
    given = Page(url="https://www.example.gov.cn/a.html", body=body.encode())
    (article,) = (clean(each) for each in articles_on(given))
    return article.text.split("\n")


@pytest.mark.parametrize("holder", ["<div id=zoom>", "<div class=css-1a>"])
def test_source_lines_count_where_a_style_keeps_them(holder: str) -> None:
    kept = "\n".join(PROSE)
    assert lines(f'<body>{holder}<div style="white-space: pre-wrap">{kept}</div></div>') == PROSE


def test_source_lines_count_where_every_long_one_ends_a_sentence() -> None:
    assert lines(f"<div id=zoom>{chr(10).join(PROSE)}</div>") == PROSE


def test_a_span_shown_as_a_block_is_a_line() -> None:
    spans = "".join(f'<span style="display:block;text-indent:2em">{line}</span>' for line in PROSE)
    assert lines(f"<div id=zoom>{spans}</div>") == PROSE


@pytest.mark.parametrize("shell", ["jcms", "trs", "trs_view", "vsb", "ucap", "founder", "anhui"])
def test_what_a_stray_closing_tag_left_behind_the_container_is_read(shell: str) -> None:
    first, second = DIALECTS["clean"].split("\n", 6)[:6], DIALECTS["clean"].split("\n", 6)[6]
    assert shell in SHELLS
    assert lines(page(shell, "", body="\n".join(first) + "</div>" + second)) == list(LINES)


def test_few_paragraphs_behind_a_container_stay_outside() -> None:
    behind = "<p>本栏目由县政府办公室维护，如有意见建议请来电来函，我们将认真研究办理，及时答复。</p>"
    assert lines(page("jcms", "clean").replace("上一篇", behind + "上一篇")) == list(LINES)


@pytest.mark.parametrize(
    "struck",
    [
        "<del>4200</del><ins>4500</ins>",
        "<s>4200</s>4500",
        "<strike>4200</strike>4500",
        "<span style='text-decoration: line-through'>4200</span>4500",
        "<b style='color:red;TEXT-DECORATION-LINE:underline line-through'>4200</b>4500",
        "<span style='display:none'>4200</span>4500",
        "<span hidden>4200</span>4500",
        "<span style='visibility: hidden'>4200</span>4500",
    ],
)
@pytest.mark.parametrize("holder", ["<div id=zoom>", "<div class=css-1a>"])
def test_what_is_struck_out_or_hidden_is_not_read(holder: str, struck: str) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in PROSE)
    page = f"<body>{holder}{paragraphs}<p>今年的目标是，新增城镇就业{struck}人，城镇调查失业率控制在5.5%以内。</p></div>"
    assert lines(page)[-1] == "今年的目标是，新增城镇就业4500人，城镇调查失业率控制在5.5%以内。"


@pytest.mark.parametrize("holder", ["<div id=zoom>", "<div class=css-1a>"])
def test_what_a_style_raises_joins_no_number(holder: str) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in PROSE)
    raised = "<span style='font-size:9px; vertical-align: super'>2</span>"
    page = f"<body>{holder}{paragraphs}<p>今年的目标是，新增城镇就业4200{raised}人，城镇调查失业率控制在5.5%以内。</p></div>"
    assert lines(page)[-1] == "今年的目标是，新增城镇就业4200[2]人，城镇调查失业率控制在5.5%以内。"


@pytest.mark.parametrize(
    ("sheet", "mark", "is_hidden"),
    [
        (".x{display:none}", '<span class="x">乱码甲</span>', True),
        ("p{margin:0} .y, span.x { color:red; display : none !important }", '<i class="y">乱码甲</i>', True),
        ("", '<span style="font-size: 0px">乱码甲</span>', True),
        ("", '<span style="font-size:0.8em">乱码甲</span>', False),
        (".x{display:none} .x.on{display:inline}", '<span class="x">乱码甲</span>', False),
        ("@media print{.x{display:none}}", '<span class="x">乱码甲</span>', False),
        (".x{display:none}", '<span class="x on">乱码甲</span>', False),
        (".x{display:none}", '<div class="x">乱码甲</div>', False),
    ],
)
def test_a_class_by_which_a_page_hides_pieces_of_a_line_is_obeyed(
    sheet: str, mark: str, is_hidden: bool
) -> None:
    text = "".join(f"<p>{line}</p>" for line in [PROSE[0] + mark, *PROSE[1:]])
    found = lines(f"<head><style>{sheet}</style></head><body><div id=zoom>{text}</div></body>")
    assert ("乱码甲" not in "".join(found)) == is_hidden
