"""Words of grades and reasons: every code of the engine has them, and what it joins is taken apart."""

import ast
import re
from typing import get_args

import pytest

from pipelines.diff.targets.confidence import REASONS
from pipelines.diff.years.name_matching import Likeness
from pipelines.render.grade_labels import (
    GRADES,
    OUTCOME_REASONS_ZH,
    STANDINGS,
    TARGET_REASONS_ZH,
    VERDICTS,
    reason_words,
)
from pipelines.review.matching import Standing
from pipelines.review.reviewing import LapsedWhy
from storage.records import Confidence
from storage.rows import ReviewVerdict
from tests.support.paths import ROOT

DOCS = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8")


def test_every_grade_standing_and_verdict_has_words() -> None:
    assert set(GRADES) == set(get_args(Confidence))
    assert set(STANDINGS) == {*get_args(Standing), *get_args(LapsedWhy), "open"}
    assert set(VERDICTS) == set(get_args(ReviewVerdict))


@pytest.mark.parametrize("code", REASONS)
def test_a_reason_of_a_target_has_chinese_words(code: str) -> None:
    chinese, english = reason_words(code)
    assert english == REASONS[code]
    assert re.search(r"[\u4e00-\u9fff]", chinese)
    assert set(TARGET_REASONS_ZH) == set(REASONS)


def test_every_reason_of_an_outcome_that_the_docs_list_has_chinese_words() -> None:
    listed = re.search(r"`why`:\s(stated;.*?no word)\.", DOCS, re.DOTALL)
    assert listed
    codes = {" ".join(code.split()) for code in re.split(r"[;,]", re.sub(r"\([^)]*\)", "", listed[1]))}
    assert codes == set(OUTCOME_REASONS_ZH)


def test_every_reason_that_the_engine_can_give_has_chinese_words() -> None:
    likenesses = {each.replace("_", " ") for each in get_args(Likeness)} - {"same"}
    source = (ROOT / "pipelines/diff/years/pledge_fulfilment.py").read_text(encoding="utf-8")
    literals = {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    codes = {each for each in OUTCOME_REASONS_ZH if each in literals}
    assert likenesses <= set(OUTCOME_REASONS_ZH)
    assert codes | likenesses | {"beside the economy", "its direction"} == set(OUTCOME_REASONS_ZH)


def test_reasons_that_are_joined_are_taken_apart_and_unknown_ones_stay() -> None:
    assert reason_words("an estimate, within the tolerance") == (
        "是预计数、在“左右”的容许范围内",
        "an estimate, within the tolerance",
    )
    assert reason_words("new reason") == ("new reason", "new reason")
    assert reason_words("") == ("", "")
