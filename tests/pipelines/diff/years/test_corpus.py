"""The year axis on real reports: floors under the figures that the benchmark prints."""

import re

import pytest

from benchmarks.years.claims import LEDGER, claim_scores
from benchmarks.years.gold import CORPUS, Gold, by_offsets, ningbo, score
from benchmarks.years.targets import hand_read, state_council
from pipelines.diff.targets.extraction import find_goals, read_targets
from pipelines.diff.years.year_comparison import compare_years
from tests.support.paths import ROOT

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the checkout"),
]
LABELS = ROOT / "benchmarks/gold"


def labelled(name: str) -> Gold:
    """A hand-paired pair of years by its short name."""
    return ningbo() if name == "ningbo" else by_offsets(LABELS / f"align_{name}.tsv")


@pytest.mark.parametrize(
    ("name", "top1", "f1"), [("ningbo", 0.95, 0.9), ("hailar", 0.88, 0.84), ("mancheng", 0.86, 0.86)]
)
def test_sentences_find_their_partners_of_the_next_year(name: str, top1: float, f1: float) -> None:
    gold = labelled(name)
    diff = compare_years(gold.old, gold.new)
    same = [(pair.old, pair.new, pair.score) for pair in diff.pairs if pair.relation == "same"]
    found = score(gold.same, same)
    assert found.top1 >= top1
    assert found.f1 >= f1
    assert diff.odd == ()


@pytest.mark.parametrize("name", ["hailar", "mancheng"])
def test_plans_find_their_outcomes(name: str) -> None:
    gold = labelled(name)
    pairs = compare_years(gold.old, gold.new).pairs
    found = score(gold.outcome, [(p.old, p.new, p.score) for p in pairs if p.relation == "outcome"])
    assert found.precision >= 0.8
    assert found.top1 >= 0.6


def test_hand_read_targets_are_found_with_all_their_fields() -> None:
    found = hand_read()
    assert found.right_headline >= 0.97 * found.headline
    assert found.false <= 1
    assert found.whole >= 0.93 * found.rows
    assert found.goals == found.texts


def test_the_growth_that_the_state_council_sets_is_right_in_every_year() -> None:
    assert state_council() == (18, 18, [])


def test_every_work_report_of_a_province_has_its_goals() -> None:
    folder = CORPUS / "reports/gwr_provinces_2026"
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8-sig")
        headline = [target for target in read_targets(text) if target.scope == "headline"]
        goals = find_goals(text)
        assert sum(target.indicator == "gdp" for target in headline) == 1, path.name
        assert len(headline) >= 4, path.name
        inside = [any(start <= target.start < end for start, end in goals) for target in headline]
        assert all(inside), path.name


def test_what_is_said_of_hand_read_promises_holds() -> None:
    """Floors under the scorer of gold/ledger; an absent scorer leaves nothing to measure."""
    figures = dict(claim_scores())[LEDGER]
    shares = re.findall(r"=(\d\.\d\d)", figures)
    if not shares:
        pytest.skip(figures)
    missed, met, recall = map(float, shares)
    assert missed >= 0.96
    assert met >= 0.96
    assert recall >= 0.72
