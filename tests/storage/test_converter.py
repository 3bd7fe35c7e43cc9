"""The structured converter: stored JSON comes back as the record that was written, or as one clear error."""

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.fold.state import (
    CopyState,
    FoldState,
    HostState,
    ListWalk,
    UrlState,
    state_from_json,
    state_to_json,
)
from storage.converter import from_json, from_values, stored_json
from storage.errors import ArchiveError
from storage.fetch_rows import hints_of
from storage.records import Hints, Hunk, YearDiff, YearPair

MOVE = Hunk(
    kind="move",
    old=(0, 4),
    new=(9, 13),
    old_text="甲乙。",
    new_text="甲丙。",
    hunks=(Hunk(kind="wording", old=(1, 2), new=(10, 11), old_text="乙", new_text="丙"),),
)
YEAR = YearDiff(
    pairs=(YearPair(old=(0, 4), new=(9, 13), relation="same", score=0.5, hunks=(MOVE,)),),
    added=((1, 2),),
    dropped=(),
    carried=0.25,
    goals_old=(),
    goals_new=((3, 4),),
    targets=(),
    ledger=(),
    odd=("both texts are the same",),
)

states = st.one_of(
    st.builds(HostState), st.from_type(UrlState), st.from_type(CopyState), st.from_type(ListWalk)
)
"""States with any values in their fields."""
LETTERS = {HostState: "h", UrlState: "a", CopyState: "p", ListWalk: "w"}


def test_a_year_change_comes_back_with_the_changes_inside_its_moves() -> None:
    assert from_json(stored_json(YEAR), YearDiff, "a change") == YEAR


def test_what_is_written_is_what_json_gives_for_the_fields() -> None:
    assert stored_json(YEAR) == json.dumps(asdict(YEAR), ensure_ascii=False, separators=(",", ":"))


@given(states)
def test_a_state_of_the_fold_comes_back_from_its_text(state: FoldState) -> None:
    assert state_from_json(LETTERS[type(state)], state_to_json(state)) == state


def test_a_state_is_written_without_what_has_its_default() -> None:
    assert state_to_json(UrlState(condition="missing")) == '{"condition":"missing"}'
    assert state_to_json(CopyState(url="http://a.example/")) == '{"url":"http://a.example/"}'


def test_a_field_of_a_later_version_is_ignored_and_a_missing_one_takes_its_default() -> None:
    assert hints_of('{"title":"报告","later":1}') == Hints(title="报告")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"title":1}', '{"metas":[["a"]]}', "null"])
def test_damaged_json_is_one_clear_error(text: str) -> None:
    with pytest.raises(ArchiveError, match="cannot read the hints of a fetch as Hints: "):
        from_json(text, Hints, "the hints of a fetch")


def test_damaged_values_are_the_same_error() -> None:
    with pytest.raises(ArchiveError, match="cannot read a column as Hints: "):
        from_values({"title": None}, Hints, "a column")
