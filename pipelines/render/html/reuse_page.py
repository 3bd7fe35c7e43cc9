"""TakenOver -> one self-contained page: the report with its passages marked, each beside its source."""

from dataclasses import dataclass

from pipelines.compare.taken_over import SourcedPassage, TakenOver
from pipelines.render.html.environment import filled


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A piece of the report: plain, or a passage with its sources."""

    words: str
    sources: tuple[SourcedPassage, ...] = ()


def reuse_page(taken: TakenOver) -> str:
    """Render what a report took over; no character of a text is markup."""
    return filled("reuse.html", title=f"{taken.name} 借鉴 reuse", taken=taken, pieces=pieces_of(taken))


def pieces_of(taken: TakenOver) -> list[TextPiece]:
    """Cut a text at its passages; one that begins inside another joins its sources.

    Returns:
        Pieces whose words, one after the other, are the text.
    """
    pieces: list[TextPiece] = []
    at = 0
    for passage in taken.passages:
        start, end = passage.span
        if start < at and pieces and pieces[-1].sources:
            last = pieces.pop()
            words = last.words + taken.text[at : max(at, end)]
            pieces.append(TextPiece(words, (*last.sources, passage)))
        else:
            if start > at:
                pieces.append(TextPiece(taken.text[at:start]))
            pieces.append(TextPiece(taken.text[start:end], (passage,)))
        at = max(at, end)
    if at < len(taken.text):
        pieces.append(TextPiece(taken.text[at:]))
    return pieces
