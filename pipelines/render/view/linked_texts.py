"""Year change -> both full texts cut into linked sentences: what the lines of the report lead to."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.render.safe_text import visible
from pipelines.render.view.year_sections import Pairing, YearView
from storage.records import Span


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a full text; `status` is a key of the labels or empty, `to` the id of its counterpart."""

    id: str
    text: str
    status: str
    to: str


@dataclass(frozen=True, slots=True)
class Pane:
    """One full text, and the id of what stands at any offset in it."""

    chunks: tuple[Chunk, ...]
    starts: tuple[int, ...]
    prefix: str

    def at(self, offset: int) -> str:
        """Id of the chunk in which an offset stands."""
        return f"{self.prefix}{self.starts[max(bisect_right(self.starts, offset) - 1, 0)]}"


def panes(old: str, new: str, view: YearView, prefix: str) -> tuple[Pane, Pane]:
    """Both texts in chunks, each chunk of a pair linked with its best counterpart."""
    marks = statuses(view)
    cuts = tuple(cut(text, marks[side]) for side, text in (("old", old), ("new", new)))
    ids = (f"{prefix}o", f"{prefix}n")
    bare = [Pane((), tuple(start for start, _ in cuts[side]), ids[side]) for side in (0, 1)]
    texts = (old, new)
    full = []
    for side in (0, 1):
        other = bare[1 - side]
        chunks = []
        for (start, end), key in zip(cuts[side], keys(cuts[side], marks[("old", "new")[side]]), strict=True):
            status, to = marks[("old", "new")[side]].get(key, ("", None)) if key else ("", None)
            chunks.append(
                Chunk(
                    f"{ids[side]}{start}",
                    visible(texts[side][start:end]),
                    status,
                    other.at(to) if to is not None else "",
                )
            )
        full.append(Pane(tuple(chunks), bare[side].starts, ids[side]))
    return full[0], full[1]


SpanMarks = dict[Span, tuple[str, int | None]]


def statuses(view: YearView) -> Mapping[str, SpanMarks]:
    """For each side: span -> (status, start of its counterpart); a pair of equal roles wins over an outcome."""
    old: SpanMarks = {}
    new: SpanMarks = {}
    lists = {
        "outcome": view.outcomes,
        "rewritten": view.rewritten,
        "reworded": view.reworded,
        "stayed": view.stayed,
    }
    for status, parts in lists.items():
        pairs = [each for part in parts for each in part.items]
        for each in sorted(pairs, key=score):
            old[each.pair.old] = (status, each.pair.new[0])
            new[each.pair.new] = (status, each.pair.old[0])
    for part in view.dropped:
        old.update({sentence.span: ("dropped", None) for sentence in part.items})
    for part in view.added:
        new.update({sentence.span: ("added", None) for sentence in part.items})
    return {"old": old, "new": new}


def score(pairing: Pairing) -> float:
    """How sure a pair is: the surest is written last and stays."""
    return pairing.pair.score


def cut(text: str, marks: SpanMarks) -> list[Span]:
    """A text cut at its marked spans, without gaps; what overlaps an earlier span is left out."""
    found: list[Span] = []
    here = 0
    for start, end in sorted(marks):
        if start < here or end <= start or end > len(text):
            continue
        found += [(here, start)] if start > here else []
        found.append((start, end))
        here = end
    return found + ([(here, len(text))] if here < len(text) or not found else [])


def keys(spans: list[Span], marks: SpanMarks) -> list[Span | None]:
    """Each piece's span where it is a marked one."""
    return [span if span in marks else None for span in spans]
