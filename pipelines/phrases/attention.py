"""attention_sets.csv, a text -> how much of it is about a topic: uses of a named set of words."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipelines.phrases.listed_phrases import ListedPhrase, checked
from pipelines.phrases.phrase_scan import PhraseTrie, build_trie, scan
from pipelines.phrases.phrase_text import phrase_text
from storage.errors import UserMistake

TABLE = Path(__file__).with_name("attention_sets.csv")
FIELDS = ("set", "word")


def read_sets(path: Path = TABLE) -> dict[str, tuple[str, ...]]:
    """Return the sets of a table with the columns of FIELDS, in its order: name -> words, folded.

    Raises:
        UserMistake: the file cannot be read, a column is missing, a name is no word of letters, or a word is no phrase.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != FIELDS:
                raise UserMistake(f"{path.name} needs the columns {', '.join(FIELDS)}")
            rows = [(row["set"] or "", row["word"] or "") for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UserMistake(f"{path} cannot be read: {error}") from None
    sets: dict[str, list[str]] = {}
    for name, word in rows:
        if not name.isidentifier():
            raise UserMistake(f"{path.name}: '{name}' is no name of a set: letters, digits and _ are")
        sets.setdefault(name, []).append(checked(word))
    return {name: tuple(dict.fromkeys(words)) for name, words in sets.items()}


def set_trie(sets: Mapping[str, Sequence[str]]) -> PhraseTrie:
    """Return the trie of sets, each as one phrase whose forms are its words: overlapping words count once."""
    return build_trie([ListedPhrase(name, tuple(words)) for name, words in sets.items()])


def attention(text: str, sets: Sequence[str], trie: PhraseTrie) -> dict[str, int]:
    """Return the uses of each set in a text.

    Args:
        text: the body of a report.
        sets: names, in the order of the trie.
        trie: what `set_trie` gave.

    Returns:
        Name -> uses, 0 included; uses cut out of two words do not count.
    """
    uses = scan(phrase_text(text), trie)
    counted = uses.phrase[~uses.straddles].tolist()
    return {name: counted.count(number) for number, name in enumerate(sets)}
