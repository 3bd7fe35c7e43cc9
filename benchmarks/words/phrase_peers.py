"""Peers of the phrase finder: jieba's words with log-odds, and what a scan of listed phrases costs with others."""

import logging
import math
import time
from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.words.phrase_gold import Finder
from benchmarks.words.reports import STATE_COUNCIL, HeldReport

LONGEST = 3
PRIOR = 0.01
"""Pseudo-count of each gram: a Dirichlet prior as in Fightin' Words (Monroe 2008)."""


def cut_all(held: Sequence[HeldReport]) -> tuple[list[list[str]], float]:
    """(the words of every report as jieba cuts them, CPU seconds for that)."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    begun = time.process_time()
    words = [list(jieba.cut(report.text)) for report in held]
    return words, time.process_time() - begun


def grams(words: Sequence[str]) -> Iterator[str]:
    """Runs of one to three words of letters, as jieba cut them."""
    for start in range(len(words)):
        run = ""
        for word in words[start : start + LONGEST]:
            if not all(letter.isalnum() for letter in word):
                break
            run += word
            if len(run) > 1:
                yield run


def log_odds_finder(held: Sequence[HeldReport], words: Sequence[Sequence[str]]) -> Finder:
    """Grams new to the State Council's series by log-odds against its earlier reports."""
    counts = {
        report.year: Counter(grams(cut))
        for report, cut in zip(held, words, strict=True)
        if report.region == STATE_COUNCIL
    }

    def find(year: int, live: bool) -> list[tuple[str, ...]]:  # noqa: ARG001 it knows no later year anyway
        before: Counter[str] = Counter()
        for each, counted in counts.items():
            if each < year:
                before.update(counted)
        own = counts[year]
        total, earlier = sum(own.values()), sum(before.values())
        scores = {
            gram: (math.log((uses + PRIOR) / (total - uses)) - math.log(PRIOR / earlier))
            / math.sqrt(1 / (uses + PRIOR) + 1 / PRIOR)
            for gram, uses in own.items()
            if gram not in before
        }
        return [(gram,) for gram in sorted(scores, key=lambda gram: (-scores[gram], gram))]

    return find


def aho_corasick(letters: Sequence[str], forms: Sequence[str]) -> float:
    """CPU seconds in which pyahocorasick finds all forms in all texts."""
    import ahocorasick

    machine = ahocorasick.Automaton()
    for form in forms:
        machine.add_word(form, form)
    machine.make_automaton()
    begun = time.process_time()
    sum(1 for text in letters for _ in machine.iter(text))
    return time.process_time() - begun
