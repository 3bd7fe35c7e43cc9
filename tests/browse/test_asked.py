"""Languages and fields of a request."""

import pytest

from browse.asked import Asked, language


@pytest.mark.parametrize(
    ("wanted", "remembered", "accepted", "lang"),
    [
        ("en", "zh", "zh", "en"),
        ("", "en", "zh", "en"),
        ("fr", "de", "en", "en"),
        ("", "", "", "zh"),
        ("", "", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("", "", "en-US", "en"),
        ("", "", "EN;q=0.5, ZH;q=0.6", "zh"),
        ("", "", "*" * 5000, "zh"),
    ],
)
def test_the_language_of_a_page(wanted: str, remembered: str, accepted: str, lang: str) -> None:
    assert language(wanted, remembered, accepted) == lang


def test_an_address_keeps_its_other_fields() -> None:
    asked = Asked(path="/search", fields={"q": "数字 <经济>", "lang": "zh"})
    assert asked.with_fields(lang="en") == "/search?q=%E6%95%B0%E5%AD%97+%3C%E7%BB%8F%E6%B5%8E%3E&lang=en"
    assert Asked(path="/").with_fields() == "/"


def test_a_number_is_a_number() -> None:
    asked = Asked(path="/", fields={"a": "2020", "b": "20x", "c": "٢٠٢٠", "d": "99999"})
    assert [asked.number(name) for name in "abcde"] == [2020, None, None, None, None]
