"""listed_phrases.csv -> ListedPhrase: set phrases that are counted in every report, with their written forms."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal, get_args

from pipelines.phrases.phrase_text import BREAK, folded_phrase
from storage.errors import UserMistake

TABLE = Path(__file__).with_name("listed_phrases.csv")
FIELDS = ("phrase", "forms", "not_counted", "kind", "note")
SHORTEST, LONGEST = 2, 40
"""Letters of a form: one letter is no phrase, and no phrase of the gold has more than 20."""

PhraseKind = Literal["slogan", "policy", "principle", "campaign", "number", "goal"]
"""slogan: a call; policy: something that is done or paid; principle: a rule or theory; campaign: a movement of some
years; number: a name that counts its members; goal: a state to be reached."""


@dataclass(frozen=True, slots=True)
class ListedPhrase:
    """A phrase as a researcher lists it."""

    words: str
    """How it is shown and asked for."""
    forms: tuple[str, ...]
    """Written forms that count as it, folded; 房住不炒 never stands verbatim."""
    not_counted: tuple[str, ...] = ()
    """Longer wordings, folded, in which a form is another phrase: 适度从紧的货币政策."""
    kind: PhraseKind = "policy"
    note: str = ""


def phrase_of(words: str, forms: Iterable[str] = (), not_counted: Iterable[str] = ()) -> ListedPhrase:
    """Return a phrase that is asked for and not listed.

    Args:
        words: the phrase as typed; quotation marks, blanks, case and width do not count.
        forms: further forms that count as it.
        not_counted: longer wordings that are another phrase.

    Raises:
        UserMistake: a form has fewer than 2 letters or more than 40, or holds a mark that ends a phrase.
    """
    folded = tuple(dict.fromkeys(checked(form) for form in (words, *forms)))
    return ListedPhrase(words.strip(), folded, tuple(folded_phrase(each) for each in not_counted))


def checked(words: str) -> str:
    """Return a form as it is folded; raises UserMistake for what can be no phrase."""
    folded = folded_phrase(words).strip(chr(BREAK))
    if chr(BREAK) in folded:
        raise UserMistake(
            f"'{words}' holds a mark at which a phrase ends: only letters, 、 + and % are part of one"
        )
    if not SHORTEST <= len(folded) <= LONGEST:
        raise UserMistake(f"'{words[:50]}' has {len(folded)} letters: a phrase has {SHORTEST} to {LONGEST}")
    return folded


def read_listed(path: Path) -> tuple[ListedPhrase, ...]:
    """Return the phrases of a table with the columns of FIELDS; semicolons part forms and contexts.

    Raises:
        UserMistake: a column is missing, a form is no phrase, a kind is unknown, or a phrase is listed twice.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != FIELDS:
            raise UserMistake(f"{path.name} needs the columns {', '.join(FIELDS)}")
        found = tuple(_listed(row, path) for row in reader)
    names = [each.words for each in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UserMistake(f"{path.name} lists {', '.join(twice)} twice")
    return found


def _listed(row: dict[str, str], path: Path) -> ListedPhrase:
    if row["kind"] not in get_args(PhraseKind):
        raise UserMistake(f"{path.name}: no kind '{row['kind']}': {', '.join(get_args(PhraseKind))}")
    forms = tuple(dict.fromkeys(checked(form) for form in row["forms"].split(";") if form))
    apart = tuple(folded_phrase(each) for each in row["not_counted"].split(";") if each)
    return ListedPhrase(row["phrase"], forms or (checked(row["phrase"]),), apart, row["kind"], row["note"])  # type: ignore[arg-type]  # checked above


@cache
def listed_phrases() -> tuple[ListedPhrase, ...]:
    """Return the project's own list."""
    return read_listed(TABLE)


def print_of(phrases: Iterable[ListedPhrase]) -> str:
    """Return twelve hex digits that change when forms or contexts of a list do."""
    lines = "\n".join(f"{each.words}\t{each.forms}\t{each.not_counted}" for each in phrases)
    return sha256(lines.encode()).hexdigest()[:12]
