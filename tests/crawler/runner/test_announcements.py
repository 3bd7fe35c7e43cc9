"""What is mailed of a change is safe to show, whatever stands in an address or a text."""

from hypothesis import given
from hypothesis import strategies as st

from crawler.runner.announcements import Announcement

STEERING = "\x1b\x9b\u202e\u2066\u200f\x07\u2028\x85\x00"


@given(
    st.text(alphabet="ab/:政" + STEERING + "\n\r", max_size=40),
    st.text(alphabet="ab政" + STEERING + "\n", max_size=40),
)
def test_an_announcement_is_two_lines_that_steer_nothing(url: str, text: str) -> None:
    line = Announcement(what="new", place="青槐县", year=2026, kind="", text=text, url=url).line()

    assert not set(line) & set(STEERING)
    assert line.count("\n") == 1
