"""Recognise the document type (genre) of an article, with the evidence; empty when none is recognised.

A title may lie and a text may have none, so what is said in the text (who speaks for whom, who approved
what) counts first, then the title's words, then the parts of the text.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from pipelines.identify.front_matter import FrontMatter
from pipelines.identify.report_year import heading_years
from pipelines.text.normal import codes_of
from storage.lazy_imports import np

KINDS = (
    "government_work_report",
    "resolution",
    "plan_proposal",
    "plan_outline",
    "budget_report",
    "plan_report",
    "congress_report",
    "court",
    "procuratorate",
    "cppcc",
    "info_disclosure_report",
    "interpretation",
    "excerpt",
    "task_list",
    "draft_for_comment",
    "signed_article",
    "news_article",
    "notice",
    "other",
)
"""Names of document types, as they are stored."""
WORK_REPORT = "government_work_report"
FULL_CHARS = 4000
"""Han characters from which a speech can be a whole report; the shortest seen had about 5,000."""
SOME_CHARS = 1000
"""Han characters below which a speech is an excerpt; first pages of reports seen have more."""
ENTRY = re.compile(
    r"^.{0,40}政府工作报告(?:[(（].{1,8}[)）])?[ \t　]*(?:[\[(（]?\d{4}[-./年].{4,8})?$"
    r"|各位代表[:：,，!！。]\s{0,4}(?:现在[,，]?)?我(?:受|代表)",
    re.MULTILINE,
)
"""Where an entry of a list begins: 云汀县2016年政府工作报告, 各位代表:现在,我代表县人民政府."""
ENTRIES, ENTRY_CHARS = 3, 1500
"""Entries from which a text is a list of reports, and characters of each at most; guesses."""

SKELETON = re.compile(r"^[ \t　]*[(（][一二三四五六七八九十]{1,2}[)）].{4,40}$", re.MULTILINE)
"""A heading of a report, alone in its line: (一)强力推进改革开放,释放发展活力。"""
BARE_LINES = 5
"""Headings without a text that make the skeleton of a report; a guess."""

TITLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("resolution", re.compile(r"关于.{0,60}(?:报告|纲要|计划|预算).{0,12}的?决议|的决议$")),
    ("draft_for_comment", re.compile(r"征求意见稿|公开征求.{0,30}意见|讨论稿|送审稿|征集.{0,12}政府工作报告")),
    ("task_list", re.compile(r"(?:任务|责任|工作|目标).{0,8}(?:分解|分工)|任务清单|重点工作(?:部门)?责任")),
    ("interpretation", re.compile(r"解读|图解|一图|读懂|(?:报告|规划|纲要|政策|工作|会议|两会).{0,20}(?:划重点|看点|亮点|热词|速览)|数说|学习.{0,6}报告|名词解释$")),
    ("excerpt", re.compile(r"(?:报告|工作).{0,12}(?:摘要|节选|摘登|摘编|要点|简版)|[(](?:摘要|节选)[)]")),
    ("info_disclosure_report", re.compile(r"信息公开.{0,10}(?:年度)?(?:工作)?(?:年度)?报告|法治政府建设.{0,12}报告")),
    ("court", re.compile(r"法院.{0,8}工作(?:的)?报告")),
    ("procuratorate", re.compile(r"检察院?.{0,8}工作(?:的)?报告")),
    ("cppcc", re.compile(r"政协.{0,30}(?:工作(?:的)?报告|常务?委员会.{0,12}报告)|政治协商会议.{0,30}报告")),
    ("congress_report", re.compile(r"(?:人大|人民代表大会)(?:常务委员会|常委会).{0,8}工作(?:的)?报告")),
    ("budget_report", re.compile(r"(?:预算|决算).{0,40}报告")),
    ("plan_proposal", re.compile(r"关于制定.{0,60}(?:规划|计划).{0,40}(?:建议|意见)")),
    ("plan_year", re.compile(r"关于.{0,60}(?:规划|计划)(?:纲要)?(?:[(]草案[)])?(?:及.{0,40})?的报告$")),
    ("plan_report", re.compile(r"(?:国民经济|发展)?.{0,8}计划.{0,40}报告")),
    ("plan_outline", re.compile(r"(?:规划|计划).{0,30}纲要|五年规划|专项规划|总体规划")),
    ("notice", re.compile(r"关于.{2,80}的(?:通知|公告|通告|公示|通报)|^(?:通知|公告|通告|公示)$")),
    (WORK_REPORT, re.compile(r"政府工作(?:的)?报告|人民政府.{0,12}工作报告|国务院.{0,6}工作报告")),
    ("other", re.compile(r"(?:办法|规定|细则|意见|方案|条例|决定|讲话|致辞|总结|情况报告|情况的报告|工作报告|批复|函|计划|要点|制度|规划|建议|公报)(?:[(].{1,12}[)])?$")),
)  # fmt: skip
"""Type and what its title holds, in order of trial; plan_year is a disguised work report."""

SUBTITLED = re.compile(r"^.{0,12}政府工作报告(?=[^。]{0,40}(?:关于|--))")
"""A work report with a subtitle of its own: 1955年国务院政府工作报告|关于…五年计划的报告."""
PLANS = {"budget_report", "plan_year", "plan_report"}
"""Types that such a subtitle would name."""
MISLABELLED = {"resolution", "court", "procuratorate", "cppcc", "congress_report", "budget_report"}
"""Types that occur under the title 政府工作报告."""

ORGANS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("court", re.compile(r"法院")),
    ("procuratorate", re.compile(r"检察院")),
    ("cppcc", re.compile(r"政协|政治协商")),
    ("congress_report", re.compile(r"(?:人大|人民代表大会|大会)?(?:常务委员会|常委会)")),
    ("other", re.compile(r"党委|省委|市委|县委|区委|州委|旗委|纪委|纪律检查|(?<!管理)委员会$")),
    (WORK_REPORT, re.compile(r"政府|国务院|管委会|行署|行政公署")),
)
"""Type of a speech, by the organ in whose name it is given."""

DECIDED = re.compile(r"会议.{0,12}(?:听取|审议|审查)[^。]{0,60}(?:报告|纲要|预算)")
"""A meeting that heard or examined a report."""
APPROVED = re.compile(r"(?:会议)?(?:决定|同意)?(?:批准|通过).{0,20}(?:报告|纲要|预算)|决定予以批准")
"""Its decision: 会议听取和审议了…政府工作报告 … 决定批准这个报告."""
REPORTED_ON = re.compile(
    r"(?:作|所作)(?:了)?(?:题为[^。]{0,40})?(?:的)?政府工作报告(?:。|,|，|；)|《?报告》?(?:指出|提出|强调|分为|共分|认为)|记者|本报讯|讯[(（]"
)
"""A text about a report: 作了题为…的政府工作报告, 报告指出, 本报讯."""
REVIEWING = re.compile(r"(?:工作|发展)(?:的)?(?:主要)?回顾|工作总结|过去(?:的)?[一五]年")
"""Heading of the part that reviews a year."""
PLANNING = re.compile(r"(?:工作|目标|任务|发展)(?:总体)?(?:安排|部署|要求|思路|任务|目标|重点)|重点工作")
"""Heading of the part that sets tasks."""
GOVERNING = re.compile(
    r"政府自身建设|(?:法治|服务型|服务|人民满意的|现代化?)政府建设|建设(?:人民满意的|法治|服务型?|现代)政府"
)
"""Heading of the part about the government itself."""
AUTHOR_UNIT = re.compile(
    r"[(（](?:本文)?作者(?:单位)?(?:系|为|是|[:：])[^()（）]{2,60}[)）]|作者单位[:：]\S+"
)
"""The unit of a signed article's author: (作者单位:中共嘉兴市秀洲区委)."""
NEWS = re.compile(r"记者|本报讯|新华社|通讯员|[0-9]日电|[0-9]日讯|近日|日前|据悉|招商|本报")
"""Words of news."""
NOTICE = re.compile(r"通知如下|特此(?:通知|公告|通告|公示)|予以(?:公告|公示)")
"""Words of a notice."""
HAN = 0x3400, 0x9FFF
"""First and last Han character that is counted."""
REVIEW_OPENS = re.compile(r"\s*(?:过去(?:的)?)?[一二三四五](?:年来|年(?:里|中|间)?)[，,]")
"""How a summary of a report begins: 五年来，我国各族人民."""
CALL = re.compile(r"为[^。！]{4,80}而(?:努力)?奋斗[。！!]")
"""How one ends: 为争取社会主义事业的新胜利而奋斗。"""
NEWS_CHARS = 800
"""Characters at a beginning that are searched for words of news, half as many at the end; a guess."""
SENTENCE_END = re.compile(r"[。！？!?]")
SENTENCES = 3
"""Sentences from which a text is prose; a guess."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """Type of an article, the reason, and flags for later stages."""

    name: str
    evidence: str
    flags: frozenset[str] = frozenset()


def recognise_document_type(titles: list[str], head: FrontMatter, text: str) -> DocumentType:
    """Recognise the type of an article.

    Args:
        titles: its titles, the most trusted first.
        head: its front matter.
        text: the whole text.

    Returns:
        A type with an empty name where none is recognised; its evidence says why.
    """
    listed = _entries(text)
    return DocumentType("", f"a list of {listed} reports") if listed else _recognise_one(titles, head, text)


def _recognise_one(titles: list[str], head: FrontMatter, text: str) -> DocumentType:
    """Recognise the type of a text that is one document, not a list."""
    named, words = _named_by_title(titles)
    opening = head.joined.text[head.end : head.end + 400]
    han = _count_han(text)
    if not head.salutation and _is_resolution(head, text, han):
        return DocumentType("resolution", "a meeting heard, examined and decided")
    if head.speech and head.salutation:
        return _speech(named, words, head, opening, text, han)
    if named in {WORK_REPORT, "", "excerpt", "other"}:
        reported = REPORTED_ON.search(text[:600])
        spoken = head.salutation or ((head.speech or head.meeting) and not reported)
        kind = _without_head(named, words, text, han, saluted=bool(spoken))
        if kind:
            return kind
    if AUTHOR_UNIT.search(text[-300:]):
        return DocumentType("signed_article", "names its author's unit")
    if named:
        return DocumentType("plan_report" if named == "plan_year" else named, f"title: {words}")
    return _plain(text, han)


def _count_han(text: str) -> int:
    """Count the Han characters of a text."""
    codes = codes_of(text)
    return int(np.count_nonzero((codes >= HAN[0]) & (codes <= HAN[1])))


def _entries(text: str) -> int:
    """Count the reports that a text lists with a few lines each; 0 when it is not such a list."""
    most = text.count("政府工作报告") + text.count("各位代表")
    if most < ENTRIES or len(text) > (most + 1) * ENTRY_CHARS:
        return 0
    found = list(ENTRY.finditer(text))
    edges = [0, *(match.start() for match in found), len(text)]
    if max(after - before for before, after in pairwise(edges)) > ENTRY_CHARS:
        return 0
    spoken = sum(match[0].startswith("各位代表") for match in found)
    named = len({match[0] for match in found if not match[0].startswith("各位代表")})
    count = max(named, spoken)
    return count if count >= ENTRIES else 0


def _is_resolution(head: FrontMatter, text: str, han: int) -> bool:
    """Return whether a meeting heard a report and approves it, or a short text begins with the meeting."""
    found = DECIDED.search(head.joined.text[:600])
    if not found or han >= FULL_CHARS:
        return False
    return bool(APPROVED.search(text[:1500])) or (han < 1500 and found.start() < 40)


def _named_by_title(titles: list[str]) -> tuple[str, str]:
    """Return the type that the first telling title names, and that title; `other` only as the last resort.

    Where the page says 政府工作报告 and the text's own title says something else, the text is right.
    """
    for title in titles[1:]:
        for kind, pattern in TITLES:
            if kind in MISLABELLED and pattern.search(title):
                return kind, title[:60]
    for last in (False, True):
        for title in titles:
            for kind, pattern in TITLES:
                if (kind == "other") is last and pattern.search(title):
                    whole = kind in PLANS and SUBTITLED.search(title)
                    return WORK_REPORT if whole else kind, title[:60]
    return "", ""


def _speech(named: str, words: str, head: FrontMatter, opening: str, text: str, han: int) -> DocumentType:
    """Return the type of a speech to a congress, by the organ in whose name it is given."""
    whom = head.whom.words if head.whom else ""
    organ = next((kind for kind, pattern in ORGANS if pattern.search(whom)), "")
    commissioned = bool(re.search(r"受.{2,30}委托", opening[:200])) and "我代表" not in opening[:200]
    if commissioned and named in {"budget_report", "plan_report", "plan_year"}:
        return DocumentType("plan_report" if named == "plan_year" else named, f"commissioned; title: {words}")
    if named == "draft_for_comment":
        return DocumentType(named, f"title: {words}")
    if organ and organ != WORK_REPORT:
        return DocumentType(organ, f"speaks for {whom}")
    if named == "budget_report" or (named == "plan_report" and "纲要" not in words):
        return DocumentType(named, f"title: {words}")
    if organ == WORK_REPORT or (not whom and named in {WORK_REPORT, "plan_year"}):
        return _work_report("plan_year" if named == "plan_report" else named, whom, opening, text, han)
    return DocumentType(named or "other", f"speaks for {whom or 'nobody'}; title: {words}")


def _work_report(named: str, whom: str, opening: str, text: str, han: int) -> DocumentType:
    """Return the type of a government's speech: a work report with flags, or an excerpt if too short."""
    flags = set()
    before = opening.partition("代表" + whom)[0]
    if named == "plan_year" or ("纲要" in before and "草案" in before):
        flags.add("plan_year")
    if han < FULL_CHARS:
        bare = len(SKELETON.findall(text)) >= BARE_LINES
        if (heading_years(text)[0] or bare) and REVIEWING.search(text) and named != "excerpt":
            return DocumentType("excerpt", f"speaks for {whom} in {han} characters", frozenset({"excerpt"}))
        flags.add("cut")
        if han < SOME_CHARS:
            return DocumentType(
                "excerpt", f"speaks for {whom} in only {han} characters", frozenset({"cut", "excerpt"})
            )
    if named == "excerpt":
        flags.add("excerpt")
    return DocumentType(WORK_REPORT, f"speaks for {whom} to a congress", frozenset(flags))


def _without_head(named: str, words: str, text: str, han: int, *, saluted: bool) -> DocumentType | None:
    """Return the type of a report without front matter, by its parts; None where nothing shows one."""
    parts = sum(bool(p.search(text)) for p in (REVIEWING, PLANNING, GOVERNING))
    addressed = "各位代表" in text or "我代表" in text[:1000]
    if han >= FULL_CHARS and parts == 3 and (addressed or named == WORK_REPORT):
        return DocumentType(WORK_REPORT, "its parts: review, tasks, government", frozenset({"no_head"}))
    if named == WORK_REPORT and saluted and han >= FULL_CHARS:
        return DocumentType(WORK_REPORT, f"spoken to deputies; title: {words}")
    if named == WORK_REPORT:
        if han < 60:
            return DocumentType("", "a title without a text")
        if REPORTED_ON.search(text[:600]):
            return DocumentType("excerpt", f"tells of a report; title: {words}", frozenset({"excerpt"}))
        return DocumentType("excerpt", f"no speech, {han} characters; title: {words}", frozenset({"excerpt"}))
    return None


def _sentences(text: str) -> int:
    """Count the sentences that are longer than a menu's words."""
    return sum(len(words) > 9 for words in SENTENCE_END.split(text)[:-1])


def _plain(text: str, han: int) -> DocumentType:
    """Return the type of prose without speech and title: a notice, news, or none."""
    if han < 150 or _sentences(text) < SENTENCES:
        return DocumentType("", f"no title, no speech, {han} Han characters")
    if NOTICE.search(text):
        return DocumentType("notice", "notifies")
    if REVIEW_OPENS.match(text) and CALL.search(text) and "国民经济" in text:
        return DocumentType("excerpt", "reviews years and ends with a report's call", frozenset({"excerpt"}))
    if NEWS.search(text[:NEWS_CHARS]) or NEWS.search(text[-NEWS_CHARS // 2 :]):
        return DocumentType("news_article", "told as news")
    return DocumentType("", "prose without a mark of any kind")
