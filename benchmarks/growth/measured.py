"""A command line -> the CPU seconds of its process and children, and its own memory at most."""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LOOK_EVERY = 0.05
"""Seconds between looks at the memory of a process."""


@dataclass(frozen=True, slots=True)
class CommandCost:
    """What a command took."""

    cpu: float
    """Seconds, user and system, children included."""
    memory: float
    """Megabytes of its own (anonymous) memory at most; 0 where the system does not tell."""


def measured(words: Sequence[str], folder: Path) -> CommandCost:
    """Run a command in a folder; raises CalledProcessError when it fails."""
    with subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        seen = [0.0]
        watch = threading.Thread(target=watch_memory, args=(process.pid, seen), daemon=True)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    return CommandCost(usage.ru_utime + usage.ru_stime, max(seen))


def watch_memory(process: int, seen: list[float]) -> None:
    """Note the anonymous memory of a process until it ends."""
    status = Path(f"/proc/{process}/status")
    while True:
        try:
            lines = status.read_text(encoding="ascii").splitlines()
        except OSError:
            return
        seen += [int(line.split()[1]) / 1e3 for line in lines if line.startswith("RssAnon")]
        time.sleep(LOOK_EVERY)
