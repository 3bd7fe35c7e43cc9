"""Which hosts are private, however they are written."""

import pytest

from crawler.middlewares.onsite import is_private


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.1.1",
        "[::1]",
        "::1",
        "2130706433",
        "0x7f000001",
        "a.local",
    ],
)
def test_private_hosts_are_known_in_any_spelling(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", ["www.gov.cn", "8.8.8.8", "x.example"])
def test_public_hosts_are_public(host: str) -> None:
    assert not is_private(host)
