"""Shared fixtures: the corpus, where it is there."""

from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Folder of the corpus beside the checkout; the test skips, saying so, where it is absent."""
    if not CORPUS.is_dir():
        pytest.skip("../shared/corpus is not there")
    return CORPUS
