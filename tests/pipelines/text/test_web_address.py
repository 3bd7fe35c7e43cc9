"""One normal form of addresses: what means the same is the same, what may differ stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.web_address import address_or_itself, normalise_address

SAME = (
    ("HTTP://WWW.X.example:80/", "http://www.x.example/"),
    ("http://www.x.example", "http://www.x.example/"),
    ("https://www.x.example:443/a#top", "https://www.x.example/a"),
    ("http://www.x.example/a-%2Db.html", "http://www.x.example/a--b.html"),
    ("http://www.x.example/%e5%b7%a5", "http://www.x.example/%E5%B7%A5"),
    ("http://www.x.example/工", "http://www.x.example/%E5%B7%A5"),
    ("http://www.x.example/s?id=7&amp;lang=1", "http://www.x.example/s?id=7&lang=1"),
    ("http://www.x.example/a/./b/../c.html", "http://www.x.example/a/c.html"),
    ("http://www.x.example/../../a/..", "http://www.x.example/"),
    ("http://user:word@www.x.example./a", "http://www.x.example/a"),
    (" http://www.x.example/a b ", "http://www.x.example/a%20b"),
    ("http://中国.example/", "http://xn--fiqs8s.example/"),
)
APART = (
    ("http://www.x.example/a", "https://www.x.example/a"),
    ("http://www.x.example/a", "http://www.x.example/a/"),
    ("http://www.x.example/a", "http://www.x.example/A"),
    ("http://www.x.example/a%2Fb", "http://www.x.example/a/b"),
    ("http://www.x.example/a?b=%26", "http://www.x.example/a?b=&"),
    ("http://www.x.example/a", "http://www.x.example:8080/a"),
    ("http://www.x.example/a?", "http://www.x.example/a?b"),
)


@pytest.mark.parametrize(("written", "normal"), SAME)
def test_what_means_the_same_has_one_form(written: str, normal: str) -> None:
    assert normalise_address(written) == normal


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_a_server_may_tell_apart_stays_apart(one: str, other: str) -> None:
    assert normalise_address(one) != normalise_address(other)


@pytest.mark.parametrize(
    "other", ["", "file:///a.html", "about:blank", "dns:x.example", "http://", "http://x:99999/", "//x/a"]
)
def test_what_is_no_web_address_has_no_form_and_stays_as_it_is(other: str) -> None:
    assert normalise_address(other) == ""
    assert address_or_itself(other) == other


def test_a_query_is_written_in_the_charset_of_its_page() -> None:
    assert normalise_address("http://x.example/工?q=工", "gb18030") == "http://x.example/%E5%B7%A5?q=%B9%A4"


@given(st.text(alphabet="ab/.:?#%&;=[]@2Ff工 \\", max_size=40))
def test_a_normal_form_is_its_own(rest: str) -> None:
    normal = normalise_address(f"http://www.x.example/{rest}")
    assert normalise_address(normal) == normal
