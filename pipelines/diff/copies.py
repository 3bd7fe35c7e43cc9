"""Compare two copies of one report: name the damage of each copy, and the better witness."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pipelines.boilerplate.pattern_file import read_patterns
from pipelines.diff.edits.edit_comparison import diff_of, hunks_between
from pipelines.diff.edits.hunk_kinds import NOTE
from pipelines.text.number_tokens import DIGITS
from storage.records import Diff, Hunk, HunkKind

BOILERPLATE = re.compile(read_patterns(Path(__file__).with_name("copies.txt"))["boilerplate"])
"""Words of the boilerplate lines around a text: 打印本页 or 上一篇：…"""
PROSE_END = '。！？!?；;：:”"'
LONG = 40
"""Characters from which on a line is prose, unless it has a word of BOILERPLATE; guess."""
LONGEST_SENTENCE = 150
"""Characters for each full stop above which a text is not prose; guess."""
NEAR_END = 400
"""Characters from either end within which lines of boilerplate are recognised by their words; guess."""
FAULTS: dict[HunkKind, int] = {"cut": 100, "digits_lost": 10, "masked": 10, "boilerplate": 1}
"""How much a fault counts against the copy that has it; guess."""


def compare_copies(old: str, new: str) -> Diff:
    """Compare two copies of one report.

    Args:
        old: text of one copy.
        new: text of the other copy.

    Returns:
        A Diff of axis `copy`; `better` is `old`, `new`, or empty where neither is better or they are different reports.
        White space and typography stay separate hunks, as they say nothing about the quality of a copy.
    """
    hunks, same_report = hunks_between(old, new)
    ends = len(old.rstrip()), len(new.rstrip())
    named = tuple(_named(hunk, ends) for hunk in hunks)
    return diff_of("copy", named, same_report=same_report, better=better_of(named) if same_report else "")


def better_of(hunks: Iterable[Hunk]) -> str:
    """Decide which copy has less that hides, cuts or clutters the text.

    Returns:
        `old`, `new`, or empty if both have the same weight of faults.
    """
    faults: Counter[str] = Counter()
    for hunk in hunks:
        for piece in (hunk, *hunk.hunks):
            faults[_faulty(piece)] += FAULTS.get(piece.kind, 0)
    if faults["old"] == faults["new"]:
        return ""
    return "old" if faults["old"] < faults["new"] else "new"


def _faulty(hunk: Hunk) -> str:
    """Return the side that has the fault."""
    if hunk.kind == "masked":
        return "new" if hunk.new_text.count("*") > hunk.old_text.count("*") else "old"
    if hunk.kind == "boilerplate":
        return "new" if len(hunk.new_text) > len(hunk.old_text) else "old"
    return "new" if len(hunk.new_text) < len(hunk.old_text) else "old"


def _named(hunk: Hunk, ends: tuple[int, int]) -> Hunk:
    """Return the hunk with the kind and note that it has between copies; a note mark keeps its own."""
    if hunk.note == NOTE:
        return hunk
    inner = tuple(_named(piece, ends) for piece in hunk.hunks)
    kind = _kind_at_end(hunk, ends) or _kind_of_digits(hunk) or hunk.kind
    return replace(hunk, kind=kind, hunks=inner, note=_hidden(hunk) if kind == "masked" else hunk.note)


def _hidden(hunk: Hunk) -> str:
    """Say what stars hide, and on which side."""
    old_hides = "*" in hunk.old_text
    return f"{'old' if old_hides else 'new'} hides {hunk.new_text if old_hides else hunk.old_text}"


def _kind_of_digits(hunk: Hunk) -> HunkKind | None:
    """Return `digits_lost` where one copy lacks the digits of a number, whichever copy it is."""
    lost = not hunk.old_text and DIGITS.fullmatch(hunk.new_text)
    return "digits_lost" if lost and hunk.kind in ("number", "insertion") else None


def _kind_at_end(hunk: Hunk, ends: tuple[int, int]) -> HunkKind | None:
    """Return `boilerplate` or `cut` for a hunk at or near either end of both texts; else None."""
    if hunk.kind not in ("insertion", "deletion", "wording", "number"):
        return None
    sides = [side for side in (hunk.old_text, hunk.new_text) if side.strip()]
    at_end = hunk.old[1] >= ends[0] and hunk.new[1] >= ends[1]
    at_begin = hunk.old[0] == hunk.new[0] == 0
    if (at_begin or at_end) and all(_is_boilerplate(side) for side in sides):
        return "boilerplate"
    near_begin = max(hunk.old[0], hunk.new[0]) < NEAR_END
    near_end = hunk.old[1] > ends[0] - NEAR_END and hunk.new[1] > ends[1] - NEAR_END
    if (near_begin or near_end) and all(_says_boilerplate(side) for side in sides):
        return "boilerplate"
    lengths = sorted((len(hunk.old_text), len(hunk.new_text)))
    return "cut" if at_end and lengths[0] * 4 <= lengths[1] else None


def _is_boilerplate(text: str) -> bool:
    """Whether most lines are boilerplate: short and unfinished, or with its words; never many sentences."""
    lines = [line for raw in text.splitlines() if (line := raw.strip())]
    words = sum(1 for line in lines if BOILERPLATE.search(line))
    plain = words + sum(
        1 for line in lines if len(line) < LONG and line[-1] not in PROSE_END and not BOILERPLATE.search(line)
    )
    sentences = text.count("。")
    return plain * 2 > len(lines) and (sentences <= words or sentences * LONGEST_SENTENCE < len(text))


def _says_boilerplate(text: str) -> bool:
    """Whether every line has words of boilerplate."""
    lines = [line for raw in text.splitlines() if (line := raw.strip())]
    return all(len(line) <= 2 * LONG and BOILERPLATE.search(line) for line in lines)
