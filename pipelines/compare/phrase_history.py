"""A phrase in the archive -> PhraseHistory: its use by year and level, first and last with their sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipelines.compare.phrase_stage import zoned_text
from pipelines.phrases.counting import count_uses
from pipelines.phrases.listed_phrases import ListedPhrase
from pipelines.phrases.phrase_scan import build_trie
from storage.archive import Archive

HELD_REPORTS = """
    SELECT version, region, region_name, level, year, word_count AS words,
           CASE date_precision WHEN 'day' THEN meeting_date ELSE '' END AS day, spoilt
    FROM phrase_reports WHERE year IS NOT NULL ORDER BY year, day = '', day, region
"""
COUNTED_USES = """
    SELECT u.version, u.uses, u.first_at FROM phrase_uses u JOIN phrases p ON p.id = u.phrase
    WHERE p.text = ? AND u.zone = 'body' AND u.uses > 0
"""
SENTENCE_ENDS = "。！？!?\n"
LONGEST_SENTENCE = 120


@dataclass(frozen=True, slots=True)
class PhraseReport:
    """A work report with its uses of the phrase."""

    version: str
    region: str
    region_name: str
    level: str
    year: int
    words: int
    day: str
    """ISO date of the meeting; empty where the day is not known."""
    spoilt: bool
    """Whether the copy's letters cannot be trusted: no evidence of a first or last use."""
    uses: int = 0
    sentence: str = field(default="", repr=False)
    """Where it stands first, for the reports that are shown as first and last."""


@dataclass(frozen=True, slots=True)
class PhraseHistory:
    """What an archive says of one phrase."""

    phrase: ListedPhrase
    is_listed: bool
    held: tuple[PhraseReport, ...]
    """All work reports that were asked about, by year and day."""
    firsts: tuple[PhraseReport, ...]
    """Of each level the earliest report that has it, with the sentence; a copy that is spoilt never."""
    lasts: tuple[PhraseReport, ...]
    """Of each level the latest."""


def phrase_history(
    archive: Archive, phrase: ListedPhrase, *, level: str = "", regions: tuple[str, ...] = ()
) -> PhraseHistory:
    """Look a phrase up: a listed one in its table, any other in the texts of all reports.

    Args:
        archive: an open archive in which phrases were counted.
        phrase: what is asked for.
        level: only reports of this level; empty for all.
        regions: only reports of these codes; empty for all.

    Returns:
        Its history; `held` is empty where no report fits.
    """
    saved = archive.query("SELECT forms, not_counted FROM phrases WHERE text = ?", (phrase.words,))
    wanted = {"forms": ";".join(phrase.forms), "not_counted": ";".join(phrase.not_counted)}
    is_listed = saved == [wanted]
    held = [
        report
        for report in held_reports(archive)
        if level in {"", report.level} and (not regions or report.region in regions)
    ]
    uses = counted(archive, phrase) if is_listed else found(archive, phrase, held)
    held = [replace(report, uses=uses.get(report.version, (0, 0))[0]) for report in held]
    sound = [report for report in held if report.uses and not report.spoilt]
    firsts = {report.level: report for report in reversed(sound)}
    lasts = {report.level: report for report in sound}

    def shown(chosen: dict[str, PhraseReport]) -> tuple[PhraseReport, ...]:
        ordered = sorted(chosen.values(), key=lambda report: (report.year, report.day))
        return tuple(with_sentence(archive, report, uses[report.version][1]) for report in ordered)

    return PhraseHistory(phrase, is_listed, tuple(held), shown(firsts), shown(lasts))


def held_reports(archive: Archive) -> Iterator[PhraseReport]:
    """Yield the reports in which phrases were counted, by year and day; without a day last in a year."""
    for row in archive.query(HELD_REPORTS):
        yield PhraseReport(**{**row, "spoilt": bool(row["spoilt"])})


def counted(archive: Archive, phrase: ListedPhrase) -> dict[str, tuple[int, int]]:
    """Return version -> uses in the body and place of the first, as the diff stage counted them."""
    rows = archive.query(COUNTED_USES, (phrase.words,))
    return {row["version"]: (row["uses"], row["first_at"]) for row in rows}


def found(archive: Archive, phrase: ListedPhrase, held: list[PhraseReport]) -> dict[str, tuple[int, int]]:
    """Return the same for a phrase that is not listed, from the texts."""
    trie = build_trie([phrase])
    uses: dict[str, tuple[int, int]] = {}
    for report in held:
        for use in count_uses(zoned_text(archive, report.version), [phrase], trie):
            if use.zone == "body" and use.uses:
                uses[report.version] = (use.uses, use.first_at)
    return uses


def with_sentence(archive: Archive, report: PhraseReport, place: int) -> PhraseReport:
    """Return a report with the sentence around a place of its text, cut where it is long."""
    text = zoned_text(archive, report.version).text
    start = max(text.rfind(mark, 0, place) for mark in SENTENCE_ENDS) + 1
    ends = [at for mark in SENTENCE_ENDS if (at := text.find(mark, place)) >= 0]
    end = min(ends, default=len(text) - 1) + 1
    start = max(start, min(place - LONGEST_SENTENCE // 2, end - LONGEST_SENTENCE), 0)
    words = " ".join(text[start : min(end, start + LONGEST_SENTENCE)].split())
    return replace(report, sentence=words)
