"""Published list of divisions -> how the table differs from it: missing, ended, renamed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipelines.gazetteer.regions import tables

ENTRY = re.compile(
    r"(?<!\d)(?P<code>[1-8]\d{5})(?!\d)[^\u4e00-\u9fff\d]{1,200}?(?P<name>[\u4e00-\u9fff]{2,20})"
)
"""A code with its name behind it, in text, CSV or HTML: `110101	东城区`, `<td>110101</td><td> 东城区</td>`."""
Difference = Literal["missing", "ended", "renamed"]


@dataclass(frozen=True, slots=True)
class DivisionDifference:
    """A division on which the table and a published list differ."""

    kind: Difference
    """missing: only the list has it; ended: only the table has it; renamed: the names differ."""
    code: str
    listed: str
    """Its name in the list; empty where the list lacks it."""
    known: str
    """Its name in the table; empty where the table lacks it."""


def read_published(text: str) -> dict[str, str]:
    """Return the divisions of a published list, code -> name; the first name where a code stands twice."""
    found: dict[str, str] = {}
    for match in ENTRY.finditer(text):
        found.setdefault(match["code"], match["name"])
    return found


def compare_published(listed: dict[str, str]) -> Iterator[DivisionDifference]:
    """Compare a list with the divisions in use, in order of code.

    Args:
        listed: code -> name. Only the levels and provinces that the list has are asked for: one of counties
            need not list provinces.

    Yields:
        Each division that one of both lacks or that they name differently.
    """
    scopes = {_scope(code) for code in listed}
    known = {
        code: rows[-1].name
        for code, rows in tables().code.items()
        if rows[-1].until is None and _scope(code) in scopes
    }
    for code in sorted({*listed, *known}):
        if code not in known:
            yield DivisionDifference("missing", code, listed[code], "")
        elif code not in listed:
            yield DivisionDifference("ended", code, "", known[code])
        elif known[code] != listed[code]:
            yield DivisionDifference("renamed", code, listed[code], known[code])


def _scope(code: str) -> tuple[str, int]:
    """Return the province of a code and its level by trailing zeros: 0 county, 2 prefecture, 4 province."""
    return code[:2], 4 if code.endswith("0000") else 2 if code.endswith("00") else 0
