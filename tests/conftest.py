"""Shared fixtures: the corpus, where it is there."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.paths import CORPUS

settings.register_profile("yange", deadline=None)  # machines are noisy: performance is measured, never tested
settings.load_profile("yange")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Folder of the corpus beside the checkout; the test skips, saying so, where it is absent."""
    if not CORPUS.is_dir():
        pytest.skip("../shared/corpus is not there")
    return CORPUS
