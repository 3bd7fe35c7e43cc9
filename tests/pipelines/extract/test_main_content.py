"""White space of a template does not decide which element holds the article."""

import pytest

from tests.pipelines.extract.test_articles import only
from tests.support.shells import LINES

BODY = "".join(f"<p>{line}</p>" for line in LINES)
HEAD = "<h4>政府工作报告</h4><div>字号： 大 中 小 <span class=close-btn>X</span></div>"
PAGE = "<body><div class=xl_cont>{head}{gap}<div class=TRS_UEDITOR>{gap}{body}{gap}</div></div>"


@pytest.mark.parametrize("gap", ["", "\n" * 2000, " \t\u3000\xa0\n" * 800], ids=["none", "lines", "blanks"])
def test_blank_lines_of_a_template_change_neither_text_nor_container(gap: str) -> None:
    article = only(PAGE.format(head=HEAD, gap=gap, body=BODY))

    assert article.text.replace("\t", " ") == "\n".join(LINES).replace("\t", " ")
    assert article.rule == only(PAGE.format(head=HEAD, gap="", body=BODY)).rule
