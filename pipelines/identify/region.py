"""Resolve the region of a report: one region, `ambiguous` with its candidates, or `unknown`.

The steps, each a pure function: a zone or a town has a local id (`resolve_zone`); else those who name a place
must agree (`agree`); what they leave open the page narrows (`narrow_by_page`); where nobody names a place the
page and the text are asked (`resolve_from_page`); what is left must fit the office and the text (`confirm`).
Trust falls in this order: title, meeting, post and in whose name the speech is given, then site code, parents
named in the text, prefix of a list. A disagreement is a flag, never a silent choice.
"""

from dataclasses import dataclass

from pipelines.gazetteer.regions import STATE_COUNCIL, heirs_in, label, lineage, region, within
from pipelines.gazetteer.toponyms import fits_level
from pipelines.identify.candidates import (
    WRONG_PLACE,
    Candidates,
    agree,
    codes_named,
    find_doubt,
    narrow_by_page,
    narrow_by_sources,
)
from pipelines.identify.front_matter import FrontMatter
from pipelines.identify.page_sources import PREFIX, SITE_CODE, codes_in_use, codes_of, read_page_sources
from pipelines.identify.place_evidence import (
    TITLE,
    level_of_office,
    names_unlisted_part,
    places_in_head,
    places_in_title,
)
from pipelines.identify.place_frequency import (
    LONG,
    SUPPORT,
    count_mentions,
    find_standing_out,
    level_of_text,
)
from pipelines.identify.zones import PARENTS, Zone, find_zone, local_ids
from storage.records import Article

AMBIGUOUS = "ambiguous"
UNKNOWN = "unknown"
PLACE_FROM_TEXT = "place_from_text"
"""Flag of a report whose place only the text names, again and again."""
EVIDENCE_CHARS = 60
"""Characters of the words quoted as evidence."""


@dataclass(frozen=True, slots=True)
class RegionDecision:
    """The region of a text, with evidence and flags."""

    code: str = UNKNOWN
    """A division's code, a zone's local id, `ambiguous` or `unknown`."""
    candidates: tuple[str, ...] = ()
    """Codes or local ids, sorted, where the region is ambiguous."""
    name: str = ""
    level: str = ""
    evidence: tuple[str, ...] = ()
    """What led there, in the order of the steps."""
    flags: frozenset[str] = frozenset()


def resolve_region(
    title: str, head: FrontMatter, article: Article, year: int | None, *, report: bool
) -> RegionDecision:
    """Resolve the region of a text.

    Args:
        title: its most telling title.
        head: its front matter.
        article: its text with what the page says.
        year: its year; None where it is unknown.
        report: it is a government's report, so that the office spoken for tells the class of the region.
    """
    if zone := resolve_zone(title, head, article, year):
        return zone
    titled = places_in_title(title, article.text, report=report)
    spoken = places_in_head(head, report=report)
    statements = [(TITLE, titled), *spoken]
    level = level_of_office(head) if report else ""
    agreed = agree(statements, year, level)
    if not agreed.codes:
        return resolve_from_page(article, year, level)
    if report and not spoken and names_unlisted_part(title, titled):
        return decide_ambiguous(agreed.note("the title names a place in it that is not listed"))
    if why := find_doubt(statements, agreed.codes, year):
        return decide_ambiguous(agreed.note(why))
    narrowed = narrow_by_page(agreed, article, year)
    if len(narrowed.codes) > 1:
        return decide_ambiguous(narrowed)
    return confirm(narrowed, article, year, level, alone=not spoken)


def decide_ambiguous(found: Candidates) -> RegionDecision:
    """Decide that any of the candidates may be meant."""
    codes = tuple(sorted(set(found.codes)))
    listed = found.note("candidates: " + ", ".join(label(code) for code in codes))
    return RegionDecision(AMBIGUOUS, codes, evidence=listed.evidence, flags=listed.flags)


def decide_region(found: Candidates, year: int | None) -> RegionDecision:
    """Decide for the one candidate under its name in that year; for its heirs where it was not in use."""
    code = found.codes[0]
    one = region(code, year)
    if one is None:
        heirs = found.keep(heirs_in(code, year))
        return decide_ambiguous(heirs.note(f"{label(code)} was not in use in {year}"))
    return RegionDecision(code, (), one.name, one.level, found.evidence, found.flags)


def confirm(
    found: Candidates, article: Article, year: int | None, level: str, *, alone: bool
) -> RegionDecision:
    """Check the one candidate against the office, the text and the list's prefix, then decide.

    Args:
        found: one candidate.
        article: the text with what the page says.
        year: its year.
        level: class of the speaker's office; empty where it is unknown.
        alone: the speech itself names no place, so that its text must name this one.
    """
    code, text = found.codes[0], article.text
    misfits = not fits_level(code, level) and code != STATE_COUNCIL
    if misfits:
        found = found.note(f"but the office is that of a {level}")
    rare = alone and len(text) >= LONG and count_mentions(code, text) < SUPPORT
    others = find_standing_out(text, year, level or level_of_text(text)) if misfits or rare else []
    if misfits or (others and code not in others):
        return decide_ambiguous(found.flag(WRONG_PLACE).keep([code, *others]))
    prefixed = codes_of(PREFIX, article)
    if prefixed and not any(within(code, one) or within(one, code) for one in prefixed):
        found = found.flag(WRONG_PLACE).note(f"but the list files it under {'/'.join(sorted(prefixed))}")
    return decide_region(found, year)


def resolve_from_page(article: Article, year: int | None, level: str) -> RegionDecision:
    """Resolve a region that the head does not name: by the page if the text supports it, else by the text."""
    text = article.text
    sources = [(source, codes_in_use(codes, year)) for source, codes in read_page_sources(article)]
    for source, codes in sources:
        supported = [c for c in codes if fits_level(c, level) and count_mentions(c, text) >= SUPPORT]
        if len(supported) == 1:
            times = count_mentions(supported[0], text)
            found = Candidates(tuple(supported)).note(f"{source}, and the text names it {times} times")
            return confirm(found, article, year, level, alone=True)
    top = find_standing_out(text, year, level)
    if len(top) == 1:
        said = f"the text names {label(top[0])} {count_mentions(top[0], text)} times"
        return decide_region(Candidates(tuple(top)).note(said).flag(PLACE_FROM_TEXT), year)
    every = set(top).union(*(codes for _, codes in sources))
    if every:
        return decide_ambiguous(Candidates(tuple(every)))
    return RegionDecision(evidence=("no place is named",))


def resolve_zone(title: str, head: FrontMatter, article: Article, year: int | None) -> RegionDecision | None:
    """Resolve a development zone or a town: a local id under its division; None where no zone is named.

    Without a division named with it the site's code gives candidates; without that it is unknown.
    """
    zones = _zones_named(title, head, year)
    if not zones:
        return None
    words, zone = next((one for one in zones if _parents_of(one[1], article, year)), zones[0])
    named = Candidates(tuple(_parents_of(zone, article, year))).note(f"zone: {words[:EVIDENCE_CHARS]}")
    parents = narrow_by_sources(named, read_page_sources(article), year)
    if len(parents.codes) == 1:
        code, candidates = local_ids(zone, parents.codes)[0], []
    else:
        candidates = local_ids(zone, parents.codes or tuple(codes_of(SITE_CODE, article)))
        code = AMBIGUOUS if candidates else UNKNOWN
    return RegionDecision(code, tuple(candidates), zone.name, zone.level, parents.evidence, parents.flags)


def _zones_named(title: str, head: FrontMatter, year: int | None) -> list[tuple[str, Zone]]:
    """Zones that the title, the meeting, in whose name the speech is and the post name, with these words."""
    post = head.post.words.rpartition("、")[2] if head.post else ""
    said = (head.meeting.words if head.meeting else "", head.whom.words if head.whom else "", post)
    zones = [(words, zone) for words in (title, *said) if (zone := find_zone(words, year))]
    if (
        zones
        and zones[0][1].above is None
        and (whole := find_zone(_as_office(title, zones[0][1].name), year))
    ):
        zones.insert(0, (title, whole))
    return zones


def _as_office(title: str, name: str) -> str:
    """A title up to a zone's name, as an office: 东莞市松山湖|管委会."""
    before, found, _ = title.partition(name)
    return f"{before}{found}管委会" if found else ""


def _parents_of(zone: Zone, article: Article, year: int | None) -> list[str]:
    """Return the divisions that a zone may lie in, as named; the text must confirm a doubtful stem."""
    if zone.above is None:
        return [PARENTS[zone.name]] if zone.name in PARENTS else []
    codes = {code for code in codes_named([zone.above], year) if region(code, year)}
    if zone.sure:
        return sorted(codes)
    return sorted(code for code in codes if any(up.name in article.text for up in lineage(code)[-1:]))
