"""Title, head and text -> whose report it is: one region, `ambiguous` with its candidates, or `unknown`.

Trust goes from what the speech itself says (title, meeting, post, in whose name) to what the page says
(site code, parents named in the text, the list's prefix). What disagrees is a flag, never a silent choice.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipelines.head import Head
from pipelines.places import (
    GENERIC,
    Naming,
    country,
    has_level,
    level_of,
    names_in,
    place_before,
    stems_in,
)
from pipelines.regions import STATE_COUNCIL, Region, code_in, label, lineage, region, series, tables, within
from storage.records import Article

NATION = re.compile(
    r"国务院|中央人民政府|全国(?:人民代表大会|人大|政协)|中共中央|中国共产党(?:第.{1,4}届)?中央|第.{1,4}届全国"
)
TERM = re.compile(r"第?[0-9一二三四五六七八九十百]{1,4}届")
OFFICE = re.compile(r"(?:人民)?政府|行政公署|行署|管理?委员?会")
POST_AT = re.compile(r"(?:代理?)?(?:省长|市长|区长|县长|州长|旗长|盟长|镇长|乡长|主席|专员)")
STEM_START = re.compile(r"^|[】\]年——《“\s:：]|关于(?:制定|印发)?|中共|在")
"""Where a title may begin with a place without its class: 宁波2020年政府工作报告."""
PREFIX = re.compile(r"^[【\[]([^】\]]{2,20}?)(?:招商|政府|发改)?[】\]]")
"""What a list puts before a title: 【湖州招商】."""
ZONE = re.compile(
    r"([㐀-鿿]{2,14}?(?:经济技术开发区|经济开发区|高新技术产业开发区|开发区|高新区|产业园区|工业园区|园区|保税区|度假区|示范区|管理区|新区|生产建设兵团|[^自]镇|乡|街道))(?=管委会|管理委员会|人民政府|政府|第.{1,4}届|人民代表大会|\d{4}年|政府工作报告|$)"
)
"""Places without a division code: 大榭开发区管理委员会."""
SUPPORT = 3
"""Mentions in a text from which a name supports what a page says."""
DOMINANCE = 5
"""How many times more often a parent must be named than the parents of the other candidates."""
LONG = 3000
STANDS_OUT = 10
"""Mentions from which a place that nobody names in the head may be read from the text."""


@dataclass(slots=True)
class Whose:
    """Whose a text is, with evidence and flags."""

    code: str = "unknown"
    candidates: tuple[str, ...] = ()
    name: str = ""
    level: str = ""
    evidence: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)


def strip_prefix(title: str) -> tuple[str, str]:
    """A title without the list's prefix, and the place of the prefix: 【湖州招商】… gives 湖州."""
    found = PREFIX.match(title)
    return (title[found.end() :].strip(), found[1]) if found else (title, "")


def resolve(titles: Sequence[str], head: Head, article: Article, year: int | None, *, report: bool) -> Whose:
    """Whose report this is. `report`: a government's, so the office spoken for tells the level."""
    said = _said(head, report=report)
    titled = [naming for title in titles[:1] for naming in _titled(title, report=report)]
    result = Whose()
    groups = [("title", titled), *said]
    level = _level(head) if report else ""
    found = _intersect(groups, year, level, result)
    if not found:
        zone = _zone(titles, head, year)
        if zone:
            return zone
    if len(found) != 1:
        found = _narrow(found, article, year, result)
    if not found:
        return _from_body(article, year, level, result)
    if len(found) > 1:
        return _several(found, result)
    return _settled(found[0], article, titled, said, year, result)


def _several(found: Sequence[str], result: Whose) -> Whose:
    result.code, result.candidates = "ambiguous", tuple(sorted(set(found)))
    result.evidence.append("candidates: " + ", ".join(label(code) for code in result.candidates))
    return result


def _settle(code: str, year: int | None, result: Whose) -> Whose:
    one = region(code, year)
    result.code, result.candidates = code, ()
    result.name, result.level = (one.name, one.level) if one else ("", "")
    return result


def _said(head: Head, *, report: bool) -> list[tuple[str, list[Naming]]]:
    """Places that the meeting, the post and the first sentence name."""
    found: list[tuple[str, list[Naming]]] = []
    if head.meeting:
        found.append(("meeting", _of(head.meeting.words, TERM)))
    if head.post and report:
        found.append(("post", _of(head.post.words, OFFICE) or _of(head.post.words, POST_AT)))
    if head.whom and report:
        found.append(("speaks for", _of(head.whom.words, TERM) or _of(head.whom.words, OFFICE)))
    return [(source, namings) for source, namings in found if namings]


def _of(words: str, sign: re.Pattern[str]) -> list[Naming]:
    """The place named directly before a sign (第九届, 人民政府, 市长); for 市长 its first character belongs to it."""
    if NATION.search(words):
        return [Naming(words, (country(),), (0, len(words)), full=True)]
    match = sign.search(words)
    if not match:
        return []
    ends = [match.start(), match.start() + 1] if sign is POST_AT else [match.start()]
    for end in ends:
        words_here = words
        if sign is POST_AT and end == match.start() + 1:
            words_here = words[: match.start()] + words[match.end() - 2 :]
        if naming := place_before(words_here, end):
            return [naming]
    return []


def _titled(title: str, *, report: bool) -> list[Naming]:
    """The place of a title: of several full names the one nearest to 政府工作报告, else a stem where one may stand."""
    title = title[:300]
    if NATION.search(title):
        return [Naming(title, (country(),), (0, len(title)), full=True)]
    full = [
        n for n in names_in(title) if not title[n.span[1] :].startswith(("委", "政协", "人大"))
    ] or names_in(title)
    if full:
        mark = title.find("政府工作报告")
        before = [n for n in full if n.span[1] <= mark] if mark >= 0 and report else full[:1]
        return [before[-1] if before else full[0]]
    for start in STEM_START.finditer(title):
        if stem := stems_in(title, start.end()):
            return [stem]
    return []


def _level(head: Head) -> str:
    """The class that the speaker's office is called by: 市 of 市人民政府."""
    for found, sign in ((head.whom, OFFICE), (head.post, OFFICE), (head.meeting, TERM)):
        if found and (match := sign.search(found.words)) and (word := level_of(found.words[: match.start()])):
            return word
    if head.post and (match := POST_AT.search(head.post.words)):
        word = match[0][-2]
        return {"主": "自治区", "专": "地区"}.get(word, word)
    return ""


def _codes(namings: Iterable[Naming], year: int | None) -> set[str]:
    """Codes that namings stand for in a year; a name of another time is followed along its series."""
    codes: set[str] = set()
    for naming in namings:
        regions = list(naming.regions)
        valid = (
            [one for one in regions if one.valid(year)] if year else [r for r in regions if r.until is None]
        )
        if valid:
            codes |= {code_in(one.code, year) for one in valid}
            continue
        moved = {code_in(one.code, year) for one in regions}
        alive = {c for c in moved if (one := region(c, year)) and one.valid(year)}
        codes |= alive or ({regions[-1].code} if len({series(r.code) for r in regions}) == 1 else moved)
    return codes


def _intersect(
    groups: Sequence[tuple[str, list[Naming]]], year: int | None, level: str, result: Whose
) -> list[str]:
    """Candidates that all who name a place agree on; the speech outvotes a title that disagrees."""
    found: set[str] = set()
    owner = ""
    for source, namings in groups:
        codes = _fitting(_codes(namings, year), level)
        if not codes:
            continue
        result.evidence.append(f"{source}: {'/'.join(n.words for n in namings)}")
        if not found:
            found, owner = codes, source
        elif found & codes:
            found &= codes
        elif _below(codes, found):
            found, owner = codes, source
        elif not _below(found, codes):
            result.flags.add("wrong_place_suspected")
            agreeing = sum(bool(_fitting(_codes(n, year), level) & codes) for s, n in groups if s != "title")
            if owner == "title" and agreeing > 1:
                found, owner = codes, source
            else:
                found |= codes
    return sorted(found)


def _below(codes: set[str], above: set[str]) -> bool:
    """Whether all codes lie in one of those above (a province's site carries a city's report)."""
    return all(any(code != up and within(code, up) for up in above) for code in codes)


def _fitting(codes: set[str], level: str) -> set[str]:
    """Codes whose class is the one of the speaker's office; all where that leaves none."""
    fitting = {
        code
        for code in codes
        if code == STATE_COUNCIL or any(has_level(r, level) for r in tables().code[code])
    }
    return fitting or codes


def _priors(article: Article) -> list[tuple[str, set[str]]]:
    """What the page says about its place: codes by source, the site's code first."""
    fields, hints = article.fields, article.hints
    found: list[tuple[str, set[str]]] = []
    for source, code in (("site code", fields.site_code), ("list's site code", hints.site_code)):
        if region(code[:6]):
            found.append((source, {code[:6]}))
    prefix = hints.prefix or strip_prefix(article.title)[1]
    named = (("prefix", prefix), ("publisher", fields.publisher), ("site name", fields.site_name))
    for source, words in (*named, ("list's title", hints.title)):
        namings = names_in(words[:80]) or ([stem] if words and (stem := stems_in(words, 0)) else [])
        if namings:
            found.append((source, {one.code for one in namings[-1].regions}))
    return found


def _narrow(found: list[str], article: Article, year: int | None, result: Whose) -> list[str]:
    """Candidates that the page's own place or the parents named in the text leave over."""
    if not found:
        return []
    priors = _priors(article)
    for source, codes in priors[:2]:
        kept = [c for c in found if c in codes or any(within(c, up) for up in codes)]
        if source.endswith("code") and kept and len(kept) < len(found):
            result.evidence.append(f"{source}: {'/'.join(sorted(codes))}")
            found = kept
    if len(found) > 1:
        found = _by_parents(found, article.text, result)
    for source, codes in priors:
        if len(found) < 2:
            break
        years = {code_in(code, year) for code in codes}
        kept = [c for c in found if c in years] or [c for c in found if any(within(c, up) for up in codes)]
        if kept and len(kept) < len(found):
            result.evidence.append(f"{source}: {'/'.join(sorted(codes))}")
            found = kept
    return found


def _by_parents(found: list[str], text: str, result: Whose) -> list[str]:
    """The candidate whose parents the text names, where those of the others are hardly named."""
    counts = {code: _parent_mentions(code, found, text) for code in found}
    best = max(found, key=lambda code: counts[code])
    rest = max(count for code, count in counts.items() if code != best)
    if counts[best] >= SUPPORT and counts[best] >= DOMINANCE * rest:
        result.evidence.append(f"parents in the text: {label(best)} {counts[best]}, others {rest}")
        return [best]
    return found


def _parent_mentions(code: str, found: Sequence[str], text: str) -> int:
    """How often the parents of a code that the other candidates do not share are named, by their stems."""
    shared = {up.code for other in found if other != code for up in lineage(other)}
    own = [up for up in lineage(code)[:-1] if up.code not in shared]
    stems = {tables().code[code][-1].stem}
    return max((text.count(up.stem) for up in own if up.stem not in stems), default=0)


def _zone(titles: Sequence[str], head: Head, year: int | None) -> Whose | None:
    """A development zone or a town: a local id under the division named with it."""
    for words in (
        *titles[:1],
        head.meeting.words if head.meeting else "",
        head.whom.words if head.whom else "",
    ):
        match = ZONE.search(words[:200])
        if not match:
            continue
        above = names_in(match[1])
        name = match[1][above[-1].span[1] :] if above else match[1]
        name = re.sub(r"^\d{4}年", "", name)
        codes = sorted(_codes(above[-1:], year))
        level = "township" if name.endswith(("镇", "乡", "街道")) else "zone"
        result = Whose(name=name, level=level, evidence=[f"zone: {match[1]}"])
        if len(codes) == 1 and name:
            result.code = f"{codes[0]}-x{name}"
        return result
    return None


def _from_body(article: Article, year: int | None, level: str, result: Whose) -> Whose:
    """Nobody names a place in the head: what the page says counts only when the text supports it."""
    text = article.text
    for source, codes in _priors(article):
        now = {code_in(code, year) for code in codes}
        fitting = [
            c
            for c in now
            if any(has_level(r, level) for r in tables().code[c]) and _mentions(c, text) >= SUPPORT
        ]
        if len(fitting) == 1:
            result.evidence.append(f"{source}, and named in the text {_mentions(fitting[0], text)} times")
            return _settle(fitting[0], year, result)
    top = _top_of_body(text, year, level)
    if len(top) == 1:
        result.evidence.append(f"the text names it most: {label(top[0])} {_mentions(top[0], text)} times")
        result.flags.add("place_from_text")
        return _settle(top[0], year, result)
    if top:
        return _several(top, result)
    result.evidence.append("no place is named")
    return result


def _mentions(code: str, text: str) -> int:
    """How often a division is named in a text, by its name or its stem."""
    rows = tables().code.get(code, [])
    return max((text.count(one.stem) for one in rows), default=0)


def _top_of_body(text: str, year: int | None, level: str) -> list[str]:
    """Divisions of a class that a long text names far more often than any other of it, their parents named too.

    Several when it is not clear which, none when nothing stands out: many stems are ordinary words (平安, 资源).
    """
    level = level or _level_of_body(text)
    if len(text) < LONG or not level:
        return []
    pairs = Counter(map("".join, pairwise(text)))
    counts: dict[str, int] = {}
    for stem, rows in tables().stem.items():
        if len(stem) < 2 or GENERIC.match(stem) or pairs[stem[:2]] < STANDS_OUT:
            continue
        fitting = {r.code for r in rows if r.valid(year) and has_level(r, level) and r.level != "country"}
        for code in fitting:
            if _parents_named(code, text):
                counts[code] = text.count(stem)
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    if not ranked or counts[ranked[0]] < STANDS_OUT:
        return []
    near = [code for code in ranked if counts[code] * 3 > counts[ranked[0]]]
    return _by_parents(near, text, Whose()) if len(near) > 1 else near


def _parents_named(code: str, text: str) -> bool:
    """Whether the text names something above a division; a province has nothing above it."""
    above = lineage(code)[:-1]
    return not above or any(up.stem in text for up in above)


def _level_of_body(text: str) -> str:
    """The class that a text calls its own place by: 县 of 全县, 我县; empty when two are named as often."""
    counts = sorted(((text.count("全" + c) + text.count("我" + c), c) for c in "省市县区州旗"), reverse=True)
    return counts[0][1] if counts[0][0] >= STANDS_OUT // 2 and counts[0][0] > 2 * counts[1][0] else ""


def _settled(
    code: str,
    article: Article,
    titled: list[Naming],
    said: list[tuple[str, list[Naming]]],
    year: int | None,
    result: Whose,
) -> Whose:
    """One region is left: check that the text does not speak of another place all along."""
    text = article.text
    if (
        titled
        and not said
        and code != STATE_COUNCIL
        and len(text) >= LONG
        and _mentions(code, text) < SUPPORT
    ):
        result.flags.add("wrong_place_suspected")
        result.evidence.append(f"the title's place is named only {_mentions(code, text)} times in the text")
        return _several([code, *_top_of_body(text, year, _level_of_body(text))], result)
    return _settle(code, year, result)


def same_place(a: Region, b: Region) -> bool:
    """Whether two regions are one place at different times."""
    return bool(set(series(a.code)) & set(series(b.code)))
