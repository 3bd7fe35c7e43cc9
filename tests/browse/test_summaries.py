"""Summaries of the archive in Chinese."""

from browse.summaries import counts_zh, year_summary_zh


def test_counts_come_in_the_order_of_their_weight() -> None:
    assert counts_zh({"layout": 1, "number": 2}) == "数字 2 处，空白与换行 1 处"
    assert counts_zh({}) == ""


def test_a_year_is_told_in_chinese() -> None:
    said = "8 targets changed, 1 target gone, 1 target without a result, 65 reworded; 6% carried over"
    assert year_summary_zh(said) == "目标调整 8，目标不再提 1，去年目标未交代 1，改写 65；逐字沿用 6%"
    assert year_summary_zh("nothing changed; 100% carried over") == "无变化；逐字沿用 100%"
