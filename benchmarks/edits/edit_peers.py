"""The peers of the edit axis: each takes two texts and gives what it marks as changed, as (old span, new span)."""

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from storage.records import Span

Marks = list[tuple[Span, Span]]


def diff_match_patch_default(old: str, new: str) -> Marks:
    """As documented: one second at most, then made semantic."""
    return _diff_match_patch(old, new, 1.0)


def diff_match_patch_exact(old: str, new: str) -> Marks:
    """Without a limit, then made semantic."""
    return _diff_match_patch(old, new, 0.0)


def _diff_match_patch(old: str, new: str, timeout: float) -> Marks:
    from diff_match_patch import diff_match_patch

    differ = diff_match_patch()
    differ.Diff_Timeout = timeout
    steps = differ.diff_main(old, new, checklines=False)
    differ.diff_cleanupSemantic(steps)
    return _from_steps((operation, len(text)) for operation, text in steps)


def fast_diff_match_patch(old: str, new: str) -> Marks:
    """The C++ one, exact and made semantic."""
    from fast_diff_match_patch import diff

    signs = {"-": -1, "+": 1, "=": 0}
    steps = diff(old, new, timelimit=0, checklines=False, cleanup="Semantic")
    return _from_steps((signs[operation], length) for operation, length in steps)


def difflib_matcher(old: str, new: str) -> Marks:
    """The standard library's."""
    return _from_opcodes(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def rapidfuzz_indel(old: str, new: str) -> Marks:
    """The longest common subsequence, bit-parallel."""
    from rapidfuzz.distance import Indel

    steps = Indel.opcodes(old, new)
    return _from_opcodes(
        (step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end) for step in steps
    )


def patience(old: str, new: str) -> Marks:
    """Patience on characters, the Rust core."""
    from patiencediff._patiencediff_rs import PatienceSequenceMatcher_rs

    return _from_opcodes(PatienceSequenceMatcher_rs(None, old, new).get_opcodes())


def _from_opcodes(steps: Iterable[tuple[str, int, int, int, int]]) -> Marks:
    return [((i, i_end), (j, j_end)) for tag, i, i_end, j, j_end in steps if tag != "equal"]


def _from_steps(steps: Iterable[tuple[int, int]]) -> Marks:
    """(-1, 0 or 1, length) in turn -> marks; a deletion and an insertion that touch are one."""
    marks: Marks = []
    i = j = 0
    for operation, length in steps:
        old_end, new_end = i + (length if operation <= 0 else 0), j + (length if operation >= 0 else 0)
        if operation:
            if marks and marks[-1][0][1] == i and marks[-1][1][1] == j:
                marks[-1] = ((marks[-1][0][0], old_end), (marks[-1][1][0], new_end))
            else:
                marks.append(((i, old_end), (j, new_end)))
        i, j = old_end, new_end
    return marks


FAST: dict[str, Callable[[str, str], Marks]] = {
    "patiencediff (Rust, characters)": patience,
    "rapidfuzz Indel": rapidfuzz_indel,
    "fast-diff-match-patch, Semantic": fast_diff_match_patch,
}
SLOW: dict[str, Callable[[str, str], Marks]] = {
    "difflib": difflib_matcher,
    "diff-match-patch, default": diff_match_patch_default,
    "diff-match-patch, exact": diff_match_patch_exact,
}
