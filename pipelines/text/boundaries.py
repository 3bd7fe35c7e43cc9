"""Find where sentences and lines begin in the normal form of a text."""

from dataclasses import dataclass

from pipelines.text.normal import Normal
from pipelines.text.number_breaks import BREAKS

STOPS = frozenset("。！？!?;；")
QUOTES = frozenset("\"')]")
OPENING = frozenset("“‘「『〝")
"""Opening quotes; the normal form folds them with their closing ones."""


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The sentence and line boundaries of one text, asked by place in its normal form."""

    normal: Normal

    def at_sentence(self, place: int) -> bool:
        """Whether a sentence or a line begins at a place; the begin and the end of the text count as such."""
        text = self.normal.text
        if place in (0, len(text)):
            return True
        if text[place - 1] in STOPS:
            return not self._closes(place)
        if place > 1 and text[place - 2] in STOPS and self._closes(place - 1):
            return not self._closes(place)
        return self.at_line(place)

    def _closes(self, place: int) -> bool:
        """Whether the character at a place closes a quotation, such as a straight quote after a full stop."""
        return (
            self.normal.text[place] in QUOTES and self.normal.raw[self.normal.offsets[place]] not in OPENING
        )

    def at_line(self, place: int) -> bool:
        """Whether a line begins at a place; the begin and the end of the text count as such."""
        if place in (0, len(self.normal.text)):
            return True
        start, end = self.normal.offsets[place - 1] + 1, self.normal.offsets[place]
        return start < end and not BREAKS.isdisjoint(self.normal.raw[start:end])
