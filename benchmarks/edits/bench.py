"""The edit axis beside its peers: generated edits with known truth, real amendments, time, memory, fingerprints."""

import multiprocessing
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256

from rich.console import Console
from rich.table import Table

from benchmarks.common.paths import CORPUS
from benchmarks.edits.bounds import (
    LIMITS,
    NOISY,
    PRECISE,
    RATIOS,
    Bound,
    at_least,
    at_most,
    of_quality,
    verdicts,
)
from benchmarks.edits.edit_peers import FAST, SLOW
from benchmarks.edits.generator import Case, Truth, generate, with_noise
from benchmarks.edits.truth import EditScore, content_of
from pipelines.diff.edits.edit_comparison import compare_edits
from pipelines.text.normal import classify

DONOR = "gwr_provinces_2026/河南省.txt"
BASES = (
    "gwr_provinces_2026/福建省.txt",
    "gwr_provinces_2026/广西壮族自治区.txt",
    "gwr_baoding_counties/gold_body/涞水_2021.txt",
    "gwr_state_council/reports/2006.txt",
    "gwr_baoding_counties/gold_body/阜平_2020.txt",
    "gwr_provinces_2026/浙江省.txt",
    "gwr_state_council/reports/1993.txt",
)
SHARES = (0.001, 0.01, 0.05, 0.2)
SEEDS = range(7000, 7014)
"""Seeds that nothing was tuned on."""
LENGTH = 18_000
PEER_LIMIT = 200_000
"""Characters above which patiencediff's core ends in "Max recursion depth reached"."""
RANDOM_EDITS = 200_000
WIDTH = 130
"""Columns of a table that is not printed to a terminal."""
PATIENCE = "patiencediff (Rust, characters)"


def main() -> int:
    """Print the tables; 0 also where the corpus is absent, which is said."""
    if not CORPUS.is_dir():
        print("edits: skipped, ../shared/corpus is absent")
        return 0
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    bounds: list[Bound] = []
    for table in (quality, speed, growth, hostile, amendments, promises):
        console.print(table(bounds))
    console.print(verdicts(bounds))
    return 0


def report(name: str) -> str:
    """A real report of the corpus."""
    return (CORPUS / "reports" / name).read_text(encoding="utf-8")


def cases(share: float, *, noise: bool = False, seeds: Iterable[int] = SEEDS) -> Iterator[Case]:
    """Edited reports of LENGTH characters."""
    donor = report(DONOR)
    for seed in seeds:
        case = generate(report(BASES[seed % len(BASES)])[:LENGTH], donor, seed, share)
        yield with_noise(case, seed) if noise else case


def quality(bounds: list[Bound]) -> Table:
    """Precision, recall, moves, numbers and islands by share of changed characters."""
    table = Table(
        "share",
        "who",
        "P",
        "R",
        "moves",
        "edited too",
        "false",
        "numbers whole",
        "islands",
        title="Known truth, 18k characters",
    )
    rows = [(share, False) for share in SHARES] + [(0.01, True)]
    for share, noise in rows:
        made = list(cases(share, noise=noise))
        ours = EditScore()
        for case in made:
            ours.add(case, *content_of(compare_edits(case.old, case.new)))
        label = f"{share:.1%}{' + reflow, quotes' if noise else ''}"
        _row(table, label, "ours", ours)
        bounds += of_quality(label, ours, precision=NOISY if noise else PRECISE)
        for name, peer in FAST.items():
            theirs = EditScore()
            for case in made:
                theirs.add(case, sorted(peer(case.old, case.new)))
            _row(table, "", name, theirs)
            if name == PATIENCE:
                bounds.append(
                    at_most(f"islands, {label}", ours.islands, theirs.islands / 10, "a tenth of patience's")
                )
    return table


def _row(table: Table, share: str, name: str, score: EditScore) -> None:
    table.add_row(
        share,
        name,
        f"{score.precision:.3f}",
        f"{score.recall:.3f}",
        f"{score.found}/{score.moves}",
        f"{score.edited_found}/{score.edited}",
        str(score.false_moves),
        f"{score.whole}/{score.numbers}",
        str(score.islands),
    )


def speed(bounds: list[Bound]) -> Table:
    """CPU time on one report at 5 % and 20 %, all in this run; ratios are what counts."""
    table = Table("who", "5 %", "times ours", "20 %", "times ours", title="CPU time, 18k characters")
    made = [next(cases(share)) for share in (0.05, 0.2)]
    ours = [_cpu(compare_edits, case, 9) for case in made]
    table.add_row("ours", f"{ours[0] * 1e3:.1f} ms", "1", f"{ours[1] * 1e3:.1f} ms", "1")
    for name, peer in {**FAST, **SLOW}.items():
        repeats = 9 if name in FAST else 1
        theirs = [_cpu(peer, case, repeats) for case in (made if "exact" not in name else made[:1])]
        cells = [
            cell
            for mine, their in zip(ours, theirs, strict=False)
            for cell in (f"{their * 1e3:.1f} ms", f"{their / mine:.2f}")
        ]
        table.add_row(name, *cells, *["-"] * (4 - len(cells)))
        if name in RATIOS:
            bounds.append(RATIOS[name](f"{name}, its time over ours, 5 %", theirs[0] / ours[0]))
    return table


def _cpu(compare: Callable[[str, str], object], case: Case, repeats: int) -> float:
    """Least CPU seconds of some repeats, after one to warm up."""
    least = float("inf")
    for turn in range(repeats + 1):
        start = time.process_time()
        compare(case.old, case.new)
        least = min(least, time.process_time() - start) if turn or repeats == 1 else least
        if repeats == 1:
            break
    return least


def growth(bounds: list[Bound]) -> Table:
    """Time and memory of long texts: the peak that one comparison adds, by tracemalloc in a second run."""
    table = Table("characters", "share", "ours", "memory", "patiencediff", title="Growth")
    for length, share in ((191_000, 0.05), (191_000, 0.2), (1_000_000, 0.05), (1_666_000, 0.05)):
        old, new = _long(length, share)
        seconds = _cpu(compare_edits, Case(old, new, Truth()), 3)
        megabytes = _peak(old, new)
        peer = FAST[PATIENCE]
        theirs = f"{_cpu(peer, Case(old, new, Truth()), 3):.2f} s" if length <= PEER_LIMIT else "panics"
        size = f"{length:,}" if length != 1_666_000 else "1,666,000 (5 MB)"
        for at, most in LIMITS.get((length, share), {}).items():
            bounds.append(at_most(f"{size} at {share:.0%}, {at}", {"s": seconds, "MB": megabytes}[at], most))
        table.add_row(size, f"{share:.0%}", f"{seconds:.2f} s", f"{megabytes:.0f} MB", theirs)
    return table


def _peak(old: str, new: str) -> float:
    tracemalloc.start()
    compare_edits(old, new)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


def _long(length: int, share: float) -> tuple[str, str]:
    """Many reports one after the other, each edited."""
    folder = CORPUS / "reports"
    names = sorted(
        str(path.relative_to(folder)) for path in folder.glob("gwr_[ps]*/**/*.txt") if DONOR not in str(path)
    )
    text = "".join(report(name) for name in names)
    text = (text * (length // len(text) + 1))[:length]
    donor = report(DONOR)
    parts = [generate(text[at : at + LENGTH], donor, at, share) for at in range(0, length, LENGTH)]
    return "".join(part.old for part in parts), "".join(part.new for part in parts)


def hostile(bounds: list[Bound]) -> Table:
    """Texts of 5 million characters or a hundred thousand line breaks: bounded, complete."""
    table = Table("texts", "CPU", "memory", title="Bad input")
    reports = "".join(report(name) for name in BASES)
    old = (reports * (5_000_000 // len(reports) + 1))[:5_000_000]
    new = "改".join(old[start : start + 996] for start in range(0, len(old), 997))
    other = report(DONOR) * (2_000_000 // len(report(DONOR)))
    mixed = "".join(random.Random(1).choices(report(BASES[0]), k=1_666_000))
    pairs = {
        "5 million characters, edited (15 MB)": (old, new),
        "5 MB against another 5 MB": (old[:1_666_000], other[:1_666_000]),
        "5 MB against 5 MB of noise": (old[:1_666_000], mixed),
        "5 MB of one character, one more": ("一" * 1_666_000, "一" * 1_666_001),
        "5 MB against nothing": (old[:1_666_000], ""),
        "100,000 line breaks": ("\n" * 100_000 + "甲", "\n" + "甲"),
    }
    for name, (left, right) in pairs.items():
        seconds = _cpu(compare_edits, Case(left, right, Truth()), 1)
        megabytes = _peak(left, right)
        table.add_row(name, f"{seconds:.2f} s", f"{megabytes:.0f} MB")
        if "5 MB" in name.split("(")[0]:
            bounds.append(at_most(f"{name}, s", seconds, 5))
            bounds.append(at_most(f"{name}, MB", megabytes, 300))
    return table


def amendments(bounds: list[Bound]) -> Table:
    """Real consecutive versions, labelled: white space, markup, text."""
    table = Table("label", "pairs", "as labelled", title="Edits of a law repository")
    folder = CORPUS / "edits" / "law_repo_edits_zh"
    verdicts: dict[str, list[bool]] = {}
    for pair in sorted(path for path in folder.iterdir() if path.is_dir()):
        label = pair.name.rpartition("_")[2]
        old, new = ((pair / name).read_text(encoding="utf-8") for name in ("old.md", "new.md"))
        marks, _ = content_of(compare_edits(old, new))
        words = any(char.isalnum() for a, b in marks for char in old[slice(*a)] + new[slice(*b)])
        verdicts.setdefault(label, []).append(
            {"ws": not marks, "text": bool(marks), "markup": not words}[label]
        )
    for label, right in sorted(verdicts.items()):
        table.add_row(label, str(len(right)), str(sum(right)))
        bounds.append(at_least(f"law edits labelled {label}, as labelled", sum(right), len(right)))
    return table


def promises(bounds: list[Bound]) -> Table:
    """Random single edits against the fingerprints; the same input twenty times under load."""
    table = Table("promise", "tried", "broken", title="Promises")
    wrong, different = _wrong_verdicts(), _different_runs() - 1
    table.add_row("single-character edits judged right", f"{RANDOM_EDITS:,}", str(wrong))
    table.add_row("identical bytes under load", "20", str(different))
    bounds.append(at_most("wrong verdicts of the fingerprints, 200,000 edits", wrong, 0))
    bounds.append(at_most("runs of 20 under load with other bytes", different, 0))
    return table


def _wrong_verdicts() -> int:
    """Replace, insert or delete one character that is of no declared class: the verdict must be content."""
    chooser = random.Random(99)
    text = report(BASES[0])
    letters = sorted({char for char in report(DONOR) if char.isalnum() and not "\uff01" <= char <= "\uff5e"})
    wrong = 0
    for _ in range(RANDOM_EDITS):
        start = chooser.randrange(len(text) - 200)
        piece = text[start : start + 200]
        place, letter = chooser.randrange(200), chooser.choice(letters)
        edits = (piece[:place] + letter + piece[place + 1 :], piece[:place] + letter + piece[place:])
        edited = chooser.choice(edits)
        expected = "same" if edited == piece else "content"
        wrong += classify(piece, edited) != expected
    return wrong


def _different_runs() -> int:
    case = next(cases(0.05))
    with multiprocessing.Pool(2) as pool:
        busy = [pool.apply_async(_spin) for _ in range(2)]
        prints = {sha256(repr(compare_edits(case.old, case.new)).encode()).hexdigest() for _ in range(20)}
        for task in busy:
            task.wait()
    return len(prints)


def _spin() -> int:
    return sum(index * index for index in range(3_000_000))


if __name__ == "__main__":
    sys.exit(main())
