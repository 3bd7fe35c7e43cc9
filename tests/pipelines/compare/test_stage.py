"""The diff stage over real archives: changes are exactly the pairs, made once, dropped when their pair is gone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.compare.saved_changes import comparison_of, comparisons_of, listed
from pipelines.compare.stage import compare, computed, pairs_due
from pipelines.compare.workers import Workers, executor
from pipelines.render.change_list import by_place
from pipelines.render.formats import FORMATS, rendered, rendered_list
from storage.archive import Archive
from storage.errors import ArchiveError
from storage.records import Diff, YearDiff
from tests.support.archive_site import NEIGHBOUR, crawl, html, served
from tests.support.texts_of_years import full_report

COPY = replace(served("http://www.hanchuan.example/copy.html"), source="hanchuan")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Three years of one place, the middle one also on another site; then the newest is edited in silence."""
    with Archive(tmp_path / "archive.db", create=True) as made:
        pages = [served(f"{year}.html", html(full_report(year))) for year in (2019, 2020, 2021)]
        crawl(made, 0, [*pages, replace(COPY, body=html(full_report(2020, people="1300"))), NEIGHBOUR])
        crawl(made, 1, [served("2021.html", html(full_report(2021, growth="6"))), NEIGHBOUR])
        yield made


def pairs(archive: Archive) -> list[tuple[str, str, str]]:
    rows = archive.query("SELECT axis, old, new FROM pairs ORDER BY axis, old, new")
    return [(row["axis"], row["old"], row["new"]) for row in rows]


def changes(archive: Archive) -> list[tuple[str, str, str]]:
    rows = archive.query("SELECT axis, old, new FROM changes ORDER BY axis, old, new")
    return [(row["axis"], row["old"], row["new"]) for row in rows]


def test_changes_are_exactly_the_pairs(archive: Archive) -> None:
    done = compare(archive)
    assert changes(archive) == pairs(archive)
    assert sorted(axis for axis, _, _ in changes(archive)) == ["copy", "edit", "year", "year"]
    assert (done.made, done.dropped, done.targets) == (4, 0, 3)


def test_comparing_again_changes_nothing(archive: Archive) -> None:
    compare(archive)
    before = [archive.query(f"SELECT * FROM {table}") for table in ("changes", "hunks", "targets")]
    again = compare(archive)
    assert (again.made, again.dropped, again.targets) == (0, 0, 0)
    assert [archive.query(f"SELECT * FROM {table}") for table in ("changes", "hunks", "targets")] == before


def test_a_change_whose_pair_is_gone_is_dropped(archive: Archive) -> None:
    compare(archive)
    crawl(archive, 2, [served("2018.html", html(full_report(2018))), NEIGHBOUR])
    crawl(archive, 3, [served("2021.html", html(full_report(2021, growth="5"))), NEIGHBOUR])
    assert compare(archive).dropped == 1
    assert changes(archive) == pairs(archive)


def test_a_text_that_is_read_otherwise_is_compared_again(archive: Archive) -> None:
    compare(archive)
    (pair,) = archive.query("SELECT old, new FROM changes WHERE axis = 'edit'")
    with archive.transaction():
        archive.db.execute(
            "UPDATE versions SET text = replace(text, '疏浚', '清淤'), raw_print = 'other' WHERE id = ?",
            [pair["new"]],
        )
    assert compare(archive).made == 2
    words = {hunk["new_text"] for hunk in archive.query("SELECT h.new_text FROM hunks h")}
    assert any("清淤" in each for each in words)


def test_two_processes_find_the_same_as_one(archive: Archive) -> None:
    alone = list(computed(archive, pairs_due(archive), None))
    with executor(Workers(2)) as pool:
        assert list(computed(archive, pairs_due(archive), pool)) == alone


def test_a_silent_edit_comes_back_with_its_hunks_and_says_that_the_date_stayed(archive: Archive) -> None:
    compare(archive)
    (row,) = archive.query("SELECT id FROM changes WHERE axis = 'edit'")
    shown = comparison_of(archive, row["id"])
    assert shown is not None
    assert isinstance(shown.change, Diff)
    assert [(hunk.kind, hunk.old_text, hunk.new_text) for hunk in shown.change.hunks] == [
        ("number", "7%左右", "6%左右")
    ]
    assert shown.old.text[slice(*shown.change.hunks[0].old)] == "7%左右"
    assert shown.notes == (("发布日期未变（2021-02-01）", "published date unchanged (2021-02-01)"),)


def test_a_year_comes_back_as_it_was_compared(archive: Archive) -> None:
    from pipelines.diff.years.year_comparison import compare_years

    compare(archive)
    for row in archive.query("SELECT id FROM changes WHERE axis = 'year'"):
        shown = comparison_of(archive, row["id"])
        assert shown is not None
        assert isinstance(shown.change, YearDiff)
        years = shown.old.name.split()[1], shown.new.name.split()[1]
        fresh = compare_years(shown.old.text, shown.new.text, years=(int(years[0]), int(years[1])))
        assert replace(shown.change, summary=fresh.summary) == fresh


def test_a_damaged_year_change_is_one_clear_error(archive: Archive) -> None:
    compare(archive)
    (row, *_) = archive.query("SELECT id FROM changes WHERE axis = 'year'")
    archive.db.execute("UPDATE changes SET detail = '{\"pairs\":1}' WHERE id = ?", [row["id"]])
    with pytest.raises(ArchiveError, match=f"cannot read change {row['id']} as YearDiff"):
        comparison_of(archive, row["id"])


def test_every_change_can_be_had_in_every_format(archive: Archive) -> None:
    compare(archive)
    for row in archive.query("SELECT id FROM changes"):
        shown = comparison_of(archive, row["id"])
        assert shown is not None
        for form in FORMATS:
            assert len(rendered(shown, form)) > 80


def test_what_is_new_is_listed_by_place_with_the_worst_first(archive: Archive) -> None:
    compare(archive)
    found = listed(archive, archive.unannounced())
    ((place, under),) = by_place(found)
    assert place == "瀚川省泠州市"
    assert [change.axis for change in under] == ["edit", "year", "year", "copy"]
    for form in FORMATS:
        assert rendered_list(found, form, in_full=comparisons_of(archive, [each.id for each in found]))


def test_the_same_edit_on_several_pages_is_one_line(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db", create=True) as archive:
        old = [served(f"{year}.html", html(full_report(year))) for year in (2019, 2020, 2021)]
        new = [served(f"{year}.html", html(full_report(year, people="1250"))) for year in (2019, 2020, 2021)]
        crawl(archive, 0, [*old, NEIGHBOUR])
        crawl(archive, 1, [*new, NEIGHBOUR])
        compare(archive)
        edits = [each for each in listed(archive, archive.unannounced()) if each.axis == "edit"]
        assert [len(each.also) for each in edits] == [2]


def test_nothing_new_is_said_in_words(archive: Archive) -> None:
    compare(archive)
    archive.announce(archive.unannounced(), at="2026-01-09T08:00:00.000000Z")
    assert archive.unannounced() == []
    said = rendered_list([], "text", saved=4)
    assert said == "nothing new since the last announcement (4 changes in the archive)\n"


def test_targets_of_a_report_in_no_pair_are_read_again_when_the_reader_is_another(archive: Archive) -> None:
    compare(archive)
    archive.db.execute("UPDATE targets_read SET mark = '0' || substr(mark, 2)")
    archive.db.execute("DELETE FROM targets")
    assert compare(archive).targets == 3
    assert archive.query("SELECT count(DISTINCT version) AS n FROM targets")[0]["n"] > 0
