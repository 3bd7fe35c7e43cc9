"""Edits that happened beside what an archive tells of them: which were found, how late, which were missed, what is false."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Key = tuple[str, int]
"""(code of a place, year of a report)."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit: its day, the class of place that it is in, and how it may be told."""

    day: int
    place: str
    told_as: tuple[str, ...]
    certain: bool = True
    """Whether it has to be told; a cache that serves an old text may go unseen."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an archive tells of a report: the day, and the kind of event."""

    day: int
    kind: str


@dataclass(slots=True)
class Matched:
    """The outcome: delays in days, edits that were missed, and what was told of nothing."""

    delays: list[int] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    true_by_place: Counter[str] = field(default_factory=Counter)
    found_by_place: Counter[str] = field(default_factory=Counter)


def match(truth: Mapping[Key, Sequence[Edit]], told: Mapping[Key, Sequence[Told]], days: int) -> Matched:
    """Set every edit beside what is told of it."""
    found = Matched()
    for key in sorted({*truth, *told}, key=str):
        _match_report(
            found, key, sorted(truth.get(key, ()), key=lambda each: each.day), list(told.get(key, ())), days
        )
    return found


def _match_report(found: Matched, key: Key, edits: list[Edit], told: list[Told], days: int) -> None:
    """Match the edits of one report."""
    told.sort(key=lambda each: each.day)
    for n, edit in enumerate(edits):
        after = [each.day for each in edits[n + 1 :] if {*each.told_as} & {*edit.told_as}]
        until = after[0] if after else days
        hit = next((each for each in told if each.kind in edit.told_as and each.day >= edit.day), None)
        found.true_by_place[edit.place] += edit.certain
        if hit is None or (hit.day >= until and after):
            if edit.certain:
                found.missed.append(f"{key} {edit.place} day {edit.day}, stood {until - edit.day} days")
            continue
        one = [
            each
            for each in told
            if each is hit or (each.day == hit.day and each.kind in edit.told_as and each.kind != hit.kind)
        ]
        told[:] = [each for each in told if not any(each is other for other in one)]
        found.delays += [hit.day - edit.day] * edit.certain
        found.found_by_place[edit.place] += edit.certain
    found.false += [f"{key} day {each.day}: {each.kind}" for each in told]
