"""A clock that is set in the midst of a run, in either direction and however often, dates nothing of the run."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.policy.clock import JUMP, SteadyClock

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
SECONDS = st.integers(0, 4 * 3600)
JUMPS = st.one_of(st.just(0), st.integers(-40 * 365 * 86_400, 60 * 365 * 86_400))


class Machine:
    """A machine on which time passes, and whose clock is wrong by some seconds."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.wrong = 0.0

    def system(self) -> datetime:
        """What its clock says."""
        return START + timedelta(seconds=self.passed + self.wrong)


@given(st.lists(st.tuples(SECONDS, JUMPS), max_size=12))
def test_whatever_a_clock_says_in_a_run_its_moments_stay_within_a_day(steps: list[tuple[int, int]]) -> None:
    machine = Machine()
    clock = SteadyClock(machine.system, lambda: machine.passed)
    assert clock.now() == START
    for seconds, wrong in steps:
        machine.passed, machine.wrong = machine.passed + seconds, wrong
        assert abs(clock.now() - (START + timedelta(seconds=machine.passed))) <= JUMP


@given(st.integers(-86_399, 86_399))
def test_a_small_correction_is_obeyed(seconds: int) -> None:
    machine = Machine()
    clock = SteadyClock(machine.system, lambda: machine.passed)
    clock.now()
    machine.wrong = seconds
    assert clock.now() == machine.system()
