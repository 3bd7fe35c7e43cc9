"""Two texts of one report -> Diff: what exactly was edited, complete and reversible."""

from pipelines.diff.align import Alignment, align
from pipelines.diff.hunks import build_hunks
from pipelines.diff.normal import Normal, normalise
from pipelines.diff.outline import Section, section_at, sections_of
from pipelines.diff.summary import severity_of, summary_of
from storage.records import Axis, Diff, Hunk

SAME_REPORT = 0.3
"""Least share of the shorter text that the other one must hold in stretches of STRETCH characters."""
STRETCH = 8
FEW_WORDS = 200
"""Characters below which a text is too short to tell reports apart."""
CONTENT = frozenset(
    ("number", "wording", "insertion", "deletion", "move", "masked", "digits_lost", "cut", "furniture")
)


def compare_edits(old: str, new: str) -> Diff:
    """What changed between two versions of one page: hunks rebuild either text from the other."""
    hunks, same_report = hunks_between(old, new)
    return diff_of("edit", tuple(hunks), same_report=same_report)


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
    hunks = _in_sections(build_hunks(before, after, alignment), old, new)
    return hunks, _is_same_report(before, after, alignment)


def _is_same_report(old: Normal, new: Normal, alignment: Alignment) -> bool:
    """Whether enough of the shorter text stands in the other; a few words are judged mildly, an empty text never is."""
    shorter = min(len(old.text), len(new.text))
    stretch, share = (STRETCH, SAME_REPORT) if shorter >= FEW_WORDS else (2, 0.1)
    runs = [*alignment.runs, *(run for move in alignment.moves for run in move.runs)]
    shared = sum(run.n for run in runs if run.n >= stretch)
    return shared >= share * shorter if shorter else old.text == new.text


def _in_sections(hunks: list[Hunk], old: str, new: str) -> list[Hunk]:
    """Each hunk with the heading of the section in which it stands: in new, and in old what new no longer has."""
    if not any(hunk.kind in CONTENT for hunk in hunks):
        return hunks
    gone = [hunk for hunk in hunks if not hunk.new_text and hunk.kind in CONTENT]
    before = sections_of(old) if gone else ()
    after = sections_of(new)
    return [
        _in_section(
            hunk, section_at(before, hunk.old[0]) if not hunk.new_text else section_at(after, hunk.new[0])
        )
        for hunk in hunks
    ]


def _in_section(hunk: Hunk, section: Section | None) -> Hunk:
    if section is None or not section.heading:
        return hunk
    return Hunk(
        kind=hunk.kind,
        old=hunk.old,
        new=hunk.new,
        old_text=hunk.old_text,
        new_text=hunk.new_text,
        section=section.heading,
        note=hunk.note,
        hunks=hunk.hunks,
    )
