"""Two texts of one report -> Diff: what exactly was edited, complete and reversible."""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import replace

from pipelines.diff.edits.alignment import Alignment, align
from pipelines.diff.edits.hunks import SectionNamer, build_hunks
from pipelines.diff.edits.severity import severity_of, summary_of
from pipelines.text.normal import Normal, normalise
from pipelines.text.outline import Section, section_at, sections_of
from storage.records import Axis, Diff, Hunk, Span

SAME_REPORT = 0.3
"""Least share of the shorter text that the other one must hold in stretches of STRETCH characters."""
STRETCH = 8
TITLE = "title"
"""The note of a page's title that came or went."""
FEW_WORDS = 200
"""Characters below which a text is too short to tell reports apart."""


def compare_edits(old: str, new: str, titles: Collection[str] = ()) -> Diff:
    """What changed between two versions of one page: hunks rebuild either text from the other.

    A page's title that only one text has above it is the page's: a new design of the site moved it.
    """
    hunks, same_report = hunks_between(old, new)
    if hunks and _is_title(hunks[0], titles):
        hunks[0] = replace(hunks[0], kind="boilerplate", note=TITLE)
    return diff_of("edit", tuple(hunks), same_report=same_report)


def _is_title(hunk: Hunk, titles: Collection[str]) -> bool:
    """Whether a hunk is nothing but a title above one of both texts."""
    if hunk.old[0] or hunk.new[0] or (hunk.old_text and hunk.new_text):
        return False
    line = "".join((hunk.old_text or hunk.new_text).split())
    return bool(line) and line in {"".join(title.split()) for title in titles}


def diff_of(axis: Axis, hunks: tuple[Hunk, ...], *, same_report: bool, better: str = "") -> Diff:
    """A Diff with its severity and summary."""
    return Diff(
        axis=axis,
        hunks=hunks,
        severity=severity_of(hunks, same_report=same_report),
        summary=summary_of(hunks, same_report=same_report),
        same_report=same_report,
        better=better,
    )


def hunks_between(old: str, new: str) -> tuple[list[Hunk], bool]:
    """(hunks in order, whether both are texts of one report)."""
    if old == new:
        return [], True
    before, after = normalise(old), normalise(new)
    alignment = align(before, after)
    hunks = build_hunks(before, after, alignment, _sections(before, after))
    return hunks, _is_same_report(before, after, alignment)


def _is_same_report(old: Normal, new: Normal, alignment: Alignment) -> bool:
    """Whether enough of the shorter text stands in the other; a few words are judged mildly, an empty text never is."""
    shorter = min(len(old.text), len(new.text))
    stretch, share = (STRETCH, SAME_REPORT) if shorter >= FEW_WORDS else (2, 0.1)
    runs = [*alignment.runs, *(run for move in alignment.moves for run in move.runs)]
    shared = sum(run.n for run in runs if run.n >= stretch)
    return shared >= share * shorter if shorter else old.text == new.text


def _sections(old: Normal, new: Normal) -> SectionNamer | None:
    """Names the section in which a hunk stands: in new, and in old what new no longer has; none where nothing changed."""
    if old.text == new.text:
        return None
    after = sections_of(new.raw)
    starts = [section.span[0] for section in after]
    before: list[Section] = []

    def heading(in_old: Span, in_new: Span | None) -> str:
        if in_new is not None:
            return after[max(bisect_right(starts, in_new[0]) - 1, 0)].heading if after else ""
        if not before:
            before.extend(sections_of(old.raw))
        section = section_at(before, in_old[0])
        return section.heading if section else ""

    return heading
