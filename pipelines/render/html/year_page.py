"""Comparison along the year axis -> what its HTML shows: lists whose lines lead to their places in both texts."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.compare.comparison import Comparison
from pipelines.render.odd import odd_zh
from pipelines.render.safe_text import one_line
from pipelines.render.view.inline_marks import Mark, MarkedText, cells
from pipelines.render.view.linked_texts import Pane, panes
from pipelines.render.view.target_wording import TargetRow, goals, shortened, year_summary_zh
from pipelines.render.view.year_highlights import cut, tellings
from pipelines.render.view.year_sections import Pairing, Part, Sentence, is_rewritten, year_change, year_view

FIRST_SCOPES = frozenset({"headline", "five_year"})


@dataclass(frozen=True, slots=True)
class Links:
    """Ids in both full texts; empty where a line has no place there."""

    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class TellingLine:
    """A line of the ten most telling."""

    kind: str
    text: str
    links: Links


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A row of the table of targets."""

    goal: TargetRow
    state: str
    """Key of the label for what became of last year's; empty where nothing is known."""
    result: str
    links: Links
    outcome: str
    """Id of the sentence that tells the result."""


@dataclass(frozen=True, slots=True)
class SentenceLine:
    """A sentence that is new or gone."""

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
    """All that the page of a year change shows beside its head."""

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
    """What to show of a YearDiff; `prefix` keeps ids apart where several changes stand on one page."""
    diff, view = year_change(comparison), year_view(comparison)
    old, new = panes(comparison.old.text, comparison.new.text, view, prefix)
    drawing = Drawing(comparison, old, new, prefix)
    rows = [drawing.goal(goal) for goal in goals(diff)]
    first = [row for row in rows if comes_first(row.goal)]
    return YearPage(
        summary_zh=odd_zh(diff.odd[0]) if diff.odd else year_summary_zh(diff),
        telling=tuple(
            TellingLine(each.kind, each.text, drawing.links(each.old, each.new))
            for each in tellings(comparison, view)
        ),
        goals=tuple(first),
        tasks=tuple(row for row in rows if not comes_first(row.goal)),
        added=drawing.sentences(view.added, "new"),
        dropped=drawing.sentences(view.dropped, "old"),
        reworded=drawing.pairs(view.reworded, "r"),
        rewritten=drawing.pairs(view.rewritten, "w"),
        outcomes=drawing.pairs(view.outcomes, "u"),
        stayed=drawing.stayed(view.stayed),
        panes=(old, new),
    )


def comes_first(goal: TargetRow) -> bool:
    """Whether a target stands in the first table: the headline ones, and known indicators set in both years."""
    both = goal.pair.old is not None and goal.pair.new is not None
    return goal.scope in FIRST_SCOPES or (both and goal.indicator != "other")


def plain(text: str) -> tuple[Mark, ...]:
    """A sentence without marks."""
    return (Mark((MarkedText(text),)),)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines made with their links into both panes."""

    comparison: Comparison
    old: Pane
    new: Pane
    prefix: str

    def links(self, old: tuple[int, int] | None, new: tuple[int, int] | None) -> Links:
        """Ids of the places at which two spans begin."""
        return Links(self.old.at(old[0]) if old else "", self.new.at(new[0]) if new else "")

    def goal(self, goal: TargetRow) -> GoalLine:
        """A row of the table with the sentence that tells the result."""
        was, now, entry = goal.pair.old, goal.pair.new, goal.entry
        links = self.links((was.start, was.end) if was else None, (now.start, now.end) if now else None)
        if entry is None:
            return GoalLine(goal, "", "", links, "")
        state = "gone" if entry.state == "dropped" else entry.state
        if entry.outcome is None:
            return GoalLine(goal, state, "", links, "")
        said = one_line(self.comparison.new.text[slice(*entry.outcome)])
        result = shortened(said) if entry.state == "unclear" else cut(said)
        return GoalLine(goal, state, result, links, self.new.at(entry.outcome[0]))

    def sentences(self, parts: Iterable[Part[Sentence]], side: str) -> tuple[Part[SentenceLine], ...]:
        """Sentences of one side."""
        return tuple(
            Part(
                part.heading,
                part.role,
                tuple(
                    SentenceLine(
                        each.text,
                        self.links(
                            each.span if side == "old" else None, each.span if side == "new" else None
                        ),
                    )
                    for each in part.items
                ),
            )
            for part in parts
        )

    def stayed(self, parts: Iterable[Part[Pairing]]) -> tuple[Part[SentenceLine], ...]:
        """Sentences that stayed, once."""
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
        """Pairs of sentences with what changed in them; each pair's marks are keyed apart."""
        made = []
        number = 0
        for part in parts:
            lines = []
            for each in part.items:
                old, new = cells(each.pieces, f"{self.prefix}{letter}{number}", frozenset())
                if is_rewritten(each):
                    old, new = plain(each.old.text), plain(each.new.text)
                lines.append(PairLine(old, new, self.links(each.pair.old, each.pair.new)))
                number += 1
            made.append(Part(part.heading, part.role, tuple(lines)))
        return tuple(made)
