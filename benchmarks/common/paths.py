"""Where things lie: the checkout, the benchmarks' own data, the corpus beside the checkout."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ROOT / "benchmarks" / "floors.json"
GOLD = ROOT / "benchmarks" / "gold"
CORPUS = ROOT.parent / "shared" / "corpus"
"""Only there where somebody laid it; never part of the project."""
