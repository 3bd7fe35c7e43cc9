"""Every host is in exactly one share, whatever machine asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.policy.share import Share, read_share
from storage.errors import UserMistake

DOMAINS = st.sets(st.sampled_from([f"x{n}.gov.example" for n in range(40)]), min_size=1, max_size=3)


@given(domains=DOMAINS, of=st.integers(1, 9))
def test_a_source_is_in_exactly_one_share(domains: set[str], of: int) -> None:
    assert [Share(n, of).holds(domains) for n in range(1, of + 1)].count(True) == 1


def test_the_shares_of_many_hosts_are_about_equal() -> None:
    counts = [sum(Share(n, 4).holds({f"x{host}.example"}) for host in range(400)) for n in range(1, 5)]
    assert sum(counts) == 400
    assert min(counts) > 70


def test_a_host_keeps_its_share_in_every_release() -> None:
    assert [n for n in range(1, 9) if Share(n, 8).holds({"www.ningbo.gov.cn"})] == [2]


def test_a_share_is_read_as_it_is_written() -> None:
    assert read_share("3/8") == Share(3, 8)
    assert read_share("") == Share(1, 1)


@pytest.mark.parametrize("words", ["0/8", "9/8", "3", "3/0", "a/b", "3/8/1", " 3/8"])
def test_a_share_that_is_none_is_a_mistake(words: str) -> None:
    with pytest.raises(UserMistake):
        read_share(words)
