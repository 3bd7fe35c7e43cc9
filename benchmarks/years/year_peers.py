"""The peers of the year axis: each takes two texts and gives pairs of sentences as (old span, new span, score)."""

import re
from collections.abc import Callable
from difflib import SequenceMatcher, get_close_matches

from benchmarks.years.gold import ScoredPairs
from storage.records import Span

SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*")


def ours(old: str, new: str) -> ScoredPairs:
    """compare_years, relation `same`."""
    from pipelines.diff.years.year_comparison import compare_years

    return [
        (pair.old, pair.new, pair.score) for pair in compare_years(old, new).pairs if pair.relation == "same"
    ]


def close_matches(old: str, new: str) -> ScoredPairs:
    """difflib.get_close_matches of each sentence among all, its own cutoff lowered to .2."""
    left, right = _sentences(old), _sentences(new)
    spans = {words: span for span, words in right}
    return [
        (span, spans[match], 1.0)
        for span, words in left
        for match in get_close_matches(words, spans, n=1, cutoff=0.2)
    ]


def rapidfuzz_argmax(old: str, new: str) -> ScoredPairs:
    """The highest rapidfuzz ratio among all sentences, from .2 on."""
    from rapidfuzz import fuzz, process

    left, right = _sentences(old), _sentences(new)
    table = process.cdist([words for _, words in left], [words for _, words in right], scorer=fuzz.ratio)
    return [
        (left[i][0], right[int(row.argmax())][0], float(row.max()))
        for i, row in enumerate(table)
        if row.max() >= 20
    ]


def plain_diff(old: str, new: str) -> ScoredPairs:
    """A diff of the sentences as lines: equal ones, and the replaced ones in their order."""
    left, right = _sentences(old), _sentences(new)
    matcher = SequenceMatcher(
        None, [words for _, words in left], [words for _, words in right], autojunk=False
    )
    pairs = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag in {"equal", "replace"}:
            pairs += [
                (left[i][0], right[j][0], 1.0) for i, j in zip(range(i1, i2), range(j1, j2), strict=False)
            ]
    return pairs


def _sentences(text: str) -> list[tuple[Span, str]]:
    return [
        (match.span(), match.group().strip()) for match in SENTENCE.finditer(text) if match.group().strip()
    ]


PEERS: dict[str, Callable[[str, str], ScoredPairs]] = {
    "here": ours,
    "difflib.get_close_matches": close_matches,
    "rapidfuzz argmax": rapidfuzz_argmax,
    "plain diff of sentences": plain_diff,
}
