"""JSON answer -> the article that it carries, as a page of HTML; several articles; or its fault."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pipelines.parse.html import names

CONTENT = (
    *names(
        "content contenthtml htmlcontent articlecontent doccontent infocontent newscontent noticecontent detailcontent"
    ),
    *names(
        "contenttxt txtcontent fulltext body articlebody html text txt zw zhengwen nr neirong detail details"
    ),
)
"""Keys of an article's text, the likelier first."""
TITLE = names("title articletitle doctitle infotitle newstitle subject bt biaoti name headline showtitle")
DATE = names(
    "pubdate publishdate publishtime pubtime publish_time release_time createtime docreltime infodate date time showtime"
)
SOURCE = names("source contentsource docsource publisher pubdept deptname laiyuan author")
LINK = names("url link puburl docpuburl href pageurl")
MESSAGE = names("msg message errmsg errormsg error info errordescription")
CODE = names("code status errcode statuscode")

MAX_JSON = 12_000_000
"""Characters of an answer that is parsed (guess)."""
MAX_NODES = 50_000
"""Values of an answer that are looked at (guess)."""
MIN_ONE = 100
"""Characters from which the only text of an answer is an article (guess)."""
MIN_MANY = 1500
"""Characters from which each of several texts is an article (guess); a list's abstracts are shorter."""
WRAPPED = re.compile(r"\s*[\w.$]{1,80}\s*\(\s*(?=[{\[])")
"""A call around an answer: `callback({`."""

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
Record: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class PayloadArticle:
    """An article as an answer carries it, its text in HTML or plain."""

    title: str
    date: str
    source: str
    link: str
    content: str

    @property
    def page(self) -> str:
        """The article as a page of HTML with the mandated metas."""
        metas = {"ArticleTitle": self.title, "PubDate": self.date, "ContentSource": self.source}
        head = "".join(
            f'<meta name="{name}" content="{html.escape(value)}">' for name, value in metas.items() if value
        )
        inner = self.content if "<" in self.content else f"<pre>{html.escape(self.content)}</pre>"
        return f"<html><head>{head}</head><body><div id=zoom>{inner}</div></body></html>"


def parse_answer(text: str) -> Value:
    """Return the value of a JSON answer, also inside a call; None for other texts and too large ones."""
    called = WRAPPED.match(text)
    start = called.end() if called else len(text) - len(text.lstrip())
    if len(text) > MAX_JSON:
        return None
    try:
        value: Value = json.JSONDecoder().raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None
    return value


def articles_in(value: Value) -> list[PayloadArticle]:
    """The articles of an answer: the only text of some length, or several that are long."""
    found = [article for record in _records(value) if (article := _payload_article(record))]
    longs = [article for article in found if len(article.content) >= MIN_MANY]
    return found if len(found) == 1 else longs


def fault_of(value: Value) -> tuple[int, str]:
    """Read what an answer without data says went wrong.

    Returns:
        (code, message); (0, "") when it has data or says nothing.
    """
    if not isinstance(value, dict) or any(
        isinstance(inner, (list, dict)) and inner for inner in value.values()
    ):
        return 0, ""
    low = {key.lower(): inner for key, inner in value.items()}
    code = next(
        (inner for key in CODE if isinstance(inner := low.get(key), int) and not isinstance(inner, bool)), 0
    )
    return code, " ".join(inner for key in MESSAGE if isinstance(inner := low.get(key), str))


def _records(value: Value) -> Iterator[Record]:
    """Yield the objects of an answer in page order; a string that holds an answer itself is opened."""
    left = MAX_NODES
    waiting = [value]
    while waiting and left:
        left -= 1
        node = waiting.pop()
        if isinstance(node, str) and node[:1] == "{" and node[-1:] == "}":
            node = parse_answer(node)
        if isinstance(node, dict):
            yield node
            waiting += reversed(list(node.values()))
        elif isinstance(node, list):
            waiting += reversed(node)


def _payload_article(record: Record) -> PayloadArticle | None:
    """The article that an object is, if it is one."""
    low = {key.lower(): value for key, value in record.items()}
    content = _first(low, CONTENT)
    if "<" not in content and "&lt;" in content:
        content = html.unescape(content)
    if len(content) < MIN_ONE:
        return None
    return PayloadArticle(
        _first(low, TITLE), _first(low, DATE), _first(low, SOURCE), _first(low, LINK), content
    )


def _first(record: Record, keys: tuple[str, ...]) -> str:
    return next(
        (value.strip() for key in keys if isinstance(value := record.get(key), str) and value.strip()), ""
    )
