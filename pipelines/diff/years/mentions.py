"""What this year's report says of a matter without a figure: that it was not reached, or nothing at all."""

import re
from collections.abc import Iterator

from pipelines.diff.targets.indicator_mentions import LIST_MARK, without_lead
from pipelines.diff.targets.indicators import indicator_of
from pipelines.diff.years.name_matching import NameParts
from storage.records import Span

NOT_REACHED = re.compile(
    r"(?:没有|没能|未能?|尚未)(?:如期|全面|全部|完全|按期)?(?:完成|实现|达到|达成|达)了?"
    r"(?:年初|年度|全年|预定|预期|既定|原定){0,3}(?:确定的?|提出的?)?(?:的)?(?:增长)?(?:目标|预期|计划)(?=[,;。!])"
)
"""固定资产投资等指标未实现预期目标; not 未完成“十二五”规划目标, which is of five years."""
OF_MATTER = re.compile(
    r"(?:的?(?:增速|增幅|增长))?(?:等)?(?:[一二三四五六七八九\d]{0,2}[项个]|一些)?(?:主要|经济)?(?:指标)?(?:的?(?:增速|增幅|增长))?(?:都|均|仍)?$"
)
"""Between the matters and the denial: 等3项指标, 增速."""
OPENS = re.compile(r"影响|原因|仍有|还有|尚有|其中")
"""What may stand before the first matter in its clause: 仍有."""
OTHER_YEARS = re.compile(r"规划|\"[一-十]{1,2}五\"|[三四五]年")
LONGEST = 120
"""Characters before a denial in which its matters are looked for; guess."""
STOPS = ",，。;；:：!！?？"
SHARED = 3
SHORT = 4
"""Characters in a row that a name and a report share where the report may speak of the matter, one fewer for a short
name: silence about a promise is claimed only where not even these are there (guess)."""
APART = 8
"""Characters that may stand between the first two words of a name: 灾后恢复重建 speaks of 灾后重建资金; guess."""


def denied_matters(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the indicators of which a report says in words that their targets were not reached.

    Args:
        text: the report in normal form, without its plan part.

    Yields:
        The id of an indicator of the table and the half-open span of the clause that says so.
    """
    for denial in NOT_REACHED.finditer(text):
        floor = max(0, denial.start() - LONGEST)
        begin = max(text.rfind(mark, floor, denial.start()) for mark in STOPS) + 1 or floor
        words = OF_MATTER.sub("", text[begin : denial.start()])
        if OTHER_YEARS.search(words):
            continue
        for name in LIST_MARK.split(OPENS.split(words)[-1]):
            indicator = indicator_of(without_lead(name)) or indicator_of(name)
            if indicator:
                yield indicator.id, (begin, denial.end())


def may_speak_of(name: str, parts: NameParts, text: str) -> bool:
    """Tell whether a report may speak of a promise's matter, or its name is too general to say that not.

    Args:
        name: the promise's name as written.
        parts: the same taken apart.
        text: the report in normal form.
    """
    core = parts.core
    if len(core) >= SHORT:
        if re.search(f"{re.escape(core[:2])}.{{0,{APART}}}{re.escape(core[2:4])}", text):
            return True
        if _stands_in_another_order(name, text):
            return True
    return parts.is_general or any(
        each[start : start + size] in text
        for each in (core, name)
        for size in [SHARED if len(each) > SHORT else SHARED - 1]
        for start in range(max(1, len(each) - size + 1))
    )


def _stands_in_another_order(name: str, text: str) -> bool:
    """Tell whether a report has the characters of a name side by side: 代发地方债 and 代地方发债."""
    size, letters = len(name), sorted(name)
    places = (found.start() for found in re.finditer(re.escape(name[-1]), text))
    return any(
        sorted(text[start : start + size]) == letters
        for place in places
        for start in range(max(0, place - size + 1), place + 1)
    )
