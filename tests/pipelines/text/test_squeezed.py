"""A squeezed text has no white space and one form of each sign, and knows where each character stood."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.squeezed import HALF, join

ANY_CHARACTERS = st.text(
    st.characters() | st.characters(categories=["Cs"]) | st.sampled_from("，：０〔國\U00020000")
)


def test_full_width_signs_become_half_width_ones_and_places_stay() -> None:
    joined = join("二〇二一年，国\n务院：")
    assert (joined.text, joined.raw((4, 7))) == ("二〇二一年,国务院:", (4, 7))


@given(ANY_CHARACTERS)
def test_each_character_is_folded_as_the_table_says(text: str) -> None:
    joined = join(text)
    origins = [joined.origin(place) for place in range(len(joined.text))]
    assert joined.text == "".join(text[origin] for origin in origins).translate(HALF)
    assert [joined.place_of(origin) for origin in origins] == list(range(len(joined.text)))
    dropped = set(range(-1, len(text) + 2)) - set(origins)
    assert {joined.place_of(origin) for origin in dropped} == {None}
