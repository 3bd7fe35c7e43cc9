"""One count, one word: head, sections, terminal, Markdown, HTML and JSON of a year change add up."""

import json
import re
from collections.abc import Iterable
from typing import TypeVar

import pytest

from pipelines.compare.comparison import Comparison, year_change
from pipelines.diff.years.summary import WORDS, is_reworded, year_counts
from pipelines.render.html.year_page import year_page
from pipelines.render.json_change import json_text
from pipelines.render.labels import en
from pipelines.render.markdown.year_markdown import year_markdown
from pipelines.render.terminal.year_terminal import year_terminal
from pipelines.render.view.year_sections import Part, year_view
from tests.support.texts_of_years import two_years

Row = TypeVar("Row")


@pytest.fixture(scope="module")
def years() -> Comparison:
    return two_years()


def size(parts: Iterable[Part[Row]]) -> int:
    """How many rows stand in some sections."""
    return sum(len(part.items) for part in parts)


def counts(years: Comparison) -> dict[str, int]:
    """The counts of the head."""
    return dict.fromkeys(WORDS, 0) | dict(year_counts(year_change(years)))


def test_the_sections_hold_as_many_rows_as_the_head_says(years: Comparison) -> None:
    view, said = year_view(years), counts(years)
    assert size(view.added) == said["sentences_new"]
    assert size(view.dropped) == said["sentences_gone"]
    assert size(view.reworded) + size(view.rewritten) == said["sentences_reworded"]


def test_the_page_has_the_sections_of_the_view(years: Comparison) -> None:
    page, said = year_page(years, ""), counts(years)
    assert (size(page.added), size(page.dropped)) == (said["sentences_new"], said["sentences_gone"])
    assert size(page.reworded) + size(page.rewritten) == said["sentences_reworded"]


SECTIONS = ("added", "dropped", "reworded", "rewritten")


def test_the_headings_of_the_terminal_count_the_same(years: Comparison) -> None:
    text, said = year_terminal(years), counts(years)
    found = dict.fromkeys(SECTIONS, 0)
    for name in SECTIONS:
        if heading := re.search(rf"^{re.escape(en(name))} \((\d+)\)", text, re.MULTILINE):
            found[name] = int(heading[1])
    assert (found["added"], found["dropped"]) == (said["sentences_new"], said["sentences_gone"])
    assert found["reworded"] + found["rewritten"] == said["sentences_reworded"]


def test_the_lists_of_the_markdown_are_as_long(years: Comparison) -> None:
    text, said = year_markdown(years), counts(years)
    parts = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", text, re.MULTILINE))
    found = {name: parts.get(en(name), "").count("\n- ") for name in SECTIONS}
    assert (found["added"], found["dropped"]) == (said["sentences_new"], said["sentences_gone"])
    assert found["reworded"] + found["rewritten"] == said["sentences_reworded"]


def test_the_json_holds_what_is_counted(years: Comparison) -> None:
    data, said = json.loads(json_text(years)), counts(years)
    assert (len(data["added"]), len(data["dropped"])) == (said["sentences_new"], said["sentences_gone"])
    reworded = sum(map(is_reworded, year_change(years).pairs))
    assert reworded == said["sentences_reworded"]
    missed = [entry for entry in data["ledger"] if entry["state"] == "missed"]
    assert sum(entry["target"]["scope"] == "headline" for entry in missed) == said["targets_missed"]


def test_the_one_line_summary_says_the_counts(years: Comparison) -> None:
    diff = year_change(years)
    for name, count in year_counts(diff):
        assert f"{count} {WORDS[name][count != 1]}" in diff.summary
