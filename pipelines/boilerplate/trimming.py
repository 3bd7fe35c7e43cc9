"""Boilerplate removal: take whole lines that a page puts above and below an article off both ends."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

from pipelines.boilerplate.counted_things import counts_things, is_project_list
from pipelines.boilerplate.line_patterns import (
    CREDIT_STARTS,
    CREDITS,
    DATED_START,
    HEAD_LINE,
    LABELS_IN_LINE,
    PRESS_CREDIT,
    SITES,
    TAIL_LINE,
    TERMS,
    TERMS_START,
)
from pipelines.boilerplate.metadata_line import is_meta_line
from pipelines.boilerplate.related_sections import ARTICLE_LINE
from storage.records import Trim

MAX_CREDIT = 24
"""Characters of a name after the label of who put an article in; a guess."""
MAX_VALUE = 60
"""Characters of a value after a label in the line under a title; a guess."""
MAX_BOILERPLATE = 240
"""Characters above which a line is never boilerplate, terms of use excepted; a guess."""
MAX_TERMS = 1200
"""Characters of terms of use that are looked at; a guess."""
MAX_COUNTER = 40
"""Characters of a line that is nothing but a counter; a guess."""
VISITS = re.compile("浏览|访问|阅读|点击")
"""One of the words that every counter of visits has, beside a number: `浏览次数：12`, `第12位访问者`."""
DEPTH = 60
"""Lines from either end within which boilerplate is looked for; a guess."""

NEUTRAL_LENGTH = 90
"""Characters up to which a line without a sentence's end may stand between boilerplate lines.

Such a line is the title, a name or a date. A guess.
"""
MAX_CRUMB = 30
"""Characters of a crumb next to a line with its mark only; a guess."""
MAX_LABEL = 6
"""Characters of a label whose value stands in the next line; a guess."""

SENTENCE_ENDS = tuple("。！；!;")
"""A line that ends so is a sentence, not boilerplate."""
CLAUSE = re.compile("[，。；！？,;!?]")
SENTENCE_END = re.compile(r"[。！；!;]$|。")
SPEECH_LINE = re.compile(r"届.{0,30}会议|在.{2,40}(?:会议|大会)|[。！]")
"""A meeting or a sentence before the first label, so that the line is the article's: 1月13日在…会议上省长…作报告。来源：…."""
LABEL_END = re.compile(r"[：:】\]\s]")
LABEL_ENDS = tuple("：:")

End: TypeAlias = Literal["head", "tail"]
"""The end of an article: `head` for what stands above it, `tail` for what stands below."""
LINES: dict[End, re.Pattern[str]] = {"head": HEAD_LINE, "tail": TAIL_LINE}
"""End -> pattern of the lines that may stand there."""

COUNTED = frozenset({"share", "print_close", "comments"})
"""Rules whose line may have a bare number before it: how often it was clicked."""
DEPENDENT = frozenset({"press_credit", "host", "info_item"})
"""Rules that count only inside other boilerplate: alone their line may be an article's."""
WORDED = frozenset(
    {
        "app", "client", "contribute", "editor", "editor_mark", "follow", "keywords", "quoting", "scan", "see_also",
        "site_foot", "stamp", "support",
    }
)  # fmt: skip
"""Rules of lines that are known by their first words alone: a row of an article's list may begin with the same."""
MAX_GAP = 2
"""Lines of text that may stand between a line of such a rule and boilerplate further out; a guess."""
LABELLING = frozenset({"meta_label", "counter", "info_row", "info_item"})
"""Rules of labels whose value may stand in the next line."""
CREDITING = frozenset({"credits", "editor", "editor_mark"})
"""Rules that confirm the lines of dependent rules further out."""


def boilerplate_rule(line: str, end: End) -> str:
    """Return the name of the rule that a whole line fits at one end of an article.

    Args:
        line: a line without white space around it.
        end: the end of the article at which the line stands.

    Returns:
        The rule's name; empty where the line is text.
    """
    if end == "tail" and line.startswith(TERMS_START) and TERMS.fullmatch(line[:MAX_TERMS]):
        return "terms"
    return "" if len(line) > MAX_BOILERPLATE or line.endswith(SENTENCE_ENDS) else _short_rule(line, end)


@lru_cache(4096)
def _short_rule(line: str, end: End) -> str:
    """Return the rule of a line of boilerplate's length; empty where the line is text.

    Results are cached: a site has the same boilerplate on all its pages. The key holds the name of the end,
    not the pattern, whose hash takes as long as the pattern is.
    """
    if is_labelled(line):
        return "meta_line"
    found = LINES[end].fullmatch(line)
    rule = (found and found.lastgroup) or ""
    if rule and rule not in DEPENDENT:
        return rule
    if is_meta_line(line):
        return "meta_line"
    return rule or (credit_rule(line) if end == "tail" else "")


def credit_rule(line: str) -> str:
    """Return the rule of a line that has only credits, labels with names: `（信息来源：县政府办）`.

    Returns:
        `credits`; `press_credit` for a single `来源：`, which may be the article's own; empty for other lines.
    """
    bare = line[1:-1] if line.startswith(CREDIT_STARTS) and line[-1] in "）)】]" else line
    labels = list(CREDITS.finditer(bare))
    if not labels or labels[0].start():
        return ""
    ends = [label.start() for label in labels[1:]] + [len(bare)]
    values = [bare[label.end() : end].strip() for label, end in zip(labels, ends, strict=True)]
    if not all(len(value) <= MAX_CREDIT and not CLAUSE.search(value) for value in values):
        return ""
    alone = len(labels) == 1 and PRESS_CREDIT.match(bare)
    return "press_credit" if alone and (bare is line or not values[0].endswith(SITES)) else "credits"


def is_labelled(line: str) -> bool:
    """Return whether a line has two or more labels with short values, or a day with one label.

    `2021-03-10 来源：市政府办 浏览次数：12` has.
    """
    dated = DATED_START.match(line) is not None
    if not dated and not LABEL_END.search(line):
        return False
    labels = list(LABELS_IN_LINE.finditer(line))
    if labels and SPEECH_LINE.search(line, 0, labels[0].start()):
        return False
    if not labels or ((len(labels) == 1 or labels[0].start() > 2) and not dated):
        return False
    ends = [label.start() for label in labels[1:]] + [len(line)]
    values = [line[label.end() : end] for label, end in zip(labels, ends, strict=True)]
    return all(len(value) <= MAX_VALUE and not SENTENCE_END.search(value) for value in values)


def trim_boilerplate(
    lines: Sequence[str], recurring: frozenset[str] = frozenset(), title: str = ""
) -> tuple[list[str], list[Trim]]:
    """Take boilerplate off the head and the tail of an article.

    A line that is the page's title is taken off, too, when boilerplate follows: it is the page's line.

    Args:
        lines: lines of an article, in page order.
        recurring: lines with masked digits that recur on the pages of this host.
        title: the page's title.

    Returns:
        The lines that stay, and those that were taken off, each with its rule; both in page order.
    """
    head = _run(lines, "head", recurring)
    head |= _beside_labels(lines, head)
    head |= {at - 1: "page_title" for at in head if at and at - 1 not in head and _is(lines[at - 1], title)}
    backward = _run(lines[::-1], "tail", recurring)
    tail = {len(lines) - 1 - at: rule for at, rule in backward.items()}
    tail |= {
        at + 1: rule
        for at, rule in tail.items()
        if rule == "neighbours" and lines[at].endswith(LABEL_ENDS) and at + 1 < len(lines)
    }
    for at in [at for at, rule in tail.items() if rule == "related"]:
        if not any(map(ARTICLE_LINE.match, lines[at:])) and not is_project_list(lines[at + 1 :]):
            tail |= {after: tail.get(after, "related") for after in range(at, len(lines))}
    rules = _counters(lines) | tail | head
    kept = [line for at, line in enumerate(lines) if at not in rules]
    return kept, [Trim(rule=rules[at], text=lines[at]) for at in sorted(rules)]


def _counters(lines: Sequence[str]) -> dict[int, str]:
    """Return the lines anywhere in an article that are nothing but a counter of visits, by index."""
    return {
        at: "counter"
        for at, line in enumerate(lines)
        if len(line) <= MAX_COUNTER
        and VISITS.search(line)
        and DIGITS.search(line)
        and _short_rule(line, "tail") == "counter"
    }


def _beside_labels(lines: Sequence[str], head: dict[int, str]) -> dict[int, str]:
    """Return lines next to boilerplate of a head that belong to it, by rule: crumbs, a label's value."""
    crumbs = {near for at, rule in head.items() if rule == "crumb_mark" for near in (at - 1, at + 1)}
    found = {at: "crumbs" for at in crumbs if 0 <= at < len(lines) and len(lines[at]) <= MAX_CRUMB}
    values = (
        at + 1
        for at, rule in head.items()
        if rule in LABELLING and at + 1 < len(lines) and len(lines[at].rstrip("：: ")) <= MAX_LABEL
    )
    return found | {
        at: "meta_value"
        for at in values
        if at < len(lines) and at not in head and (at + 1 in head or lines[at].isdigit())
    }


def _is(line: str, title: str) -> bool:
    """Return whether a line is the title, white space apart."""
    return bool(title) and "".join(line.split()) == "".join(title.split())


def _run(lines: Sequence[str], end: End, recurring: frozenset[str]) -> dict[int, str]:
    """Find boilerplate in the run of short lines at one end.

    Returns:
        Index from that end -> rule. The run stops at the first long line and at the first sentence.
    """
    found: dict[int, str] = {}
    waiting: dict[int, str] = {}
    for at, line in enumerate(lines[:DEPTH]):
        recurs = bool(recurring) and mask_digits(line) in recurring
        rule = "recurring" if recurs else boilerplate_rule(line, end)
        if rule in WORDED and (at - max(found, default=-1) > MAX_GAP + 1 or counts_things(line)):
            rule = ""
        if rule in DEPENDENT and not found:
            waiting[at] = rule
            continue
        if rule == "empty_label" and len(found) < at:
            rule = ""
        if rule:
            found[at] = rule
            found |= waiting if rule in CREDITING else {}
            if at and rule in COUNTED and lines[at - 1].isdigit():
                found[at - 1] = rule
        elif len(line) > NEUTRAL_LENGTH or line.endswith(SENTENCE_ENDS) or "。" in line:
            break
    return found


DIGITS = re.compile(r"\d+")
"""A number."""


def mask_digits(line: str) -> str:
    """Replace every number by one 0, so that lines with counters and dates recur."""
    return DIGITS.sub("0", line)
