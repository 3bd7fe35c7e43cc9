"""What the diff stage computes, wherever it runs: texts -> changes and targets; no archive and no Scrapy is needed."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Literal, NamedTuple, TypeVar

from pipelines.diff.copies import compare_copies
from pipelines.diff.edits.edit_comparison import compare_edits
from pipelines.diff.years.year_comparison import compare_years, read_report
from storage.records import Axis, Diff, Target, YearDiff
from storage.rows import Version

Batched = TypeVar("Batched")


class StoredText(NamedTuple):
    """What a comparison needs of a version."""

    text: str
    year: int | None = None
    title: str = ""


NO_TEXT = StoredText("")

Work = tuple[Axis | Literal["targets"], StoredText, StoredText]
"""Axis, older and newer text of a comparison; or `targets`, the text that sets them, and NO_TEXT."""


def stored_text(version: Version) -> StoredText:
    """Return what a comparison needs of a version."""
    return StoredText(version.text, version.year, version.title)


def outcome_of(work: tuple[Axis, StoredText, StoredText]) -> Diff | YearDiff:
    """Compare two texts along an axis; the summary of a year change counts what happened."""
    axis, old, new = work
    if axis == "year":
        return compare_years(
            old.text, new.text, years=(old.year, new.year) if old.year and new.year else None
        )
    if axis == "copy":
        return compare_copies(old.text, new.text)
    return compare_edits(old.text, new.text, titles=(old.title, new.title))


def targets_of(given: tuple[str, int | None]) -> list[Target]:
    """Return the targets in a text; `given` is the text and the year of its report, if known."""
    return read_report(*given).promised.targets


def results_of(works: Sequence[Work]) -> list[Diff | YearDiff | list[Target]]:
    """Compute works one after the other, in order; a text that several of them need is read once."""
    return [
        targets_of((one.text, one.year)) if kind == "targets" else outcome_of((kind, one, other))
        for kind, one, other in works
    ]


def batched(items: Iterable[Batched], size: int) -> Iterable[list[Batched]]:
    """Yield items in lists of at most `size`, like itertools.batched of Python 3.12."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
