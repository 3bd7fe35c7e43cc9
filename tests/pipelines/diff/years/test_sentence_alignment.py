"""Which paired sentences a reader is shown as one, reworded."""

import pytest

from pipelines.diff.years.sentence_alignment import SentencePair, Unit, kinship, units_of
from pipelines.text.clauses import read_clauses


def shown(old: str, new: str, score: float) -> bool:
    """Whether two sentences that are paired with a score are shown as one."""
    units = Unit((0, len(old)), old, "plan", 0), Unit((0, len(new)), new, "plan", 0)
    return kinship(*units, SentencePair(0, 0, "same", score)) == "reworded"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("坚持节约用水和保护河道的规矩。", "要坚持节约用水和保护河道的规矩，爱惜每一眼古井。", True),
        ("加快古镇渡口修缮，改善候船条件。", "完成古镇渡口修缮，候船条件明显改善。", True),
        (
            "坚持科技兴茶，多方筹措资金，以规模经营提高茶园综合产出能力。",
            "鼓励各类茶农合作社发展，健全炒茶服务，稳步推进标准炒制，提高茶叶综合产出能力。",
            False,
        ),
        ("石板巷举办灯会。", "竹器社开设夜校，招收学徒。", False),
    ],
)
def test_two_sentences_that_only_share_words_are_not_shown_as_one(old: str, new: str, expected: bool) -> None:
    assert shown(old, new, 0.13) is expected


def test_without_a_likeness_of_matter_most_words_must_stay() -> None:
    longer = "要坚持节约用水和保护河道的规矩，爱惜每一眼古井、每一座石桥和每一棵老树。"
    assert shown("全面建设古镇。", "全面建设新镇。", 0.05)
    assert shown("坚持节约用水和保护河道的规矩。", longer, 0.13)
    assert not shown("坚持节约用水和保护河道的规矩。", longer, 0.05)


def test_a_reference_to_a_page_is_no_sentence() -> None:
    text = "二、2021年工作安排\n修缮渡口。（见第22页）\n扩建学堂。\n"
    assert not [
        unit for unit in units_of(read_clauses(text)) if "第22页" in unit.words and len(unit.words) < 8
    ]


def test_one_that_takes_up_another_goes_on_and_is_not_shown_as_one() -> None:
    old = Unit((0, 29), "坚持科技兴茶，多方筹措资金，以规模经营提高茶园综合产出能力。", "plan", 0)
    words = "鼓励各类茶农合作社发展，健全炒茶服务，稳步推进标准炒制，提高茶叶综合产出能力。"
    assert kinship(old, Unit((0, 38), words, "plan", 0), SentencePair(0, 0, "same", 0.13)) == "goes_on"
