"""Year change -> its lists by section: sentences that are new, gone, reworded, stayed."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pipelines.compare.comparison import Comparison, year_change
from pipelines.render.labels import en
from pipelines.render.safe_text import one_line
from pipelines.render.view.aligned_rows import MINOR, RowPiece, TextRun, diff_pieces
from pipelines.text.outline import Outline, Section, outline
from storage.records import Diff, Hunk, Span, YearPair

KEPT_AT_LEAST = 0.35
"""Share of the longer sentence that must be unchanged for marks to help (guess)."""
Ordered = TypeVar("Ordered")
ROLE_ORDER: Mapping[str, int] = {"goals": 0, "tasks": 0, "government": 0, "review": 1}
"""Role of a section -> its place: plans first, then the review, formal parts last."""


@dataclass(frozen=True, slots=True)
class Part(Generic[Ordered]):
    """A section with the items that begin in it."""

    heading: str
    role: str
    items: tuple[Ordered, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one side."""

    text: str
    """On one line."""
    span: Span
    """Where it stands in the full text."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A pair of sentences, as pieces of equal and changed text."""

    pair: YearPair
    old: Sentence
    new: Sentence
    pieces: tuple[RowPiece, ...]
    diff: Diff
    """The pair's hunks, with offsets into the two sentences."""


@dataclass(frozen=True, slots=True)
class YearView:
    """All lists of a year report."""

    added: tuple[Part[Sentence], ...]
    dropped: tuple[Part[Sentence], ...]
    reworded: tuple[Part[Pairing], ...]
    rewritten: tuple[Part[Pairing], ...]
    """Pairs with so little in common that they are only candidates."""
    stayed: tuple[Part[Pairing], ...]
    outcomes: tuple[Part[Pairing], ...]
    old_outline: Outline
    new_outline: Outline


def year_view(comparison: Comparison) -> YearView:
    """Sort the sentences of a year change into lists; headings are left out, since they head the sections.

    Raises:
        TypeError: the comparison is along another axis.
    """
    diff = year_change(comparison)
    old, new = comparison.old.text, comparison.new.text
    old_outline, new_outline = outline(old), outline(new)
    headings = {section.heading_span for section in new_outline.sections if section.heading}
    titles = {section.heading_span for section in old_outline.sections if section.heading}
    pairings = [pairing_of(pair, old, new) for pair in diff.pairs if pair.new not in headings]
    same = [each for each in pairings if each.pair.relation == "same" and each.pair.is_rewording]
    changed = [each for each in same if not is_carried(each)]
    reworded = [each for each in changed if not is_rewritten(each)]
    rewritten = [as_replacement(each) for each in changed if is_rewritten(each)]
    outcomes = [each for each in pairings if each.pair.relation == "outcome"]
    return YearView(
        added=by_section(sentences_at(diff.added, new, headings), new_outline, sentence_start),
        dropped=by_section(sentences_at(diff.dropped, old, titles), old_outline, sentence_start),
        reworded=by_section(reworded, new_outline, pairing_start),
        rewritten=by_section(rewritten, new_outline, pairing_start),
        stayed=by_section([each for each in same if is_carried(each)], new_outline, pairing_start),
        outcomes=by_section(outcomes, new_outline, pairing_start),
        old_outline=old_outline,
        new_outline=new_outline,
    )


def sentence_start(sentence: Sentence) -> int:
    """Return where a sentence begins in its text."""
    return sentence.span[0]


def pairing_start(pairing: Pairing) -> int:
    """Return where the newer sentence of a pair begins in its text."""
    return pairing.new.span[0]


def english_heading(part: Part[Ordered]) -> str:
    """Return the heading of a section, or its role in English where it has none."""
    return part.heading or en(f"role_{part.role}")


def sentences_at(spans: Iterable[Span], text: str, headings: Collection[Span]) -> list[Sentence]:
    """Return the sentences of a text at spans that are no headings."""
    return [Sentence(one_line(text[slice(*span)]), span) for span in spans if span not in headings]


def is_carried(pairing: Pairing) -> bool:
    """Return whether a sentence stayed word for word."""
    return all(hunk.kind in MINOR for hunk in pairing.diff.hunks) and bool(
        pairing.pair.hunks or pairing.old.text == pairing.new.text
    )


def is_rewritten(pairing: Pairing) -> bool:
    """Return whether a pair has so little in common that both sentences are shown without marks."""
    kept = sum(len(run.text) for piece in pairing.pieces if piece.hunk is None for run in piece.new)
    return kept < KEPT_AT_LEAST * max(len(pairing.old.text), len(pairing.new.text))


def pairing_of(pair: YearPair, old: str, new: str) -> Pairing:
    """Cut the sentences of a pair out of both texts; hunks that do not fit them become one replacement."""
    before, after = old[slice(*pair.old)], new[slice(*pair.new)]
    hunks = tuple(shifted(hunk, pair.old[0], pair.new[0]) for hunk in pair.hunks)
    diff = Diff(axis="edit", hunks=hunks, severity=0, summary="")
    both = Sentence(one_line(before), pair.old), Sentence(one_line(after), pair.new)
    if not fits(diff, before, after):
        return as_replacement(Pairing(pair, *both, (), diff))
    return Pairing(pair, *both, tuple(diff_pieces(diff, before, after)), diff)


def as_replacement(pairing: Pairing) -> Pairing:
    """Return the pair with the whole old sentence replaced by the whole new one."""
    old, new = pairing.old.text, pairing.new.text
    hunk = Hunk(kind="wording", old=(0, len(old)), new=(0, len(new)), old_text=old, new_text=new)
    diff = replace(pairing.diff, hunks=(hunk,))
    return replace(pairing, pieces=(RowPiece((TextRun(old),), (TextRun(new),), 0, "wording"),), diff=diff)


def shifted(hunk: Hunk, old: int, new: int) -> Hunk:
    """Return a hunk with offsets into its sentences, which begin at `old` and `new`."""
    return replace(
        hunk,
        old=(hunk.old[0] - old, hunk.old[1] - old),
        new=(hunk.new[0] - new, hunk.new[1] - new),
        hunks=tuple(shifted(inner, old, new) for inner in hunk.hunks),
    )


def fits(diff: Diff, old: str, new: str) -> bool:
    """Return whether the hunks rebuild both sentences from each other."""
    return without(old, [hunk.old for hunk in diff.hunks]) == without(new, [hunk.new for hunk in diff.hunks])


def without(text: str, spans: list[Span]) -> str | None:
    """Return a text without half-open spans of it; None where they overlap or lie outside."""
    kept, here = [], 0
    for start, end in sorted(spans):
        if start < here or end > len(text):
            return None
        kept.append(text[here:start])
        here = end
    return "".join([*kept, text[here:]])


def by_section(
    items: list[Ordered], found: Outline, start: Callable[[Ordered], int]
) -> tuple[Part[Ordered], ...]:
    """Group items by the section of level 1 or 2 in which they begin.

    Args:
        items: what is grouped.
        found: the outline of the text in which they stand.
        start: gives the offset of an item in that text.

    Returns:
        The sections with items by ROLE_ORDER, those of one role in the order of the text, as are the items.
    """
    sections = [section for section in found.sections if section.level <= 2]
    starts = [section.span[0] for section in sections]
    grouped: dict[int, list[Ordered]] = {}
    for item in sorted(items, key=start):
        grouped.setdefault(max(bisect_right(starts, start(item)) - 1, 0), []).append(item)
    made = [section_part(sections[number] if sections else None, held) for number, held in grouped.items()]
    return tuple(sorted(made, key=lambda each: ROLE_ORDER.get(each.role, len(ROLE_ORDER))))


def section_part(section: Section | None, items: list[Ordered]) -> Part[Ordered]:
    """Return a section with its items; a text without sections is one opening."""
    if section is None:
        return Part("", "head", tuple(items))
    return Part(one_line(section.heading), section.role, tuple(items))
