"""Attempts by class (tests/support/attacks): all of them in make soak, the first of each class always."""

import pytest

from tests.support.attacks.attempt import AttackClass
from tests.support.attacks.classes import CLASSES, outcome_of


@pytest.mark.parametrize("each", CLASSES, ids=lambda each: each.name)
def test_the_first_attempts_of_a_class_hold(each: AttackClass) -> None:
    assert outcome_of(each, 2).failures == ()


@pytest.mark.soak
@pytest.mark.parametrize("each", CLASSES, ids=lambda each: each.name)
def test_all_attempts_of_a_class_hold(each: AttackClass) -> None:
    assert outcome_of(each).failures == ()


def test_there_are_six_hundred_attempts() -> None:
    assert sum(each.count for each in CLASSES) >= 600
