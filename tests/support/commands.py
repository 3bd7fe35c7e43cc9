"""Run a command of ours on an archive, as a user would."""

import shutil
import subprocess
from pathlib import Path

from tests.support.paths import ROOT


def yange(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of ours on the archive a.db of a folder."""
    scrapy = shutil.which("scrapy", path=str(ROOT / ".venv" / "bin")) or "scrapy"
    return subprocess.run(
        [scrapy, *words, "-s", f"ARCHIVE={folder / 'a.db'}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
