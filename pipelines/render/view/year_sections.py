"""Comparison along the year axis -> what its reader is shown: new, gone, reworded, stayed, each by section."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pipelines.compare.comparison import Comparison
from pipelines.render.safe_text import one_line
from pipelines.render.view.aligned_rows import MINOR, RowPiece, TextRun, pieces
from pipelines.text.outline import Outline, Section, outline
from storage.records import Diff, Hunk, Span, YearDiff, YearPair

KEPT_AT_LEAST = 0.35
"""Share of the longer sentence that must be unchanged for marks to help."""
Ordered = TypeVar("Ordered")
ROLE_ORDER: Mapping[str, int] = {"goals": 0, "tasks": 0, "government": 0, "review": 1}
"""Readers look for what is planned first; formal parts come last."""


@dataclass(frozen=True, slots=True)
class Part(Generic[Ordered]):
    """A section with what is shown of it."""

    heading: str
    role: str
    items: tuple[Ordered, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one side."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Pairing:
    """Sentences of both sides that belong together, as pieces of equal and changed text."""

    pair: YearPair
    old: Sentence
    new: Sentence
    pieces: tuple[RowPiece, ...]
    diff: Diff
    """The pair's hunks, with offsets into the two sentences."""


@dataclass(frozen=True, slots=True)
class YearView:
    """All lists of a year report; parts come in the order of their text."""

    added: tuple[Part[Sentence], ...]
    dropped: tuple[Part[Sentence], ...]
    reworded: tuple[Part[Pairing], ...]
    rewritten: tuple[Part[Pairing], ...]
    """Pairs of which so little stayed that they are only candidates."""
    stayed: tuple[Part[Pairing], ...]
    outcomes: tuple[Part[Pairing], ...]
    old_outline: Outline
    new_outline: Outline


def year_view(comparison: Comparison) -> YearView:
    """The lists of a year change."""
    diff = year_change(comparison)
    old, new = comparison.old.text, comparison.new.text
    old_outline, new_outline = outline(old), outline(new)
    headings = {section.heading_span for section in new_outline.sections if section.heading}
    titles = {section.heading_span for section in old_outline.sections if section.heading}
    pairings = [pairing(pair, old, new) for pair in diff.pairs if pair.new not in headings]
    same = [each for each in pairings if each.pair.relation == "same"]
    changed = [each for each in same if not is_carried(each)]
    by_new: Callable[[Pairing], int] = lambda each: each.new.span[0]  # noqa: E731 -- named to be given twice
    return YearView(
        added=parts(sentences(diff.added, new, headings), new_outline, span_start),
        dropped=parts(sentences(diff.dropped, old, titles), old_outline, span_start),
        reworded=parts([each for each in changed if not is_rewritten(each)], new_outline, by_new),
        rewritten=parts([whole(each) for each in changed if is_rewritten(each)], new_outline, by_new),
        stayed=parts([each for each in same if is_carried(each)], new_outline, by_new),
        outcomes=parts([each for each in pairings if each.pair.relation == "outcome"], new_outline, by_new),
        old_outline=old_outline,
        new_outline=new_outline,
    )


def year_change(comparison: Comparison) -> YearDiff:
    """The change as a YearDiff; raises TypeError for another axis."""
    if not isinstance(comparison.change, YearDiff):
        raise TypeError("an edit or copy change has a view of its own")
    return comparison.change


def span_start(sentence: Sentence) -> int:
    """Where a sentence begins."""
    return sentence.span[0]


def sentences(spans: Iterable[Span], text: str, headings: Collection[Span]) -> list[Sentence]:
    """Spans as sentences; headings stand above their sections anyway."""
    return [Sentence(one_line(text[slice(*span)]), span) for span in spans if span not in headings]


def is_carried(pairing: Pairing) -> bool:
    """Whether a sentence stayed word for word."""
    return all(hunk.kind in MINOR for hunk in pairing.diff.hunks) and bool(
        pairing.pair.hunks or pairing.old.text == pairing.new.text
    )


def is_rewritten(pairing: Pairing) -> bool:
    """Whether so little stayed that marks would only disturb the reader: both sentences are shown as they are."""
    kept = sum(len(run.text) for piece in pairing.pieces if piece.hunk is None for run in piece.new)
    return kept < KEPT_AT_LEAST * max(len(pairing.old.text), len(pairing.new.text))


def pairing(pair: YearPair, old: str, new: str) -> Pairing:
    """A pair with its sentences cut out; hunks that do not fit them are shown as one replacement."""
    before, after = old[slice(*pair.old)], new[slice(*pair.new)]
    hunks = tuple(shifted(hunk, pair.old[0], pair.new[0]) for hunk in pair.hunks)
    diff = Diff(axis="edit", hunks=hunks, severity=0, summary="")
    sentences = Sentence(one_line(before), pair.old), Sentence(one_line(after), pair.new)
    if not fits(diff, before, after):
        return whole(Pairing(pair, *sentences, (), diff))
    return Pairing(pair, *sentences, tuple(pieces(diff, before, after)), diff)


def whole(pairing: Pairing) -> Pairing:
    """The pair with all of one sentence replaced by all of the other."""
    old, new = pairing.old.text, pairing.new.text
    hunk = Hunk(kind="wording", old=(0, len(old)), new=(0, len(new)), old_text=old, new_text=new)
    diff = replace(pairing.diff, hunks=(hunk,))
    return replace(pairing, pieces=(RowPiece((TextRun(old),), (TextRun(new),), 0, "wording"),), diff=diff)


def shifted(hunk: Hunk, old: int, new: int) -> Hunk:
    """A hunk with offsets into its sentences instead of the texts."""
    return replace(
        hunk,
        old=(hunk.old[0] - old, hunk.old[1] - old),
        new=(hunk.new[0] - new, hunk.new[1] - new),
        hunks=tuple(shifted(inner, old, new) for inner in hunk.hunks),
    )


def fits(diff: Diff, old: str, new: str) -> bool:
    """Whether the hunks rebuild both sentences from each other."""
    return without(old, [hunk.old for hunk in diff.hunks]) == without(new, [hunk.new for hunk in diff.hunks])


def without(text: str, spans: list[Span]) -> str | None:
    """A text without some of its spans; None when they overlap or lie outside."""
    kept, here = [], 0
    for start, end in sorted(spans):
        if start < here or end > len(text):
            return None
        kept.append(text[here:start])
        here = end
    return "".join([*kept, text[here:]])


def parts(items: list[Ordered], found: Outline, start: Callable[[Ordered], int]) -> tuple[Part[Ordered], ...]:
    """Items grouped by the section (of level 1 or 2) in which they begin: plans before the review, else as in the text."""
    sections = [section for section in found.sections if section.level <= 2]
    starts = [section.span[0] for section in sections]
    grouped: dict[int, list[Ordered]] = {}
    for item in sorted(items, key=start):
        grouped.setdefault(max(bisect_right(starts, start(item)) - 1, 0), []).append(item)
    made = [part(sections[number] if sections else None, held) for number, held in grouped.items()]
    return tuple(sorted(made, key=lambda each: ROLE_ORDER.get(each.role, len(ROLE_ORDER))))


def part(section: Section | None, items: list[Ordered]) -> Part[Ordered]:
    """A section with its items."""
    if section is None:
        return Part("", "head", tuple(items))
    return Part(one_line(section.heading), section.role, tuple(items))
