"""The twelve hard cases of decoding, and bytes that are nothing at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.encoding import decode
from storage.records import Page
from tests.support.encodings import BROKEN, CASES, WORDS, header


@pytest.mark.parametrize("case", CASES)
def test_every_character_arrives(case: str) -> None:
    body, charset, words = CASES[case]
    assert words in decode(Page(url="", body=body, headers=header(charset))).text


def test_one_broken_byte_in_gbk_costs_one_character() -> None:
    text = decode(Page(url="", body=BROKEN)).text
    assert text.count("\ufffd") == 1
    assert "各位代表请予审议。" in text


@pytest.mark.parametrize("cut", [1, 2])
def test_utf8_cut_in_mid_character_loses_that_character_only(cut: int) -> None:
    decoded = decode(Page(url="", body=WORDS.encode()[:-cut]))
    assert decoded.encoding == "utf-8"
    assert decoded.text == WORDS[:-1]


def test_characters_that_an_older_gb18030_kept_in_private_use_are_named() -> None:
    assert (
        decode(
            Page(url="", body="瀚川".encode("gb18030") + bytes.fromhex("a8bc") + "泠州".encode("gb18030"))
        ).text
        == "瀚川ḿ泠州"
    )


@given(st.binary(max_size=400))
def test_any_bytes_give_some_text(body: bytes) -> None:
    assert isinstance(decode(Page(url="", body=body, headers=header("no-such-charset"))).text, str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_utf8_is_read_as_it_stands(text: str) -> None:
    assert decode(Page(url="", body=b"<p>" + text.encode())).text == "<p>" + text
