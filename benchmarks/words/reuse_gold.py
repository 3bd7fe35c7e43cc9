"""Planted passages found again: ours and its peers, by kind, with CPU seconds."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.words.plants import KINDS, SENTENCE, Plant, may_take
from benchmarks.words.reports import HeldReport
from pipelines.reuse.reuse_search import find_reuse
from pipelines.reuse.reuse_text import reuse_text

COVERED = 0.4
"""Share of a plant that a passage from the right source must cover."""
LETTER = re.compile(r"[^\W_]")
SHINGLE = 3

Found = Sequence[tuple[int, int, tuple[int, int], bool]]
"""(later report, earlier report, span in the later text, whether it is shown unmarked)."""


@dataclass(frozen=True, slots=True)
class ReuseScore:
    """How many plants of each kind were found, and shown unmarked."""

    found: dict[str, float]
    shown: dict[str, float]
    pairs: int
    unmarked: int
    seconds: float


def score(
    name: Callable[[Sequence[HeldReport], Sequence[str]], Found],
    held: Sequence[HeldReport],
    texts: Sequence[str],
    plants: Sequence[Plant],
) -> ReuseScore:
    """Run one finder over the planted texts."""
    begun = time.process_time()
    reuses = name(held, texts)
    seconds = time.process_time() - begun
    by_pair: dict[tuple[int, int], list[tuple[tuple[int, int], bool]]] = {}
    for later, earlier, span, shown in reuses:
        by_pair.setdefault((later, earlier), []).append((span, shown))
    found: dict[str, list[bool]] = {kind: [] for kind in KINDS}
    shown_of: dict[str, list[bool]] = {kind: [] for kind in KINDS}
    for plant in plants:
        start = texts[plant.host].find(plant.words)
        end = start + len(plant.words)
        hits = [
            shown
            for span, shown in by_pair.get((plant.host, plant.source), [])
            if min(span[1], end) - max(span[0], start) >= COVERED * (end - start)
        ]
        found[plant.kind].append(bool(hits))
        shown_of[plant.kind].append(any(hits))
    return ReuseScore(
        _shares(found), _shares(shown_of), len(reuses), sum(each[3] for each in reuses), seconds
    )


def _shares(hits: dict[str, list[bool]]) -> dict[str, float]:
    return {kind: sum(each) / max(1, len(each)) for kind, each in hits.items()}


def ours(held: Sequence[HeldReport], texts: Sequence[str]) -> Found:
    """find_reuse over all allowed pairs at once."""
    regions = sorted({report.region for report in held})
    allowed = np.array([[may_take(later, earlier) for earlier in held] for later in held])
    reuses = find_reuse(
        [reuse_text(text) for text in texts], [regions.index(report.region) for report in held], allowed
    )
    return [(each.later, each.earlier, each.span, not each.marks) for each in reuses]


def sentences(texts: Sequence[str]) -> list[tuple[int, tuple[int, int], list[str]]]:
    """(report, span, shingles of three letters) of each sentence that has one."""
    units = []
    for number, text in enumerate(texts):
        for match in SENTENCE.finditer(text):
            letters = "".join(LETTER.findall(match.group()))
            shingles = [letters[at : at + SHINGLE] for at in range(len(letters) - SHINGLE + 1)]
            if len(shingles) >= 6:
                units.append((number, match.span(), shingles))
    return units


def rensa_lsh(held: Sequence[HeldReport], texts: Sequence[str]) -> Found:
    """Rensa: MinHash of 128 and LSH of 32 bands over sentences."""
    from rensa import RMinHash, RMinHashLSH

    units = sentences(texts)
    lsh = RMinHashLSH(threshold=0.4, num_perm=128, num_bands=32)
    sketches = []
    for number, (_, _, shingles) in enumerate(units):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update(shingles)
        sketches.append(sketch)
        lsh.insert(number, sketch)
    return _paired(held, units, lambda number: lsh.query(sketches[number]))


def datasketch_lsh(held: Sequence[HeldReport], texts: Sequence[str]) -> Found:
    """Datasketch: MinHash of 64 and LSH with threshold .4 over sentences."""
    from datasketch import MinHash, MinHashLSH

    units = sentences(texts)
    lsh = MinHashLSH(threshold=0.4, num_perm=64)
    sketches = MinHash.bulk([[each.encode() for each in shingles] for _, _, shingles in units], num_perm=64)
    for number, sketch in enumerate(sketches):
        lsh.insert(number, sketch, check_duplication=False)
    return _paired(held, units, lambda number: lsh.query(sketches[number]))


def _paired(
    held: Sequence[HeldReport],
    units: Sequence[tuple[int, tuple[int, int], list[str]]],
    near: Callable[[int], Sequence[int]],
) -> Found:
    return [
        (later, units[other][0], span, True)
        for number, (later, span, _) in enumerate(units)
        for other in near(number)
        if may_take(held[later], held[units[other][0]])
    ]
