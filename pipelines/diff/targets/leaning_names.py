"""Names that lean on their neighbours: a level without its noun, a state of work, a bare comparison, the last of a list."""

import re
from dataclasses import replace

from pipelines.diff.targets.indicator_mentions import LIST_MARK
from pipelines.diff.targets.promise import Promise

PARTS = frozenset({"总额", "总量", "总数", "余额", "规模", "数量", "总规模", "绝对量"})
"""Names that only say that a level follows: 进出口总额增长5%,总额达到2000亿元."""
COMPARED = re.compile(r"(?:比|较)(?:上年|去年|现有|原有|往年|年初)(?!目标)[^,]{0,6}")
"""What names nothing but what a value is compared with: 比上年预算减少198亿元."""
COMPARED_WITH = re.compile(r"(?:比|较)(?:现有|原有|原来|过去)的?$")
RAISED = re.compile(
    r"(?:提高|提升|增加|增长|上升|上调|调整|扩大|降低|下降|减少|缩小|下调|压缩|缩短|扩展|增)(?:到|至|为)"
)
"""What follows the value that a rise begins with: 从月销售额10万元提高到15万元."""
CHANGED = re.compile(r"(?:减少|增加|压缩|精简|下降|提高)(?=\d)")
"""Before and after the number that a change begins with: 比现有的86个减少27个."""
FINISHED = re.compile(r"(?:基本|全部|新)?(?:建成|完工|竣工|开工|投产|通车|交付)$")
"""What a name says of how far its thing is."""
SHARE_OF = re.compile(r"(?:要|均|都)?(?:达到|占到?|覆盖)[一-鿿()、]{1,16}的$")
"""Before a share: 达到县总数的80% is of the name before."""
SHARE_OF_SUCH = re.compile(r"的[一-鿿]{1,8}(?:占比|比重|比例|覆盖率|占[一-鿿]{2,8})")
"""After a number that belongs to the name of a share: 年收入20万元以上的村占比."""
LEVEL = "级"
LONG_NAME = 20
"""Characters of an unknown name from which on only the last one of its list is kept; guess."""


def base_of_change(head: str, after: str) -> int:
    """Return where the words begin by which a number is only the base of a change: 从10万元提高到15万元.

    Args:
        head: the words before the number.
        after: the words after it.

    Returns:
        An index in `head`; -1 where the number is no such base.
    """
    if RAISED.match(after):
        return max(head.rfind("从"), head.rfind("由"))
    compared = COMPARED_WITH.search(head) if CHANGED.match(after) else None
    return compared.start() if compared else -1


def in_another_state(name: str, verb: str) -> str:
    """Return the name of a thing in the state that a bare verb says: 安居房新开工 of 安居房基本建成470套、新开工630套.

    Returns:
        The name; empty where the verb says no state or the name has none.
    """
    is_another = FINISHED.fullmatch(verb) and FINISHED.search(name)
    return FINISHED.sub("", name) + verb if is_another else ""


def with_level_nouns(found: list[Promise]) -> list[Promise]:
    """Give a level alone the noun of the one after it: 新建8个国家级、36个省级临床重点专科."""
    for index in range(len(found) - 2, -1, -1):
        name, (_, level, noun) = found[index].name, found[index + 1].name.partition(LEVEL)
        if name.endswith(LEVEL) and level and noun:
            found[index] = replace(found[index], name=name + noun)
    return found


def last_of_list(name: str) -> str:
    """Return the last name of a long list that has one value, unless it is an attribute of the others."""
    last = LIST_MARK.split(name)[-1] if len(name) > LONG_NAME else name
    return last if last and "的" not in last else name
