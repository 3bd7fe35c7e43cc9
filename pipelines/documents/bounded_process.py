"""Bytes -> what another process made of them: what crashes, hangs or swells there ends that process, and nothing else."""

import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 180
"""Seconds of the clock for a process on a busy machine (guess); CPU seconds are bounded by the process itself."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a process wrote."""

    output: bytes
    error: str
    """Why it did not end as it should; empty where it did."""


def run(module: str, body: bytes, seconds: int, megabytes: int, *more: int, patience: int = PATIENCE) -> Told:
    """Run a module of the project on bytes.

    Args:
        module: its dotted name; it takes seconds, megabytes and `more` as arguments, the bytes on standard input.
        body: the bytes.
        seconds: CPU seconds that it may take.
        megabytes: memory that it may take.
        more: further arguments.
        patience: seconds of the clock that it may take.
    """
    command = [sys.executable, "-m", module, str(seconds), str(megabytes), *map(str, more)]
    try:
        done = subprocess.run(  # noqa: S603  our own module; the bytes come on its standard input
            command, input=body, capture_output=True, cwd=ROOT, timeout=patience, check=False
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        return Told(b"", f"reading it did not end: {type(error).__name__}")
    if done.returncode < 0 or done.returncode > REFUSED:
        limits = f"more than {seconds} seconds or {megabytes} MB"
        return Told(done.stdout, f"reading it took {limits} (exit code {done.returncode})")
    return Told(done.stdout, "it cannot be opened" if done.returncode else "")


REFUSED = 3
"""Highest exit code of a process that could not open the file."""


def hold(seconds: int, megabytes: int) -> None:
    """Bound the process that calls it: seconds of CPU, megabytes of memory and of each file that it writes."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_FSIZE, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
