"""A report: its text with outline and notes, its versions and copies, and the evidence for all of it."""

import json
import re
from dataclasses import dataclass

from browse.asked import Asked
from browse.browse_view import BrowseView, DataTable
from browse.page_words import kind_word
from browse.summaries import with_summaries
from crawler.cli.version_evidence import evidence_of, evidence_text
from pipelines.compare.naming import place_name
from pipelines.text.outline import Section, sections_of
from storage.archive import Archive
from storage.queries import WORK_REPORT
from storage.rows import Version
from storage.scoped_views import with_region

ID = re.compile(r"[0-9a-f]{20}")
"""The whole id of a version."""
VERSIONS = with_region("""
SELECT id, first_seen, last_seen, char_count, published, source, url, status
FROM timeline WHERE lineage = (SELECT lineage FROM copies WHERE id = ?2) ORDER BY n
""")
COPIES = with_region("""
SELECT id, source, url, entry, status, first_seen, last_seen, char_count, published, place FROM standing
WHERE region = ?1 AND year IS ?2 AND kind = ?3 ORDER BY place
""")
CHANGES = """
SELECT id, axis, severity, summary, at, old, new, year FROM change_log
WHERE old IN ({marks}) OR new IN ({marks}) ORDER BY at DESC, axis, id
"""
NOTES = "SELECT notes FROM versions WHERE id = ?"
VERSION_COLUMNS = ("id", "first_seen", "last_seen", "char_count", "published", "source", "url", "status")
COPY_COLUMNS = (
    "id",
    "source",
    "url",
    "entry",
    "status",
    "first_seen",
    "last_seen",
    "char_count",
    "published",
)


@dataclass(frozen=True, slots=True)
class TextPart:
    """A section as it is shown: its heading, and the text below it."""

    anchor: str
    level: int
    role: str
    heading: str
    text: str


def report_page(archive: Archive, asked: Asked) -> BrowseView | None:
    """Collect the page of a version, or of the best copy of a place's report of a year; None where there is none."""
    version = version_of(archive, asked)
    if version is None:
        return None
    versions = archive.query(VERSIONS, [version.region, version.copy])
    copies = archive.query(COPIES, [version.region, version.year, version.kind])
    ids = [row["id"] for row in versions]
    marks = ",".join("?" * len(ids))
    changes = with_summaries(archive, archive.query(CHANGES.format(marks=marks), [*ids, *ids]), asked.lang)
    (noted,) = archive.query(NOTES, [version.id])
    return BrowseView(
        "report_page.html",
        title_of(version, asked),
        {
            "version": version,
            "place_name": place_name(version.region),
            "parts": text_parts(version.text),
            "notes": json.loads(noted["notes"]),
            "versions": versions,
            "copies": copies,
            "changes": changes,
            "latest": ids[-1] if ids else version.id,
            "evidence": evidence_text(evidence_of(archive, version)),
        },
        (
            DataTable("versions", VERSION_COLUMNS, versions),
            DataTable("copies", COPY_COLUMNS, copies),
            DataTable("changes", ("id", "axis", "severity", "summary", "at", "old", "new"), changes),
        ),
    )


def version_of(archive: Archive, asked: Asked) -> Version | None:
    """Return the version that an address names: by its id, or the best copy of a place and a year."""
    if wanted := asked.part("id"):
        return archive.version(wanted) if ID.fullmatch(wanted) else None
    kind = asked.part("kind") or WORK_REPORT
    found = archive.query(COPIES, [asked.part("region"), int(asked.part("year")), kind])
    return archive.version(found[0]["id"]) if found else None


def title_of(version: Version, asked: Asked) -> str:
    """Return what a report is called: place, year, kind."""
    words = (version.region_name or version.title, version.year or "", kind_word(asked.lang, version.kind))
    return " ".join(str(each) for each in words if each)


def text_parts(text: str) -> list[TextPart]:
    """Return the text in its sections, each heading apart from what stands below it; nothing is left out."""
    return [text_part(text, number, section) for number, section in enumerate(sections_of(text))]


def text_part(text: str, number: int, section: Section) -> TextPart:
    """Return a section as it is shown; a heading in the middle of a line stays where it is."""
    start, end = section.span
    head_start, head_end = section.heading_span
    alone = head_start == start and text[head_end : head_end + 1] in {"\n", ""}
    heading = text[head_start:head_end] if alone else ""
    rest = text[head_end + 1 if heading else start : end]
    return TextPart(f"s{number}", section.level, section.role, heading, rest)
