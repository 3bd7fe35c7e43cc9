"""Two copies of one report that differ -> what differs, in words that are true of the texts."""

import json
from dataclasses import dataclass
from typing import Literal

from pipelines.text.minhash import relate, sketch
from pipelines.text.number_tokens import words_of
from storage.archive import Archive

Difference = Literal[
    "another text",
    "texts differ widely",
    "one copy is damaged",
    "one copy is cut",
    "numbers differ",
    "wording differs",
]
DAMAGED = frozenset({"garbled", "masked", "digits_lost"})
"""Flags of a copy whose letters or numbers are damaged."""
SHOWN = 3
"""Pairs of numbers that are quoted as evidence; a guess."""
HUNKS = """
    SELECT kind, note, old_text, new_text FROM hunks
    WHERE change = ? AND kind IN ('number', 'wording', 'cut') ORDER BY n
"""
VERSION = "SELECT flags, text FROM versions WHERE id = ?"


@dataclass(frozen=True, slots=True)
class CopyDifference:
    """How two copies differ, and the evidence in one line; empty where the summary of the change says enough."""

    name: Difference
    evidence: str = ""


def describe_difference(archive: Archive, change: str, old: str, new: str) -> CopyDifference:
    """Describe how two copies of one report differ.

    Args:
        archive: the archive that holds them.
        change: id of the comparison.
        old: id of the version of the better copy.
        new: id of the version of the other copy.

    Returns:
        `another text` only where the texts share too little to be one report and neither is damaged.
    """
    row = archive.query("SELECT same_report FROM changes WHERE id = ?", (change,))[0]
    if not row["same_report"]:
        return _of_texts(archive, old, new)
    hunks = archive.query(HUNKS, (change,))
    pairs = [
        f"{each['old_text'].strip()} / {each['new_text'].strip()}"
        for each in hunks
        if each["kind"] == "number" and words_of(each["old_text"]) and words_of(each["new_text"])
    ]
    if pairs:
        more = f" and {len(pairs) - SHOWN} more" if len(pairs) > SHOWN else ""
        return CopyDifference("numbers differ", ", ".join(pairs[:SHOWN]) + more)
    if any(each["kind"] == "cut" for each in hunks):
        return CopyDifference("one copy is cut")
    return CopyDifference("wording differs")


def _of_texts(archive: Archive, old: str, new: str) -> CopyDifference:
    """Return how two texts differ that were not taken for one report when they were compared."""
    rows = [archive.query(VERSION, (version,))[0] for version in (old, new)]
    damaged = [sorted(DAMAGED & set(json.loads(row["flags"]))) for row in rows]
    near = relate(*(sketch(row["text"]) for row in rows))
    if near == "part":
        sizes = " / ".join(str(len(row["text"])) for row in rows)
        return CopyDifference(
            "one copy is cut", f"the shorter is contained in the longer: {sizes} characters"
        )
    if any(damaged):
        which = " / ".join(", ".join(flags) or "whole" for flags in damaged)
        return CopyDifference("one copy is damaged", f"too much to be compared: {which}")
    if near == "different":
        return CopyDifference("another text")
    return CopyDifference("texts differ widely", "more in common than two reports have, less than two copies")
