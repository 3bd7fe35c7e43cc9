"""The twelve hard cases of decoding, and bytes that are nothing at all."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.decode import decode
from storage.records import Page

WORDS = "闻镕、堃和、喆文、岑頔出席，二〇二一年绿地32万㎡，印章㊣，各位代表请予审议。" * 3
WIDE = WORDS + "䶮㑇"
"""Words that GBK lacks too."""
RARE = WIDE + "𬭚"
"""And one beyond the basic plane."""


def html(text: str, charset: str) -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    return f"<html><head>{meta}<title>报告</title></head><body><p>{text}</p></body></html>"


def header(value: str) -> tuple[tuple[str, str], ...]:
    return (("content-type", f"text/html; charset={value}"),) if value else ()


CASES: dict[str, tuple[bytes, str, str]] = {
    "GBK bytes with meta gb2312": (html(WORDS, "gb2312").encode("gbk"), "", WORDS),
    "GB18030 bytes with meta gb2312": (html(RARE, "gb2312").encode("gb18030"), "", RARE),
    "GB18030 bytes with meta gbk": (html(RARE, "gbk").encode("gb18030"), "", RARE),
    "GBK bytes with neither meta nor header": (html(WORDS, "").encode("gbk"), "", WORDS),
    "GBK with header GBK only": (html(WORDS, "").encode("gbk"), "GBK", WORDS),
    "UTF-8 bytes with meta gb2312 and no header": (html(RARE, "gb2312").encode(), "", RARE),
    "UTF-8 bytes with meta gb2312 and header utf-8": (html(RARE, "gb2312").encode(), "utf-8", RARE),
    "GBK bytes with meta utf-8": (html(WORDS, "utf-8").encode("gbk"), "", WORDS),
    "GBK bytes with meta gb2312 and a wrong header utf-8": (
        html(WORDS, "gb2312").encode("gbk"),
        "utf-8",
        WORDS,
    ),
    "UTF-8 with BOM and meta gb2312": (codecs.BOM_UTF8 + html(RARE, "gb2312").encode(), "", RARE),
}


@pytest.mark.parametrize("case", CASES)
def test_every_character_arrives(case: str) -> None:
    body, charset, words = CASES[case]
    assert words in decode(Page(url="", body=body, headers=header(charset))).text


def test_one_broken_byte_in_gbk_costs_one_character() -> None:
    body = (
        html(WORDS, "gb2312")
        .encode("gbk")
        .replace("印章".encode("gbk"), "印".encode("gbk") + b"\xff" + "章".encode("gbk"), 1)
    )
    text = decode(Page(url="", body=body)).text
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
