"""Where things lie: the checkout, the saved pages of the tests, the corpus beside the checkout."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "tests" / "pages"
CORPUS = ROOT.parent / "shared" / "corpus"
"""Only there where somebody laid it; never part of the project."""
