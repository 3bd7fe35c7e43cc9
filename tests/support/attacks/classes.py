"""The classes of attempts, in the order of the kinds of docs/robustness.md, and how they are run."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.support.attacks import on_files, on_histories, on_texts
from tests.support.attacks.attempt import AttackClass

CLASSES = (
    AttackClass("a line that hangs", 25, on_files.slow_line),
    AttackClass("a page that hangs", 25, on_files.slow_page),
    AttackClass("a moment out of range", 25, on_files.moment_out_of_range),
    AttackClass("a clock that was ahead", 25, on_histories.wrong_clock),
    AttackClass("one character in any place", 90, on_texts.edit_in_a_place),
    AttackClass("any digit", 40, on_texts.random_digit),
    AttackClass("digits over borders", 30, on_texts.digits_over_borders),
    AttackClass("counters", 30, on_texts.counter_that_moves),
    AttackClass("another writing", 30, on_texts.other_writing),
    AttackClass("a page that is cut", 40, on_histories.cut_page),
    AttackClass("a text to and fro", 20, on_histories.text_to_and_fro),
    AttackClass("shorter and moving", 10, on_histories.shorter_and_moving),
    AttackClass("entries that are shared", 20, on_histories.reports_that_share_an_entry),
    AttackClass("moved and edited", 20, on_histories.moved_and_edited),
    AttackClass("mixed by a cache", 20, on_histories.mixed_by_a_cache),
    AttackClass("two reports in turn", 15, on_histories.two_reports_in_turn),
    AttackClass("a parameter of the day", 20, on_histories.changing_parameter),
    AttackClass("a parameter that names", 20, on_histories.naming_parameter),
    AttackClass("an outage", 10, on_histories.outage),
    AttackClass("random histories", 20, on_histories.random_history),
    AttackClass("a purge", 15, on_files.purge_of_one),
    AttackClass("a damaged body", 30, on_files.damaged_body),
    AttackClass("killed in a rebuild", 15, on_files.killed_in_a_rebuild),
    AttackClass("a full disk", 25, on_files.full_disk),
    AttackClass("locks by any path", 10, on_files.locked_by_any_path),
    AttackClass("hostile output", 20, on_texts.hostile_output),
    AttackClass("addresses in disguise", 30, on_files.address_in_disguise),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the attempts of one class."""

    name: str
    made: int
    failures: tuple[str, ...]
    """Number of each attempt that came through, and why."""


def outcome_of(each: AttackClass, count: int = 0) -> Outcome:
    """Make the attempts of a class, the first `count` of them or all; the same ones in every run."""
    made, failures = count or each.count, []
    for number in range(made):
        with tempfile.TemporaryDirectory() as folder:
            try:
                each.attempt(Random(f"{each.name} {number}"), Path(folder))
            except Exception as error:  # noqa: BLE001  whatever it raises, it came through
                failures.append(f"{number}: {type(error).__name__}: {error}"[:300])
    return Outcome(each.name, made, tuple(failures))


def table(outcomes: list[Outcome]) -> Iterator[str]:
    """The lines of a table: a class each, and the sum."""
    for each in outcomes:
        yield f"{each.name:28} {each.made - len(each.failures):4} of {each.made:3} hold"
        yield from (f"    {line}" for line in each.failures)
    made = sum(each.made for each in outcomes)
    yield f"{'all':28} {made - sum(len(each.failures) for each in outcomes):4} of {made:3} hold"
