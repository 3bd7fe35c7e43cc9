"""The 信息公开 block is read whatever it is made of, and nothing else is taken for it."""

import pytest

from tests.pipelines.extract.test_articles import only
from tests.support.shells import LINES

ROWS = (
    ("索引号", "640521009/2021-00012"),
    ("发布机构", "青槐县人民政府办公室"),
    ("文号", "青政发〔2021〕3号"),
    ("发布日期", "2021-03-10"),
    ("主题分类", "其他"),
)
BODY = "".join(f"<p>{line}</p>" for line in LINES)


def spaced(label: str) -> str:
    return " ".join(label) if len(label) == 3 else label


FORMS = {
    "table": "<table>" + "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in ROWS) + "</table>",
    "list": "<ul>" + "".join(f"<li><b>{spaced(label)}：</b>{value}</li>" for label, value in ROWS) + "</ul>",
    "definitions": "<dl>" + "".join(f"<dt>{spaced(label)}</dt><dd>{value}</dd>" for label, value in ROWS) + "</dl>",
    "lines": "<div>" + "".join(f"<p>【{label}】{value}</p>" for label, value in ROWS) + "</div>",
    "one line": "<p>" + "　".join(f"{label}：{value}" for label, value in ROWS) + "</p>",
    "two halves": "<div><div>"
    + "".join(f"<span>{label}：</span><span>{value}</span> " for label, value in ROWS[:3])
    + "</div><div>"
    + "".join(f"<span>{label}：</span><span>{value}</span> " for label, value in ROWS[3:])
    + "</div></div>",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_block_gives_its_rows_in_order(form: str) -> None:
    article = only(f"<body><div>首页</div>{FORMS[form]}<div class=TRS_Editor>{BODY}</div>")

    assert article.fields.info == ROWS
    assert article.fields.index_no == "640521009/2021-00012"
    assert article.fields.doc_no == "青政发〔2021〕3号"
    assert article.text.split("\n")[-1] == LINES[-1]


@pytest.mark.parametrize(
    "block",
    [
        "<p>请按索引号、发布机构和文号查询，名称：不限。</p>",
        "<ul><li><a href='?by=1'>索引号</a></li><li><a href='?by=2'>发布日期</a></li><li><a href='?by=3'>文号</a></li></ul>",
        f"<div><p>索引号：1</p>{'<p>其他的字</p>' * 1000}<p>文号：2</p><p>发布日期：2021-03-10</p></div>",
    ],
)
def test_what_names_the_labels_alone_is_no_block(block: str) -> None:
    assert only(f"<body>{block}<div class=TRS_Editor>{BODY}</div>").fields.info == ()


def test_a_row_without_a_value_is_none() -> None:
    rows = (
        "<ul><li>索引号：</li><li>发布机构：县政府办</li><li>文号：无</li><li>发布日期：2021-03-10</li></ul>"
    )

    assert only(f"<body>{rows}<div class=TRS_Editor>{BODY}</div>").fields.info == (
        ("发布机构", "县政府办"),
        ("发布日期", "2021-03-10"),
    )
