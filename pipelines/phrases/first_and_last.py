"""Years of use, years held -> SeriesSpan: when a phrase first and last stood in the series of one place.

A year whose report is not held says nothing: 六稳 is "first 2021, 2020 not held, 2019 without", never new in 2021.
"""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeriesSpan:
    """When a phrase stood in a series."""

    first: int
    before: int | None
    """The last held year before the first use, which is without it; None where no earlier report is held."""
    last: int
    after: int | None
    """The next held year after the last use, which is without it; None where no later report is held."""
    years: tuple[int, ...]
    """All years that have it."""

    @property
    def is_new(self) -> bool:
        """Whether the first use is known to the year: the report of the year before is held, and without it."""
        return self.before == self.first - 1

    @property
    def is_dropped(self) -> bool:
        """Whether a later report is held that is without it."""
        return self.after is not None


def series_span(used: Collection[int], held: Collection[int]) -> SeriesSpan | None:
    """Return when a phrase stood in a series.

    Args:
        used: years whose report has it.
        held: years whose report is held; those of `used` count as held.

    Returns:
        Its span; None when no year has it, which is no zero where nothing is held either.
    """
    if not used:
        return None
    first, last = min(used), max(used)
    return SeriesSpan(
        first,
        max((year for year in held if year < first), default=None),
        last,
        min((year for year in held if year > last), default=None),
        tuple(sorted(set(used))),
    )


def is_back(used: Collection[int], held: Collection[int], year: int, absent: int = 3) -> bool:
    """Whether a year takes a phrase up again that at least `absent` held reports before it were without.

    Args:
        used: years whose report has it.
        held: years whose report is held.
        year: the year that is asked about.
        absent: held reports without it from which on it was away; three, a guess.
    """
    earlier = [each for each in used if each < year]
    if year not in used or not earlier:
        return False
    return sum(max(earlier) < each < year for each in held) >= absent
