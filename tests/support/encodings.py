"""The twelve hard cases of decoding: pages with the words that must arrive."""

import codecs

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


BROKEN = (
    html(WORDS, "gb2312")
    .encode("gbk")
    .replace("印章".encode("gbk"), "印".encode("gbk") + b"\xff" + "章".encode("gbk"), 1)
)
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
    "GBK with one broken byte": (BROKEN, "", WORDS[WORDS.index("各位代表") :]),
    "UTF-8 cut in mid character": (html(WORDS, "").encode().split(b"</p>")[0][:-1], "", WORDS[:-1]),
}
"""Case -> (the page, charset of its header, words that must arrive)."""
