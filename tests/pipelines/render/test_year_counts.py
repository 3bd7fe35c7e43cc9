"""One count, one word: head, sections, terminal, Markdown, HTML and JSON of a year change add up."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

import pytest
from lxml import html as lxml_html

from pipelines.compare.comparison import Comparison, year_change
from pipelines.diff.years.summary import WORDS, is_reworded, year_counts
from pipelines.diff.years.year_comparison import compare_years
from pipelines.render.grade_labels import GRADE_ORDER, GRADES
from pipelines.render.html.page import change_page
from pipelines.render.html.year_page import year_page
from pipelines.render.json_change import json_text
from pipelines.render.labels import en
from pipelines.render.markdown.year_markdown import year_markdown
from pipelines.render.terminal.year_terminal import year_terminal
from pipelines.render.view.target_rows import SCOPE_ORDER, target_rows
from pipelines.render.view.year_sections import Part, year_view
from tests.support.texts_of_years import TEXTS, two_years

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


def shown_states(years: Comparison) -> Counter[str]:
    """How often each word stands for what became of a target, by the ledger."""
    states = (entry.state for entry in year_change(years).ledger)
    return Counter(en("gone" if state == "dropped" else state) for state in states)


def test_every_outcome_stands_beside_its_own_target() -> None:
    """Also where two targets of one clause begin at one place."""
    old, new = ((TEXTS / f"lingzhou_{year}.txt").read_text(encoding="utf-8") for year in (2024, 2025))
    promised, told = "完成810户危房改造、1450户旱厕改造", "完成812户危房改造、1320户旱厕改造"
    old = old.replace("改造城镇老旧小区56个", f"{promised}，改造城镇老旧小区56个", 1)
    new = new.replace("改造背街小巷126条", f"{told}，改造背街小巷126条", 1)
    diff = compare_years(old, new, years=(2024, 2025))
    states = {entry.target.name: entry.state for entry in diff.ledger}
    assert (states["危房改造"], states["旱厕改造"]) == ("met", "missed")
    rows = [row for row in target_rows(diff) if row.entry]
    assert [row.pair.old for row in rows] == [row.entry.target for row in rows if row.entry]
    assert len(rows) == len(diff.ledger)


def test_the_tables_of_all_formats_hold_the_same_targets_and_outcomes(years: Comparison) -> None:
    rows, states = target_rows(year_change(years)), shown_states(years)
    data = json.loads(json_text(years))
    assert len(data["targets"]) == len(rows)
    told = (entry["state"] for entry in data["ledger"])
    assert Counter(en("gone" if state == "dropped" else state) for state in told) == states
    lines = re.findall(r"^\| (?!indicator)[^-].*\|$", year_markdown(years), re.MULTILINE)
    assert len(lines) == len(rows)
    assert Counter(line.split(" | ")[5] for line in lines) - Counter([""]) >= states
    tree = lxml_html.document_fromstring(change_page(years))
    assert len(tree.cssselect(".goals tbody tr")) == len(rows)
    assert (
        Counter("".join(map(str, each.itertext())) for each in tree.cssselect(".goals .state .en")) == states
    )


def test_the_terminal_counts_what_it_does_not_list(years: Comparison) -> None:
    text = year_terminal(years)
    listed = re.search(rf"^{en('targets')} \((\d+)\)", text, re.MULTILINE)
    others = re.search(r"^  and (\d+) of other things", text, re.MULTILINE)
    assert listed
    assert int(listed[1]) + (int(others[1]) if others else 0) == len(target_rows(year_change(years)))


def grades(rows: Iterable[tuple[str, str]]) -> None:
    """Fail unless the grades of each scope begin with the certain ones; rows are (scope, grade)."""
    places = [(SCOPE_ORDER[scope], GRADE_ORDER[grade]) for scope, grade in rows]
    assert places
    assert places == sorted(places)


def test_every_list_leads_with_the_certain(years: Comparison) -> None:
    rows = target_rows(year_change(years))
    grades((row.scope, row.grade) for row in rows)
    assert {row.grade for row in rows} >= {"certain", "likely"}
    data = json.loads(json_text(years))
    grades((entry["target"]["scope"], entry["confidence"]) for entry in data["ledger"])
    page = year_page(years, "")
    for lines in (page.goals, page.tasks):
        grades((line.goal.scope, line.goal.grade) for line in lines)


def test_grades_and_reasons_are_in_chinese_where_readers_are(years: Comparison) -> None:
    data = json.loads(json_text(years))
    for entry in data["ledger"]:
        assert entry["confidence_zh"] == GRADES[entry["confidence"]][0]
        assert re.search("[\u4e00-\u9fff]", entry["why_zh"])
        assert not re.search("[a-z]{3}", entry["target"]["why_zh"])
    tree = lxml_html.document_fromstring(change_page(years))
    shown = ["".join(map(str, each.itertext())) for each in tree.cssselect(".goals .grade .zh")]
    assert len(shown) == len(target_rows(year_change(years)))
    assert set(shown) <= {words[0] for words in GRADES.values()}
