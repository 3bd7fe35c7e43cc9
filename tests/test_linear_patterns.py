"""No text can make a pattern slow: each one takes its own parts, repeated, in time that grows with their length."""

import re
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

from tests.support.hostile_texts import hostile_texts

ROOT = Path(__file__).parent.parent
PACKAGES = ("pipelines", "crawler.cms", "crawler.discovery", "crawler.cli", "crawler.captures")
LONG = 12_000
"""Characters of a long text: what takes their square is stopped, what takes their multiple needs a hundredth of that."""
LINE, LINE_TIMES = 240, 20
"""Characters of a line, and how often it is looked through before that is stopped."""
SECONDS = 1.0
"""CPU after which a pattern is stopped: far more than a linear one ever needs, far less than any other takes."""
BOUNDS: Mapping[str, int] = {
    "pipelines.boilerplate.line_patterns": 240,  # trimming.MAX_LINE; terms 600
    "pipelines.extract.embedded_files.FILE_START": 400,  # MAX_ADDRESS
    "pipelines.identify.report_year.HEADING_BEFORE": 40,  # BEFORE_CHARS
    "pipelines.diff.edits.hunk_kinds.ITEM_HEAD": 8,  # what it is searched in
    "crawler.discovery.url_patterns.SHAPES": 400,  # MAX_PATH
    "crawler.cms.pagination.NUMBERED": 1500,  # link_extraction.MAX_URL
    "crawler.discovery.part_links": 1500,
}
"""Where a call site bounds its text: module, or module and name -> characters."""


@dataclass(frozen=True, slots=True)
class Named:
    """A compiled pattern and the methods that are called on it; a pattern in a table is searched."""

    name: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]

    @property
    def bound(self) -> int:
        """Characters that its call site lets through; LONG where it bounds nothing."""
        return next((size for name, size in BOUNDS.items() if self.name.startswith(name)), LONG)


def modules() -> Iterator[str]:
    for name in PACKAGES:
        package = import_module(name)
        yield from (found.name for found in walk_packages(package.__path__, f"{name}."))


@cache
def sources() -> dict[str, str]:
    return {name: Path(str(import_module(name).__file__)).read_text("utf-8") for name in modules()}


def methods(module: str, name: str) -> frozenset[str]:
    """The methods that are called on a constant where it is made and where it is imported."""
    taken = re.compile(rf"from {re.escape(module)} import [^\n(]*(?:\([^)]*)?\b{name}\b")
    called = re.compile(rf"(?<![\w.]){name}\.(match|fullmatch|search|finditer|findall|sub|subn|split)\b")
    passed = re.compile(rf"[(,] ?{name}[,)]")
    found: set[str] = set()
    for other, text in sources().items():
        if other == module or taken.search(text):
            found.update(called.findall(text))
            found.update("search" for _ in passed.finditer(re.sub(r"(?s)import \(.*?\)", "", text)))
    return frozenset(found)


def inside(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from inside(each, depth + 1)
    elif depth < 4 and isinstance(value, Mapping):
        for each in value.values():
            yield from inside(each, depth + 1)
    elif depth < 4 and is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from inside(getattr(value, field.name, None), depth + 1)


@cache
def patterns() -> dict[tuple[Any, int], Named]:
    """Each pattern once, under the first name that it has."""
    found: dict[tuple[Any, int], Named] = {}
    for module in sources():
        for name, value in vars(sys.modules[module]).items():
            if name.startswith("__"):
                continue
            for pattern in inside(value):
                single = isinstance(value, re.Pattern)
                used = methods(module, name) if single else frozenset({"search"})
                found.setdefault((pattern.pattern, pattern.flags), Named(f"{module}.{name}", pattern, used))
    return found


class Slow(Exception):
    """Raised in a pattern that takes too long."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Slow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def ends(named: Named, text: str, times: int = 1) -> bool:
    """Whether a pattern comes through a text by the methods of its call sites without being stopped."""
    given: Any = text.encode() if isinstance(named.pattern.pattern, bytes) else text
    try:
        with at_most(SECONDS):
            for _ in range(times):
                run(named, given)
    except Slow:
        return False
    return True


def run(named: Named, given: Any) -> None:
    if named.methods & {"match", "fullmatch"}:
        named.pattern.match(given)
        named.pattern.fullmatch(given)
    if named.methods - {"match", "fullmatch"} or not named.methods:
        for _ in named.pattern.finditer(given):
            pass


def slow(length: int, times: int = 1) -> list[str]:
    found = []
    for named in patterns().values():
        for text in hostile_texts(named.pattern, min(length, named.bound)):
            if not ends(named, text, times):
                found.append(f"{named.name}: {text[:60]!r} …")
                break
    return found


def test_no_line_of_240_characters_is_slow_for_any_pattern() -> None:
    assert len(patterns()) > 300
    assert slow(LINE, LINE_TIMES) == []


@pytest.mark.timeout(600)
def test_no_long_text_is_slow_for_any_pattern_whose_call_site_bounds_nothing() -> None:
    assert slow(LONG) == []


def test_a_pattern_that_takes_the_square_or_more_is_found() -> None:
    blanks = re.compile(r"\s*,")
    twice = re.compile(r"(?:a|a?b?)+c")
    for pattern, length in ((blanks, 10 * LONG), (twice, LINE)):
        named = Named("", pattern, frozenset({"search"}))
        assert not all(ends(named, text) for text in hostile_texts(pattern, length))
