"""Reviews outlive reprocess, new readers, merges in any order and kills; they go with a purge and never change texts."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.compare.stage import compare
from pipelines.review.judging import judge_item
from pipelines.review.matching import Reviewed
from pipelines.store.rebuild import catch_up, reprocess
from storage.archive import Archive
from storage.records import Target
from tests.support.archive_site import HOST, NEIGHBOUR, crawl, html, moment, report, served
from tests.support.paths import ROOT
from tests.support.reviews import NEW, everything, listed, reviewed, say, two_reports


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(two_reports(tmp_path / "a.db")) as opened:
        yield opened


def standings(archive: Archive) -> dict[str, str]:
    """Id -> standing of everything that was reviewed."""
    return {each.item.id: each.reviewed.standing for each in everything(archive).items if each.reviewed}


def test_what_nobody_reviewed_is_open_and_what_needs_a_look_comes_first(archive: Archive) -> None:
    found = everything(archive)
    assert found.lapsed == ()
    assert all(each.is_open for each in found.items)
    order = {"needs_look": 0, "likely": 1, "certain": 2}
    places = [order[each.item.graded.confidence] for each in found.items]
    assert places == sorted(places)
    assert {each.item.kind for each in found.items} == {"target", "outcome"}


def test_ids_depend_on_content_alone_and_name_one_thing(tmp_path: Path, archive: Archive) -> None:
    ids = [each.item.id for each in everything(archive).items]
    assert len(ids) == len(set(ids))
    with Archive(two_reports(tmp_path / "b.db", run="another")) as other:
        assert {each.item.id for each in everything(other).items} == set(ids)


@pytest.mark.parametrize("kind", ["target", "outcome"])
def test_a_review_survives_reprocess_and_a_new_comparison(archive: Archive, kind: str) -> None:
    say(archive, listed(archive, kind).item)
    before = standings(archive)
    reprocess(archive)
    archive.db.execute("UPDATE changes SET engine = ''")
    archive.db.execute("UPDATE targets_read SET mark = ''")
    assert compare(archive).made > 0
    assert standings(archive) == before == {listed(archive, kind).item.id: "confirmed"}
    assert everything(archive).lapsed == ()


def read_anew(archive: Archive, **changes: object) -> None:
    """What a new reader would save: the growth target of the newer report read otherwise."""
    item = listed(archive).item
    rows = archive.query("SELECT * FROM targets WHERE version = ? ORDER BY n", [item.version])
    read = [Target(**{name: row[name] for name in row if name not in {"version", "n"}}) for row in rows]
    anew = replace(item.target, **changes)  # type: ignore[arg-type]  # fields by name
    archive.save_targets(item.version, "3", [anew if each == item.target else each for each in read])


def test_a_new_reader_that_quotes_more_keeps_the_review(archive: Archive) -> None:
    item = listed(archive).item
    say(archive, item)
    start = item.target.start - 3
    text = archive.version(item.version)
    assert text
    read_anew(archive, start=start, quote=text.text[start : item.target.end])
    assert listed(archive).item.id != item.id
    assert reviewed(archive).standing == "confirmed"


def test_a_new_reader_that_reads_another_value_shows_what_was_confirmed(archive: Archive) -> None:
    say(archive, listed(archive).item)
    read_anew(archive, value_min=8.0, value_max=8.0)
    assert reviewed(archive).standing == "read_otherwise"
    assert listed(archive).is_open


def test_a_new_reader_that_reads_what_a_person_corrected_is_confirmed(archive: Archive) -> None:
    say(archive, listed(archive).item, "corrected", "value=8")
    assert reviewed(archive).standing == "corrected"
    read_anew(archive, value_min=8.0, value_max=8.0)
    assert reviewed(archive).standing == "confirmed"


def test_a_target_that_is_not_read_any_more_leaves_its_review_listed(archive: Archive) -> None:
    say(archive, listed(archive).item)
    item = listed(archive).item
    archive.save_targets(item.version, "3", [])
    (lapsed,) = everything(archive).lapsed
    assert (lapsed.why, lapsed.review.quote) == ("not_read", item.target.quote)


def test_a_changed_text_takes_no_review_over_and_the_old_one_is_listed(archive: Archive) -> None:
    say(archive, listed(archive).item)
    say(archive, listed(archive, "outcome").item)
    crawl(archive, 1, [served(f"{NEW}.html", html(report(NEW, people="2000"))), NEIGHBOUR])
    compare(archive)
    assert standings(archive) == {}
    assert [each.why for each in everything(archive).lapsed] == ["text_changed"] * 2


def test_a_text_that_only_looks_other_keeps_its_review(archive: Archive) -> None:
    say(archive, listed(archive).item)
    lines = [line.replace("，", ",").replace("今年", "今年　") for line in report(NEW)]
    crawl(archive, 1, [served(f"{NEW}.html", html(lines)), NEIGHBOUR])
    compare(archive)
    assert reviewed(archive).standing == "confirmed"


def test_the_latest_word_of_a_person_counts(archive: Archive) -> None:
    item = listed(archive).item
    say(archive, item, "wrong", day=1)
    say(archive, item, "right", day=1)
    assert reviewed(archive).standing == "confirmed"
    assert len(archive.reviews()) == 1


@pytest.mark.parametrize(
    ("second", "corrections", "standing"),
    [("right", (), "contradicted"), ("wrong", (), "corrected"), ("corrected", ("value=9",), "contradicted"), ("corrected", ("value=8",), "corrected")],
)  # fmt: skip
def test_two_persons_who_contradict_each_other_are_both_kept_and_it_is_said(
    archive: Archive, second: str, corrections: tuple[str, ...], standing: str
) -> None:
    item = listed(archive).item
    say(archive, item, "corrected", "value=8", by="王核")
    say(archive, item, second, *corrections, by="李校", day=2)  # type: ignore[arg-type]  # the words of the table above
    found = reviewed(archive)
    assert [each.by for each in found.reviews] == ["王核", "李校"]
    assert found.standing == standing


def test_merges_in_any_order_give_the_same_union(tmp_path: Path) -> None:
    for name in "ab":
        with Archive(two_reports(tmp_path / f"{name}.db")) as made:
            item, outcome = listed(made).item, listed(made, "outcome").item
            say(made, item, "right" if name == "a" else "wrong", by=f"甲{name}", day=1)
            say(
                made,
                outcome,
                "corrected",
                f"state={'met' if name == 'a' else 'unclear'}",
                day=2 + (name == "b"),
            )
            made.backup(tmp_path / f"{name}2.db")
    found = []
    for mine, theirs in ("ab", "ba"):
        with Archive(tmp_path / f"{mine}2.db") as merged:
            for _ in range(2):
                merged.merge_from(tmp_path / f"{theirs}.db")
            catch_up(merged)
            compare(merged)
            found.append((merged.reviews(), standings(merged)))
    assert found[0] == found[1]
    assert sorted(found[0][1].values()) == ["contradicted", "corrected"]
    assert [each.corrections for each in found[0][0] if each.kind == "outcome"] == [{"state": "unclear"}]


@pytest.mark.parametrize("year", [NEW - 1, NEW])
def test_a_purge_takes_the_reviews_of_its_texts_and_they_come_back_in_no_merge(
    tmp_path: Path, archive: Archive, year: int
) -> None:
    target, outcome = listed(archive, year=year).item, listed(archive, "outcome").item
    for item in (target, outcome, listed(archive, year=2 * NEW - 1 - year).item):
        say(archive, item)
    archive.backup(tmp_path / "copy.db")
    archive.purge(f"{HOST}/{year}.html", because="court order", at=moment(3))
    assert [each.url for each in archive.reviews()] == [f"{HOST}/{2 * NEW - 1 - year}.html"]
    archive.merge_from(tmp_path / "copy.db")
    with Archive(tmp_path / "copy.db") as copy:
        copy.merge_from(archive.path)
        assert copy.reviews() == archive.reviews()
    assert len(archive.reviews()) == 1


KILLED = """
import os, sys
from pathlib import Path
from storage.archive import Archive
from tests.support.reviews import everything, say
with Archive(Path(sys.argv[1])) as archive:
    items = [each.item for each in everything(archive).items]
    say(archive, items[0])
    with archive.transaction():
        say(archive, items[1])
        os.kill(os.getpid(), 9)
"""


def test_a_kill_loses_no_review_that_was_kept_and_keeps_no_half_of_a_file(tmp_path: Path) -> None:
    path = two_reports(tmp_path / "a.db")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == -9, done.stderr
    with Archive(path) as archive:
        assert len(archive.reviews()) == len(standings(archive)) == 1
        assert list(archive.faults()) == []


def test_what_was_read_stays_as_it_was_whatever_persons_say(archive: Archive) -> None:
    tables = ("targets", "changes", "versions")
    before = [archive.query(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables]
    say(archive, listed(archive).item, "corrected", "value=99", "scope=task")
    say(archive, listed(archive, "outcome").item, "wrong", by="李校")
    assert compare(archive).made == 0
    assert [archive.query(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables] == before


def test_one_moment_twice_is_still_the_later_word(archive: Archive) -> None:
    item = listed(archive).item
    first = judge_item(archive, item, "right", by="王核", at=moment(1))
    archive.save_reviews([first])
    second = judge_item(archive, item, "wrong", by="王核", at=moment(0))
    archive.save_reviews([second])
    assert second.at > first.at
    assert isinstance(reviewed(archive), Reviewed)
    assert reviewed(archive).standing == "wrong"
