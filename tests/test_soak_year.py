"""A simulated season of nightly runs: every edit that stood long enough is found, nothing else is told (make soak).

A whole year of sixty sites takes far longer than a soak may: `python -m tests.servers.year SEED` runs and judges it.
"""

import json
import subprocess
import sys

import pytest

from tests.servers.crawls import ROOT

SEEDS = (1, 2, 3)
SIZE = ("60", "6", "40")
"""Days, sites, reports."""
STOOD = 12
"""An edit that was taken back within so many days may be seen by nobody."""


@pytest.mark.soak
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_season_finds_every_edit_and_tells_nothing_false(seed: int) -> None:
    command = [sys.executable, "-m", "tests.servers.year", str(seed), *SIZE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=580)
    print(done.stdout)
    year = json.loads(done.stdout)
    assert year["edits_false"] == year["gone_false"] == year["told_false"] == []
    assert year["gone_missed"] == year["moves_missed"] == year["new_missed"] == []
    assert [each for each in year["edits_missed"] if int(each.split("stood ")[1].split()[0]) > STOOD] == []
    assert year["mail_days_without_news"] == []
