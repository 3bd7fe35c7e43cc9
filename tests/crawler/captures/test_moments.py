"""Dates as tools and people write them, and how well each is known."""

import pytest

from crawler.captures.moments import parse_moment_of_capture

KNOWN = (
    ("2026-03-02T08:00:01.123456789Z", "2026-03-02T08:00:01.123456", ""),
    ("2026-03-02T16:00:00+08:00", "2026-03-02T08:00:00.000000", ""),
    ("2026-03-02T08:00Z", "2026-03-02T08:00:00.000000", "minute"),
    ("2026-03-02 08:00:00", "2026-03-02T08:00:00.000000", ""),
    ("2026-03-02", "2026-03-02T00:00:00.000000", "day"),
    ("2026-03", "2026-03-01T00:00:00.000000", "month"),
    ("2026", "2026-01-01T00:00:00.000000", "year"),
    ("20260302080000", "2026-03-02T08:00:00.000000", ""),
    ("20260302080000123", "2026-03-02T08:00:00.123000", ""),
    ("20260302", "2026-03-02T00:00:00.000000", "day"),
    ("1772438400", "2026-03-02T08:00:00.000000", ""),
    ("1772438400.5", "2026-03-02T08:00:00.500000", ""),
    ("1772438400500", "2026-03-02T08:00:00.500000", ""),
    ("Mon, 02 Mar 2026 08:00:00 GMT", "2026-03-02T08:00:00.000000", ""),
    ("Mon, 2 Mar 2026 16:00:00 +0800", "2026-03-02T08:00:00.000000", ""),
    ("Mon Mar 02 2026 16:00:00 GMT+0800 (China Standard Time)", "2026-03-02T08:00:00.000000", ""),
    ("2026/3/2", "2026-03-02T00:00:00.000000", "day"),
    ("2026/3/2 8:00", "2026-03-02T08:00:00.000000", "minute"),
    ("2026年3月2日", "2026-03-02T00:00:00.000000", "day"),
)


@pytest.mark.parametrize(("written", "moment", "precision"), KNOWN)
def test_a_moment_is_read_with_its_precision(written: str, moment: str, precision: str) -> None:
    assert parse_moment_of_capture(written) == (f"{moment}Z", precision)


@pytest.mark.parametrize(
    "other",
    [
        "",
        "soon",
        "yesterday",
        "2026-13-01",
        "2026-02-30",
        "20261301",
        "99999999999999",
        "12:28:07",
        "3",
        "1e9",
    ],
)
def test_what_is_no_moment_is_none(other: str) -> None:
    assert parse_moment_of_capture(other) is None
