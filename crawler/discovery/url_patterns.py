"""URL -> its pattern: the forms of article addresses, the family of each, and the column it names."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from tldextract import TLDExtract


@dataclass(frozen=True, slots=True)
class Shape:
    """A form of article addresses; `columns` are templates of the column's path over the named groups."""

    name: str
    family: str
    pattern: re.Pattern[str]
    columns: tuple[str, ...] = ()
    host: str = ""
    """The only host that has it, if any."""


def _shape(name: str, family: str, pattern: str, *columns: str) -> Shape:
    return Shape(name, family, re.compile(pattern, re.IGNORECASE), columns)


SHAPES = (
    # /art/2021/3/10/art_1229291256_4583982.html; /col33/art/2020/art_33_4371037.html
    _shape(
        "B", "jcms", r"/art/\d{4}/(?:\d{1,2}/\d{1,2}/)?art_(?P<col>\d+)_\d+\.html", "/col/col{col}/index.html"
    ),
    # /col/col1229/art/2024/art_3f2a….html
    _shape("B2", "jcms", r"/col/col(?P<col>\d+)/art/\d{4}/art_[\w-]+\.html", "/col/col{col}/index.html"),
    _shape("B3", "jcms", r"(?P<dir>/[\w/-]*)art/\d{4}/art_[0-9a-f]{16,}\.html", "{dir}index.html"),
    _shape("B4", "jcms", r"/col/(?P<col>\d+)_\d+/art/\d+/\d+\.html", "/col/{col}/index.html"),
    # /zwgk/zfgzbg/202301/t20230131_29191509.html
    _shape("A", "trs", r"(?P<dir>/(?:[\w.-]+/)*)\d{6}/t\d{8}_\d+\.s?html?", "{dir}"),
    # /hlj/c108465/202301/c00_31509212.shtml
    _shape(
        "U",
        "ucap",
        r"(?P<dir>/(?:[\w.-]+/)*)\d{6}/c\d+_\d+\.s?html?",
        "{dir}list.shtml",
        "{dir}common_list.shtml",
        "{dir}",
    ),
    _shape(
        "I",
        "ucap",
        r"(?P<dir>/(?:[\w.-]+/)*)\d{6}/[0-9a-f]{32}\.s?html?",
        "{dir}list.shtml",
        "{dir}common_list.shtml",
        "{dir}",
    ),
    _shape("K2", "ucap", r"/(?P<col>c\d+)/content\.html", "/{col}/list.shtml"),
    # /gkmlpt/content/4/4851/post_4851130.html; /zwgk/zfgzbg/content/post_2120806.html
    _shape("W", "gkmlpt", r"/gkmlpt/content/\d+/\d+/(?:mpost|post)_\d+\.html", "/gkmlpt/index"),
    _shape("W2", "gkmlpt", r"(?P<dir>/(?:[\w.-]+/)*)content/(?:m?post)_\d+\.html", "{dir}"),
    # /columns/ab0652d2-…/202308/14/cd….html
    _shape(
        "S",
        "hebei",
        r"/columns/(?P<col>[0-9a-f-]{36})/\d{6}/\d{2}/[0-9a-f-]{36}\.html",
        "/columns/{col}/index.html",
    ),
    # /public/1681/564207141.html
    _shape("V", "anhui", r"/public/(?P<unit>\d+)/\d+\.html", "/public/column/{unit}?type=4&action=list"),
    _shape("V2", "anhui", r"/(?:openness|PolicyContent)/.*\d+\.html"),
    _shape("C", "govcn", r"(?:/\d{4}-\d{2}/\d{2}|/\d{6})/(?:content|c)_\d+\.s?html?"),
    _shape(
        "R",
        "plain",
        r"(?P<dir>/(?:[\w.-]+/)*)\d{4}/\d{1,2}/\d{1,2}/[0-9a-f]{32}\.s?html?",
        "{dir}zfgzbglist.shtml",
        "{dir}",
    ),
    _shape("T", "plain", r"(?P<dir>/(?:[\w.-]+/)*)\d{8}/[0-9a-f]{32}\.html", "{dir}index.html"),
    _shape(
        "E", "plain", r"(?P<dir>/web/(?:[\w.-]+/)*)(?:\d{12,}|[0-9A-F]{32})/index\.shtml", "{dir}index.shtml"
    ),
    # /info/1034/15717.htm
    _shape("VSB", "vsb", r"/info/\d+/\d+\.html?"),
    # /xxgk/003001/20230131/3f2a….html
    _shape(
        "EP",
        "epoint",
        r"(?P<dir>/(?:[\w.-]+/)*)\d{8}/[0-9a-f]{8}-[0-9a-f-]{27}\.html",
        "{dir}moreinfo.html",
        "{dir}about.html",
        "{dir}",
    ),
    _shape("X", "plain", r"/front/.+/\d{8}/i\d+\.html"),
    _shape("Y", "plain", r"/\d{4}/\d{2}-\d{2}/\d+\.html"),
    _shape("D", "plain", r"/\d{8}/[0-9a-f]{32}/c\.html"),
    _shape("J", "plain", r"/pnidpv\d+\.html"),
    _shape("K", "plain", r"/n\d+/(?:n\d+/)*c\d+/content\.html"),
    _shape("G", "plain", r"/\d{5,9}/index\.html"),
    Shape("WX", "wechat", re.compile("^/s[/?]"), host="mp.weixin.qq.com"),
    _shape(
        "Z",
        "plain",
        r"/(?!\w*(?:list|class|column|channel|more))\w*(?:show|info|view|detail|content|article|read)\w*"
        r"(?:\.\w{2,5}|/)?\?(?:.*&)?(?!\w*(?:class|cat|column|channel|type|sort))\w{0,12}id=[0-9a-f][0-9a-f-]{0,40}(?:&|$)",
    ),
    # /index.php?m=content&c=index&a=show&catid=12&id=34; /eportal/ui?pageId=12&articleKey=345
    _shape(
        "Z4",
        "plain",
        r"\?(?:.*&)?(?:a=(?:show|view|detail)&(?:.*&)?id=\d+|(?:article|news|info|content|doc)_?(?:id|key)=[\w-]+)",
    ),
    _shape(
        "Z2",
        "plain",
        r"/(?![\w-]*(?:list|class|column|channel))[\w-]*(?:show|view|detail|content|article|news)\w*[-_/.](?:id[-_])?(?:\d+[-_/])*\d{3,}(?:[-_]\d{1,3})?(?:\.(?:s?html?|jhtml|aspx?)|$)",
    ),
    # /zwgk/2021/0209/bg.html; /system/2021-02/09/x.shtml; /zwgk/202102/bg.html
    _shape(
        "Z5",
        "plain",
        r"/(?:19|20)\d\d[-/]?(?:\d{4}|\d{1,2}[-/]\d{1,2}|\d{2})/(?!(?:index|list|node|default|main|more)[\w-]*\.)[\w-]+\.(?:s?html?|jhtml|aspx?|jsp)$",
    ),
    # /zwgk/zfgzbg/t20210209_12345.html; /zwdt/8d7b4b5f9d0d4e9f8c6c1234567890ab.html
    _shape("Z6", "plain", r"/(?:t\d{8}_\d+|[0-9a-f]{16,40})\.s?html?$"),
    _shape(
        "Z3",
        "plain",
        r"^/(?!(?:.*/)?(?:col|column|channel|lists?|category|catalog|class|node|lm|sort|type)\w*/\d+\.)(?:[\w-]+/)*\d{4,}\.(?:s?html?|jhtml|aspx?)$",
    ),
)
"""Tried in order; letters follow docs/sources.md."""

FILE = re.compile(r"\.(pdf|docx?|wps|ofd)(?:$|[?&#])", re.IGNORECASE)
"""A file that can carry a report: `.pdf`, `filename=报告.doc&`."""


VIEWER = re.compile(r"\.s?html?\?", re.IGNORECASE)
"""A page that shows a file: `viewer.html?file=/P020210209.pdf`."""


MAX_PATH = 400
"""Characters of path and query up to which an address may be an article's; guess, the longest real one has 180."""
MARKS = "/?&"
MAX_MARKS = 24
"""Slashes and parameters that it may have; guess."""


@lru_cache(16_384)
def shape_of(url: str) -> Shape | None:
    """Return the first shape that fits an article's address; None for columns and anything else.

    An address beyond MAX_PATH or MAX_MARKS fits none: the patterns take the square of both.
    """
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    if len(path) > MAX_PATH or sum(map(path.count, MARKS)) > MAX_MARKS:
        return None
    for shape in SHAPES:
        if shape.pattern.search(path) and shape.host in {"", parts.hostname}:
            return shape
    return None


def columns_of(url: str) -> list[str]:
    """Return the addresses that the column of an article may have, the likeliest first."""
    shape = shape_of(url)
    if shape is None:
        return []
    found = shape.pattern.search(urlsplit(url).path)
    named = {name: value for name, value in (found.groupdict() if found else {}).items() if value is not None}
    try:
        return [urljoin(url, template.format(**named)) for template in shape.columns]
    except KeyError:
        return []


PUBLIC_SUFFIXES = TLDExtract(suffix_list_urls=(), cache_dir=None)
"""The public suffix list as tldextract ships it; never fetched from the network, loaded by the first use."""


def domain_of(url: str) -> str:
    """Return the domain of a site: its host without www.

    Where that is a public suffix, under which anybody has a site, the host is the site: www.gov.cn.
    """
    host = (urlsplit(url).hostname or "").rstrip(".")
    domain = host.removeprefix("www.")
    return domain if PUBLIC_SUFFIXES.extract_str(domain).domain else host


def is_file(url: str) -> bool:
    """Return whether an address names a file of a type that reports are published in."""
    return bool(FILE.search(url)) and not VIEWER.search(url)
