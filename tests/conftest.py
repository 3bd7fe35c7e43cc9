"""Shared fixtures: the corpus, where it is there."""

from pathlib import Path

import pytest

from tests.support.paths import CORPUS


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Folder of the corpus beside the checkout; the test skips, saying so, where it is absent."""
    if not CORPUS.is_dir():
        pytest.skip("../shared/corpus is not there")
    return CORPUS
