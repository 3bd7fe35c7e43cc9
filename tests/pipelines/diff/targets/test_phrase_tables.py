"""The tables of phrases: every line does what its example says."""

import re
from pathlib import Path

import pytest

from pipelines.boilerplate.pattern_file import Alternative
from pipelines.diff.targets import phrase_tables
from pipelines.diff.targets.phrase_tables import phrases, source

TABLES = sorted(path.stem for path in Path(phrase_tables.__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("phrase", [each for table in TABLES for each in phrases(table)], ids=str)
def test_every_pattern_matches_its_example(phrase: Alternative) -> None:
    assert re.search(phrase.source, phrase.example)


@pytest.mark.parametrize("table", TABLES)
def test_no_line_stands_twice_in_a_section(table: str) -> None:
    lines = [(each.section, each.source) for each in phrases(table)]
    assert len(lines) == len(set(lines))


def test_the_longest_words_are_tried_first_where_that_is_asked_for() -> None:
    units = re.compile(source("units", "unit", longest_first=True))
    assert [match.group() for match in units.finditer("平方米、米、平方公里")] == ["平方米", "米", "平方公里"]
