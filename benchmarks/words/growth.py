"""How the search for reuse grows: synthetic reports, a part of whose sentences comes from one pool."""

import time
from pathlib import Path
from random import Random

import numpy as np

from pipelines.reuse.reuse_search import find_reuse
from pipelines.reuse.reuse_text import reuse_text

LENGTH = 12_500
"""Letters of a report."""
SENTENCE_LENGTH = 45
POOL, FROM_POOL = 4_000, 0.15
"""Sentences that any report may have, and the share of its sentences that are of them: harsher than real ones."""
LETTERS = 3_000
"""Different letters, the first ones commoner."""


def peak() -> float:
    """Most memory of this process in MB; ru_maxrss begins with that of the process that started it."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def measured(count: int, seed: int = 1) -> tuple[float, float]:
    """(CPU seconds of the search over `count` reports, most memory of the process in MB)."""
    random = np.random.default_rng(seed)
    choice = Random(seed)

    def sentence() -> str:
        drawn = (random.pareto(0.8, SENTENCE_LENGTH) * 20).astype(np.int64) % LETTERS
        return "".join(chr(0x4E00 + int(letter)) for letter in drawn)

    pool = [sentence() for _ in range(POOL)]
    lines = LENGTH // SENTENCE_LENGTH
    texts = [
        reuse_text(
            "。".join(
                choice.choice(pool) if choice.random() < FROM_POOL else sentence() for _ in range(lines)
            )
        )
        for _ in range(count)
    ]
    allowed = ~np.eye(count, dtype=bool)
    allowed &= np.abs(np.subtract.outer(np.arange(count) % 20, np.arange(count) % 20)) <= 1
    begun = time.process_time()
    find_reuse(texts, list(range(count)), allowed)
    return time.process_time() - begun, peak()
