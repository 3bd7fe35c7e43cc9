"""A simulated year of nightly runs: every edit that stood long enough is found, and nothing else is told (make soak)."""

import json
import subprocess
import sys

import pytest

from tests.servers.crawls import ROOT

SEEDS = (1, 2, 3)
STOOD = 12
"""An edit that was taken back within so many days may be seen by nobody."""


@pytest.mark.soak
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_year_finds_every_edit_and_tells_nothing_false(seed: int) -> None:
    command = [sys.executable, "-m", "tests.servers.year", str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=1480)
    print(done.stdout)
    year = json.loads(done.stdout)
    assert year["edits_false"] == []
    assert year["gone_false"] == []
    assert year["gone_missed_long_ago"] == []
    assert [each for each in year["edits_missed"] if int(each.split("stood ")[1].split()[0]) > STOOD] == []
    assert year["mail_days_without_news"] == []
    assert year["moved_told"] > 0
