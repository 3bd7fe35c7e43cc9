"""Programs that compare no texts do not pay for numpy and RapidFuzz."""

import subprocess
import sys

import pytest

from tests.support.paths import ROOT

LOADED = "import sys; print('numpy' in sys.modules, 'rapidfuzz' in sys.modules)"


def loaded_after(statements: str) -> str:
    """Which of numpy and RapidFuzz a fresh interpreter has loaded after some statements."""
    command = [sys.executable, "-c", f"{statements}; {LOADED}"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize(
    "module",
    [
        "pipelines.diff.edits",
        "pipelines.diff.years",
        "pipelines.diff.copies",
        "pipelines.fold",
        "pipelines.stages",
    ],
)
def test_importing_a_step_loads_neither(module: str) -> None:
    assert loaded_after(f"import {module}") == "False False"


def test_comparing_two_texts_loads_both() -> None:
    compare = "from pipelines.diff.edits import compare_edits; compare_edits('甲一二三乙', '甲一二四乙')"
    assert loaded_after(compare) == "True True"
