r"""Pattern file -> named regular expressions: one alternative a line, each with an example.

A file of patterns is a list of sections:

    # A comment.
    [share]
    分享(?:到|至)?\s?[：:].{0,60}<tab>分享到：微信
    复制链接
    (?&day)\s?分享<tab>2021年3月10日 分享

A section is the alternation of its lines, in their order. After a tab stands a text that the line matches;
a line without a tab is a plain phrase, which is its own example. `(?&name)` stands for the section of that
name further up or in a file read before, as in the regular expressions of Perl. No name is given twice.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

SECTION = re.compile(r"\[([a-z][a-z0-9_]*)\]")
"""The first line of a section: `[share]`."""
REFERENCE = re.compile(r"\(\?&([a-z][a-z0-9_]*)\)")
"""A section named in a pattern: `(?&day)`."""

Sources = Mapping[str, str]
"""Section -> source of its regular expression, in a group: safe to put into another one."""
NO_SOURCES: Sources = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Alternative:
    """A line of a pattern file."""

    section: str
    source: str
    """The regular expression, sections named in it filled in."""
    example: str
    """A text that it matches."""


def read_alternatives(file: Path, known: Sources = NO_SOURCES) -> list[Alternative]:
    """Read the lines of a pattern file.

    Args:
        file: the pattern file, in UTF-8.
        known: sections of other files that its patterns may name.

    Returns:
        The alternatives in the order of the file.

    Raises:
        ValueError: a pattern before the first section, one that names a section which is not above it,
            or a section whose name is taken.
    """
    done: dict[str, str] = {}
    found: list[Alternative] = []
    for name, lines in _sections(file):
        if name in done or name in known:
            raise ValueError(f"{file.name}: a second section [{name}]")
        names = {**known, **done}
        alternatives = [_alternative(name, line, names) for line in lines]
        done[name] = _alternation(alternatives)
        found += alternatives
    return found


def _sections(file: Path) -> list[tuple[str, list[str]]]:
    """Sections of a file with their lines of patterns."""
    sections: list[tuple[str, list[str]]] = []
    for line in file.read_text(encoding="utf-8").split("\n"):
        if header := SECTION.fullmatch(line):
            sections.append((header[1], []))
        elif line and not line.startswith("#"):
            if not sections:
                raise ValueError(f"{file.name}: a pattern before the first section: {line}")
            sections[-1][1].append(line)
    return sections


def _alternative(section: str, line: str, known: Sources) -> Alternative:
    """A line with the sections that it names filled in."""
    pattern, _, example = line.partition("\t")
    missing = [name for name in REFERENCE.findall(pattern) if name not in known]
    if missing:
        raise ValueError(f"[{section}] names {', '.join(missing)}, which is not above it: {pattern}")
    return Alternative(section, REFERENCE.sub(lambda call: known[call[1]], pattern), example or pattern)


def read_patterns(file: Path, known: Sources = NO_SOURCES) -> dict[str, str]:
    """Read a pattern file: section -> source of its regular expression, in the order of the file.

    Args:
        file: the pattern file, in UTF-8.
        known: sections of other files that its patterns may name; they are not returned.

    Raises:
        ValueError: as `read_alternatives`.
    """
    sections: dict[str, list[Alternative]] = {}
    for one in read_alternatives(file, known):
        sections.setdefault(one.section, []).append(one)
    return {name: _alternation(alternatives) for name, alternatives in sections.items()}


def compile_sections(sources: Sources) -> re.Pattern[str]:
    """Compile one pattern that tries all sections in order, ignoring case; `lastgroup` names it."""
    return re.compile("|".join(f"(?P<{name}>{source})" for name, source in sources.items()), re.IGNORECASE)


def _alternation(alternatives: list[Alternative]) -> str:
    return f"(?:{'|'.join(one.source for one in alternatives)})"
