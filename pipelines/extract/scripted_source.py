"""Source of a page -> the publishers that its scripts write behind a label, as `document.write("泠州日报")` after 来源：."""

import re
from collections.abc import Iterator
from itertools import islice

MARK = "document.write"
"""Begins every call that writes a text."""
MAX_WRITES = 200
"""Calls of a page that are looked at; a guess."""
BEFORE = 400
"""Characters before a call that are looked at; a guess."""
SOURCE = "源"
"""Stands in every label of a source; a cheap test."""

LABEL = re.compile(r"(?:来|稿)(?:\s|&#?\w{2,6};){0,9}+源\s?[：:]")
"""A label of a source: `来源：`."""
WRITTEN = re.compile(r"document\.write(?:ln)?\s?\(\s?(?P<what>[^;\n]{1,300}?)\)\s?[;<\n}]")
"""What a call writes: `document.write("<em>" + ly + "</em>");`."""
PIECE = re.compile(r"\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|(?P<name>[A-Za-z_$][\w$]*)")
"""A string or a variable in it."""
TAGS = re.compile(r"<[^>]{0,200}>|&nbsp;")
NAME = re.compile(r"[\w·（）()、，\s]{2,60}")
"""A written text that may be a publisher."""


def scripted_sources(text: str) -> Iterator[str]:
    """Yield `来源：` with each publisher that a script writes after that label, in page order.

    Args:
        text: a page's source.
    """
    for call in islice(_calls(text), MAX_WRITES):
        near = text[max(0, call.start() - BEFORE) : call.end()]
        if SOURCE not in near:
            continue
        written = TAGS.sub("", _value(call["what"], text))
        label = LABEL.search(written)
        if label:
            written = written[label.end() :]
        elif not _is_labelled(near[: call.start() - call.end()]):
            continue
        if NAME.fullmatch(name := " ".join(written.split())):
            yield f"来源：{name}"


def _calls(text: str) -> Iterator[re.Match[str]]:
    """Yield the calls that write a text, in page order; their name is found faster than by the pattern."""
    at = text.find(MARK)
    while at >= 0:
        call = WRITTEN.match(text, at)
        if call:
            yield call
        at = text.find(MARK, call.end() if call else at + len(MARK))


def _is_labelled(before: str) -> bool:
    """Return whether nothing but tags and the script itself stands between a label and a call."""
    labels = list(LABEL.finditer(before))
    if not labels:
        return False
    between, _, script = before[labels[-1].end() :].partition("<script")
    return not TAGS.sub("", between).strip() and MARK not in script and "</script" not in script.lower()


def _value(what: str, text: str) -> str:
    """Return what an expression of strings and variables gives, as far as the page assigns these a string."""
    pieces = []
    for piece in PIECE.finditer(what):
        if piece["name"]:
            assigned = re.search(
                rf"(?<![\w$.]){re.escape(piece['name'])}\s?=\s?(?:\"([^\"\n]*)\"|'([^'\n]*)')", text
            )
            pieces.append((assigned[1] or assigned[2] or "") if assigned else "")
        else:
            pieces.append(piece["double"] or piece["single"] or "")
    return "".join(pieces)
