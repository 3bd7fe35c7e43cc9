"""A word on a command line -> the text that it names: a file or its article, or a version."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from crawler.cli.operands import JOINED, FromFile, version_at
from pipelines.parse.encoding import decode
from pipelines.refine import refine
from storage.archive import Archive
from storage.errors import UserMistake
from storage.records import Page, Report
from storage.rows import Version

PART = re.compile(r"(?P<path>.+)#(?P<number>\d{1,4})")
"""The N-th article of a file that holds several: "page.html#2"."""
PLAIN = frozenset({".txt", ".text", ""})
"""Suffixes of files that are taken as they are; of others the report is read first."""


def operand(word: str, archive: Callable[[], Archive]) -> Version | FromFile:
    """Return the version or the text that A or B of `scrapy diff A B` names; raises UserMistake."""
    if Path(word).is_file():
        return text_of_file(Path(word), None)
    part = PART.fullmatch(word)
    if part and Path(part["path"]).is_file():
        return text_of_file(Path(part["path"]), int(part["number"]))
    if not ("/" in word or JOINED.fullmatch(word)) or Path(word).suffix:
        raise UserMistake(f"'{word}' is neither a file nor an address (REGION/YEAR[:KIND][@SOURCE][~N])")
    return version_at(word, archive())


def text_of_file(path: Path, number: int | None) -> FromFile:
    """Return a plain text as it is, or the report of a page, PDF or DOCX.

    Args:
        path: The file.
        number: Which of several articles, from 1; None for the only one or the only report.

    Raises:
        UserMistake: The file cannot be read, or it has no such article.
    """
    try:
        page = Page(url=path.name, body=path.read_bytes())
    except OSError as error:
        raise UserMistake(f"cannot read {path}: {error.strerror}") from None
    if path.suffix.lower() in PLAIN and number is None:
        return FromFile(path.name, decode(page).text)
    found = [each for each in refine(page) if each.article.text]
    if not found:
        raise UserMistake(f"no text was found in {path}; 'scrapy read {path}' says why")
    if number is None and len(found) > 1:
        number = only_report(path, found)
    if number is not None and not 1 <= number <= len(found):
        raise UserMistake(f"{path} holds {len(found)} article(s): there is no #{number}")
    chosen = found[(number or 1) - 1]
    identity = chosen.identity if isinstance(chosen, Report) else None
    return FromFile(
        chosen.article.title or path.name,
        chosen.article.text,
        identity.region if identity else "",
        identity.year if identity else None,
    )


def only_report(path: Path, found: Sequence[object]) -> int:
    """Return the number, from 1, of the only report; raises UserMistake if there are several."""
    reports = [number for number, each in enumerate(found, 1) if isinstance(each, Report)]
    if len(reports) != 1:
        raise UserMistake(f"{path} holds {len(found)} articles: name one as {path}#1 … {path}#{len(found)}")
    return reports[0]
