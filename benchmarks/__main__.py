"""`python -m benchmarks [NAME…]`: run the benchmarks one after the other, each in a process of its own."""

import subprocess
import sys
from pathlib import Path

ORDER = (
    "pages",
    "documents",
    "identify",
    "edits",
    "years",
    "words",
    "archive",
    "growth",
    "crawl",
    "intake",
    "browse",
)
"""In the order of the data's way; `benchmarks/NAME/bench.py` each."""


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; the exit code is the worst of theirs, 2 for a name that is none."""
    unknown = [name for name in names if name not in ORDER]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(ORDER)}", file=sys.stderr)
        return 2
    root = Path(__file__).parent.parent
    worst = 0
    for name in names or ORDER:
        print(f"\n== {name}", flush=True)
        done = subprocess.run([sys.executable, "-m", f"benchmarks.{name}.bench"], cwd=root, check=False)
        worst = max(worst, abs(done.returncode))
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
