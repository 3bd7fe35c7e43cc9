"""Archive -> saved changes with their texts, and lists of changes by place, worst first."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from pipelines.compare.comparison import Comparison, FoundReport, Listed, with_reviews
from pipelines.compare.naming import KIND_NAMES, NOTES, compared, date_note, place_name
from storage.archive import Archive
from storage.converter import from_json
from storage.details import unpack_detail
from storage.records import Diff, YearDiff
from storage.rows import Review

AXES: Mapping[str, int] = {"edit": 0, "year": 1, "copy": 2}
"""Axis -> its place in lists."""
LINES = """
    SELECT l.*, b.published, a.published AS was
    FROM json_each(?) wanted CROSS JOIN change_log l ON l.id = wanted.value
    JOIN versions a ON a.id = l.old JOIN versions b ON b.id = l.new
    WHERE NOT (l.axis = 'copy' AND l.severity = 0)
    ORDER BY l.at, l.id
"""
"""Changes as lines of a list, of a JSON list of ids; equal copies are left out."""
CHANGE = """
    SELECT c.*, l.at FROM changes c JOIN change_log l ON l.id = c.id
    WHERE c.id = coalesce((SELECT new FROM aliases WHERE old = ?1), ?1)
"""
REPORTS = """
    SELECT region, year, kind, count(*) AS copies FROM standing
    WHERE year IS NOT NULL AND region NOT IN ('ambiguous', 'unknown')
    GROUP BY region, year, kind ORDER BY region, kind, year
"""


def listed(archive: Archive, ids: Iterable[str]) -> list[Listed]:
    """Return changes as lines of a list; copies with the same text are left out.

    Args:
        archive: an open archive.
        ids: public ids of changes.

    Returns:
        Lines grouped by place, the place with the worst change first, then by axis, severity and time.
    """
    found = [line_of(row) for row in archive.query(LINES, [json.dumps(sorted(set(ids)))])]
    worst: dict[str, int] = {}
    for change in found:
        worst[change.region] = max(worst.get(change.region, 0), change.severity)
    return sorted(
        with_same_edits_joined(archive, found),
        key=lambda each: (
            -worst[each.region],
            each.region,
            AXES[each.axis],
            -each.severity,
            each.at,
            each.id,
        ),
    )


def line_of(row: Mapping[str, Any]) -> Listed:
    """Return a row of LINES as a line."""
    values = {each.name: row[each.name] for each in fields(Listed) if each.name in row}
    _, english = date_note(row["was"], row["published"])
    return Listed(**values, beside=english if row["axis"] == "edit" else "")


def with_same_edits_joined(archive: Archive, found: list[Listed]) -> list[Listed]:
    """Return lines with edits of the same words on several pages as one: a renamed office, a new footer."""
    kept: list[Listed] = []
    alike: dict[tuple[object, ...], list[Listed]] = {}
    for change in found:
        if change.axis != "edit":
            kept.append(change)
            continue
        words = tuple((hunk.kind, hunk.old_text, hunk.new_text) for hunk in archive.hunks(change.id))
        alike.setdefault((change.severity, words), []).append(change)
    joined = (replace(first, also=tuple(other.id for other in others)) for first, *others in alike.values())
    return [*kept, *joined]


def comparison_of(
    archive: Archive, change: str, reviews: Sequence[Review] | None = None
) -> Comparison | None:
    """Return a saved change with its texts and what persons said of it; None for an unknown id.

    Args:
        archive: an open archive.
        change: the public id of the change, or one that it had before a merge.
        reviews: all reviews of the archive, where they were loaded before.

    Raises:
        ArchiveError: what was saved cannot be read.
    """
    rows = archive.query(CHANGE, (change,))
    if not rows:
        return None
    row = rows[0]
    old, new = archive.version(row["old"]), archive.version(row["new"])
    if old is None or new is None:
        return None
    notes = tuple(NOTES[word] for word in row["note"].split())
    shown = compared(old, new, saved_change(archive, row), change_id=row["id"], at=row["at"], notes=notes)
    return with_reviews(shown, archive.reviews() if reviews is None else reviews)


def comparisons_of(archive: Archive, ids: Iterable[str]) -> Sequence[Comparison]:
    """Return saved changes with their texts, in the order of their ids; those that are gone are left out."""
    reviews = archive.reviews()
    return [found for each in ids if (found := comparison_of(archive, each, reviews))]


def saved_change(archive: Archive, row: Mapping[str, Any]) -> Diff | YearDiff:
    """Return what was saved of a change; `row` is one of CHANGE."""
    if row["axis"] == "year":
        return from_json(unpack_detail(row["detail"]), YearDiff, f"change {row['id']}")
    return Diff(
        axis=row["axis"],
        hunks=archive.hunks(row["id"]),
        severity=row["severity"],
        summary=row["summary"],
        same_report=bool(row["same_report"]),
        better=row["better"],
    )


def held(archive: Archive) -> list[FoundReport]:
    """Return every report of the archive with the number of its copies, by place, kind and year."""
    return [
        FoundReport(
            place_name(row["region"]),
            row["year"],
            KIND_NAMES.get(row["kind"], row["kind"]),
            row["copies"],
        )
        for row in archive.query(REPORTS)
    ]
