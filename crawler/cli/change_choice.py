"""Options of `scrapy diff` -> which saved changes are listed: of which days, places, axis, kind and weight."""

import argparse
from dataclasses import dataclass
from datetime import date

from crawler.cli.places import add_places, places_wanted
from crawler.portals.selection import PlaceSelection
from storage.archive import Archive
from storage.errors import UserMistake

END_OF_DAY = "T99"
"""Sorts after every moment of a day."""
SEVERITIES = range(6)
CHOSEN = """
    SELECT id, region FROM change_log
    WHERE at >= ?1 AND at < ?2 AND ?3 IN ('', axis) AND ?4 IN ('', kind) AND severity >= ?5
"""
BY_PREFIX = "SELECT id FROM changes WHERE id >= ?1 AND id < ?1 || 'g' ORDER BY id LIMIT 5"
SHORTEST = 4
"""Characters of an id that may stand for it, as in git."""


@dataclass(frozen=True, slots=True)
class ChangeChoice:
    """Which changes are asked for; without any option all of them."""

    since: str
    until: str
    axis: str
    kind: str
    least: int
    places: PlaceSelection


def add_change_choice(parser: argparse.ArgumentParser) -> None:
    """Add --since, --until, --kind, --min-severity, --all, --under and --level."""
    add_places(parser)
    parser.add_argument("--since", default="", metavar="DATE", help="changes first seen on that day or later")
    parser.add_argument(
        "--until", default="", metavar="DATE", help="changes first seen on that day or before"
    )
    parser.add_argument("--kind", default="", help="of this kind of document, such as government_work_report")
    parser.add_argument(
        "--min-severity", type=int, default=0, choices=SEVERITIES, help="3 wording, 4 numbers, 5 another text"
    )
    parser.add_argument("--all", action="store_true", help="every change of the archive, announced or not")


def change_choice(opts: argparse.Namespace) -> ChangeChoice | None:
    """Return what the options choose; None where none is given; raises UserMistake for what is no day or place."""
    places = places_wanted(opts)
    given = (opts.since, opts.until, opts.kind, opts.min_severity, opts.all, opts.axis)
    if not (places or any(given)):
        return None
    return ChangeChoice(
        day(opts.since, "--since"),
        (day(opts.until, "--until") or "9999-12-31") + END_OF_DAY,
        opts.axis or "",
        opts.kind,
        opts.min_severity,
        places,
    )


def day(word: str, option: str) -> str:
    """Return a day as ISO writes it; empty for an empty word."""
    try:
        return date.fromisoformat(word).isoformat() if word else ""
    except ValueError:
        raise UserMistake(f"{option} takes a day such as 2026-03-02, not '{word}'") from None


def chosen_changes(archive: Archive, choice: ChangeChoice) -> list[str]:
    """Return the ids of the changes that are asked for."""
    values = (choice.since, choice.until, choice.axis, choice.kind, choice.least)
    return [row["id"] for row in archive.query(CHOSEN, values) if choice.places.takes(row["region"])]


def full_change_id(archive: Archive, word: str) -> str:
    """Return the id of the change that begins with a word; the word itself for none; raises UserMistake for several."""
    if len(word) < SHORTEST or not set(word) <= set("0123456789abcdef"):
        return word
    ids = [row["id"] for row in archive.query(BY_PREFIX, [word])]
    if len(ids) > 1 and word not in ids:
        raise UserMistake(f"several changes begin with {word}: {', '.join(ids)}")
    return ids[0] if len(ids) == 1 else word
