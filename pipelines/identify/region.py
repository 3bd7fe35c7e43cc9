"""Title, head and text -> whose report it is: one region, `ambiguous` with its candidates, or `unknown`.

Trust goes from what the speech itself says (title, meeting, post, in whose name) to what the page says
(site code, parents named in the text, the list's prefix). What disagrees is a flag, never a silent choice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipelines.gazetteer.regions import STATE_COUNCIL, code_in, heirs_in, label, lineage, region, within
from pipelines.gazetteer.toponyms import Naming, fits_level, names_in, stems_in
from pipelines.identify.front_matter import Head
from pipelines.identify.place_evidence import (
    Groups,
    goes_on,
    level_of_office,
    named_in,
    said_in,
    strip_prefix,
)
from pipelines.identify.place_frequency import (
    LONG,
    SUPPORT,
    choose_by_parents,
    count_mentions,
    find_standing_out,
    level_of_text,
)
from pipelines.identify.zones import PARENTS, Zone, find_zone, local_ids
from storage.records import Article


@dataclass(slots=True)
class RegionDecision:
    """Whose a text is, with evidence and flags; filled step by step by `resolve`."""

    code: str = "unknown"
    candidates: tuple[str, ...] = ()
    name: str = ""
    level: str = ""
    evidence: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)


def resolve_region(
    title: str, head: Head, article: Article, year: int | None, *, report: bool
) -> RegionDecision:
    """Whose report this is. `report`: a government's, so the office spoken for tells the class."""
    zone = _zone(title, head, article, year)
    if zone:
        return zone
    result = RegionDecision()
    said = said_in(head, report=report)
    titled = named_in(title, article.text, report=report)
    level = level_of_office(head) if report else ""
    groups = [("title", titled), *said]
    found = _agree(groups, year, level, result)
    if found and not said and report and goes_on(title, titled):
        result.evidence.append("the title names a place in it that is not listed")
        return _several(found, result)
    if found and (why := _doubt(groups, found, year)):
        result.evidence.append(why)
        return _several(found, result)
    if not found:
        return _from_page(article, year, level, result)
    if len(found) > 1:
        found = _narrow(found, article, year, result)
    if len(found) > 1:
        return _several(found, result)
    return _settled(found[0], article, year, level, result, alone=not said)


def _several(found: Sequence[str], result: RegionDecision) -> RegionDecision:
    result.code, result.candidates = "ambiguous", tuple(sorted(set(found)))
    result.evidence.append("candidates: " + ", ".join(label(code) for code in result.candidates))
    return result


def _settle(code: str, year: int | None, result: RegionDecision) -> RegionDecision:
    one = region(code, year)
    if one is None:
        result.evidence.append(f"{label(code)} was not in use in {year}")
        return _several(heirs_in(code, year), result)
    result.code, result.candidates = code, ()
    result.name, result.level = one.name, one.level
    return result


def _codes(namings: Iterable[Naming], year: int | None) -> set[str]:
    """Codes that namings stand for in a year; a name of another time is followed along its series.

    Where nothing of its series is left, those that follow it: candidates, for none of them has the name.
    """
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
        codes |= alive or {heir for code in moved for heir in heirs_in(code, year)}
    return codes


def _doubt(groups: Groups, found: Sequence[str], year: int | None) -> str:
    """Why places named may only be candidates: not in use, or not listed under the parents named; else empty."""
    named = [one for _, namings in groups for one in namings]
    clashing = next((one.words for one in named if one.clash), "")
    if clashing:
        return f"{clashing} is not listed under what is named before it"
    own = {code_in(one.code, year) for naming in named for one in naming.regions}
    return "" if own.intersection(found) else f"what is named was not in use in {year}"


def _agree(groups: Groups, year: int | None, level: str, result: RegionDecision) -> list[str]:
    """Candidates that all who name a place agree on; a speech of one voice outvotes a title that disagrees."""
    found: set[str] = set()
    owner = ""
    for source, namings in groups:
        codes = _fitting(_codes(namings, year), level)
        if not codes:
            continue
        result.evidence.append(f"{source}: {'/'.join(one.words for one in namings)}")
        if not found or _below(codes, found):
            found, owner = codes, source
        elif found & codes:
            found &= codes
        elif owner == "title" or not _below(found, codes):
            result.flags.add("wrong_place_suspected")
            voices = [_fitting(_codes(n, year), level) & codes for name, n in groups if name != "title"]
            outvoted = owner == "title" and sum(map(bool, voices)) > 1
            found, owner = (codes, source) if outvoted else (found | codes, source)
    return sorted(found)


def _below(codes: set[str], above: set[str]) -> bool:
    """Whether all codes lie in one of those above (a province's site carries a city's report)."""
    return bool(above) and all(any(code != up and within(code, up) for up in above) for code in codes)


def _fitting(codes: set[str], level: str) -> set[str]:
    """Codes whose class is the one of the speaker's office; all where that leaves none."""
    return {code for code in codes if code == STATE_COUNCIL or fits_level(code, level)} or codes


def _priors(article: Article) -> list[tuple[str, set[str]]]:
    """What the page says about its place: codes by source, site codes first."""
    fields, hints = article.fields, article.hints
    found: list[tuple[str, set[str]]] = []
    for source, code in (("site code", fields.site_code), ("list's site code", hints.site_code)):
        if region(code[:6]):
            found.append((source, {code[:6]}))
    prefix = hints.prefix or strip_prefix(article.title)[1]
    named = (("prefix", prefix), ("publisher", fields.publisher), ("site name", fields.site_name))
    for source, words in (*named, ("list's title", hints.title)):
        stem = stems_in(words, 0) if source == "prefix" and words else None
        namings = names_in(words[:80]) or ([stem] if stem else [])
        if namings:
            found.append((source, {one.code for one in namings[-1].regions}))
    return found


def _narrow(found: list[str], article: Article, year: int | None, result: RegionDecision) -> list[str]:
    """Candidates left over by the site's code, then by the parents named in the text, then by the page's words."""
    priors = _priors(article)
    found = _sift(found, [one for one in priors if one[0].endswith("code")], year, result)
    chosen = choose_by_parents(found, article.text)
    if len(found) > 1 and chosen:
        result.evidence.append(f"parents named in the text: {label(chosen[0])}")
        found = chosen
    return _sift(found, priors, year, result)


def _sift(
    found: list[str], priors: Iterable[tuple[str, set[str]]], year: int | None, result: RegionDecision
) -> list[str]:
    for source, codes in priors:
        if len(found) < 2:
            break
        now = {code_in(code, year) for code in codes}
        kept = [c for c in found if c in now] or [c for c in found if any(within(c, up) for up in now)]
        if kept and len(kept) < len(found):
            result.evidence.append(f"{source}: {'/'.join(sorted(codes))}")
            found = kept
    return found


def _from_page(article: Article, year: int | None, level: str, result: RegionDecision) -> RegionDecision:
    """Nobody names a place in the head: what the page says counts only when the text supports it."""
    text = article.text
    priors = [
        (source, {now for code in codes if region(now := code_in(code, year), year)})
        for source, codes in _priors(article)
    ]
    for source, codes in priors:
        fitting = [c for c in codes if fits_level(c, level) and count_mentions(c, text) >= SUPPORT]
        if len(fitting) == 1:
            result.evidence.append(
                f"{source}, and the text names it {count_mentions(fitting[0], text)} times"
            )
            return _settled(fitting[0], article, year, level, result, alone=True)
    top = find_standing_out(text, year, level)
    if len(top) == 1:
        result.evidence.append(f"the text names {label(top[0])} {count_mentions(top[0], text)} times")
        result.flags.add("place_from_text")
        return _settle(top[0], year, result)
    candidates = sorted(set(top).union(*(codes for _, codes in priors)))
    if candidates:
        return _several(candidates, result)
    result.evidence.append("no place is named")
    return result


def _settled(
    code: str, article: Article, year: int | None, level: str, result: RegionDecision, *, alone: bool
) -> RegionDecision:
    """One region is left: check that neither the office nor the text speaks of another place all along."""
    text = article.text
    suspect = not fits_level(code, level) and code != STATE_COUNCIL
    if suspect:
        result.evidence.append(f"but the office is that of a {level}")
    rare = alone and len(text) >= LONG and count_mentions(code, text) < SUPPORT
    others: list[str] = []
    if suspect or rare:
        others = find_standing_out(text, year, level or level_of_text(text))
    if suspect or (others and code not in others):
        result.flags.add("wrong_place_suspected")
        return _several([code, *others], result)
    prefixed = next((codes for source, codes in _priors(article) if source == "prefix"), set())
    if prefixed and not any(within(code, one) or within(one, code) for one in prefixed):
        result.flags.add("wrong_place_suspected")
        result.evidence.append(f"but the list files it under {'/'.join(sorted(prefixed))}")
    return _settle(code, year, result)


def _zone(title: str, head: Head, article: Article, year: int | None) -> RegionDecision | None:
    """A development zone or a town: a local id under the division named with it; without one it is unknown."""
    post = head.post.words.rpartition("、")[2] if head.post else ""
    said = (head.meeting.words if head.meeting else "", head.whom.words if head.whom else "", post)
    zones = [(words, zone) for words in (title, *said) if (zone := find_zone(words))]
    if zones and zones[0][1].above is None and (whole := find_zone(_up_to(title, zones[0][1].name))):
        zones.insert(0, (title, whole))
    if not zones:
        return None
    words, zone = next((one for one in zones if _parents(one[1], article, year)), zones[0])
    result = RegionDecision(name=zone.name, level=zone.level, evidence=[f"zone: {words[:60]}"])
    codes = _parents(zone, article, year)
    if len(codes) > 1:
        codes = _sift(codes, _priors(article), year, result)
    if len(codes) == 1:
        result.code = local_ids(zone, codes)[0]
        return result
    sites = [site for source, site in _priors(article) if source == "site code"]
    codes = codes or sorted(sites[0] if sites else ())
    if codes:
        result.code, result.candidates = "ambiguous", tuple(local_ids(zone, codes))
    return result


def _up_to(title: str, name: str) -> str:
    """A title up to a zone's name, as an office: 东莞市松山湖|管委会."""
    before, found, _ = title.partition(name)
    return f"{before}{found}管委会" if found else ""


def _parents(zone: Zone, article: Article, year: int | None) -> list[str]:
    """Codes of the divisions that a zone may lie in: as named; a stem that may be chance must be borne out."""
    if zone.above is None:
        return [PARENTS[zone.name]] if zone.name in PARENTS else []
    codes = {code for code in _codes([zone.above], year) if region(code, year)}
    if zone.sure:
        return sorted(codes)
    return sorted(c for c in codes if any(up.name in article.text for up in lineage(c)[-1:]))
