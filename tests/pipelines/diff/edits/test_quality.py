"""Floors under the figures of the edit axis, on generated edits of real reports; `make bench` prints them all."""

import pytest

from benchmarks.edits.bench import cases
from benchmarks.edits.truth import EditScore, content_of
from pipelines.diff.edits import compare_edits
from tests.support.paths import CORPUS

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is absent"),
]
SEEDS = range(500, 505)


def scored(share: float, *, noise: bool = False) -> EditScore:
    score = EditScore()
    for case in cases(share, noise=noise, seeds=SEEDS):
        score.add(case, *content_of(compare_edits(case.old, case.new)))
    return score


@pytest.mark.parametrize(("share", "precision"), [(0.01, 0.985), (0.05, 0.985), (0.2, 0.985)])
def test_edits_with_known_truth_are_found_and_little_else(share: float, precision: float) -> None:
    score = scored(share)
    assert score.precision >= precision
    assert score.recall >= 0.99
    assert score.islands <= 2


def test_reflow_and_quotes_do_not_hide_edits() -> None:
    score = scored(0.01, noise=True)
    assert score.precision >= 0.95
    assert score.recall >= 0.99


@pytest.mark.parametrize(("share", "least"), [(0.05, 0.95), (0.2, 0.95)])
def test_moves_are_found_and_none_is_invented(share: float, least: float) -> None:
    score = scored(share)
    assert score.found >= least * score.moves
    assert score.false_moves == 0


def test_numbers_are_shown_whole() -> None:
    score = scored(0.05)
    assert score.whole == score.numbers > 0
