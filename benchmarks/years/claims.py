"""The scorers of the hand-read ledger and tasks of the corpus, run from this checkout: one line each."""

import subprocess
import sys

from benchmarks.common.paths import ROOT
from benchmarks.years.gold import CORPUS

LEDGER = "what became of 144 targets (gold/ledger)"
TASKS = "every number of whole sections (gold/tasks)"
SCORERS = {LEDGER: "score_ledger.py", TASKS: "score_tasks.py"}
"""What is scored -> the script in gold/ that scores it."""


def claim_scores() -> list[tuple[str, str]]:
    """Run the scorers.

    Returns:
        (what is scored, the figures or why there are none), in the order of SCORERS.
    """
    return [(what, _figures(script)) for what, script in SCORERS.items()]


def _figures(script: str) -> str:
    """The last line of a scorer; it prints its faults before."""
    path = CORPUS / "gold" / script
    if not path.is_file():
        return "skipped, not in the corpus"
    done = subprocess.run([sys.executable, str(path)], cwd=ROOT, capture_output=True, text=True, check=False)
    lines = (done.stdout or done.stderr).strip().splitlines()
    return lines[-1] if lines else f"failed with exit code {done.returncode}"
