"""The phrases of reports: Archive -> `phrases` and `phrase_uses`, for the best copy of each work report."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from functools import lru_cache
from itertools import islice

from pipelines.compare.workers import windowed
from pipelines.phrases.counting import ZonedText, count_uses
from pipelines.phrases.listed_phrases import ListedPhrase, print_of
from pipelines.phrases.phrase_scan import PhraseTrie, build_trie
from storage.archive import Archive
from storage.rows import CountedUse, PhraseRow

COUNTER = "1"
"""Version of the counting; after a raise the phrases of all reports are counted again."""
TEXT = "SELECT text, body_start, body_end, notes FROM versions WHERE id = ?"
BATCH = 64
"""Reports whose texts are in memory at once (guess)."""


def count_phrases(
    archive: Archive, phrases: Sequence[ListedPhrase], pool: Executor | None = None, *, in_scope: bool = False
) -> int:
    """Count a list of phrases in every report that was not counted with it yet.

    Args:
        archive: an open archive, whose lock the caller holds.
        phrases: the list.
        pool: processes that count; None counts here. The outcome does not depend on it.
        in_scope: whether only what was touched is looked at (Archive.take_scope).

    Returns:
        How many reports were read.
    """
    lists = counter_of(phrases)
    marks = {row[0]: f"{lists} {row[1].split()[0]}" for row in archive.reports_read(in_scope=in_scope)}
    save_list(archive, phrases)
    counted = archive.phrases_counted(in_scope=in_scope)
    archive.drop_counted(counted.keys() - marks.keys())
    due = iter([(each, mark) for each, mark in marks.items() if counted.get(each) != mark])
    read = 0
    while batch := list(islice(due, BATCH)):
        given = [(zoned_text(archive, each), tuple(phrases)) for each, _ in batch]
        with archive.transaction():
            for (each, mark), uses in zip(batch, windowed(uses_of, given, pool), strict=True):
                archive.save_uses(each, mark, uses)
        read += len(batch)
    return read


def counter_of(phrases: Sequence[ListedPhrase]) -> str:
    """Return the mark of the counting and its list; after another one all reports are counted again."""
    return f"{COUNTER} {print_of(phrases)}"


def save_list(archive: Archive, phrases: Sequence[ListedPhrase]) -> None:
    """Make the table `phrases` hold a list, unless it does."""
    rows = [
        PhraseRow(each.words, ";".join(each.forms), ";".join(each.not_counted), each.kind) for each in phrases
    ]
    saved = archive.query("SELECT text, forms, not_counted, kind FROM phrases")
    if {tuple(row.values()) for row in saved} != {(r.text, r.forms, r.not_counted, r.kind) for r in rows}:
        archive.save_phrases(rows)


def zoned_text(archive: Archive, version: str) -> ZonedText:
    """Return the text of a version with its zones; an empty one for a version that is gone."""
    for row in archive.query(TEXT, (version,)):
        notes = sorted(tuple(note["span"]) for note in json.loads(row["notes"]))
        return ZonedText(row["text"], (row["body_start"], row["body_end"]), tuple(notes))
    return ZonedText("")


@lru_cache(maxsize=2)
def trie_of(phrases: tuple[ListedPhrase, ...]) -> PhraseTrie:
    """Return the trie of a list, built once in a process."""
    return build_trie(phrases)


def uses_of(given: tuple[ZonedText, tuple[ListedPhrase, ...]]) -> list[CountedUse]:
    """Count the uses of phrases in a text; a function of a module, so that a worker can import it."""
    text, phrases = given
    return count_uses(text, phrases, trie_of(phrases))


def written_uses(archive: Archive, phrase: str) -> Iterator[dict[str, object]]:
    """Yield the reports that have a phrase in their body, by day, with what is known of each."""
    yield from archive.query(
        """SELECT h.region, h.region_name, h.level, h.year, h.meeting_date, h.spoilt, u.uses, u.quoted, u.first_at,
                  h.version
           FROM phrase_uses u JOIN phrases p ON p.id = u.phrase JOIN phrase_reports h ON h.version = u.version
           WHERE p.text = ? AND u.zone = 'body' AND u.uses > 0
           ORDER BY h.year, h.meeting_date, h.region""",
        (phrase,),
    )
