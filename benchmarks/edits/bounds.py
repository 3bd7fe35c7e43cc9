"""What the edit axis must reach, and whether one run of the bench reached it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rich.table import Table

from benchmarks.edits.truth import EditScore

PRECISE, NOISY = 0.985, 0.95
RECALL = 0.99
MOVES = 0.97
LIMITS: Mapping[tuple[int, float], Mapping[str, float]] = {
    (191_000, 0.05): {"s": 0.3, "MB": 64},
    (191_000, 0.2): {"s": 0.8, "MB": 64},
    (1_666_000, 0.05): {"s": 5, "MB": 300},
}
"""(characters, share) -> most CPU seconds and megabytes."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One figure beside what it must be."""

    name: str
    figure: float
    bound: str
    is_held: bool


def at_most(name: str, figure: float, most: float, why: str = "") -> Bound:
    """A figure that must not be larger."""
    return Bound(name, figure, f"<= {most:g}{f' ({why})' if why else ''}", figure <= most)


def at_least(name: str, figure: float, least: float) -> Bound:
    """A figure that must not be smaller."""
    return Bound(name, figure, f">= {least:g}", figure >= least)


RATIOS: Mapping[str, Callable[[str, float], Bound]] = {
    "patiencediff (Rust, characters)": lambda name, ratio: at_least(name, ratio, 0.333),
    "difflib": lambda name, ratio: at_least(name, ratio, 20),
    "diff-match-patch, exact": lambda name, ratio: at_least(name, ratio, 100),
}
"""Peer -> the bound on its time over ours: at most three times patience's, twenty and a hundred times faster."""


def of_quality(label: str, score: EditScore, *, precision: float) -> Iterator[Bound]:
    """The bounds on one share of edits."""
    yield at_least(f"precision, {label}", round(score.precision, 4), precision)
    yield at_least(f"recall, {label}", round(score.recall, 4), RECALL)
    if score.moves:
        yield at_least(f"moves found, {label}", round(score.found / score.moves, 4), MOVES)
    if score.edited:
        yield at_least(
            f"moves found that were edited, {label}", round(score.edited_found / score.edited, 4), MOVES
        )
    yield at_most(f"false moves, {label}", score.false_moves, 0)
    yield at_least(f"numbers whole, {label}", score.whole / max(score.numbers, 1), 1)


def verdicts(bounds: list[Bound]) -> Table:
    """All figures that have a bound, and how many hold."""
    held = sum(bound.is_held for bound in bounds)
    table = Table("figure", "here", "must be", "", title=f"Must reach: {held} of {len(bounds)} hold")
    for bound in bounds:
        table.add_row(bound.name, f"{bound.figure:.4g}", bound.bound, "" if bound.is_held else "short")
    return table
