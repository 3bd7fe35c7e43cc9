"""`make bench words`: set phrases and reuse against their gold and their peers, in one run."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from benchmarks.common.paths import CORPUS
from benchmarks.words.judged import judged_shares
from benchmarks.words.phrase_gold import HELD_WITHOUT_GAP, Finder, gold_rows, ours, recall, years_right
from benchmarks.words.phrase_peers import aho_corasick, cut_all, log_odds_finder
from benchmarks.words.plants import KINDS, planted
from benchmarks.words.reports import STATE_COUNCIL, HeldReport, held_reports
from benchmarks.words.reuse_gold import datasketch_lsh, rensa_lsh, score
from benchmarks.words.reuse_gold import ours as ours_reuse
from pipelines.phrases.listed_phrases import phrase_of
from pipelines.phrases.phrase_discovery import DatedText, find_phrases, new_in
from pipelines.phrases.phrase_scan import build_trie, scan
from pipelines.phrases.phrase_text import PhraseText, phrase_text
from storage.errors import UserMistake

PLANTS = 130
GROWING = (100, 400, 1600)
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
    console.print(_reuse(held))
    console.print(_growth())
    for name, count, shares in judged_shares():
        console.print(
            f"judged, {name}: "
            + ", ".join(f"{mark} {share:.2f}" for mark, share in shares.items())
            + f" of {count}"
        )
    return 0


def _reuse(held: list[HeldReport]) -> Table:
    planted_texts, plants = planted(held, PLANTS)
    kinds = " / ".join(KINDS)
    table = Table(title=f"planted passages found, {kinds}; {PLANTS} each", title_justify="left")
    for column in ("", "found", "shown unmarked", "pairs, unmarked", "CPU s"):
        table.add_column(column)
    for name, finder in (("here", ours_reuse), ("rensa LSH", rensa_lsh), ("datasketch LSH", datasketch_lsh)):
        result = score(finder, held, planted_texts, plants)
        table.add_row(
            name,
            " ".join(f"{each:.2f}" for each in result.found.values()),
            " ".join(f"{each:.2f}" for each in result.shown.values()) if finder is ours_reuse else "–",
            f"{result.pairs}, {result.unmarked}",
            f"{result.seconds:.1f}",
        )
    return table


def _growth() -> Table:
    table = Table(
        title="growth of reuse: synthetic reports, 15 % of their sentences from one pool",
        title_justify="left",
    )
    for column in ("reports", "CPU s", "times the one before", "most memory, MB"):
        table.add_column(column)
    last = 0.0
    for count in GROWING:
        code = f"from benchmarks.words.growth import measured; print(*measured({count}))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        seconds, memory = map(float, done.stdout.split())
        table.add_row(str(count), f"{seconds:.1f}", f"{seconds / last:.1f}" if last else "", f"{memory:.0f}")
        last = seconds
    return table


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
