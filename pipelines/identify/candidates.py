"""Candidate regions: what those agree on who name a place, narrowed by what the page says."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from pipelines.gazetteer.regions import STATE_COUNCIL, code_in, heirs_in, label, region, within
from pipelines.gazetteer.toponyms import Naming, fits_level
from pipelines.identify.page_sources import CODED, SourceCodes, read_page_sources
from pipelines.identify.place_evidence import TITLE, Statement
from pipelines.identify.place_frequency import choose_by_parents
from storage.records import Article

WRONG_PLACE = "wrong_place_suspected"
"""Flag of a report whose sources name different places."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Regions that a report may be of, with the evidence and the flags so far."""

    codes: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()

    def note(self, evidence: str) -> "Candidates":
        """Return the same with one more piece of evidence."""
        return replace(self, evidence=(*self.evidence, evidence))

    def flag(self, name: str) -> "Candidates":
        """Return the same with one more flag."""
        return replace(self, flags=self.flags | {name})

    def keep(self, codes: Iterable[str]) -> "Candidates":
        """Return the same with other codes."""
        return replace(self, codes=tuple(codes))


def agree(statements: Sequence[Statement], year: int | None, level: str) -> Candidates:
    """Intersect what everybody says who names a place; a speech of several voices outvotes its title.

    Args:
        statements: who names which places, the most trusted first.
        year: the report's year; None where it is unknown.
        level: class of the speaker's office (市, 县 …), which the places must be of; empty for any.

    Returns:
        The codes on which all agree, sorted; the union, flagged, where two disagree; empty where nobody
        names a place.
    """
    result = Candidates()
    found: set[str] = set()
    owner = ""
    for source, namings in statements:
        codes = keep_level(codes_named(namings, year), level)
        if not codes:
            continue
        result = result.note(f"{source}: {'/'.join(one.words for one in namings)}")
        if not found or _all_below(codes, found):
            found, owner = codes, source
        elif found & codes:
            found = found & codes
        elif owner == TITLE or not _all_below(found, codes):
            result = result.flag(WRONG_PLACE)
            outvoted = owner == TITLE and _count_voices(statements, codes, year, level) > 1
            found, owner = (codes, source) if outvoted else (found | codes, source)
    return result.keep(sorted(found))


def _count_voices(statements: Iterable[Statement], codes: set[str], year: int | None, level: str) -> int:
    """How many of those who speak, the title apart, name one of the codes."""
    voices = (
        keep_level(codes_named(namings, year), level) & codes
        for source, namings in statements
        if source != TITLE
    )
    return sum(map(bool, voices))


def codes_named(namings: Iterable[Naming], year: int | None) -> set[str]:
    """Return the codes that namings stand for in a year; other names are followed along their series.

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
        alive = {code for code in moved if (one := region(code, year)) and one.valid(year)}
        codes |= alive or {heir for code in moved for heir in heirs_in(code, year)}
    return codes


def keep_level(codes: set[str], level: str) -> set[str]:
    """Return the codes whose class is the one of the speaker's office; all where that leaves nothing."""
    return {code for code in codes if code == STATE_COUNCIL or fits_level(code, level)} or codes


def _all_below(codes: Collection[str], above: Collection[str]) -> bool:
    """Whether all codes lie in one of those above (a province's site carries a city's report)."""
    return bool(above) and all(any(code != up and within(code, up) for up in above) for code in codes)


def find_doubt(statements: Iterable[Statement], codes: Collection[str], year: int | None) -> str:
    """Return why places that are named can only be candidates; empty where nothing speaks against them.

    They are when one is not listed under the parents named with it, or when no place named was in use.
    """
    namings = [one for _, some in statements for one in some]
    clashing = next((one.words for one in namings if one.clash), "")
    if clashing:
        return f"{clashing} is not listed under what is named before it"
    own = {code_in(one.code, year) for naming in namings for one in naming.regions}
    return "" if own.intersection(codes) else f"what is named was not in use in {year}"


def narrow_by_page(candidates: Candidates, article: Article, year: int | None) -> Candidates:
    """Narrow several candidates by the site's code, the parents named in the text, then all the page says."""
    if len(candidates.codes) < 2:
        return candidates
    sources = read_page_sources(article)
    by_code = narrow_by_sources(candidates, [one for one in sources if one[0] in CODED], year)
    by_parents = _narrow_by_parents(by_code, article.text)
    return narrow_by_sources(by_parents, sources, year)


def narrow_by_sources(candidates: Candidates, sources: Iterable[SourceCodes], year: int | None) -> Candidates:
    """Keep, source by source, the candidates that it names, else those in a region that it names.

    A source that names no candidate, or all of them, changes nothing.
    """
    for source, codes in sources:
        if len(candidates.codes) < 2:
            break
        now = {code_in(code, year) for code in codes}
        kept = [code for code in candidates.codes if code in now] or [
            code for code in candidates.codes if any(within(code, up) for up in now)
        ]
        if kept and len(kept) < len(candidates.codes):
            candidates = candidates.keep(kept).note(f"{source}: {'/'.join(sorted(codes))}")
    return candidates


def _narrow_by_parents(candidates: Candidates, text: str) -> Candidates:
    """The one candidate whose parents the text names; all where it names no parents or those of several."""
    chosen = choose_by_parents(candidates.codes, text)
    if len(candidates.codes) < 2 or not chosen:
        return candidates
    return candidates.keep(chosen).note(f"parents named in the text: {label(chosen[0])}")
