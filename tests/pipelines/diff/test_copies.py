"""Two copies of one fictional report: which damage each has, and which one to trust."""

import pytest

from pipelines.diff.copies import compare_copies
from tests.support.texts_of_edits import REPORT, holds

HEAD = "沅桥区人民政府网站\n打印本页 字号：大 中 小\n"
FOOT = "责任编辑：佚名\n上一篇：无\n版权所有 沅桥区人民政府\n"


@pytest.mark.parametrize(
    ("damaged", "kind"),
    [
        (REPORT.replace("党的", "*的"), "masked"),
        (REPORT.replace("100亿元", "亿元").replace("6000个", "个"), "digits_lost"),
        (REPORT[: REPORT.index("让孩子们")], "cut"),
        (HEAD + REPORT, "boilerplate"),
        (REPORT + FOOT, "boilerplate"),
        (REPORT.replace("临河步道", "滨水步道"), "wording"),
    ],
)
def test_damage_is_named_on_either_side(damaged: str, kind: str) -> None:
    for old, new in ((REPORT, damaged), (damaged, REPORT)):
        diff = compare_copies(old, new)
        assert {hunk.kind for hunk in diff.hunks} - {"layout"} == {kind}
        assert diff.axis == "copy"
        assert diff.same_report
        assert holds(old, new, diff.hunks)
        better = "" if kind == "wording" else ("old" if old == REPORT else "new")
        assert diff.better == better


def test_what_a_masked_copy_hides_is_shown() -> None:
    (hunk,) = compare_copies(REPORT, REPORT.replace("党的", "*的")).hunks
    assert (hunk.old_text, hunk.new_text, hunk.note) == ("党", "*", "new hides 党")


def test_copies_that_differ_in_typography_alone_are_equally_good() -> None:
    diff = compare_copies(REPORT, REPORT.replace("，", ",").replace("\n", "\n\n"))
    assert (diff.severity, diff.better) == (1, "")
