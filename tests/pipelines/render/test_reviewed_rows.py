"""What persons said in the tables of a year change: shown beside what was read, graded, and never in its place."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.compare.comparison import Comparison, with_reviews, year_change
from pipelines.render.formats import FORMATS, rendered
from pipelines.render.view.target_rows import TargetRow, target_rows
from pipelines.review.matching import normal_span
from pipelines.review.readings import outcome_reading, target_reading
from pipelines.text.normal import normalise
from storage.records import LedgerEntry
from storage.rows import Reading, Review, ReviewVerdict
from tests.support.texts_of_years import two_years


@pytest.fixture(scope="module")
def years() -> Comparison:
    return two_years()


def doubtful(years: Comparison) -> LedgerEntry:
    """An outcome of a headline target that is not certain."""
    return next(
        entry
        for entry in year_change(years).ledger
        if entry.confidence == "likely" and entry.target.scope == "headline"
    )


def review(
    years: Comparison,
    entry: LedgerEntry,
    verdict: ReviewVerdict,
    *,
    by: str = "王核",
    day: int = 5,
    **corrections: str,
) -> Review:
    """What a person says of an outcome of the comparison."""
    old, new = (normalise(side.text) for side in (years.old, years.new))
    return Review(
        item="o",
        kind="outcome",
        verdict=verdict,
        by=by,
        at=f"2026-01-{day:02}T08:00:00.000000Z",
        about=target_reading(entry.target),
        judged=outcome_reading(entry, years.new.text),
        corrections=dict(corrections),
        text_print=old.normal_print,
        new_print=new.normal_print,
        span=normal_span(old, entry.target),
        quote=entry.target.quote,
        confidence=entry.confidence,
        why=entry.why,
    )


def row_of(years: Comparison, entry: LedgerEntry, reviews: Sequence[Review]) -> TargetRow:
    shown = with_reviews(years, reviews)
    return next(row for row in target_rows(year_change(shown), shown.reviewed) if row.entry == entry)


def test_a_confirmed_outcome_is_certain_and_leads(years: Comparison) -> None:
    entry = doubtful(years)
    assert row_of(years, entry, []).grade == "likely"
    row = row_of(years, entry, [review(years, entry, "right")])
    assert (row.grade, row.reasons) == ("certain", ())
    assert "人工核对无误：属实（王核，2026-01-05）" in row.remarks[0][0]


def test_a_wrong_or_contradicted_outcome_needs_a_look_for_what_persons_said(years: Comparison) -> None:
    entry = doubtful(years)
    for second in ("wrong", "corrected"):
        said = [
            review(years, entry, "right"),
            review(years, entry, second, by="李校", day=6, state="dropped"),
        ]
        for reviews in (said, said[::-1]):
            row = row_of(years, entry, reviews)
            assert (row.grade, row.reasons) == ("needs_look", ())
            assert "人工核对意见不一" in row.remarks[0][0]
            assert row.remarks[0][0].index("王核") < row.remarks[0][0].index("李校")


def test_reviews_change_no_count_and_no_state(years: Comparison) -> None:
    entry = doubtful(years)
    said = [review(years, entry, "corrected", state="missed")]
    before, after = (
        target_rows(year_change(each), each.reviewed) for each in (years, with_reviews(years, said))
    )
    assert len(before) == len(after)
    assert {row.entry for row in before} == {row.entry for row in after}
    assert with_reviews(years, said).change == years.change


def test_reviews_of_other_texts_are_shown_nowhere(years: Comparison) -> None:
    entry = doubtful(years)
    said = review(years, entry, "right")
    for other in (replace(said, new_print="x"), replace(said, text_print="x"), replace(said, span=(0, 2))):
        assert row_of(years, entry, [other]).remarks == ()
        assert all("王核" not in rendered(with_reviews(years, [other]), form) for form in FORMATS)


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "\x1b[31m", "a\u202eb", "|x|", "王\n核"])
def test_names_and_notes_of_persons_stay_text(years: Comparison, words: str) -> None:
    entry = doubtful(years)
    said = replace(review(years, entry, "right", by=words), note=words)
    shown = with_reviews(years, [said])
    for form in ("text", "html", "md"):
        written = rendered(shown, form)
        assert "<script>alert" not in written or form == "text"
        assert "\x1b" not in written
        assert "\u202e" not in written
    assert "\\|x\\|" in rendered(shown, "md") or words != "|x|"


@given(st.permutations(range(5)))
def test_the_order_in_which_reviews_came_does_not_matter(order: list[int]) -> None:
    years = YEARS
    entry = doubtful(years)
    said: list[Review] = [
        review(years, entry, "right"),
        review(years, entry, "wrong", by="李校", day=6),
        review(years, entry, "corrected", by="王核", day=7, state="missed"),
        review(years, entry, "right", by="赵", day=7),
        review(years, entry, "corrected", by="李校", day=8, state="unclear"),
    ]
    given_ = [said[place] for place in order]
    found = with_reviews(years, given_).reviewed.outcomes[entry.target]
    states: list[Reading] = [each.corrections for each in found.reviews]
    assert found.standing == "contradicted"
    assert [each.by for each in found.reviews] == ["王核", "赵", "李校"]
    assert states == [{"state": "missed"}, {}, {"state": "unclear"}]


YEARS = two_years()
"""For the test above, in which a fixture would be made anew."""
