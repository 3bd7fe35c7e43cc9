"""The summary of a year change: arrows agree with what tables show, and counts are in words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.diff.targets import read_targets
from pipelines.diff.years.summary import arrow, year_counts, year_summary
from pipelines.diff.years.target_pairs import pair_targets
from pipelines.diff.years.wording_targets import wording
from pipelines.render.view.target_wording import QUALIFIED, phrase
from storage.records import LedgerEntry, Target, TargetPair, YearDiff

TARGET = Target(
    indicator="gdp",
    name="地区生产总值",
    measure="growth",
    value_min=6,
    value_max=6,
    unit="%",
    qualifier="point",
    strength="plain",
    reference=None,
    rider="",
    scope="headline",
    horizon=None,
    quote="地区生产总值增长6%",
    start=0,
    end=10,
)
in_words = st.builds(
    lambda qualifier, strength, reference, quote: replace(
        TARGET,
        value_min=None,
        value_max=None,
        measure="qualitative",
        qualifier=qualifier,
        strength=strength,
        reference=reference,
        quote=quote,
    ),
    st.sampled_from([*QUALIFIED, "point", "sync", "assigned", "steady", "flat", "rank", "explicitly_absent"]),
    st.sampled_from(["plain", "hard", "stretch"]),
    st.sampled_from([None, "gdp", "region", "nation", "last_year"]),
    st.sampled_from(
        [
            "地区生产总值合理增长",
            "地区生产总值稳步增长",
            "地区生产总值与经济增长同步",
            "粮食稳产" * 6,
            "粮食稳产" * 6 + "增收",
            "粮食稳产" * 5 + "粮食增",
        ]
    ),
)
"""Targets without a value, over the closed lists of docs/archive.md."""


@given(in_words, in_words)
def test_two_targets_in_words_are_the_same_when_they_are_written_alike(old: Target, new: Target) -> None:
    assert (wording(old) == wording(new)) == (phrase(old) == phrase(new))


def test_a_summary_counts_headline_targets_and_says_one_in_the_singular() -> None:
    gone = TargetPair(indicator="gdp", old=TARGET, new=None, comparable=False)
    raised = TargetPair(
        indicator="gdp", old=TARGET, new=replace(TARGET, value_min=7, value_max=7), comparable=True
    )
    task = replace(gone, old=replace(TARGET, scope="task"))
    diff = YearDiff(
        pairs=(),
        added=((0, 1), (1, 2)),
        dropped=((0, 1),),
        carried=0.414,
        goals_old=(),
        goals_new=(),
        targets=(gone, raised, task),
        ledger=(LedgerEntry(target=TARGET, state="missed", outcome=None),),
    )
    assert [arrow(pair) for pair in diff.targets] == ["－", "↑", "－"]
    assert year_counts(diff)[:2] == [("targets_changed", 1), ("targets_gone", 1)]
    assert year_summary(diff) == (
        "1 target changed, 1 target gone, 1 target missed, 2 sentences new, 1 sentence gone; 41% carried over"
    )


def test_a_year_without_a_difference_says_so() -> None:
    nothing = YearDiff(
        pairs=(), added=(), dropped=(), carried=1, goals_old=(), goals_new=(), targets=(), ledger=()
    )
    assert year_summary(nothing) == "nothing changed; 100% carried over"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("安排基金8000万元。", "安排基金1.2亿元。", "↑"),
        ("新增设施果园1.04万亩。", "新增设施果园2000亩。", "↓"),
        ("安排基金1.2亿元。", "安排基金12000万元。", "="),
        ("瞪羚企业达到2600家。", "瞪羚企业150家。", "≠"),
        ("林果面积6.4万亩。", "林果面积达6.5万亩。", "↑"),
        ("区本级固定资产投资增长13%。", "全社会固定资产投资增长10%。", "≠"),
    ],
)
def test_the_direction_of_a_target_minds_scales_scopes_and_what_is_counted(
    old: str, new: str, expected: str
) -> None:
    head = "政府工作报告\n二、{}年工作安排\n{}\n"
    targets = [read_targets(head.format(year, text), year=year) for year, text in ((2020, old), (2021, new))]
    assert [arrow(pair) for pair in pair_targets(*targets)] == [expected]
