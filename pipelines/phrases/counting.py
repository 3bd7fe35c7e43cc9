"""A report's text and its zones -> CountedUse: how often each phrase stands in body, glossary and attachments."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipelines.phrases.listed_phrases import ListedPhrase
from pipelines.phrases.phrase_scan import PhraseTrie, scan
from pipelines.phrases.phrase_text import phrase_text
from storage.records import Span
from storage.rows import CountedUse

UseZone = Literal["body", "glossary", "attachment"]


@dataclass(frozen=True, slots=True)
class ZonedText:
    """A text with the places of its body and its notes."""

    text: str
    body: Span = (0, 0)
    """From the salutation to the closing; (0, 0) where no body was told, and all is body."""
    notes: tuple[Span, ...] = ()
    """Entries of the glossary (名词解释), by place."""


def count_uses(given: ZonedText, phrases: Sequence[ListedPhrase], trie: PhraseTrie) -> list[CountedUse]:
    """Count the uses of phrases in each zone of a text.

    Args:
        given: the text.
        phrases: the list from which the trie was built.
        trie: that list.

    Returns:
        One count for each phrase and zone with a use, straddling ones included, by phrase and zone.
    """
    letters = phrase_text(given.text)
    uses = scan(letters, trie)
    counts: dict[tuple[int, UseZone], list[int]] = {}
    places = letters.offsets[uses.starts].tolist()
    rows = zip(uses.phrase.tolist(), places, uses.quoted.tolist(), uses.straddles.tolist(), strict=True)
    for phrase, place, quoted, straddles in rows:
        found = counts.setdefault((phrase, zone_at(given, place)), [0, 0, 0, -1])
        found[2 if straddles else 0] += 1
        found[1] += quoted
        if not straddles and found[3] < 0:
            found[3] = place
    return [
        CountedUse(
            phrase=phrases[phrase].words,
            zone=zone,
            uses=found[0],
            quoted=found[1],
            straddles=found[2],
            first_at=found[3],
        )
        for (phrase, zone), found in sorted(counts.items())
    ]


def zone_at(given: ZonedText, place: int) -> UseZone:
    """Return the zone of a place; what stands before the body (a title) counts as body."""
    at = bisect_right(given.notes, (place, len(given.text) + 1)) - 1
    if at >= 0 and given.notes[at][0] <= place < given.notes[at][1]:
        return "glossary"
    return "body" if given.body == (0, 0) or place < given.body[1] else "attachment"
