"""read_targets on real reports: figures of the hand-read truth beside the checkout."""

import pytest

from benchmarks.years.gold import CORPUS
from benchmarks.years.targets import headline_numbers, scorers

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not (CORPUS / "gold/tasks").is_dir(), reason="no hand-read tasks beside the checkout"),
]


def test_every_headline_number_of_2025_is_found_with_all_its_fields() -> None:
    right, stated, extra = headline_numbers()
    assert right == stated
    assert extra <= 3


def test_hand_read_tasks_are_found_with_their_fields() -> None:
    closing = dict(scorers())["score_tasks.py"]
    assert closing.endswith("PASS"), closing
