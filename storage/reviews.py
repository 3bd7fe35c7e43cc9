"""Save and load reviews: what persons said of targets and outcomes, kept in memory and forgotten with a purged page."""

import json
import sqlite3
from collections.abc import Iterable

from storage import memory
from storage.converter import from_values, stored_json
from storage.rows import Review

TOPIC = "review"
"""Topic of reviews in memory; the name of one is the id of what was reviewed, a blank, and who reviewed it."""

FORGET_PURGED = """
DELETE FROM memory WHERE topic = 'review' AND EXISTS (
    SELECT 1 FROM json_each(memory.value, '$.pages') page, tombstones t
    WHERE page.value = t.url OR page.value = lower(hex(t.sha256)))
"""
"""A review quotes its texts: it goes with any of their pages."""


def save_reviews(db: sqlite3.Connection, reviews: Iterable[Review]) -> None:
    """Keep reviews; of two by one person of one thing the later stays, as in a merge.

    Args:
        db: the connection of an open archive, in a transaction.
        reviews: the reviews, each with its moment.
    """
    rows = ((TOPIC, f"{each.item} {each.by}", json.loads(stored_json(each)), each.at) for each in reviews)
    memory.keep_later(db, rows)
    db.execute(FORGET_PURGED)


def load_reviews(db: sqlite3.Connection) -> list[Review]:
    """Return all reviews, the oldest first.

    Raises:
        ArchiveError: one of them cannot be read.
    """
    found = [
        from_values(each.value, Review, f"review {each.name}") for each in memory.recall_topic(db, TOPIC)
    ]
    return sorted(found, key=lambda review: (review.at, review.by, review.item))


def forget_purged(db: sqlite3.Connection) -> None:
    """Remove the reviews of texts of which a page was purged."""
    db.execute(FORGET_PURGED)
