"""Decide the role of a section from the words of its heading or of a sentence."""

import re
from typing import Literal

Role = Literal["head", "review", "goals", "tasks", "government", "closing", "attachments", "notes"]

GOVERNMENT = re.compile(
    r"自身(?:改革)?建设|政府(?:自身|效能|作风|职能|治理)|(?:型|的|法治|服务|满意|廉洁|阳光|效能|诚信|责任)政府(?!工作)|依法行政|依法履职|勤政"
)
"""全面加强政府自身建设; 建设人民满意的服务型政府"""
FIVE_YEARS = re.compile(
    r"(?:今后|未来|下个?|接下来的?|下一个)五年|五年规划"
    r"|十(?:[一二三四五六七八]五|五)[”\"]?(?:时期|期间|计划|发展|规划?(?:目标|纲要)|的?(?:主要|奋斗|总体|发展)?(?:目标|任务|思路))"
)
"""“十四五”时期的主要目标任务; 今后五年"""
REVIEW = re.compile(
    r"回顾|过去|(?:一|五|几|\d)年来|去年|上年|上一年|总结|成就|成效|成绩|取得|主要工作情况|工作情况|完成情况|执行情况|进展|(?:全面|胜利|圆满|顺利)完成"
)
"""一、2019年主要工作回顾; 取得显著成就"""
SURELY_REVIEW = re.compile(r"回顾|总结|情况|过去|[一五]年来|主要工作[^标务]{0,20}成就|完成$")
"""A heading with these is a review even if it also speaks of tasks: 过去五年主要工作"""
GOALS = re.compile(
    r"总体要求|指导思想|总体思路|总体目标|基本思路|奋斗目标|主要目标|预期目标|发展目标|目标要求|战略任务"
)
"""二、2007年工作目标要求"""
TASKS = re.compile(r"任务|安排|重点|部署|抓好|做好|今年|主要工作|工作要点|措施|举措")
"""三、2021年重点工作"""

HEADING_TAIL = re.compile(
    r"(?:回顾|安排|任务|要求|目标|建设|情况|工作重点|重点工作|思路|举措|成就|措施|打算|部署)(?=[^\W、和与及的])"
)
"""The end of a heading glued to its text: 一、2019年主要工作回顾|2019年是…"""
BARE_HEADING = re.compile(
    r"(?:关于)?(?:(?:\d{4}|二[〇○]\S{2})年|过去[一五]年|去年|今年|今后五年|“?十.五”?时期)?[^。！，,；;：:!\s]{0,12}"
    r"(?:工作回顾|工作的回顾|的回顾|工作安排|工作任务|主要任务|重点工作|总体要求|目标任务|主要目标|预期目标|政府自身建设|工作打算|工作部署)"
)
"""A line that is a heading without a number: 2019年工作回顾"""

PLAN_BEGINS = re.compile(
    r"(?:今年|(?:20\d\d|二[〇○]\S{2})年)(?:的?政府)?(?:工作)?的?(?:指导思想|总体要求|总体思路|基本思路|主要任务|工作安排|工作任务|奋斗目标|主要预期目标)"
    r"|今年是|经济社会发展的?主要(?:预期)?目标"
)
"""Where a text without headings turns from last year to this year: 今年政府工作的总体要求是"""
SALUTATION_ENDS = re.compile(r"(?:[请予]审议|[审讨]议|提出意见)[^。！!\n]{0,80}[。！!]")
"""请予审议，并请各位政协委员提出意见。"""
SALUTATION = re.compile(r"各\s?位\s?代\s?表")
CLOSING_WORDS = re.compile(r"奋斗|努力|前进|贡献|胜利|拼搏|篇章|奋进|团结|谢谢|未来|辉煌")
"""而努力奋斗！"""
ATTACHMENTS = re.compile(
    r"(?:附件|附表|附录|附)\s{0,3}(?:[:：]|\d|[一二三四五]|$)|\S{0,12}(?:民生实事|实事项目|为民办实事)[^。]{0,16}$"
)
"""附件1 or 附： or a line 2020年民生实事项目"""
NOTES = re.compile(
    r"(?:有关|相关|部分)?(?:名词|名词术语|术语|用语|词语)(?:解释|注释|说明)|(?:政府工作报告》?)?(?:注\s?释|注解|注)(?:[:：]|$)|[\[【［〔]1[\]】］〕]|①|《?政府工作报告》?(?:名词|注释|有关)"
)
"""名词解释 or 注： or 【1】 after the closing"""

BY_WORDS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("government", GOVERNMENT),
    ("review", REVIEW),
    ("tasks", TASKS),
)
"""Roles with their words; the first that matches is taken."""


def role_of_heading(words: str, level: int, above: Role, number: int) -> Role:
    """Decide the role that a heading gives its section.

    Args:
        words: the heading as written.
        level: 1 for 一、, 2 for （一）, 3 for 1.
        above: the role that the heading inherits; at level 1 the role of the last heading of that level.
        number: number of the heading; 0 if it has none.

    Returns:
        The role.
    """
    if level > 1:
        return "government" if above in ("tasks", "goals") and "自身建设" in words else above
    if FIVE_YEARS.search(words) and not REVIEW.search(words):
        return "tasks" if above == "goals" else "goals"
    if GOALS.search(words) and not TASKS.search(words.replace("战略任务", "")) and not REVIEW.search(words):
        return "goals"
    for role, pattern in BY_WORDS:
        if pattern.search(words):
            mixed = role == "review" and TASKS.search(words) and not SURELY_REVIEW.search(words)
            return "tasks" if mixed else role
    return "review" if above == "head" and number <= 1 else "tasks"


def role_of_line(line: str) -> Role | None:
    """Return the role that a line after the closing begins: attachments, notes, or None."""
    if NOTES.match(line):
        return "notes"
    return "attachments" if ATTACHMENTS.match(line) else None
