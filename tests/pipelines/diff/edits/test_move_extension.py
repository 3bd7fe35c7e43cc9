"""Moves that were edited on the way: one passage is one move however it was rewritten; texts are fictional."""

import pytest

from pipelines.diff.edits import compare_edits
from storage.records import Hunk
from tests.support.texts_of_edits import holds

PLACE = [
    "全年新建改建农村道路一百余段，打通断头路，沿线村庄的客运班车实现按时发车。",
    "开展河湖清理整治行动，拆除沿岸违章搭建，栽种芦苇和垂柳，白鹭重新飞回沅水两岸。",
    "推行一窗受理和帮办代办，企业开办由五天压缩到一天，群众办事少跑腿。",
    "组织送戏下乡和全民阅读活动，乡镇文化站免费开放，老年大学增设书画班和合唱班。",
    "扶持家庭农场和合作社，推广绿肥轮作与节水灌溉，茶园、果园和稻田共同丰收。",
    "改造供水管网和污水泵站，更换老化燃气管道，居民用水用气更加安全稳定。",
    "完善应急广播和避险场所，组织山洪演练，汛期没有发生人员伤亡，粮食仓库安然无恙。",
]
FIRST = "栖霖老街的木楼修旧如旧，青石板路重新铺装，临街店铺统一了招牌和灯饰。"
SECOND = "引进竹编、酿酒和制陶的手艺人，设立作坊十二间，游客可以亲手试做。"
THIRD = "夜市从五月开到十月，管理队伍全程值守，摊位费全部用于街区保洁和花木养护。"
FOURTH = "老街两端设了停车场和公交站，周末开通环线，外地车辆不再驶入巷道。"


def texts(before: str, after: str) -> tuple[str, str]:
    """One paragraph with the passage near its begin, and with the rewritten one near its end."""
    return (
        PLACE[0] + before + "".join(PLACE[1:]),
        "".join(PLACE[:-1]) + after + PLACE[-1],
    )


def moved(old: str, new: str) -> Hunk:
    """The one change of content, which is a move."""
    diff = compare_edits(old, new)
    assert holds(old, new, diff.hunks)
    (move,) = (hunk for hunk in diff.hunks if hunk.kind not in ("layout", "typography"))
    assert move.kind == "move"
    return move


def test_a_passage_with_a_long_sentence_put_into_it_is_one_move() -> None:
    between = (
        "与此同时，围绕周边的停车、公厕、导览和无障碍设施，列出三十七项清单，逐项明确单位、时限和资金来源，每月公布一次进度，"
        "请居民代表到现场评议，不合格的当场退回重做，并把结果写进年底考核，连续两次末位的部门向全体居民说明缘由和改进措施。"
    )
    before = FIRST + SECOND + THIRD + FOURTH
    after = FIRST.replace("重新", "全部") + SECOND + between + THIRD.replace("全程", "夜间") + FOURTH
    move = moved(*texts(before, after))
    assert (move.old_text, move.new_text) == (before, after)


@pytest.mark.parametrize("at_end", [True, False])
def test_a_move_takes_the_rewritten_sentences_at_its_ends_with_it(*, at_end: bool) -> None:
    rewritten = "吸引竹艺、酿醋和制陶的老匠人，设立工坊二十间，旅客可以动手试做。"
    before, after = (FIRST + piece if at_end else piece + FIRST for piece in (SECOND, rewritten))
    move = moved(*texts(before, after))
    assert (move.old_text, move.new_text) == (before, after)


def test_a_move_of_which_nothing_long_is_left_as_it_was_is_still_one() -> None:
    after = (
        "栖霖老街的木楼全部修旧如旧，青石板路逐段铺装，临街店铺一律换上招牌和灯饰。"
        "引进竹编、酿酒和织布的手艺人，办起作坊十二间，游客也能亲手试做。"
    )
    move = moved(*texts(FIRST + SECOND, after))
    assert (move.old_text, move.new_text) == (FIRST + SECOND, after)


def test_two_moves_that_share_a_full_stop_are_both_found() -> None:
    old = PLACE[0] + FIRST + "".join(PLACE[1:4]) + SECOND + THIRD + "".join(PLACE[4:])
    new = PLACE[0] + SECOND + THIRD + "".join(PLACE[1:4]) + FIRST + "".join(PLACE[4:])
    diff = compare_edits(old, new)
    assert holds(old, new, diff.hunks)
    assert {hunk.old_text for hunk in diff.hunks} == {FIRST, SECOND + THIRD}
    assert {hunk.kind for hunk in diff.hunks} == {"move"}
