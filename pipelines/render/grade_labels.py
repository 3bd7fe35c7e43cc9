"""The words for grades, their reasons, and what persons said, in Chinese and in English."""

from collections.abc import Mapping

from pipelines.diff.targets import confidence

GRADES: Mapping[str, tuple[str, str]] = {
    "certain": ("确定", "certain"),
    "likely": ("大致", "likely"),
    "needs_look": ("待核", "needs a look"),
}
"""Confidence -> (Chinese, English), the surest first."""
GRADE_ORDER: Mapping[str, int] = {grade: place for place, grade in enumerate(GRADES)}

TARGET_REASONS_ZH: Mapping[str, str] = {
    "upside_down": "区间上下限颠倒，已按大小排列",
    "no_unit": "数字无单位",
    "number_missing": "有单位而无数字",
    confidence.WITHHELD: "文本有遮蔽或数字脱落，不给数字",
    confidence.CONTRADICTS: "同一文本对同一指标另有说法",
    "borrowed_name": "有动词无名称，名称取自前面的分句",
    "carried_name": "数字无名称，名称取自上一分句",
    "part_of_name": "名称可能偏长或偏短",
    "maybe_size": "数字可能是现有规模，不是目标",
    "other_name": "名称不在指标表中，按数字前后的词读出",
    "table_name": "指标表中的指标，自带数字",
    "own_words": "以文字表述的目标，照原文",
}
"""Reason of a target's grade (diff/targets/confidence.py, which has its English words) -> Chinese."""

OUTCOME_REASONS_ZH: Mapping[str, str] = {
    "stated": "本年报告写明",
    "an estimate": "是预计数",
    "the end of several years": "是多年末达到的水平",
    "within the tolerance": "在“左右”的容许范围内",
    "named before": "名称在前文",
    "shortened": "名称有省略",
    "a part reaches it": "单是其中一类已达到",
    "each member": "分项均有交代",
    "not reached": "本年报告称未达目标",
    "beside the economy": "与经济增速相比",
    "its direction": "按升降方向",
    "two figures": "有两个数字",
    "perhaps a part": "可能只是一部分",
    "its members differ": "各分项不一致",
    "another measure": "口径不同",
    "other scope": "范围不同",
    "narrower": "只是其中一类",
    "member": "只是其中一项",
    "only begun": "只说已开工",
    "several years": "是多年的结果",
    "a part of the year": "只是一年中的一段",
    "named": "只提及，未见结果",
    "promised again": "再次提出",
    "no word": "未见一字",
}
"""Reason of an outcome's state (docs/archive.md lists them; several are joined by a comma) -> Chinese."""

STANDINGS: Mapping[str, tuple[str, str]] = {
    "confirmed": ("人工核对无误", "confirmed by a person"),
    "corrected": ("人工更正", "corrected by a person"),
    "wrong": ("人工判为误读", "judged wrong by a person"),
    "read_otherwise": ("核对后读法已变", "read otherwise since a person looked"),
    "contradicted": ("人工核对意见不一", "persons contradict each other"),
    "open": ("未核对", "not reviewed"),
    "text_changed": ("文本已变，核对不再适用", "the text changed: the review does not apply"),
    "not_read": ("现已不再读出", "not read any more"),
}
"""What became of reviews -> (Chinese, English)."""
VERDICTS: Mapping[str, tuple[str, str]] = {
    "right": ("属实", "right"),
    "wrong": ("误读", "wrong"),
    "corrected": ("更正", "corrected"),
}
"""What one person said -> (Chinese, English)."""


def reason_words(why: str) -> tuple[str, str]:
    """Return the reason of a grade in Chinese and in English; an unknown one as it is, none as none.

    Args:
        why: the code of a target's reason, or the reasons of an outcome joined by ", ".
    """
    if why in confidence.REASONS:
        return TARGET_REASONS_ZH[why], confidence.REASONS[why]
    return "、".join(OUTCOME_REASONS_ZH.get(each, each) for each in why.split(", ")), why
