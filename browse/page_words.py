"""The words of the reading room in Chinese and in English; those of a change are in pipelines/render/labels.py."""

from collections.abc import Mapping

from browse.asked import Lang
from pipelines.compare.naming import KIND_NAMES
from pipelines.render.labels import LABELS

WORDS: Mapping[str, tuple[str, str]] = {
    # every page
    "start": ("最近变化", "What changed"),
    "indicators": ("指标", "Indicators"),
    "search": ("检索", "Search"),
    "sql": ("数据与 SQL", "Data and SQL"),
    "other_language": ("English", "中文"),
    "skip": ("跳到正文", "Skip to content"),
    "none": ("没有。", "None."),
    "place": ("地区", "Place"),
    "year_word": ("年份", "Year"),
    "kind_word": ("文种", "Kind"),
    "report_word": ("报告", "Report"),
    "source": ("来源", "Source"),
    "address": ("网址", "Address"),
    "status": ("状态", "Status"),
    "day": ("日期", "Day"),
    "what": ("变化", "What changed"),
    "go": ("查看", "Show"),
    # start
    "lately": ("最近的变化，重的在前", "What changed lately, the weightiest first"),
    "lately_note": (
        "收录中最近三十天。先是网页的修改，再是不同网站的文本，再是逐年比较；各按轻重。",
        "The last thirty days of the archive: edits first, then copies, then years; each by its weight.",
    ),
    "coverage": ("收录范围", "Coverage"),
    "coverage_note": (
        "每格是该省（含所辖市县）当年收录的政府工作报告数；颜色越深越多，空格是没有。",
        "Work reports held of a province and all in it, by year: darker is more, empty is none.",
    ),
    "missing": ("缺少的报告", "What is missing"),
    "missing_note": (
        "首尾两年之间缺少的年份，以及有上一年而还没有最新一年的地区。",
        "Years missing between a place's first and last one, and places whose newest year is not there yet.",
    ),
    "missing_years": ("缺少的年份", "Missing years"),
    "awaited": ("待收录", "Awaited"),
    "first_year": ("首年", "First"),
    "last_year": ("末年", "Last"),
    "reports_held": ("份报告", "reports"),
    "places_held": ("个地区", "places"),
    "versions_held": ("个文本", "texts"),
    "changes_held": ("处变化", "changes"),
    "empty_archive": ("收录中还没有报告。", "The archive holds no report yet."),
    # report
    "contents": ("目录", "Contents"),
    "text_word": ("正文", "Text"),
    "notes_word": ("名词解释", "Notes"),
    "versions": ("历次文本", "Texts of this page over time"),
    "copies": ("各处副本", "Copies"),
    "evidence": ("凭据", "Evidence"),
    "evidence_note": (
        "取自何处、何时，原始字节的哈希与响应头，按哪条规则读出，去掉了什么。",
        "Where and when it was fetched, hash and headers of the bytes, the rule that read it, what was trimmed.",
    ),
    "seen": ("见于", "Seen"),
    "published": ("发布日期", "Published"),
    "length": ("字数", "Characters"),
    "noticed": ("异常标记", "Noticed"),
    "doc_no": ("文号", "Document number"),
    "title_word": ("标题", "Title"),
    "changes_word": ("变化", "Changes"),
    "not_latest": ("这不是该网页最新的文本。", "This is not the latest text of this page."),
    "latest_one": ("最新文本", "The latest text"),
    "this_one": ("本文本", "this text"),
    "no_year": ("年份不详", "no year"),
    # place
    "reports_of": ("历年报告", "Reports by year"),
    "targets_note": (
        "点：报告提出的主要预期目标（竖线为区间）；叉：次年报告所称的结果。只画同一口径、同一单位的数字，原文见下。",
        "Dots: headline targets (a bar for a range); crosses: results as the next report states them. One measure and unit.",
    ),
    "wording": ("原文", "Wording"),
    "promised": ("提出", "Promised"),
    "achieved": ("次年所称结果", "Result as stated a year later"),
    "more_targets": ("其他指标", "Other indicators"),
    "inside": ("所辖地区", "Places in it"),
    "events": ("网页经历", "What became of its pages"),
    "measure_growth": ("增速", "growth"),
    "measure_level": ("总量", "level"),
    "measure_share": ("比重", "share"),
    "measure_rate": ("比率", "rate"),
    "measure_change_pp": ("百分点变化", "change in points"),
    "measure_qualitative": ("文字表述", "in words"),
    # indicator
    "no_targets_yet": ("还没有读出目标：运行 scrapy diff。", "No target is read yet: run scrapy diff."),
    "level": ("层级", "Level"),
    "level_province": ("省级", "provinces"),
    "level_prefecture": ("地级", "prefectures"),
    "level_county": ("县级", "counties"),
    "indicator_note": (
        "各地当年报告的主要预期目标，只列同一口径、同一单位的数字（区间取中）；▲▼ 是与该地上一年目标相比。",
        "Headline targets of the year's reports in one measure and unit (the middle of a range); ▲▼ beside the year before.",
    ),
    "less_is_better": ("此项以低为好：下降为绿。", "Less is better here: a fall is green."),
    "more_is_better": ("此项以高为好：上升为绿。", "More is better here: a rise is green."),
    "tile_grid": ("各省一览", "The provinces"),
    "spread": ("分布", "How the values are spread"),
    "ranking": ("排序", "Ranking"),
    "beside_before": ("上一年", "Year before"),
    # search
    "words_asked": ("词语", "Words"),
    "years_asked": ("年份", "Years"),
    "removed_too": ("包括已删改的文本", "also removed texts"),
    "search_note": (
        "逐字查找，一个字起；地区包括其所辖市县。",
        "Found character for character, from one character up; a place includes what lies in it.",
    ),
    "unindexed": ("个文本尚未编入索引：运行 scrapy diff", "texts are not indexed yet: run scrapy diff"),
    "texts_found": ("个文本", "texts"),
    "first_only": ("只列出先找到的；表格里更多。", "Only those found first; the table has more."),
    "until": ("存至", "until"),
    "nothing_found": ("没有找到。", "Nothing was found."),
    # statuses of copies
    "stands": ("在线", "stands"),
    "gone_status": ("已消失", "gone"),
    "missing_status": ("找不到", "missing"),
    "rolled_status": ("地址换成另一篇", "address carries another report"),
    "moved_status": ("已迁移", "moved"),
    # errors
    "not_found": ("没有这一页", "No such page"),
    "not_found_note": (
        "收录中没有这个地址所指的东西；编号可能打错了，或者已被清除。",
        "The archive holds nothing under this address: it may be mistyped, or the thing was removed.",
    ),
    "busy": ("现在读不了收录", "The archive cannot be read now"),
    "busy_note": (
        "文件正忙、被替换、或不是本程序的收录。稍后再试；管理员可看下面一行。",
        "The file is busy, was replaced, or is not an archive. Try again soon; the line below is for its keeper.",
    ),
    "mistake": ("没有看懂", "This was not understood"),
    "home": ("回到首页", "To the start"),
}
"""Key -> (Chinese, English)."""

KIND_NAMES_EN: Mapping[str, str] = {
    "government_work_report": "government work report",
    "plan_proposal": "proposal for a plan",
    "plan_outline": "outline of a plan",
    "congress_report": "report of the congress' standing committee",
    "court": "report of the court",
    "procuratorate": "report of the procuratorate",
    "cppcc": "report of the CPPCC",
}
"""Kind -> its English name where that is not the kind's own word."""
STATUSES: Mapping[str, str] = {
    "stands": "stands",
    "gone": "gone_status",
    "missing": "missing_status",
    "rolled": "rolled_status",
    "moved": "moved_status",
}
"""Status of a copy -> key of WORDS."""


def word(lang: Lang, key: str) -> str:
    """Return the word of a key in a language; KeyError for a key that is in no table."""
    return (WORDS.get(key) or LABELS[key])[0 if lang == "zh" else 1]


def kind_word(lang: Lang, kind: str) -> str:
    """Return the name of a kind of report."""
    return KIND_NAMES.get(kind, kind) if lang == "zh" else KIND_NAMES_EN.get(kind, kind.replace("_", " "))


def status_word(lang: Lang, status: str) -> str:
    """Return the word for the status of a copy."""
    return word(lang, STATUSES[status]) if status in STATUSES else status
