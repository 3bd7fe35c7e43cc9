"""PhraseText, phrases -> PhraseUses: every use of thousands of phrases in one pass over the letters.

The forms of all phrases are a trie whose nodes are numbered level by level: node = rank of (parent, letter). A place of
the text goes on to the next letter only while it is on a node, so that a pass costs about what its first pair of
letters costs. Exact: nothing is hashed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.phrases.listed_phrases import ListedPhrase
from pipelines.phrases.phrase_text import CLOSES, OPENS, PhraseText
from pipelines.phrases.straddling import straddling
from pipelines.text.arrays import Codes, Flags, Indices
from pipelines.text.normal import codes_of
from storage.lazy_imports import np

ALPHABET = 1 << 21
FILTER_BITS = 16
"""Size of the filter for the first pair of letters: two letters of a pair share a bit with few others."""


@dataclass(frozen=True, slots=True)
class PhraseUses:
    """Uses of phrases in one text, by phrase and place; all arrays (n,).

    Attributes:
        phrase: int64, which phrase of the list.
        starts: int64, half-open spans in the letters of the text.
        ends: int64.
        quoted: bool, whether it stands exactly between quotation marks.
        straddles: bool, whether it is cut out of two words (创新｜发展理念); such a use does not count.
    """

    phrase: Indices
    starts: Indices
    ends: Indices
    quoted: Flags
    straddles: Flags


@dataclass(frozen=True, slots=True)
class PhraseTrie:
    """The forms of phrases, and the longer wordings in which they do not count.

    Attributes:
        levels: by length less one, sorted keys parent * ALPHABET + letter, int64.
        ends: by length less one, which entry ends at each node, int64, -1 for none.
        entries: (phrase, whether it counts) of each entry.
        pairs: bool (2^16,), first pairs of letters that some form has.
    """

    levels: tuple[Indices, ...]
    ends: tuple[Indices, ...]
    entries: tuple[tuple[int, bool], ...]
    pairs: Flags


def build_trie(phrases: Sequence[ListedPhrase]) -> PhraseTrie:
    """Return the trie of the forms of all phrases and of the wordings that do not count."""
    entries = [
        (form, (number, counts))
        for number, phrase in enumerate(phrases)
        for forms, counts in ((phrase.forms, True), (phrase.not_counted, False))
        for form in forms
    ]
    words = [codes_of(form).astype(np.int64) for form, _ in entries]
    longest = max(map(len, words), default=0)
    parents = np.zeros(len(words), dtype=np.int64)
    going = np.arange(len(words))
    levels, ends = [], []
    pairs = np.zeros(1 << FILTER_BITS, dtype=bool)
    for depth in range(longest):
        going = going[[len(words[each]) > depth for each in going.tolist()]]
        keys = parents[going] * ALPHABET + [words[each][depth] for each in going.tolist()]
        names, nodes = np.unique(keys, return_inverse=True)
        parents[going] = nodes
        levels.append(names)
        end = np.full(len(names), -1, dtype=np.int64)
        for each, node in zip(going.tolist(), nodes.tolist(), strict=True):
            if len(words[each]) == depth + 1:
                end[node] = each
        ends.append(end)
    for word in words:
        pairs[_pair(word[:1], word[1:2])] = True
    return PhraseTrie(tuple(levels), tuple(ends), tuple(entry for _, entry in entries), pairs)


def _pair(first: Indices | Codes, second: Indices | Codes) -> Indices:
    """Return the bit of the filter for pairs of letters, (n,) each."""
    bits: Indices = (first * 31 + second) & ((1 << FILTER_BITS) - 1)
    return bits


def spans_of(codes: Codes, trie: PhraseTrie) -> tuple[Indices, Indices, Indices]:
    """Find every place where an entry of the trie stands, also one inside another.

    Args:
        codes: letters, (n,) uint32.
        trie: what is looked for.

    Returns:
        Starts, ends (half-open) and entries, (m,) int64 each, by length of the entry; empty where there is none.
    """
    found: list[tuple[Indices, Indices, Indices]] = [(np.zeros(0, np.int64),) * 3]
    if trie.levels and len(codes) > 1:
        places = np.flatnonzero(trie.pairs[_pair(codes[:-1], codes[1:])])
        nodes = np.zeros(len(places), dtype=np.int64)
        for depth, (names, ends) in enumerate(zip(trie.levels, trie.ends, strict=True)):
            inside = places + depth < len(codes)
            places, nodes = places[inside], nodes[inside]
            keys = nodes * ALPHABET + codes[places + depth]
            nodes = np.minimum(np.searchsorted(names, keys), len(names) - 1)
            hit = names[nodes] == keys
            places, nodes = places[hit], nodes[hit]
            done = ends[nodes]
            ended = done >= 0
            found.append((places[ended], places[ended] + depth + 1, done[ended]))
    starts, ends, entries = (np.concatenate(each) for each in zip(*found, strict=True))
    return starts, ends, entries


def scan(text: PhraseText, trie: PhraseTrie) -> PhraseUses:
    """Find the uses of phrases in a text.

    Args:
        text: the letters of the text.
        trie: the phrases.

    Returns:
        Their uses by phrase and place. A use inside a wording of the same phrase that does not count is left out, and
        so is one that overlaps an earlier use of the same phrase.
    """
    starts, ends, entries = spans_of(text.codes, trie)
    phrase = np.array([each for each, _ in trie.entries], dtype=np.int64)[entries]
    counts = np.array([each for _, each in trie.entries], dtype=bool)[entries]
    order = np.lexsort((-ends, starts, phrase))
    kept = _apart(
        phrase[order].tolist(), starts[order].tolist(), ends[order].tolist(), counts[order].tolist()
    )
    order = order[kept]
    starts, ends, phrase = starts[order], ends[order], phrase[order]
    quoted = ((text.quotes[starts] & OPENS) > 0) & ((text.quotes[ends - 1] & CLOSES) > 0)
    return PhraseUses(phrase, starts, ends, quoted, ~quoted & straddling(text, starts, ends))


def _apart(phrases: list[int], starts: list[int], ends: list[int], counts: list[bool]) -> list[int]:
    """Return which spans count: outside what does not, and apart from the use before of the same phrase.

    All lists are in the order of phrase, start and falling end, so that what encloses a span comes before it.
    """
    kept: list[int] = []
    phrase, free, barred = -1, 0, 0
    for row, (of, start, end, counting) in enumerate(zip(phrases, starts, ends, counts, strict=True)):
        if of != phrase:
            phrase, free, barred = of, 0, 0
        if not counting:
            barred = max(barred, end)
        elif start >= free and end > barred:
            kept.append(row)
            free = end
    return kept
