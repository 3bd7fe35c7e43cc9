"""Listed phrases and finds against their gold: first and last years, recall of new phrases by rank."""

import csv
from collections.abc import Callable, Sequence

from benchmarks.common.paths import CORPUS
from benchmarks.words.reports import STATE_COUNCIL, HeldReport
from pipelines.phrases.first_and_last import series_span
from pipelines.phrases.listed_phrases import ListedPhrase, phrase_of
from pipelines.phrases.phrase_discovery import DatedText, find_phrases, new_in
from pipelines.phrases.phrase_scan import build_trie, scan
from pipelines.phrases.phrase_text import PhraseText

GOLD = CORPUS / "words" / "tifa_dev.tsv"
HELD_WITHOUT_GAP = 1993
"""First year from which on the gold's year before is held."""
RANKS = (50, 100, 200)

Finder = Callable[[int, bool], list[tuple[str, ...]]]
"""(year, live) -> finds by rank, each with its variants."""


def gold_rows() -> list[dict[str, str]]:
    """The rows of the gold."""
    with GOLD.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def gold_phrase(row: dict[str, str]) -> ListedPhrase:
    """A row of the gold as a listed phrase."""
    forms = row["forms"].split(";")
    return phrase_of(forms[0], forms[1:], filter(None, row["not_counted"].split(";")))


def years_right(held: Sequence[HeldReport], texts: Sequence[PhraseText]) -> tuple[int, int, int]:
    """(phrases whose years and uses are all right, phrases, uses that were rejected)."""
    rows = gold_rows()
    trie = build_trie([gold_phrase(row) for row in rows])
    uses: list[dict[int, int]] = [{} for _ in rows]
    rejected = 0
    for report, text in zip(held, texts, strict=True):
        if report.region == STATE_COUNCIL:
            found = scan(text, trie)
            rejected += int(found.straddles.sum())
            for phrase in found.phrase[~found.straddles].tolist():
                uses[phrase][report.year] = uses[phrase].get(report.year, 0) + 1
    series = [report.year for report in held if report.region == STATE_COUNCIL]
    right = 0
    for row, by_year in zip(rows, uses, strict=True):
        span = series_span(by_year, series)
        counted = " ".join(f"{year}:{count}" for year, count in sorted(by_year.items()))
        right += (
            span is not None
            and (str(span.first), str(span.last)) == (row["first_year"], row["last_year"])
            and counted == row["uses_by_year"]
        )
    return right, len(rows), rejected


def ours(held: Sequence[HeldReport], texts: Sequence[PhraseText]) -> Finder:
    """find_phrases over the State Council's series, all other reports as evidence."""

    def find(year: int, live: bool) -> list[tuple[str, ...]]:
        given = [
            DatedText(report.year, text, report.region == STATE_COUNCIL)
            for report, text in zip(held, texts, strict=True)
            if not live or report.year <= year
        ]
        return [(find.words, *find.variants) for find in find_phrases(given, new_in(year))]

    return find


def recall(finder: Finder, *, live: bool = False) -> tuple[list[float], int]:
    """(share of the gold's new phrases in the first 50, 100, 200 finds of their year, phrases)."""
    rows = [row for row in gold_rows() if int(row["first_year"]) >= HELD_WITHOUT_GAP]
    ranks: list[int] = []
    for year in sorted({int(row["first_year"]) for row in rows}):
        finds = finder(year, live)
        for row in rows:
            if int(row["first_year"]) == year:
                forms = gold_phrase(row).forms
                ranks.append(next((n for n, words in enumerate(finds, 1) if is_found(forms, words)), 9999))
    return [sum(rank <= most for rank in ranks) / len(ranks) for most in RANKS], len(ranks)


def is_found(forms: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a wording of a find is a form, or contains one or is in one within 5/3 of its length."""
    return any(
        form == each
        or (
            (form in each or each in form)
            and 3 * max(map(len, (form, each))) <= 5 * min(map(len, (form, each)))
        )
        for form in forms
        for each in words
    )
