"""Moves between addresses: one copy that moved, never gone and new; two copies stay two."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipelines.fold.lineage import Stand, lineages, moves
from tests.support.archive_site import moment

OLD = Stand(
    copy="a",
    source="lingzhou",
    host="www.lingzhou.example",
    url="http://www.lingzhou.example/1.html",
    entry="",
    first_seen=moment(0),
    last_seen=moment(10),
    status="missing",
    first_print="x",
    last_print="y",
)
NEW = replace(
    OLD,
    copy="b",
    url="http://www.lingzhou.example/new/1.html",
    first_seen=moment(11),
    last_seen=moment(20),
    status="stands",
    first_print="y",
)


def test_the_last_text_of_a_missed_copy_at_a_new_address_is_a_move() -> None:
    assert moves([OLD, NEW]) == {"a": "b"}


def test_an_edit_that_both_addresses_showed_before_the_old_one_went_does_not_hide_the_move() -> None:
    new = replace(NEW, first_seen=moment(8), first_print="x", last_print="z", prints=frozenset("xyz"))
    assert moves([OLD, new]) == {"a": "b"}
    assert moves([OLD, new, replace(NEW, copy="c")]) == {"a": "c"}


def test_copies_without_a_text_are_no_move_of_each_other() -> None:
    assert moves([replace(OLD, last_print=""), replace(NEW, first_print="", last_print="")]) == {}


def test_while_the_old_address_answers_there_are_two_copies() -> None:
    assert moves([replace(OLD, status="stands"), NEW]) == {}


def test_a_text_of_another_source_on_another_host_is_a_copy_of_its_own() -> None:
    other = replace(NEW, source="mirror", host="mirror.example", url="http://mirror.example/1.html")
    assert moves([OLD, other]) == {}
    assert moves([OLD, replace(other, source="lingzhou")]) == {"a": "b"}


def test_a_redirect_is_a_move_wherever_it_leads() -> None:
    new = replace(NEW, source="other", host="new.example", url="http://new.example/1.html", first_print="z")
    assert moves([replace(OLD, status="stands", leads_to=new.url), new]) == {"a": "b"}


def test_a_copy_that_stood_beside_it_for_long_is_no_move() -> None:
    old = replace(OLD, last_seen=moment(300))
    assert moves([old, NEW]) == {}
    assert moves([old, replace(NEW, first_seen=moment(280))]) == {"a": "b"}


def test_a_line_of_moves_has_the_first_copys_name() -> None:
    assert lineages({"a": "b", "b": "c"}) == {"b": "a", "c": "a"}


STANDS = st.builds(
    Stand,
    copy=st.uuids().map(str),
    source=st.sampled_from(("s", "t")),
    host=st.sampled_from(("h", "i")),
    url=st.sampled_from(("u", "v", "w")),
    entry=st.just(""),
    first_seen=st.integers(0, 60).map(moment),
    last_seen=st.integers(0, 60).map(moment),
    status=st.sampled_from(("stands", "missing", "gone", "rolled")),
    first_print=st.sampled_from("xy"),
    last_print=st.sampled_from("xy"),
    leads_to=st.sampled_from(("", "v")),
    failing=st.booleans(),
)


@given(stands=st.lists(STANDS, max_size=8), data=st.data())
def test_moves_do_not_depend_on_the_order_and_never_branch(stands: list[Stand], data: st.DataObject) -> None:
    found = moves(stands)
    assert moves(data.draw(st.permutations(stands))) == found
    assert len(set(found.values())) == len(found)
    assert set(lineages(found)) == set(found.values())
