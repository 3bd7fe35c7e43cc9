"""Who names a place in title and front matter, in order of trust, and the class of the office."""

import re

from pipelines.gazetteer.toponyms import GENERIC, Naming, country, level_of, names_in, place_before, stems_in
from pipelines.identify.front_matter import FrontMatter
from pipelines.identify.place_frequency import SUPPORT

NATION = re.compile(
    r"国务院|中央人民政府|全国(?:人民代表大会|人大|政协)|中共中央|中国共产党(?:第.{1,4}届)?中央|第.{1,4}届全国"
)
"""What is the whole country's: 国务院, 第九届全国人民代表大会."""
TERM = re.compile(r"第?[0-9一二三四五六七八九十百]{1,4}届")
"""What follows the place in a meeting's name: 第九届."""
OFFICE = re.compile(r"(?:人民)?政府|行政公署|行署|管理?委员?会")
"""What follows the place in an office's name: 人民政府."""
POST_AT = re.compile(r"(?:代理?)?(?:省长|市长|区长|县长|州长|旗长|盟长|镇长|乡长|主席|专员)")
"""What follows the place in a post: 代市长 of 湖州市代市长."""
POST_LEVELS = {"主": "自治区", "专": "地区"}
"""First characters of posts that do not name their class."""
STEM_START = re.compile(r"^|[】\]年——《“\s:：]|关于(?:制定|印发)?|中共|在")
"""Where a title may begin with a place without its class: 宁波2020年政府工作报告."""
STEM_END = re.compile(r"\s*(?:\d{4}年|[二一][〇○零\d九]|(?:人民)?政府|工作报告|[省市县区州])")
"""What follows such a place; before other words it may be an ordinary word (团结奋斗, 平安建设)."""
PREFIX = re.compile(r"^[【\[]([^】\]]{2,20}?)(?:招商|政府|发改)?[】\]]")
"""What a list puts before a title: 【湖州招商】."""
NEW = re.compile(r"^(?:新|市)区$")
"""Names of former divisions that also stand for any new district or town centre."""
ORGANS = ("委", "政协", "人大", "第")
"""What follows a place that a title names for another reason: 嘉兴市委."""

GOES_ON = re.compile(
    r"(?!人民|政府|行政?公署|行署|管委会|人大|政协|两会|全[省市县区州旗]|关于|第|年|国民|经济|社会|上半年|下半年)[㐀-鿿]{2,8}(?=\d{4}年)"
)
"""What follows a place in whose part the report is from: 东莞市|松山湖2021年."""

TITLE = "title"
"""Name of the title as a source."""
Statement = tuple[str, list[Naming]]
"""Who names places, and the places named."""


def strip_prefix(title: str) -> tuple[str, str]:
    """Split a title into title and place of the list's prefix: 【湖州招商】… gives 湖州; empty without one."""
    found = PREFIX.match(title)
    return (title[found.end() :].strip(), found[1]) if found else (title, "")


def places_in_head(head: FrontMatter, *, report: bool) -> list[Statement]:
    """Return the places that meeting, post and first sentence name, in order of trust.

    Args:
        head: front matter.
        report: the text is a government's report; of other texts only the meeting counts.
    """
    found: list[Statement] = []
    if head.meeting:
        found.append(("meeting", _of(head.meeting.words, TERM)))
    if head.post and report:
        found.append(("post", _of(head.post.words, OFFICE) or _of(head.post.words, POST_AT)))
    if head.whom and report:
        found.append(("speaks for", _of(head.whom.words, TERM) or _of(head.whom.words, OFFICE)))
    return [(source, kept) for source, namings in found if (kept := _telling(source, namings))]


def _telling(source: str, namings: list[Naming]) -> list[Naming]:
    """Leave out bare words that are an office's everyday name: 新区人民政府, 城区政府; a meeting's count."""
    ordinary = NEW if source == "meeting" else GENERIC
    return [naming for naming in namings if not ordinary.match(naming.words)]


def _of(words: str, sign: re.Pattern[str]) -> list[Naming]:
    """Return the place named directly before a sign; the first character of 市长 may belong to it (湖州代市长)."""
    if NATION.search(words):
        return [Naming(words, (country(),), (0, len(words)), full=True)]
    match = sign.search(words)
    if not match:
        return []
    naming = place_before(words, match.start())
    if naming is None and sign is POST_AT:
        naming = place_before(words[: match.start()] + match[0][-2], match.start() + 1)
    return [naming] if naming else []


def places_in_title(title: str, text: str, *, report: bool) -> list[Naming]:
    """Return the place of a title: of several full names the one before 政府工作报告, else a stem.

    Args:
        title: a title.
        text: the whole text, which must repeat a stem that other words follow.
        report: the text is a government's report; of other texts the first full name counts.

    Returns:
        One naming; empty where the title names no place.
    """
    title = title[:300]
    if NATION.search(title):
        return [Naming(title, (country(),), (0, len(title)), full=True)]
    every = names_in(title)
    full = [naming for naming in every if not title[naming.span[1] :].startswith(ORGANS)]
    full = full or [naming for naming in every if len(naming.words) > 2]
    if full:
        mark = title.find("政府工作报告")
        before = [naming for naming in full if naming.span[1] <= mark] if report else full[:1]
        return [_within(title, before[-1] if before else full[0])]
    for start in STEM_START.finditer(title):
        stem = stems_in(title, start.end())
        if stem and (STEM_END.match(title, stem.span[1]) or text.count(stem.words) >= SUPPORT):
            return [stem]
    return []


def _within(title: str, naming: Naming) -> Naming:
    """Return the place in another whose stem follows its name, 宁波市北仑2021年; else the place named."""
    stem = stems_in(title, naming.span[1])
    if stem is None or not STEM_END.match(title, stem.span[1]):
        return naming
    inside = tuple(
        one
        for one in stem.regions
        if any(one.parent == up.code and one.code != up.code for up in naming.regions)
    )
    if not inside:
        return naming
    span = (naming.span[0], stem.span[1])
    return Naming(title[slice(*span)], inside, span, full=False)


def names_unlisted_part(title: str, namings: list[Naming]) -> bool:
    """Return whether a title seems to name an unlisted part of its place: 东莞市|松山湖2021年."""
    return any(one.full and GOES_ON.match(title, one.span[1]) for one in namings)


def level_of_office(head: FrontMatter) -> str:
    """Return the class of the speaker's office: 市 of 市人民政府, of 市长; empty where nothing says it."""
    for found, sign in ((head.whom, OFFICE), (head.post, OFFICE), (head.meeting, TERM)):
        if found and (match := sign.search(found.words)) and (word := level_of(found.words[: match.start()])):
            return word
    if head.post and (match := POST_AT.search(head.post.words)):
        return POST_LEVELS.get(match[0][-2], match[0][-2])
    return ""
