"""`make bench`, years: pairs of sentences beside three peers, outcomes, targets, claims, and the time of one pair."""

import sys
import time
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from benchmarks.years.claims import claim_scores
from benchmarks.years.gold import CORPUS, Gold, ScoredPairs, golds, score
from benchmarks.years.rewordings import rewordings
from benchmarks.years.targets import hand_read, headline_numbers, scorers, state_council
from benchmarks.years.year_peers import PEERS
from pipelines.diff.years.year_comparison import compare_years


def main() -> int:
    """Print the tables; says so and does nothing where the corpus is absent."""
    if not CORPUS.is_dir():
        print("years: skipped, no corpus beside the checkout")
        return 0
    console = Console(width=110)
    texts = list(golds())
    compare_years(texts[0].old, texts[0].new)
    pairs = Table(title="sentences of two years: top-1, F1, CPU seconds", title_justify="left")
    pairs.add_column("")
    for gold in texts:
        pairs.add_column(f"{gold.name} ({len(gold.same)} labelled)")
    for name, peer in PEERS.items():
        pairs.add_row(name, *(_cell(gold, peer) for gold in texts))
    console.print(pairs)
    console.print(_outcomes(texts))
    console.print(_targets())
    for draw, figures in rewordings():
        console.print(f"rewordings accepted by a reader, draw {draw}: {figures}", soft_wrap=True)
    for what, figures in claim_scores():
        console.print(f"{what}: {figures}", soft_wrap=True)
    return 0


def _cell(gold: Gold, peer: Callable[[str, str], ScoredPairs]) -> str:
    begun = time.process_time()
    found = peer(gold.old, gold.new)
    spent = time.process_time() - begun
    result = score(gold.same, found)
    return f"{result.top1:.3f}  {result.f1:.3f}  {spent:.2f} s"


def _outcomes(golds: list[Gold]) -> Table:
    table = Table(title="outcomes: last year's plan, this year's review", title_justify="left")
    for column in ("", "precision", "recall", "labelled"):
        table.add_column(column)
    for gold in golds:
        if gold.outcome:
            diff = compare_years(gold.old, gold.new)
            found = [(pair.old, pair.new, pair.score) for pair in diff.pairs if pair.relation == "outcome"]
            result = score(gold.outcome, found)
            table.add_row(gold.name, f"{result.precision:.2f}", f"{result.top1:.2f}", str(len(gold.outcome)))
    return table


def _targets() -> Table:
    found = hand_read()
    stated, right, wrong = state_council()
    table = Table(title="targets", title_justify="left")
    table.add_column("on")
    table.add_column("figure")
    headline = found.right_headline
    table.add_row("gold/targets.tsv, headline: recall", f"{headline}/{found.headline}")
    table.add_row("gold/targets.tsv, headline: precision", f"{headline}/{headline + found.false}")
    table.add_row(
        "gold/targets.tsv, all rows: found, all fields right", f"{found.right}, {found.whole} of {found.rows}"
    )
    table.add_row("goals found", f"{found.goals} of {found.texts}")
    table.add_row("State Council, growth by year: stated and right", f"{right} of {stated}")
    table.add_row("State Council, years that are wrong", ", ".join(map(str, wrong)) or "none")
    found_2025, stated_2025, extra = headline_numbers()
    table.add_row("reports_2025, headline numbers: right", f"{found_2025} of {stated_2025}, {extra} more")
    for name, line in scorers():
        table.add_row(f"gold/{name}", line)
    return table


if __name__ == "__main__":
    sys.exit(main())
