"""One reader of numerals: what is written comes back, and what is not a number is not read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.numerals import read_digits, read_integer, read_numeral

DIGITS = "零一二三四五六七八九"
GROUPS = ((10**8, "亿"), (10**4, "万"), (1, ""))


def in_chinese(number: int) -> str:
    """Write a whole number below 10**12 as Chinese texts do: 10203 is 一万零二百零三."""
    if number == 0:
        return "零"
    words = ""
    for size, name in GROUPS:
        group, number = divmod(number, size)
        if group:
            words += ("零" if words and group < 1000 else "") + _group(group) + name
        elif words and number and not words.endswith("零"):
            words += "零"
    return words.replace("零零", "零")


def _group(group: int) -> str:
    words = ""
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, group = divmod(group, size)
        if digit:
            words += DIGITS[digit] + name
        elif words and group and not words.endswith("零"):
            words += "零"
    return words


@given(st.integers(0, 10**12 - 1))
def test_a_number_written_in_chinese_is_read_back(number: int) -> None:
    assert read_integer(in_chinese(number)) == number


@given(st.integers(10, 99))
def test_the_leading_one_of_ten_may_be_left_out_and_twenty_has_a_short_form(number: int) -> None:
    words = in_chinese(number)
    assert read_integer(words.removeprefix("一") if words.startswith("一十") else words) == number
    assert read_integer(words.replace("二十", "廿")) == number


@given(st.integers(0, 10**9), st.integers(0, 999), st.booleans())
def test_digits_with_decimals_and_thousands_marks_are_read_back(whole: int, part: int, marked: bool) -> None:
    words = f"{whole:,}.{part:03}" if marked else f"{whole}.{part:03}"
    assert read_numeral(words) == Decimal(f"{whole}.{part:03}")


@given(st.integers(1949, 2099), st.sampled_from("零〇○O"))
def test_years_are_read_digit_by_digit_whatever_stands_for_nought(year: int, nought: str) -> None:
    words = "".join(DIGITS[int(digit)] for digit in str(year)).replace("零", nought)
    assert read_digits(words) == year
    if nought != "O":
        assert read_numeral(words) == year


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万亿点廿0123456789.,", max_size=12))
def test_any_string_of_numerals_is_read_or_refused_without_an_error(words: str) -> None:
    value = read_numeral(words)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3万5千", "35000"),
        ("2亿3000万", "230000000"),
        ("一万五千亿", "1500000000000"),
        ("一百五十亿", "15000000000"),
        ("千亿", "100000000000"),
        ("三点五万", "35000"),
        ("十二点五", "12.5"),
        ("三万五", "35000"),
        ("一百零五", "105"),
        ("两千", "2000"),
        ("三六五", "365"),
        ("１２", "12"),
    ],
)
def test_mixed_and_compound_forms_are_read(words: str, value: str) -> None:
    assert read_numeral(words) == Decimal(value)


@pytest.mark.parametrize("words", ["", "x", "6,5", "1.2.3", "三四", "二十三十", "十十", "点五", "5 %", "-5"])
def test_what_is_not_built_like_a_number_is_not_read(words: str) -> None:
    assert read_numeral(words) is None


def test_numerals_of_headings_are_read() -> None:
    words = ("一", "十", "十二", "二十", "三十五", "")
    assert [read_integer(word) or 0 for word in words] == [1, 10, 12, 20, 35, 0]
