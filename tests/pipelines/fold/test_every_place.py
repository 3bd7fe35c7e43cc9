"""An edit of one character is seen wherever it stands on a page, and counters are never taken for one."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from storage.archive import Archive
from tests.support.archive_site import crawl, served
from tests.support.edits_by_place import PlacedEdit, counter_within, counters_of, edits_of
from tests.support.shells import DIALECTS, SHELLS

FOLDED = {"layout_only", "typography_only"}
"""Events that say that nothing changed but the writing."""


def unseen(path: Path, edits: Iterable[PlacedEdit]) -> list[str]:
    """The places of the edits of which the second night tells nothing."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    pages = list(edits)
    with Archive(path, create=True) as archive:
        crawl(archive, 0, [served(f"{n}.html", each.before.encode()) for n, each in enumerate(pages)])
        for event in crawl(
            archive, 1, [served(f"{n}.html", each.after.encode()) for n, each in enumerate(pages)]
        ):
            told[event.url.rpartition("/")[2]].add(event.kind)
    return [each.place for n, each in enumerate(pages) if not told[f"{n}.html"] - FOLDED]


@pytest.mark.parametrize("shell", SHELLS)
def test_every_edit_of_one_character_is_seen(shell: str, tmp_path: Path) -> None:
    assert unseen(tmp_path / "a.db", edits_of(shell)) == []


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("shell", ["trs", "wechat"])
def test_every_edit_is_seen_in_every_dialect(shell: str, dialect: str, tmp_path: Path) -> None:
    assert unseen(tmp_path / "a.db", edits_of(shell, dialect)) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_counters_and_lists_of_news_are_no_edit(shell: str, tmp_path: Path) -> None:
    assert unseen(tmp_path / "a.db", [counters_of(shell), counter_within(shell)]) == ["counter", "counter"]
