"""docs/archive.md -> its ten questions as queries of Datasette, with fields for the values they are asked with."""

import re
from collections.abc import Mapping
from pathlib import Path

DOCUMENT = Path(__file__).parent.parent / "docs" / "archive.md"
QUESTION = re.compile(r"^(?P<title>[^\n`]+\?)\n+```sql\n(?P<sql>.*?)```", re.MULTILINE | re.DOTALL)
"""A question with its statement."""
STATED = re.compile(r"^(?P<title>[^\n`?]+):\n+```sql\n(?P<sql>.*?)```", re.MULTILINE | re.DOTALL)
"""One that is no question in form: "The growth target of a city, year by year:"."""
NAMES = (
    "held", "growth_target", "target_moves", "changed_since", "changed_numbers", "silent_edits_of_texts", "pages_gone",
    "first_use", "provinces_by_year", "page_history",
)  # fmt: skip
"""Addresses of the queries, in the order of the document."""
VALUES: Mapping[str, str] = {
    "'990100'": ":region",
    "'2026-01-05'": ":since",
    "'丝绸博览会'": ":words",
    "'http://www.lingzhou.example/2019.html'": ":url",
}
"""Value in the document -> the field that stands for it."""


def canned_queries_of(text: str) -> dict[str, dict[str, str]]:
    """Return the queries of the document as Datasette takes them: address -> title and SQL."""
    _, _, asked = text.partition("## Ten questions")
    found = sorted([*QUESTION.finditer(asked), *STATED.finditer(asked)], key=re.Match.start)
    return {
        name: {"title": each["title"].strip(), "sql": with_fields(each["sql"].strip().rstrip(";"))}
        for name, each in zip(NAMES, found, strict=True)
    }


def with_fields(sql: str) -> str:
    """Return a statement with fields in place of the values of the document."""
    for value, name in VALUES.items():
        sql = sql.replace(value, name)
    return sql
