"""Session of the National People's Congress -> its year."""

import re

from pipelines.text.dates import read_number

NATION = re.compile(
    r"第([一二三四五六七八九十]{1,3})届(?:全国人民代表大会|全国人大)(?:第([一二三四五])次会议)?"
)
"""A session of the National People's Congress: 第十届全国人民代表大会第一次会议."""
EARLY_SESSIONS = {
    (1, 1): 1954, (1, 2): 1955, (1, 3): 1956, (1, 4): 1957, (1, 5): 1958,
    (2, 1): 1959, (2, 2): 1960, (2, 3): 1962, (2, 4): 1963, (3, 1): 1964, (4, 1): 1975,
}  # fmt: skip
"""Years of the sessions of the National People's Congress before they became yearly (1978)."""
SINGLE_SESSIONS = {3, 4}
"""Terms of the National People's Congress with one session."""


def session_year(meeting: str) -> int | None:
    """Return the year of a session of the National People's Congress; None for other meetings."""
    found = NATION.search(meeting)
    if not found:
        return None
    term, session = read_number(found[1]), read_number(found[2]) if found[2] else 0
    if term < 5:
        return EARLY_SESSIONS.get((term, session or (1 if term in SINGLE_SESSIONS else 0)))
    return 1978 + 5 * (term - 5) + session - 1 if 1 <= session <= 5 else None
