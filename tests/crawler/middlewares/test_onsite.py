"""Which hosts are private, however they are written."""

from ipaddress import ip_address

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


FORMS = {
    "mapped": "[::ffff:{dotted}]",
    "mapped in hexadecimal": "[::ffff:{high:x}:{low:x}]",
    "compatible": "[::{dotted}]",
    "translated": "[::ffff:0:{dotted}]",
    "NAT64": "[64:ff9b::{dotted}]",
    "NAT64 in hexadecimal": "[64:ff9b::{high:x}:{low:x}]",
    "NAT64 of one's own": "[64:ff9b:1::{dotted}]",
    "6to4": "[2002:{high:x}:{low:x}::1]",
    "Teredo server": "[2001:0:{high:x}:{low:x}::1]",
    "Teredo client": "[2001:0:808:808:0:0:{not_high:x}:{not_low:x}]",
}
PRIVATE = ("127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "172.16.0.9", "100.64.0.1", "0.0.0.0")
EMBEDDING = ("mapped", "mapped in hexadecimal", "NAT64", "NAT64 in hexadecimal", "6to4")
"""Forms under which a public address is public."""


def written(form: str, address: str) -> str:
    """An IPv6 literal of a form that carries an IPv4 address."""
    value = int(ip_address(address))
    high, low = divmod(value, 0x10000)
    return FORMS[form].format(
        dotted=address, high=high, low=low, not_high=high ^ 0xFFFF, not_low=low ^ 0xFFFF
    )


@pytest.mark.parametrize("address", PRIVATE)
@pytest.mark.parametrize("form", FORMS)
def test_an_ipv6_address_that_carries_a_private_one_is_private(form: str, address: str) -> None:
    assert is_private(written(form, address))


@pytest.mark.parametrize("form", EMBEDDING)
def test_an_ipv6_address_that_carries_a_public_one_is_public(form: str) -> None:
    assert not is_private(written(form, "8.8.8.8"))
    assert not is_private("[2400:3200::1]")


@pytest.mark.parametrize("host", ["www.gov.cn", "8.8.8.8", "x.example"])
def test_public_hosts_are_public(host: str) -> None:
    assert not is_private(host)
