"""Files as each tool writes them give the page's address, the moment of its capture, and its bytes."""

from pathlib import Path

import pytest

from crawler.captures.captured import Captured, Finding, LeftOut, NoPage
from crawler.captures.intake import CollectionWalk
from tests.support.capture_files import TOOLS, Expected


def read(folder: Path) -> list[Finding]:
    """What a folder holds."""
    return list(CollectionWalk().findings(folder))


def captures(found: list[Finding]) -> list[Expected]:
    """The captures as what is expected is written, by address and moment."""
    pages = [each.page for each in found if isinstance(each, Captured)]
    return sorted((page.url, page.at, page.precision, page.body) for page in pages)


@pytest.mark.parametrize("tool", TOOLS)
def test_the_files_of_a_tool_give_address_moment_and_bytes(tmp_path: Path, tool: str) -> None:
    folder = tmp_path / "given"
    expected = TOOLS[tool](folder)
    found = read(folder)
    pairs = zip(captures(found), expected, strict=True)
    assert [(url, at[: len(want[1])], how, body) for (url, at, how, body), want in pairs] == expected
    assert not [each for each in found if isinstance(each, LeftOut)]


def test_what_belongs_to_a_tool_is_counted_and_never_a_page(tmp_path: Path) -> None:
    for tool, write in TOOLS.items():
        folder = tmp_path / tool.replace("/", " ")
        expected = write(folder)
        found = read(folder)
        assert len([each for each in found if isinstance(each, Captured)]) == len(expected), tool
        assert all(isinstance(each, Captured | NoPage) for each in found), tool
