"""The hours in which crawlall works."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.policy.crawl_window import left_open
from storage.errors import UserMistake


def test_a_window_over_midnight_says_how_long_it_is_open() -> None:
    evening = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)  # 23:00 in Shanghai
    assert left_open("22:00-06:00", "Asia/Shanghai", evening) == timedelta(hours=7)
    assert left_open("22:00-06:00", "Asia/Shanghai", evening - timedelta(hours=2)) is None
    assert left_open("", "Asia/Shanghai", evening) == timedelta(days=1)
    with pytest.raises(UserMistake):
        left_open("25:00-06:00", "Asia/Shanghai", evening)
    with pytest.raises(UserMistake):
        left_open("22:00-06:00", "Mars/Base", evening)
