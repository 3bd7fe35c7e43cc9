"""A site made anew may put a page's title into the article's place or take it out: no edit; a title that changes is one."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from pipelines.compare.stage import compare
from storage.archive import Archive
from tests.support.archive_site import NEIGHBOUR, crawl, kinds, report, served
from tests.support.reading import articles_on

TITLE, *LINES = report()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.db", create=True) as made:
        yield made


def shown(lines: Sequence[str], *, title: str = TITLE, inside: bool) -> bytes:
    """A page whose title stands in the article's place or above it."""
    heading = f"<h1>{title}</h1>"
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f'{"" if inside else heading}<div id="zoom">{heading if inside else ""}{body}</div></body></html>'
    ).encode()


def night(archive: Archive, day: int, body: bytes) -> list[str]:
    return kinds(crawl(archive, day, [served("a.html", body)]))


@pytest.mark.parametrize("inside", [True, False])
def test_a_title_that_comes_or_goes_is_no_edit(archive: Archive, *, inside: bool) -> None:
    assert night(archive, 0, shown(LINES, inside=inside)) == ["new"]
    assert night(archive, 1, shown(LINES, inside=not inside)) == ["layout_only"]
    assert night(archive, 2, shown(LINES, inside=not inside)) == []
    assert night(archive, 3, shown(report(growth="8")[1:], inside=not inside)) == ["edited"]
    assert night(archive, 4, shown(report(growth="8")[1:], inside=inside)) == ["layout_only"]


def test_a_title_that_changes_in_the_text_is_an_edit(archive: Archive) -> None:
    night(archive, 0, shown(LINES, inside=True))

    assert night(archive, 1, shown(LINES, title=TITLE.replace("泠州市", "泠洲市"), inside=True)) == ["edited"]


def test_a_first_line_that_is_not_the_title_is_text(archive: Archive) -> None:
    night(archive, 0, shown(LINES, inside=False))

    assert night(archive, 1, shown(LINES[1:], inside=False)) == ["edited"]


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("2021年泠州市政府工作报告", "2021年泠州市政府工作报告"),
        ("2021年泠州市政府工作报告_泠州市人民政府", "2021年泠州市政府工作报告"),
        ("政府工作报告 - 泠州市人民政府", "政府工作报告"),
        ("泠州市人民政府|政府工作报告", "政府工作报告"),
    ],
)
def test_a_heading_is_the_title_where_it_is_a_part_by_itself(stated: str, title: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    html = f'<meta charset="utf-8"><title>{stated}</title><div id="zoom"><h3>政府工作报告</h3>{body}</div>'
    page = served("a.html", html.encode())

    assert articles_on(page)[0].title == title


@pytest.mark.parametrize("inside", [True, False])
def test_a_report_that_moved_into_a_new_design_moved_and_was_not_edited(
    archive: Archive, *, inside: bool
) -> None:
    crawl(archive, 0, [served("a.html", shown(LINES, inside=inside)), NEIGHBOUR])
    new = served("b/1.html", shown(LINES, inside=not inside))
    crawl(archive, 1, [new, served("a.html", status=404), NEIGHBOUR])

    assert [row["status"] for row in archive.query("SELECT status FROM copies ORDER BY url")] == [
        "moved",
        "stands",
    ]
    assert archive.query("SELECT * FROM edit_pairs") == []
    edited = served("b/1.html", shown(report(growth="8")[1:], inside=not inside))
    crawl(archive, 2, [edited, NEIGHBOUR])
    assert len(archive.query("SELECT * FROM edit_pairs")) == 1


def test_a_title_that_changes_is_a_pair_to_compare(archive: Archive) -> None:
    night(archive, 0, shown(LINES, inside=True))
    night(archive, 1, shown(LINES, title=TITLE.replace("泠州市", "泠洲市"), inside=True))

    assert len(archive.query("SELECT * FROM edit_pairs")) == 1


@pytest.mark.parametrize("inside", [True, False])
def test_an_edit_after_it_shows_the_title_as_the_page_s(archive: Archive, *, inside: bool) -> None:
    night(archive, 0, shown(LINES, inside=inside))
    night(archive, 1, shown(report(growth="8")[1:], inside=not inside))
    compare(archive)
    (change,) = archive.query("SELECT id, summary FROM changes")

    assert [(hunk.kind, hunk.note) for hunk in archive.hunks(change["id"])] == [
        ("boilerplate", "title"),
        ("number", ""),
    ]
    assert change["summary"] == "1 number, 1 piece of boilerplate"
