"""Candidate regions: who names a place must agree, what stays open the page narrows, and nothing is ever invented."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.gazetteer.toponyms import names_in
from pipelines.identify.candidates import WRONG_PLACE, Candidates, agree, narrow_by_page, narrow_by_sources
from pipelines.identify.page_sources import CODED, read_page_sources
from pipelines.identify.place_evidence import Statement
from storage.records import Fields, Hints
from tests.support.identify_texts import article

LINGZHOU, QILIN, QINGHUAI = "990100", "990200", "990121"
WANGCHAO = ("990103", "990203")
"""Two districts of one name, in 泠州市 and in 栖霖市."""


def statements(**said: str) -> list[Statement]:
    return [(source, names_in(words)) for source, words in said.items()]


def test_a_place_in_the_place_named_first_is_the_one_that_is_meant() -> None:
    found = agree(statements(title="泠州市", post="青槐县"), 2021, "")

    assert found.codes == (QINGHUAI,)
    assert found.evidence == ("title: 泠州市", "post: 青槐县")
    assert found.flags == frozenset()


def test_namesakes_are_told_apart_by_what_another_voice_says() -> None:
    assert agree(statements(meeting="望潮区"), 2021, "").codes == WANGCHAO
    assert agree(statements(meeting="望潮区", post="泠州市望潮区"), 2021, "").codes == WANGCHAO[:1]


def test_two_voices_outvote_a_title_and_one_does_not() -> None:
    two = agree(statements(title="栖霖市", meeting="泠州市", post="泠州市"), 2021, "")
    one = agree(statements(title="栖霖市", meeting="泠州市"), 2021, "")

    assert two.codes == (LINGZHOU,)
    assert one.codes == (LINGZHOU, QILIN)
    assert two.flags == one.flags == {WRONG_PLACE}


def test_a_source_that_names_no_candidate_changes_nothing() -> None:
    found = Candidates(WANGCHAO)

    assert narrow_by_sources(found, [("publisher", frozenset({QINGHUAI}))], 2021) == found
    assert narrow_by_sources(found, [("publisher", frozenset({QILIN}))], 2021) == Candidates(
        WANGCHAO[1:], (f"publisher: {QILIN}",)
    )


def test_the_page_s_sources_are_read_in_order_of_trust() -> None:
    page = article(
        "",
        "【泠州】政府工作报告",
        fields=Fields(site_code="9901000012", publisher="栖霖市人民政府办公室"),
        hints=Hints(site_code="990200"),
    )

    assert [(source, set(codes)) for source, codes in read_page_sources(page)] == [
        ("site code", {LINGZHOU}),
        ("list's site code", {QILIN}),
        ("prefix", {LINGZHOU}),
        ("publisher", {QILIN}),
    ]
    assert read_page_sources(article("")) == []
    assert {source for source, _ in read_page_sources(page)[:2]} == CODED


@given(
    st.lists(st.sampled_from((*WANGCHAO, LINGZHOU, QILIN, QINGHUAI)), unique=True).map(tuple),
    st.sampled_from(["", "990100", "990200", "990203"]),
    st.sampled_from(["", "泠州", "望潮"]),
    st.sampled_from(["", "栖霖市的望潮区。" * 20]),
)
def test_narrowing_only_ever_takes_candidates_away(
    codes: tuple[str, ...], site: str, prefix: str, text: str
) -> None:
    page = article(text, fields=Fields(site_code=site), hints=Hints(prefix=prefix))
    narrowed = narrow_by_page(Candidates(codes), page, 2021)

    assert set(narrowed.codes) <= set(codes)
    assert bool(narrowed.codes) == bool(codes)
    assert (len(narrowed.codes) < len(codes)) == bool(narrowed.evidence)
