"""Recognise lines that count things, as rows of a project list do: an article's, whatever words they begin with."""

import re
from collections.abc import Sequence

UNITS = "万元|亿元|元|%|％|个|家|件|项|户|名|处|座|所|套|辆|台|亩|公顷|公里|千米|平方米|立方米|吨|千瓦|万|亿|村|镇|场|批|类|卷|篇"
"""Units of count and measure; 次 and 条 are missing, since counters have them, and so are 人 and 位."""
COUNTED_THING = re.compile(rf"\d\s?(?:余|多)?(?:{UNITS})|\d\s?(?:余|多)?[人条](?!评论|参与|跟)")
"""A number with its unit: `500家`, `1200项`, `3.5亿元`."""
LIST_SHARE = 0.5
"""Share of lines that count things from which on lines are an article's list; a guess."""


def counts_things(line: str) -> bool:
    """Return whether a line has a number with a unit of count."""
    return COUNTED_THING.search(line) is not None


def is_project_list(lines: Sequence[str]) -> bool:
    """Return whether lines after a heading are an article's list of counted things, not links or comments."""
    counting = sum(map(counts_things, lines))
    return counting > 1 and counting >= LIST_SHARE * len(lines)
