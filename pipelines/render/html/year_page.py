"""Year change -> what its HTML page shows: lists whose lines lead to their places in both texts."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.compare.comparison import Comparison, year_change
from pipelines.render.labels import reason_zh
from pipelines.render.safe_text import one_line, shortened
from pipelines.render.view.inline_marks import Mark, MarkedText, row_cells
from pipelines.render.view.linked_texts import Pane, panes
from pipelines.render.view.target_rows import TargetRow, target_rows
from pipelines.render.view.target_wording import year_summary_zh
from pipelines.render.view.year_highlights import SENTENCE_LONGEST, tellings
from pipelines.render.view.year_sections import Pairing, Part, Sentence, is_rewritten, year_view
from storage.records import Span

FIRST_SCOPES = frozenset({"headline", "five_year"})
"""Scopes of targets that always stand in the first table."""


@dataclass(frozen=True, slots=True)
class Links:
    """Ids in both full texts; empty where a line has no place in that text."""

    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class TellingLine:
    """A line of the most telling differences."""

    kind: str
    text: str
    links: Links


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A row of the table of targets."""

    goal: TargetRow
    state: str
    """Key of the label for what became of last year's target; empty where nothing is known."""
    result: str
    """The sentence that reports the result, shortened."""
    links: Links
    outcome: str
    """Id of that sentence in the newer text."""


@dataclass(frozen=True, slots=True)
class SentenceLine:
    """A sentence that is new, gone, or stayed."""

    text: str
    links: Links


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two sentences side by side."""

    old: tuple[Mark, ...]
    new: tuple[Mark, ...]
    links: Links


@dataclass(frozen=True, slots=True)
class YearPage:
    """All that the page of a year change shows below its head."""

    summary_zh: str
    telling: tuple[TellingLine, ...]
    goals: tuple[GoalLine, ...]
    tasks: tuple[GoalLine, ...]
    added: tuple[Part[SentenceLine], ...]
    dropped: tuple[Part[SentenceLine], ...]
    reworded: tuple[Part[PairLine], ...]
    rewritten: tuple[Part[PairLine], ...]
    outcomes: tuple[Part[PairLine], ...]
    stayed: tuple[Part[SentenceLine], ...]
    panes: tuple[Pane, Pane]


def year_page(comparison: Comparison, prefix: str) -> YearPage:
    """Collect what the page of a year change shows.

    Args:
        comparison: the change with both texts.
        prefix: what the ids of this change on the page begin with, since a page may show several changes.

    Raises:
        TypeError: the comparison is along another axis.
    """
    diff, view = year_change(comparison), year_view(comparison)
    old, new = panes(comparison.old.text, comparison.new.text, view, prefix)
    linker = Linker(comparison, old, new, prefix)
    rows = [linker.goal(row) for row in target_rows(diff, comparison.reviewed)]
    return YearPage(
        summary_zh=reason_zh(diff.odd[0]) if diff.odd else year_summary_zh(diff),
        telling=tuple(
            TellingLine(each.kind, each.text, linker.links(each.old, each.new))
            for each in tellings(comparison, view)
        ),
        goals=tuple(row for row in rows if comes_first(row.goal)),
        tasks=tuple(row for row in rows if not comes_first(row.goal)),
        added=linker.sentences(view.added, "new"),
        dropped=linker.sentences(view.dropped, "old"),
        reworded=linker.pairs(view.reworded, "r"),
        rewritten=linker.pairs(view.rewritten, "w"),
        outcomes=linker.pairs(view.outcomes, "u"),
        stayed=linker.stayed(view.stayed),
        panes=(old, new),
    )


def comes_first(goal: TargetRow) -> bool:
    """Return whether a target stands in the first table: by scope, or as a known one of both years."""
    both = goal.pair.old is not None and goal.pair.new is not None
    return goal.scope in FIRST_SCOPES or (both and goal.indicator != "other")


def unmarked(text: str) -> tuple[Mark, ...]:
    """Return a sentence as a cell without marks."""
    return (Mark((MarkedText(text),)),)


@dataclass(frozen=True, slots=True)
class Linker:
    """Makes lines with their links into both panes."""

    comparison: Comparison
    old: Pane
    new: Pane
    prefix: str

    def links(self, old: Span | None, new: Span | None) -> Links:
        """Return the ids of the places where two spans begin."""
        return Links(self.old.at(old[0]) if old else "", self.new.at(new[0]) if new else "")

    def goal(self, goal: TargetRow) -> GoalLine:
        """Return a row of the table with the sentence that reports the result."""
        was, now, entry = goal.pair.old, goal.pair.new, goal.entry
        links = self.links((was.start, was.end) if was else None, (now.start, now.end) if now else None)
        if entry is None:
            return GoalLine(goal, "", "", links, "")
        state = "gone" if entry.state == "dropped" else entry.state
        if entry.outcome is None:
            return GoalLine(goal, state, "", links, "")
        said = one_line(self.comparison.new.text[slice(*entry.outcome)])
        result = shortened(said, SENTENCE_LONGEST)
        return GoalLine(goal, state, result, links, self.new.at(entry.outcome[0]))

    def sentences(self, parts: Iterable[Part[Sentence]], side: str) -> tuple[Part[SentenceLine], ...]:
        """Return the sentences of one side ("old" or "new") as lines."""
        return tuple(
            Part(part.heading, part.role, tuple(self.sentence(each, side) for each in part.items))
            for part in parts
        )

    def sentence(self, sentence: Sentence, side: str) -> SentenceLine:
        """Return a sentence of one side as a line."""
        old, new = (sentence.span, None) if side == "old" else (None, sentence.span)
        return SentenceLine(sentence.text, self.links(old, new))

    def stayed(self, parts: Iterable[Part[Pairing]]) -> tuple[Part[SentenceLine], ...]:
        """Return sentences that stayed as lines, once each."""
        return tuple(
            Part(
                part.heading,
                part.role,
                tuple(
                    SentenceLine(each.new.text, self.links(each.pair.old, each.pair.new))
                    for each in part.items
                ),
            )
            for part in parts
        )

    def pairs(self, parts: Iterable[Part[Pairing]], letter: str) -> tuple[Part[PairLine], ...]:
        """Return pairs of sentences as lines; `letter` and a number keep the marks of each pair apart."""
        made = []
        number = 0
        for part in parts:
            lines = []
            for each in part.items:
                lines.append(self.pair(each, f"{self.prefix}{letter}{number}"))
                number += 1
            made.append(Part(part.heading, part.role, tuple(lines)))
        return tuple(made)

    def pair(self, pairing: Pairing, key: str) -> PairLine:
        """Return a pair as a line, without marks where it is rewritten; ids of marks begin with `key`."""
        links = self.links(pairing.pair.old, pairing.pair.new)
        if is_rewritten(pairing):
            return PairLine(unmarked(pairing.old.text), unmarked(pairing.new.text), links)
        old, new = row_cells(pairing.pieces, key, frozenset())
        return PairLine(old, new, links)
