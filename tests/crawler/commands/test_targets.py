"""scrapy targets: what it shows without an archive."""

import subprocess
import sys

from pipelines.diff.targets.indicators import indicators_by_id


def listed(*options: str) -> list[str]:
    """Lines of `scrapy targets --indicators`."""
    command = [sys.executable, "-m", "scrapy", "targets", "--indicators", *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_indicators_are_listed_with_their_chinese_names_and_what_they_are_part_of() -> None:
    lines = listed()
    assert len(lines) == len(indicators_by_id()) + 1
    (primary,) = [line.split() for line in lines if line.startswith("primary_va")]
    assert primary == ["primary_va", "第一产业增加值", "growth", "地区生产总值"]


def test_indicators_are_listed_as_csv_with_ids_of_what_they_are_part_of() -> None:
    assert "secondary_va,第二产业增加值,growth,gdp" in listed("--format", "csv")
