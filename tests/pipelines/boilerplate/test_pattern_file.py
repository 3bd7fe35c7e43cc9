"""Pattern files: every line matches its example, and a file that is not as described is refused."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.boilerplate.pattern_file import Alternative, compile_sections, read_alternatives, read_patterns
from pipelines.boilerplate.vocabulary import VOCABULARY
from tests.support.paths import ROOT

FILES = sorted(path for room in ("pipelines", "crawler") for path in (ROOT / room).rglob("*.txt"))
WHOLE_LINES = {"either_end", "head", "tail"}
"""Files of rules for whole lines; the patterns of others are found in a text."""
LONGEST = 230
"""Characters of a pattern that can still be read; a longer one is cut into sections."""


def lines_of(file: Path) -> list[Alternative]:
    return read_alternatives(file, {} if file.stem == "vocabulary" else VOCABULARY)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_line_matches_its_example(file: Path) -> None:
    patterns = [(one, re.compile(one.source, re.IGNORECASE)) for one in lines_of(file)]
    missed = [
        one
        for one, pattern in patterns
        if not (pattern.fullmatch if file.stem in WHOLE_LINES else pattern.search)(one.example)
    ]

    assert patterns
    assert missed == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_line_without_an_example_is_a_plain_phrase(file: Path) -> None:
    assert [one.source for one in lines_of(file) if one.example == one.source and not is_plain(one)] == []


def is_plain(one: Alternative) -> bool:
    return re.fullmatch(one.source, one.source) is not None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_pattern_is_longer_than_can_be_read(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")

    assert [line for line in lines if len(line.partition("\t")[0]) > LONGEST] == []


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "some.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_section_is_the_alternation_of_its_lines_in_order(tmp_path: Path) -> None:
    file = written(
        tmp_path, "# days\n[day]\n\\d+日\t3日\n今天\n\n[line]\n(?&day)晴\t今天晴\n(?&wind)风\t大风\n"
    )

    assert read_patterns(file, {"wind": "(?:大|小)"}) == {
        "day": r"(?:\d+日|今天)",
        "line": r"(?:(?:\d+日|今天)晴|(?:大|小)风)",
    }


def test_the_compiled_pattern_names_the_section_that_matched() -> None:
    pattern = compile_sections({"first": "(?:a|b)", "second": "(?:c)"})

    assert [(found := pattern.fullmatch(text)) and found.lastgroup for text in ("A", "c", "d")] == [
        "first",
        "second",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("打印\n", "before the first section"),
        ("[tool]\n(?&day)打印\t打印\n[day]\n今天\n", "names day"),
        ("[tool]\n(?&tool)打印\t打印\n", "names tool"),
        ("[tool]\n打印\n[tool]\n关闭\n", "a second section"),
        ("[known]\n打印\n", "a second section"),
    ],
)
def test_a_file_that_is_not_as_described_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_patterns(written(tmp_path, text), {"known": "打印"})


@given(st.lists(st.text("打印关闭分享。", min_size=1, max_size=6), min_size=1, max_size=6))
def test_any_phrases_give_a_pattern_that_fits_each_of_them(phrases: list[str]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        source = read_patterns(written(Path(folder), "\n".join(["[phrase]", *phrases])))["phrase"]

    assert all(re.fullmatch(source, phrase) for phrase in phrases)
