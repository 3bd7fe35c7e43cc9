"""The table of page shells: where each CMS puts an article. A newcomer adds an entry and a saved page."""

from dataclasses import dataclass

from pipelines.parse.html import names


@dataclass(frozen=True, slots=True)
class Layout:
    """A CMS shell: marks that name it, and the containers in which it puts an article."""

    name: str
    marks: tuple[bytes, ...]
    """Any of these in the source names the layout where the container does not."""
    containers: tuple[str, ...]
    """`$name` comment marker, `<tag>` custom element, `#id`, `.class`; ids and classes without case."""
    loose: tuple[str, ...] = ()
    """Containers with names so common that they count on a page with the layout's marks only."""


LAYOUTS = (
    Layout("wechat", (b"rich_media_content",), ("#js_content",)),
    Layout(
        "jcms",
        (b"/module/visitcount/", b"barrierfree_container"),
        ("$信息内容", "$ZJEG_RSS.content", "#zoom", ".artile_zw", "#ftcg"),
    ),
    Layout(
        "vsb",
        (b"_showDynClicks",),
        (
            ".v_news_content",
            "#vsb_content",
            "#vsb_content_2",
            "#vsb_content_4",
            "#vsb_content_100",
            "#vsb_content_500",
            "#vsb_content_501",
        ),
    ),
    Layout("gkmlpt", (b"gkmlpt",), ("#zoomcon",), (".article-content",)),
    Layout("ucap", (b"info_ewm",), ("<ucapcontent>",)),
    Layout(
        "govcn",
        (b"manuscriptId",),
        ("#UCAP-CONTENT", ".pages_content", ".conlun2_box_text"),
        ("td.p1",),
    ),
    Layout(
        "trs",
        (b"CurrChnlCls",),
        (
            ".TRS_Editor",
            ".TRS_UEDITOR",
            ".trs_editor_view",
            ".Custom_UnionStyle",
            "#dochtmlcon",
            ".view-content",
            ".xly_Box",
        ),
    ),
    Layout(
        "lonsun",
        (b"j-hits",),
        (".ls-article-info", ".wzcon", ".newscontnet"),
    ),
    Layout("epoint", (b"ewb-container",), (".ewb-article-content", ".ewb-article-info", ".ewb-info-con")),
    Layout("sudy", (), (".wp_articlecontent",)),
    Layout("founder", (), ("<founder-content>", "$enpcontent")),
    Layout("aggregator", (b"tougao",), ()),
)
"""Tried in this order; `generic` when none matches."""

IN_CONFIG = "{content}"
"""The rule of an article that a page of `gkmlpt` carries as JSON."""
HOST = "host "
"""Stands before a rule that is a host's own."""

SHARED = (
    *names(
        "#zoom #fontzoom #mainText #NewsContent #wh_x_c #div_zhengwen #contentText #info_content #BodyLabel"
    ),
    *names(
        "#detailCont #J_content #details-content #div_content #xlrllt #zwcontent #newsContent "
        "#zw_content #con_con"
    ),
    *[".j-fontContent", ".xl-xqnr", ".art_con", ".nrcontent", ".xl_cont", ".contentTextBox", ".content-text"],
    *names(".xxgk_content .zfxxgk_content .text-main .conTxt .bt_content .easysite-news-text .tyxxy_main"),
    *[".news_cont_d_wrap", ".jh_xl_m2", ".rm_txt_con", ".WordSection1"],
)
"""Containers that several families or house-made sites share."""

PRESS = (
    *names(
        "#endText #artibody #p-detail #rm_txt_zw #p_content #detailContent #main_content "
        "#artical_real #contentMain #ozoom"
    ),
    *names(
        "#Cnt-Main-Article-QQ #ArticleCnt #content_area #mp-editor #article-container "
        "#content_views #story_body_content"
    ),
    *names(
        ".left_zw .post_body .post_text .rm_txt_con .cnt_bd .u-mainText .caas-body .news_txt "
        ".art_context .page_text"
    ),
)
"""Containers of news sites, which reprint reports."""

WRAPPERS = (
    *names(
        "#content #Content #article #articleContent #article_content #main-content #con #text "
        "#artbody #newscontent"
    ),
    *names(
        ".content .article .article-content .article-body .article_content .entry .entry-content "
        ".main-text .detail-content .news-content .zoom"
    ),
    *names(
        ".content-article .article-detail .news_content .detail .txt .text .con .main_content .art-content"
    ),
)
"""Names that hold an article on one site and the whole page on another: the article is looked for inside."""

LAYOUT_OF = {rule: layout.name for layout in LAYOUTS for rule in (*layout.containers, *layout.loose)} | {
    IN_CONFIG: "gkmlpt"
}

NOT_ASCII = bytes(range(0x80, 0x100))
"""What marks have not and a text has much of: without it a dozen of them is found faster."""


def name_layout(source: bytes, rule: str) -> str:
    """Name the CMS that made a page.

    Args:
        source: the page in UTF-8.
        rule: the rule that found its container.

    Returns:
        The layout that the rule belongs to, else the first one with a mark in the source, else `generic`.
    """
    if known := LAYOUT_OF.get(rule.removeprefix(HOST)):
        return known
    tags = source.translate(None, NOT_ASCII)
    return next((layout.name for layout in LAYOUTS if has_marks(layout, tags)), "generic")


def has_marks(layout: Layout, source: bytes) -> bool:
    """Whether one of a layout's marks is in a page's source."""
    return any(mark in source for mark in layout.marks)
