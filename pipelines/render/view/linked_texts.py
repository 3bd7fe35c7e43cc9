"""Year change -> both full texts cut into linked sentences, to which the lines of the report lead."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.render.safe_text import visible
from pipelines.render.view.year_sections import Pairing, YearView
from storage.records import Span


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a full text; `status` is a key of LABELS or empty, `to` the id of its counterpart."""

    id: str
    text: str
    status: str
    to: str


@dataclass(frozen=True, slots=True)
class Pane:
    """One full text in chunks; `starts` are the sorted offsets at which they begin."""

    chunks: tuple[Chunk, ...]
    starts: tuple[int, ...]
    prefix: str

    def at(self, offset: int) -> str:
        """Return the id of the chunk that holds an offset into the text."""
        return f"{self.prefix}{self.starts[max(bisect_right(self.starts, offset) - 1, 0)]}"


def panes(old: str, new: str, view: YearView, prefix: str) -> tuple[Pane, Pane]:
    """Cut both texts into chunks; each chunk of a pair leads to its best counterpart.

    Args:
        old: the older text.
        new: the newer text.
        view: what the report lists, with spans into both texts.
        prefix: what the ids of this change on the page begin with.
    """
    links = counterparts(view)
    spans = split_at_spans(old, links["old"]), split_at_spans(new, links["new"])
    starts = tuple(tuple(start for start, _ in each) for each in spans)
    left, right = Pane((), starts[0], f"{prefix}o"), Pane((), starts[1], f"{prefix}n")
    return (
        Pane(linked_chunks(old, spans[0], links["old"], left, right), left.starts, left.prefix),
        Pane(linked_chunks(new, spans[1], links["new"], right, left), right.starts, right.prefix),
    )


Counterparts = dict[Span, tuple[str, int | None]]
"""Span in a text -> (status, where its counterpart in the other text begins; None without one)."""


def linked_chunks(
    text: str, spans: list[Span], links: Counterparts, pane: Pane, other: Pane
) -> tuple[Chunk, ...]:
    """Return the chunks of a text, one a span.

    Args:
        text: the full text.
        spans: where it is cut, without gaps.
        links: the spans that the report lists.
        pane: the pane of this text; only its ids are used.
        other: the pane of the other text, which knows the ids of counterparts.
    """
    chunks = []
    for start, end in spans:
        status, to = links.get((start, end), ("", None))
        link = other.at(to) if to is not None else ""
        chunks.append(Chunk(f"{pane.prefix}{start}", visible(text[start:end]), status, link))
    return tuple(chunks)


def counterparts(view: YearView) -> Mapping[str, Counterparts]:
    """Return the listed spans of each side ("old", "new"); a pair of one relation wins over an outcome."""
    old: Counterparts = {}
    new: Counterparts = {}
    lists = {
        "outcome": view.outcomes,
        "rewritten": view.rewritten,
        "reworded": view.reworded,
        "stayed": view.stayed,
    }
    for status, parts in lists.items():
        pairs = [each for part in parts for each in part.items]
        for each in sorted(pairs, key=pair_score):
            old[each.pair.old] = (status, each.pair.new[0])
            new[each.pair.new] = (status, each.pair.old[0])
    for part in view.dropped:
        old.update({sentence.span: ("dropped", None) for sentence in part.items})
    for part in view.added:
        new.update({sentence.span: ("added", None) for sentence in part.items})
    return {"old": old, "new": new}


def pair_score(pairing: Pairing) -> float:
    """Return the score of a pair: the surest pair of a sentence is written last and stays."""
    return pairing.pair.score


def split_at_spans(text: str, spans: Mapping[Span, object]) -> list[Span]:
    """Cut a text at spans.

    Args:
        text: the full text.
        spans: half-open spans; one that is empty, leaves the text or overlaps an earlier one is left out.

    Returns:
        The spans and the gaps between them, in order, covering the text; (0, 0) alone for an empty text.
    """
    found: list[Span] = []
    here = 0
    for start, end in sorted(spans):
        if start < here or end <= start or end > len(text):
            continue
        found += [(here, start)] if start > here else []
        found.append((start, end))
        here = end
    return found + ([(here, len(text))] if here < len(text) or not found else [])
