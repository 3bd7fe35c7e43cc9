"""`make bench words`: set phrases and reuse against their gold and their peers, in one run."""

import resource
import sys
import time
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from benchmarks.common.paths import CORPUS
from benchmarks.words.phrase_gold import HELD_WITHOUT_GAP, Finder, gold_rows, ours, recall, years_right
from benchmarks.words.phrase_peers import aho_corasick, cut_all, log_odds_finder
from benchmarks.words.reports import STATE_COUNCIL, HeldReport, held_reports
from pipelines.phrases.listed_phrases import phrase_of
from pipelines.phrases.phrase_discovery import DatedText, find_phrases, new_in
from pipelines.phrases.phrase_scan import build_trie, scan
from pipelines.phrases.phrase_text import PhraseText, phrase_text
from storage.errors import UserMistake

ROUNDS = 3
MANY = 5_000
FULL = 900
"""Million characters of 60,000 reports."""


def main() -> int:
    """Print the tables; says so and does nothing where the corpus is absent."""
    if not (CORPUS / "words").is_dir():
        print("words: skipped, no corpus beside the checkout")
        return 0
    console = Console(width=120)
    held = held_reports()
    texts = [phrase_text(report.text) for report in held]
    size = sum(len(report.text) for report in held)
    console.print(f"{len(held)} reports, {size / 1e6:.2f} million characters")
    right, phrases, rejected = years_right(held, texts)
    console.print(
        f"listed phrases, first, last and all years right: {right} of {phrases}; straddling: {rejected}"
    )
    words, cutting = cut_all(held)
    console.print(_recalls({"here": ours(held, texts), "jieba, log-odds": log_odds_finder(held, words)}))
    console.print(_costs(held, texts, cutting))
    return 0


def _recalls(finders: dict[str, Finder]) -> Table:
    table = Table(title="new phrases without a list: recall at 50 / 100 / 200", title_justify="left")
    for column in ("", "all texts", "live", "phrases", "CPU s a list"):
        table.add_column(column)
    lists = len({row["first_year"] for row in gold_rows() if int(row["first_year"]) >= HELD_WITHOUT_GAP})
    for name, finder in finders.items():
        begun = time.process_time()
        found, count = recall(finder)
        spent = time.process_time() - begun
        live, _ = recall(finder, live=True)
        table.add_row(
            name,
            " / ".join(f"{each:.2f}" for each in found),
            " / ".join(f"{each:.2f}" for each in live),
            str(count),
            f"{spent / lists:.2f}",
        )
    return table


def _costs(held: list[HeldReport], texts: list[PhraseText], cutting: float) -> Table:
    size = sum(len(report.text) for report in held)
    table = Table(title="CPU seconds, the best of three", title_justify="left")
    for column in ("", "seconds", "million characters a second", "60,000 reports, minutes"):
        table.add_column(column)

    def row(name: str, seconds: float, *, grows: bool = True) -> None:
        speed = size / seconds / 1e6
        table.add_row(name, f"{seconds:.2f}", f"{speed:.1f}", f"{FULL / speed / 60:.1f}" if grows else "–")

    forms = _many_forms(held, texts)
    trie = build_trie([phrase_of(form) for form in forms])
    folding = min(_timed(lambda: [phrase_text(report.text) for report in held]) for _ in range(ROUNDS))
    scanning = min(_timed(lambda: [scan(text, trie) for text in texts]) for _ in range(ROUNDS))
    letters = [text.letters for text in texts]
    given = [
        DatedText(report.year, text, report.region == STATE_COUNCIL)
        for report, text in zip(held, texts, strict=True)
    ]
    finding = min(_timed(lambda: find_phrases(given, new_in(2009))) for _ in range(ROUNDS))
    row("here: one list of new phrases", folding + finding, grows=False)
    row(f"here: scan for {len(forms)} phrases", folding + scanning)
    row(
        "pyahocorasick: matches only, of folded letters",
        min(aho_corasick(letters, forms) for _ in range(ROUNDS)),
    )
    row("jieba: cutting only", cutting)
    table.caption = f"most memory so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    return table


def _many_forms(held: list[HeldReport], texts: list[PhraseText]) -> list[str]:
    """Phrases found in the series, many enough for the scan."""
    forms: dict[str, None] = {}
    given = [
        DatedText(report.year, text, report.region == STATE_COUNCIL)
        for report, text in zip(held, texts, strict=True)
    ]
    for year in range(2013, 1992, -1):
        for find in find_phrases(given, new_in(year))[: MANY // 15]:
            try:
                forms.update(dict.fromkeys(phrase_of(find.words).forms))
            except UserMistake:
                continue
    return list(forms)[:MANY]


def _timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
