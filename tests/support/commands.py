"""Run a command of ours on an archive, as a user would."""

import resource
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.paths import ROOT


def yange(folder: Path, *words: str, room: int = resource.RLIM_INFINITY) -> subprocess.CompletedProcess[str]:
    """Run a command of ours on the archive a.db of a folder; no file can be written beyond `room` bytes."""
    scrapy = shutil.which("scrapy", path=str(ROOT / ".venv" / "bin")) or "scrapy"
    return subprocess.run(
        [scrapy, *words, "-s", f"ARCHIVE={folder / 'a.db'}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY)),
    )


def without_scrapy(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of ours that does not crawl by our own script, which starts in half the time."""
    return subprocess.run(
        [sys.executable, "-m", "crawler.cli.yange", *words, "-s", f"ARCHIVE={folder / 'a.db'}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
