"""Two reports with their places and days -> Direction: from where a passage came, or that both had a common source.

The State Council speaks in March, after nearly everybody else: by the year alone, 989 of 2,349 passages "from above" were
credited to a text that did not exist yet (measured). So a source is never later than its copy, and where the days are
not known within one year, neither is the direction.
"""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["above", "beside", "below", "own", "common_source"]
"""From where the earlier text is: a place above, another one, a place below, the same place; or nobody knows who was
first, and both may follow a third text (a plan, a conference) that no archive of reports has."""

WITHIN = 1
"""Years before a report from which it may take over; older wording is common by then (guess)."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """Whose report it is, and when it was delivered."""

    region: str
    year: int
    day: str = ""
    """ISO date of the meeting, else of the page; empty where neither is known to the day."""
    above: tuple[str, ...] = ()
    """Codes of the places above it."""


def is_earlier(first: Delivered, second: Delivered) -> bool:
    """Whether one report is known to have been delivered before another."""
    if first.day and second.day:
        return first.day < second.day
    return first.year < second.year


def may_take(later: Delivered, earlier: Delivered) -> bool:
    """Whether a report may have taken over from another: never from one delivered after it."""
    if later == earlier or is_earlier(later, earlier):
        return False
    return later.year - WITHIN <= earlier.year <= later.year


def direction(later: Delivered, earlier: Delivered) -> Direction:
    """Return from where a passage came.

    Args:
        later: the report that has it, not known to be delivered before the other.
        earlier: the report that it was found in.
    """
    if not is_earlier(earlier, later):
        return "common_source"
    if later.region == earlier.region:
        return "own"
    if earlier.region in later.above:
        return "above"
    return "below" if later.region in earlier.above else "beside"
