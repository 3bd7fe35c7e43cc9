"""Texts, who may take from whom -> Reuse: passages with their sources, kind and marks; nothing found is dropped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from pipelines.reuse.joined_texts import LaidOut, lay_out
from pipelines.reuse.passage_marks import Mark, looked_at, marks_of
from pipelines.reuse.reuse_text import ReuseText
from pipelines.reuse.shared_grams import SentencePairs, sentence_pairs
from pipelines.text.arrays import Flags, Integers, Weights
from storage.lazy_imports import fuzz, np, process
from storage.records import Span

ReuseKind = Literal["verbatim", "edited", "reordered", "clause"]
KINDS: tuple[ReuseKind, ...] = get_args(ReuseKind)

FOUND_LIKENESS, FOUND_LENGTH = 0.52, 12
"""Likeness of two sentences, and letters of the shorter, from which on they are a pair whatever they share; measured."""
FOUND_COVERED, FOUND_WEIGHT = 11, 12.0
"""Letters in shared grams and their weight in nats from which on a piece is taken; measured."""
LIKE, LIKE_LENGTH, LIKE_WEIGHT = 0.55, 14, 10.0
"""The same of whole sentences that are shown as specific; measured (docs/words.md)."""
CLAUSE_LENGTH, CLAUSE_WEIGHT = 13, 20.0
"""Letters of a whole clause and weight from which on it is specific; measured."""
SHOWN_CLAUSE = 10
"""Letters of a clause from which on it is shown by itself rather than with its sentence; guess."""
PIECE_COVERED, PIECE_WEIGHT, PIECE_SHARE = 20, 25.0, 0.3
"""Letters, weight and share of the sentence from which on scattered wording is specific; measured."""
VERBATIM = 0.97
"""Likeness from which on a sentence is verbatim: one letter of thirty."""
WHOLE, OTHER_ORDER, SAME_LENGTH = 0.75, 0.75, 0.7
"""A sentence whose letters are covered to WHOLE while its likeness is below OTHER_ORDER is reordered, where the shorter
of the two has at least SAME_LENGTH of the longer; guess."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage of one text and its source in another."""

    later: int
    """Index of the text that took it."""
    earlier: int
    span: Span
    """Half-open, in the raw text of the later one."""
    source: Span
    """In that of the earlier one: of a marked clause the whole sentence that has it."""
    letters: int
    """Letters that both share in grams of five."""
    likeness: float
    """Of the two passages, 0 to 1: twice the letters of the longest common subsequence over all letters."""
    kind: ReuseKind
    places: int
    """About how many of the given places have this wording (geometric mean over its grams)."""
    marks: tuple[Mark, ...]
    """Why it is no specific wording; empty where it is."""


def find_reuse(texts: Sequence[ReuseText], places: Sequence[int], allowed: Flags) -> list[Reuse]:
    """Find what texts took from each other.

    Args:
        texts: the texts.
        places: a number for the place of each text.
        allowed: bool (T, T), whether the first text may have taken from the second.

    Returns:
        Every passage of at least some ten letters, marked where it is not specific, by text and place; empty for fewer
        than two texts.
    """
    laid = lay_out(texts)
    pairs = sentence_pairs(laid, np.asarray(places, dtype=np.int64), allowed)
    sizes = _size(laid, pairs.later), _size(laid, pairs.earlier)
    shorter = np.minimum(*sizes)
    may_be_like = (shorter >= FOUND_LENGTH) & (2 * shorter >= FOUND_LIKENESS * (sizes[0] + sizes[1]))
    takes = (pairs.covered >= FOUND_COVERED) & (pairs.weight >= FOUND_WEIGHT)
    pairs, takes = pairs.where(takes | may_be_like), takes[takes | may_be_like]
    likeness = _likeness(laid, pairs.later, pairs.earlier)
    found = takes | (likeness >= FOUND_LIKENESS)
    return list(_passages(laid, pairs.where(found), likeness[found]))


def _size(laid: LaidOut, sentence: Integers) -> Integers:
    size: Integers = laid.sentences[sentence + 1] - laid.sentences[sentence]
    return size


def _likeness(laid: LaidOut, later: Integers, earlier: Integers) -> Weights:
    """Return the likeness of pairs of sentences, (p,) float64 from 0 to 1."""
    is_wanted = np.zeros(len(laid.sentences), dtype=bool)
    is_wanted[later] = is_wanted[earlier] = True
    words = {
        sentence: laid.letters(*laid.sentences[sentence : sentence + 2].tolist())
        for sentence in np.flatnonzero(is_wanted).tolist()
    }
    found = process.cpdist(
        [words[each] for each in later.tolist()],
        [words[each] for each in earlier.tolist()],
        scorer=fuzz.ratio,
    )
    likeness: Weights = np.asarray(found, dtype=np.float64) / 100
    return likeness


def _passages(laid: LaidOut, pairs: SentencePairs, likeness: Weights) -> Iterator[Reuse]:
    """Yield each pair of sentences as a passage: the whole sentence, or a clause of it."""
    sizes = _size(laid, pairs.later), _size(laid, pairs.earlier)
    is_same_length = np.minimum(*sizes) >= SAME_LENGTH * np.maximum(*sizes)
    is_covered = (pairs.covered >= WHOLE * np.minimum(*sizes)) & is_same_length
    is_whole = (likeness >= LIKE) | is_covered
    kinds = np.where(likeness >= VERBATIM, 0, np.where(is_covered & (likeness < OTHER_ORDER), 2, 1))
    kinds = np.where(is_whole, kinds, 3)
    in_clause = ~is_whole & (pairs.clause >= 0) & (_clause_length(laid, pairs) >= SHOWN_CLAUSE)
    starts = np.where(in_clause, laid.clauses[pairs.clause], laid.sentences[pairs.later])
    ends = np.where(in_clause, laid.clauses[pairs.clause + 1], laid.sentences[pairs.later + 1])
    look = lru_cache(maxsize=1 << 16)(lambda start, end: looked_at(laid.raw(start, end)))
    specific = _specific(laid, pairs, likeness)
    columns = (
        starts, ends, laid.sentences[pairs.earlier], laid.sentences[pairs.earlier + 1], pairs.covered, likeness,
        kinds, pairs.places, specific, is_whole, laid.text[starts], laid.text[laid.sentences[pairs.earlier]],
    )  # fmt: skip
    for start, end, begin, stop, covered, like, kind, places, is_specific, whole, text, other in zip(
        *(each.tolist() for each in columns), strict=True
    ):
        marks = marks_of(look(start, end), look(begin, stop), places)
        if not marks and not is_specific:
            marks = ("slight",)
        source = (begin, stop) if whole or marks else _found_in(laid, (start, end), (begin, stop))
        yield Reuse(
            text, other, laid.span(start, end), laid.span(*source), covered, round(like, 3), KINDS[kind],
            round(places), marks,
        )  # fmt: skip


def _clause_length(laid: LaidOut, pairs: SentencePairs) -> Integers:
    """Return the letters of the taken clause of each pair, (p,) int64, 0 without one."""
    length: Integers = laid.clauses[pairs.clause + 1] - laid.clauses[pairs.clause]
    return np.where(pairs.clause >= 0, length, 0)


def _specific(laid: LaidOut, pairs: SentencePairs, likeness: Weights) -> Flags:
    """Say which pairs are specific: a whole sentence, a whole clause, or much of a sentence."""
    sizes = _size(laid, pairs.later), _size(laid, pairs.earlier)
    length = _clause_length(laid, pairs)
    weight, covered = pairs.weight, pairs.covered
    like = (likeness >= LIKE) & (np.minimum(*sizes) >= LIKE_LENGTH) & (weight >= LIKE_WEIGHT)
    clause = (length >= CLAUSE_LENGTH) & (weight >= CLAUSE_WEIGHT)
    piece = (covered >= PIECE_COVERED) & (weight >= PIECE_WEIGHT) & (covered >= PIECE_SHARE * sizes[0])
    specific: Flags = like | clause | piece
    return specific


def _found_in(laid: LaidOut, piece: Span, sentence: Span) -> Span:
    """Return where in a sentence a piece is best found, as letters among all."""
    if piece[1] - piece[0] > sentence[1] - sentence[0]:
        return sentence
    alignment = fuzz.partial_ratio_alignment(laid.letters(*piece), laid.letters(*sentence))
    if alignment is None or alignment.dest_start >= alignment.dest_end:
        return sentence
    return sentence[0] + alignment.dest_start, sentence[0] + alignment.dest_end
