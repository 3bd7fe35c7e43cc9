"""The reading room over a small archive, made once for all tests that only read it."""

import pytest

from tests.support.reading_room import HOSTILE, Room, small_archive


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    return Room(small_archive(tmp_path_factory.mktemp("room") / "a.db"))


@pytest.fixture(scope="session")
def hostile_room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    path = tmp_path_factory.mktemp("hostile") / "a.db"
    return Room(small_archive(path, title=HOSTILE, before=[HOSTILE.replace("\x07", "") + "要办好一件实事。"]))
