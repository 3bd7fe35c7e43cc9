"""A report in the archive -> PhraseNews: phrases that are new, gone or back in its year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.compare.phrase_history import PhraseReport, held_reports
from pipelines.compare.phrase_stage import zoned_text
from pipelines.gazetteer.regions import lineage, series
from pipelines.phrases.first_and_last import is_back
from pipelines.phrases.phrase_discovery import (
    DatedText,
    Find,
    Question,
    find_phrases,
    gone_since,
    new_in,
    new_since,
)
from pipelines.phrases.phrase_text import PhraseText, phrase_text
from storage.archive import Archive

EVIDENCE_LEVELS = frozenset({"country", "province"})
"""Levels whose reports are evidence beside those of the place itself and above it: some 30 reports a year."""
USED = """
    SELECT p.text, h.year FROM phrase_uses u JOIN phrases p ON p.id = u.phrase JOIN phrase_reports h ON h.version = u.version
    WHERE h.region = ? AND u.zone = 'body' AND u.uses > 0
"""
LATER = "new, confirmed later"
"""What is said of a live find: once, without quotation marks, nowhere else yet."""


@dataclass(frozen=True, slots=True)
class NewsRow:
    """A phrase in the news of a year."""

    words: str
    uses: int
    """In the report, or for a phrase that went in the reports that had it."""
    reports: int
    """Reports of any place that have it, of those that were looked at."""
    quoted: bool
    note: str
    """Where it stood before, and what makes the find unsure."""


@dataclass(frozen=True, slots=True)
class PhraseNews:
    """What a report says anew, no more and again."""

    name: str
    year: int
    before: int | None
    """The nearest earlier year that is held; None where none is, and nothing can be called new."""
    new: tuple[NewsRow, ...]
    gone: tuple[NewsRow, ...]
    back: tuple[NewsRow, ...]


@dataclass(frozen=True, slots=True)
class EvidenceReports:
    """Reports with their letters, those of the asked series marked."""

    reports: tuple[PhraseReport, ...]
    texts: tuple[DatedText, ...]


def phrase_news(
    archive: Archive,
    region: str,
    year: int,
    *,
    since: int = 0,
    live: bool = False,
    elsewhere: bool = False,
    most: int = 50,
) -> PhraseNews:
    """Find what a place's report of a year says anew, no more and again.

    Args:
        archive: an open archive in which phrases were counted.
        region: the code of the place.
        year: the year of its report.
        since: ask for what is new since this year and gone since the year before it; 0 for the year itself.
        live: use no text of a later year.
        elsewhere: say where each new phrase stood first.
        most: rows of each list.

    Returns:
        The news; without an earlier report of the place nothing is new, without one before nothing is gone.
    """
    codes = {region, *series(region)}
    given = evidence(archive, region, codes, year if live else None)
    own = [report for report in given.reports if report.region in codes and not report.spoilt]
    held = sorted({report.year for report in own})
    begins = since or year
    before = max((each for each in held if each < begins), default=None)
    name = next((report.region_name for report in own), region)
    if before is None or year not in held:
        return PhraseNews(name, year, before, (), (), ())
    question = new_since(since, year) if since else new_in(year)
    new = find_phrases(given.texts, question)[:most]
    return PhraseNews(
        name,
        year,
        before,
        tuple(new_row(find, given, codes, year, live=live, elsewhere=elsewhere) for find in new),
        tuple(gone_rows(given, gone_since(before), most)),
        tuple(back_rows(archive, codes, held, year)),
    )


def evidence(archive: Archive, region: str, codes: Iterable[str], until: int | None) -> EvidenceReports:
    """Read the series of a place, of those above it and of all provinces; spoilt copies never."""
    above = {each.code for each in lineage(region)}
    own = set(codes)
    reports = tuple(
        report
        for report in held_reports(archive)
        if not report.spoilt
        and (report.level in EVIDENCE_LEVELS or report.region in own | above)
        and (until is None or report.year <= until)
    )
    texts = tuple(
        DatedText(report.year, body_letters(archive, report.version), report.region in own)
        for report in reports
    )
    return EvidenceReports(reports, texts)


def body_letters(archive: Archive, version: str) -> PhraseText:
    """Return the letters of a version's body; of the whole text where no body was told."""
    zoned = zoned_text(archive, version)
    start, end = zoned.body
    return phrase_text(zoned.text[start:end] if end else zoned.text)


def new_row(
    find: Find, given: EvidenceReports, codes: set[str], year: int, *, live: bool, elsewhere: bool
) -> NewsRow:
    """Return a new phrase as a row."""
    notes = [LATER] if live and find.reports == 1 and not find.is_quoted else []
    if elsewhere:
        rows = zip(given.reports, given.texts, strict=True)
        others = [
            report for report, text in rows if report.region not in codes and find.words in text.text.letters
        ]
        first = next((report for report in others if report.year <= year), None)
        notes.append(
            f"{first.region_name} {first.year} {first.day}".strip() if first else "nowhere else before"
        )
    if find.variants:
        notes.append("also " + " ".join(find.variants[:2]))
    return NewsRow(find.words, find.uses, find.reports, find.is_quoted, "; ".join(notes))


def gone_rows(given: EvidenceReports, question: Question, most: int) -> Iterable[NewsRow]:
    """Yield phrases of the report before that the later ones are without."""
    last = question.asked[1]
    texts = [text.text.letters for text in given.texts if text.in_series and text.year == last]
    finds = [
        find for find in find_phrases(given.texts, question) if any(find.words in text for text in texts)
    ]
    for find in finds[:most]:
        yield NewsRow(find.words, find.uses, find.reports, find.is_quoted, f"last {last}")


def back_rows(archive: Archive, codes: Iterable[str], held: Sequence[int], year: int) -> Iterable[NewsRow]:
    """Yield listed phrases that stand again after held reports without them."""
    used: dict[str, set[int]] = {}
    for code in codes:
        for row in archive.query(USED, (code,)):
            used.setdefault(row["text"], set()).add(row["year"])
    for words, years in sorted(used.items()):
        if is_back(years, held, year):
            last = max(each for each in years if each < year)
            yield NewsRow(words, 0, 0, quoted=False, note=f"last before {last}")
