"""Words that announce the goals of a year -> where they are, and where what they announce begins."""

import re

GOALS = (
    r"(?:(?:主要|预期|奋斗|预定|初定|调控|约束性|总体|总的|宏观|工作|发展|任务|增长|预测|具体|经济|计划|控制|基本|的){0,9}目标"
    r"|(?:主要|预期|预定|调控|约束性|宏观|发展|任务|计划|控制|的){1,9}指标|预期(?=为|是))"
)
SET_AS = r"(?:建议|初步|确定|拟定|拟|定|安排|设定|主要|分别|可以|概括|地|和约束性指标|如下)*"
FOLLOWS = r"(?:是|为|:|包括|,(?=[^,。;]{2,24}(?:增长|达到|\d)))"
CUE = re.compile(rf"{GOALS}(?:任务)?(?:\([^()]{{0,20}}\))?{SET_AS}{FOLLOWS}")
"""主要预期目标是: 奋斗目标为 主要目标包括 预期目标和约束性指标是"""
VALUE_FOLLOWS = re.compile(r"[\d:]|百分之|(?:全年|同比|约|左右)*(?:增长|达到|不低于|控制在|为|约)")
"""What follows 增长目标为 where the name stands before the cue."""


def announced(clause: str, follower: str) -> int:
    """Find where the targets of a clause begin: after its cue, else at 0.

    A cue that belongs to a name (增长目标为6%) is not skipped. `follower` is the character after the clause: a colon
    ends a cue too.
    """
    cue = CUE.search(clause + follower) if "目标" in clause or "指标" in clause or "预期" in clause else None
    if cue is None or VALUE_FOLLOWS.match(clause, cue.end()):
        return 0
    return min(cue.end(), len(clause))
