"""Score links for focused crawling: list page of reports, report, or irrelevant."""

import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from crawler.discovery.link_extraction import Link
from crawler.discovery.link_page import LinkPage
from crawler.discovery.url_patterns import is_file, shape_of
from pipelines.boilerplate.pattern_file import read_patterns

COLUMN_WORDS = (
    (re.compile(r"政府(?:工作)?报告"), 100),
    (re.compile(r"工作报告"), 70),
    (re.compile(r"法定主动公开|主动公开目录"), 55),
    (re.compile(r"规划计划|计划规划|规划总结|计划总结|发展规划"), 45),
    (re.compile(r"政府信息公开|信息公开目录|公开目录"), 45),
    (re.compile(r"政务公开|信息公开|政府信息|公开专栏"), 35),
    (re.compile(r"政府文件|政策文件|政府公报|政务"), 15),
    (re.compile(r"[两二]会|网站地图|站点地图"), 12),
)
"""Words of a menu, what they promise."""

MENU = re.compile(
    r"(?:政府|部门)?(?:信息|政务)公开(?:目录|专栏|平台|内容|信息)?|(?:法定)?主动公开(?:内容|目录|信息)?"
    r"|规划计划|计划规划|发展规划|规划总结|计划总结|政府文件|政策文件|政府公报"
)
"""A name that only a menu has, whatever the address looks like."""
MAX_NAME = 40
"""Characters above which a text is no name of a menu."""

COLUMN_PATHS = (
    (re.compile(r"[a-z]{0,5}zfgzbg(?:list|lm|ml)?|[a-z]{0,4}gzbg_?zf"), 100),
    (re.compile(r"[a-z]{0,4}gzbg(?:list|lm|ml)?|[a-z]{0,3}zfbg(?:list|lm|ml)?"), 70),
    (re.compile(r"[a-z]{0,4}(?:fdzdgk(?:ml|nr)?|zdgk(?:ml|nr))"), 55),
    (re.compile(r"[a-z]{0,4}(?:zfxxgk(?:ml|nr|pt|zl)?|xxgkml|gkmlpt)"), 45),
    (re.compile(r"[a-z]{0,4}(?:ghjh|jhgh|zjgb|ghzj)"), 45),
    (re.compile(r"[a-z]{0,4}(?:zwgk|xxgk(?:nr|pt|zl)?|zwxx)x?"), 30),
    (re.compile(r"sitemap|wzdt"), 12),
)
"""Whole words of paths: pinyin initials of the same words, after those of a place (szfgzbg) and before list or 目录."""

PATH_WORD = re.compile(r"[a-z]+(?:_zf(?![a-z]))?")
"""A word of a path: the zfgzbg of /zwgk/zfgzbg_2021/, never a part of one (…zfgzbgtjy, zfxxgkzn)."""

NAMED_FILE = 70
"""Score from which a word says the same in the name of any file: zfgzbg_list.shtml."""

TITLES = read_patterns(Path(__file__).with_name("link_titles.txt"))
COLUMN_FALSE = re.compile(TITLES["not_a_column"])
"""A menu that leads elsewhere: 政府信息公开年报."""
REPORT_FALSE = re.compile(TITLES["not_a_report"])
"""What is listed with reports under their name and is not one: 一图读懂政府工作报告, 关于政府工作报告的决议."""

YEAR = re.compile(r"(?:19|20)\d\d年?|[一二][〇○零九][〇○零一二三四五六七八九]{2}年")
"""A year in a title: 2024年, 二〇二四年."""

REPORT = re.compile(
    r"政府工作的?报告|政府报告|人民代表大会[^，。]{0,20}工作报告|[省市州县区旗盟]长[^，。]{0,24}工作报告"
    rf"|(?:政府|管委会|管理委员会|行署|行政公署)(?:关于)?(?:{YEAR.pattern})度?的?工作的?报告"
)
"""A title of a government work report, without white space: 2021年南湖区政府工作报告, 南湖区政府2021年工作报告."""

DATED = re.compile(r"(?:19|20)\d\d|[一二]九?[〇○零一二三四五六七八九]{3}年|报告")
"""What an entry of a column of reports alone must have, at least: a year or the word."""

STRONG = 90
"""From this score on a column is one of government work reports by its own name."""


@lru_cache(8_192)
def score_column_link(link: Link) -> int:
    """Score a link as the way to a column of reports: 0 (none) to 100 (its very name)."""
    name = "".join(link.text.split())
    article = shape_of(link.url) is not None and not MENU.fullmatch(name)
    if article or is_file(link.url) or len(name) > MAX_NAME or COLUMN_FALSE.search(name):
        return 0
    words = max((score for pattern, score in COLUMN_WORDS if pattern.search(name)), default=0)
    path = urlsplit(link.url)._replace(scheme="", netloc="").geturl().lower()
    return max(words, score_path(path))


def score_path(path: str) -> int:
    """Score a path with query, in lower case, by its words, 0 to 100; names of templates score nothing."""
    score = max(map(score_word, PATH_WORD.findall(path)), default=0)
    if 0 < score < NAMED_FILE:
        return max(map(score_word, PATH_WORD.findall(without_template(path))), default=0)
    return score


def without_template(path: str) -> str:
    """Return a path without its file if that is named for a template, not for a column: xxgk_list.shtml, but zwgk.htm."""
    place, mark, query = path.partition("?")
    folder, slash, file = place.rpartition("/")
    stem, dot, _ = file.rpartition(".")
    named = stem.isascii() and stem.isalpha() and stem != "index"
    return path if named or not dot else f"{folder}{slash}{mark}{query}"


@lru_cache(8_192)
def score_word(word: str) -> int:
    """Score a word of a path, 0 to 100."""
    return max((score for pattern, score in COLUMN_PATHS if pattern.fullmatch(word)), default=0)


def score_list_page(doc: LinkPage) -> int:
    """Score how clearly a page calls itself a column of reports, 0 to 100.

    Its title and metas count from STRONG on.
    """
    names = [doc.title, *(value for name, value in doc.metas if name.lower() == "columnname")]
    named = max((points for words, points in COLUMN_WORDS for name in names if words.search(name)), default=0)
    return max(named if named >= STRONG else 0, score_column_link(Link(url=doc.url)))


@lru_cache(8_192)
def is_report_link(link: Link, *, column: int = 0) -> bool:
    """Return whether a link is worth fetching as a report.

    A column of reports is taken as a whole: what is listed with the reports (resolutions, readings) is kept too.

    Args:
        link: The link.
        column: Score of the list that shows it, 0 to 100; from STRONG on it is a column of reports.
    """
    article = shape_of(link.url) is not None or is_file(link.url)
    title = "".join(link.text.split())
    named = bool(REPORT.search(title))
    if column >= STRONG and article:
        return named or bool(DATED.search(title))
    if not named or (column < STRONG and REPORT_FALSE.search(title)):
        return False
    return article or (bool(YEAR.search(title)) and urlsplit(link.url).path.strip("/") != "")
