"""What is cut of a page before it is parsed never changes what is read of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipelines.parse.html import PARSER, drop_scripts, parse, whole_text
from pipelines.parse.html_filter import prepare

PIECES = (
    "各位代表：",
    "<p>全市生产总值增长8.3%。</p>",
    "<div class=con>",
    "</div>",
    "<br>a < b，c > d",
    "<script>if (a < b) document.write('<p>x</p>')</script>",
    '<SCRIPT type="text/javascript" src="/js/a>b.js"></SCRIPT >',
    "<script/>var x = 1;</script>",
    "<style>p > a { color: red }</style>",
    "<script><!--\ndocument.write('y')\n//--></script>",
    "<script><!-- <script>inner</script> --></script>",
    "<!-- <script> -->",
    "<!-- </script> -->",
    "<!---->",
    "<!-->",
    "<!--信息内容-->",
    "<a onclick=\"write('<script>z')\">链接</a>",
    "<a title='<script>t</script>'>标题</a>",
    "<scripted>不是脚本</scripted>",
    "<textarea><script>in a field</script></textarea>",
    "</script>",
    "</style >",
)
"""Parts of a page, with scripts where they are some and where they are none."""


def shown(html: bytes) -> bytes:
    """A page's tree without scripts, written out; texts that stand side by side are one."""
    root = etree.fromstring(html, PARSER)
    drop_scripts(root)
    return etree.tostring(root, encoding="utf-8")


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_cutting_scripts_changes_nothing_that_is_shown(pieces: list[str]) -> None:
    page = f"<html><body><h1>政府工作报告</h1>{''.join(pieces)}<p>谢谢大家！</p>".encode()

    assert shown(prepare(page).html) == shown(page)


@given(
    st.lists(st.sampled_from([*PIECES, "<script>", "<style>", "<!--", "-->", '"', "<a title='"]), max_size=12)
)
def test_a_broken_page_is_prepared_without_fault(pieces: list[str]) -> None:
    page = f"<html><body>{''.join(pieces)}".encode()

    assert len(prepare(page).html) <= len(page)


def test_scripts_are_cut() -> None:
    page = b"<p>1</p><script>var a = '<p>2</p>';</script><STYLE>p {}</STYLE><p>3</p>"

    assert prepare(page).html == b"<p>1</p><p>3</p>"


def test_comments_are_told() -> None:
    prepared = prepare(b"<!-- enpcontent --><script>'<!-- 3 -->'</script><p>1<!--2--></p><!--")

    assert prepared.comments.split(b"\n") == [b" enpcontent ", b"2"]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>一</p><!--[if gte mso 9]><xml><!-- a --><w>b</w></xml><![endif]--><p>二</p>", "一二"),
        ("<p>一</p><!--[if gte mso 9]><w>b</w><![endif]--><p>二</p>", "一二"),
        ("<p>一</p><!--[if !IE]><!--><p>二</p><!--<![endif]--><p>三</p>", "一二三"),
        ("<p>一</p><!--[if !IE]> --><p>二</p><!-- <![endif]--><p>三</p>", "一二三"),
    ],
)
def test_what_an_office_suite_alone_reads_goes_and_what_all_others_read_stays(page: str, text: str) -> None:
    root = parse(page.encode()).root

    assert root is not None
    assert whole_text(root) == text


def test_text_after_an_early_end_is_read() -> None:
    root = parse("<body><p>页眉</p></body></html><div>正文</div></BODY></HTML>版权".encode()).root

    assert root is not None
    assert whole_text(root) == "页眉正文版权"


def test_a_page_that_is_nothing_but_a_script_has_a_root() -> None:
    assert parse(b"<script>location.href = '/'</script>").root is not None


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece", [b"</body>", b"<script ", b"<a <script ", b"<script></script ", b"<!--[if a-->", b"<script>/"]
)
def test_many_of_a_kind_take_time_with_their_number_alone(piece: bytes) -> None:
    page = b"<p>1</p>" + piece * 60_000 + b"/>"

    assert prepare(page).html.startswith(b"<p>1</p>")
