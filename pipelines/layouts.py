"""The page shells we know: where each CMS puts a body. A newcomer adds one entry here and one saved page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """A CMS shell: marks that name it, and the containers in which it puts an article."""

    name: str
    marks: tuple[bytes, ...]
    """Any of these in the source names the layout."""
    containers: tuple[str, ...]
    """`$name` comment marker, `<tag>` custom element, `#id`, `.class`; ids and classes without case."""


LAYOUTS = (
    Layout("wechat", (b'id="js_content"', b"rich_media_content"), ("#js_content",)),
    Layout(
        "jcms",
        (b"ZJEG_RSS.content", "<$[信息内容]>begin".encode(), b"/module/visitcount/", b"hanweb", b"jpage"),
        ("$信息内容", "$ZJEG_RSS.content", "#zoom", ".artile_zw", "#ftcg"),
    ),
    Layout(
        "vsb",
        (b"vsb_content", b"v_news_content", b"_showDynClicks", b"Visual SiteBuilder"),
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
    Layout("gkmlpt", (b"gkmlpt", b"_CONFIG"), ("{content}", "#zoomcon", ".article-content")),
    Layout("ucap", (b"<ucapcontent", b"<UCAPCONTENT", b"<UCAPTITLE"), ("<ucapcontent>",)),
    Layout(
        "govcn",
        (b"UCAP-CONTENT", b"manuscriptId"),
        ("#UCAP-CONTENT", ".pages_content", ".conlun2_box_text", "td.p1"),
    ),
    Layout(
        "trs",
        (b"TRS_Editor", b"trs_editor_view", b"TRS_UEDITOR", b"CurrChnlCls", b"createPageHTML"),
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
        (b"j-fontContent", b"ls-article"),
        (".ls-article-info", ".wzcon", ".newscontnet"),
    ),
    Layout("epoint", (b"ewb-",), (".ewb-article-content", ".ewb-article-info", ".ewb-info-con")),
    Layout("sudy", (b"wp_articlecontent",), (".wp_articlecontent",)),
    Layout("founder", (b"founder-content", b"enpcontent"), ("<founder-content>", "$enpcontent")),
    Layout("aggregator", ("点我投稿".encode(),), ()),
)
"""Tried in this order; `generic` when none matches."""

SHARED = (
    *[
        "#zoom",
        "#fontzoom",
        "#mainText",
        "#NewsContent",
        "#wh_x_c",
        "#div_zhengwen",
        "#contentText",
        "#info_content",
        "#BodyLabel",
    ],
    *[
        "#detailCont",
        "#J_content",
        "#details-content",
        "#div_content",
        "#xlrllt",
        "#rm_txt_zw",
        "#p_content",
        "#detailContent",
        "#zwcontent",
    ],
    *[
        "#article_content",
        "#articleContent",
        "#artibody",
        "#newsContent",
        "#textbody",
        "#text_content",
        "#zw_content",
        "#content_text",
    ],
    *[
        ".j-fontContent",
        ".article-body",
        ".xl-xqnr",
        ".art_con",
        ".nrcontent",
        ".xl_cont",
        ".contentTextBox",
        ".content-text",
    ],
    *[
        ".xxgk_content",
        ".zfxxgk_content",
        ".text-main",
        ".conTxt",
        ".bt_content",
        ".easysite-news-text",
        ".tyxxy_main",
    ],
    *[
        ".news_cont_d_wrap",
        ".article-content-box",
        ".jh_xl_m2",
        ".rm_txt_con",
        ".article_content",
        ".article-content",
    ],
)
"""Containers that several families or house-made sites share."""
