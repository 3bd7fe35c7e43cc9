"""Answer questions of commands: versions and reports by id, region, year, kind, source or address."""

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields

from storage.errors import UserMistake
from storage.rows import TableRow, Version
from storage.scoped_views import with_region

WORK_REPORT = "government_work_report"
ADDRESS = re.compile(
    r"(?P<region>[^/:@~]+)/(?P<year>\d{4})(?::(?P<kind>\w+))?(?:@(?P<source>[\w.-]+))?(?:~(?P<back>\d{1,4}))?"
)
"""REGION/YEAR[:KIND][@SOURCE][~N], as in 330200/2019:budget_report@zhejiang_ningbo~1."""

NAMES = tuple(each.name for each in fields(Version))
FROM = {"source": "c.source", "url": "c.url", "entry": "c.entry"}
SELECT = (
    "SELECT "  # noqa: S608 no text from outside
    + ", ".join(FROM.get(name, f"v.{name}") for name in NAMES)
    + " FROM versions v JOIN copies c ON c.id = v.copy "
)


LIVE = """
SELECT 1 FROM versions WHERE id = ?1 UNION ALL SELECT 1 FROM copies WHERE id = ?1
UNION ALL SELECT 1 FROM changes WHERE id = ?1
"""
THERE = """
SELECT 1 FROM reports s WHERE s.region = ?1 AND (?2 IS NULL OR s.year = ?2)
  AND ?3 IN ('', s.kind) AND ?4 IN ('', s.source) LIMIT 1
"""
OF_LINE = "WHERE c.lineage = (SELECT lineage FROM copies WHERE id = ?) ORDER BY v.first_seen, v.id"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAddress:
    """What REGION/YEAR[:KIND][@SOURCE][~N] names; the region still as written."""

    region: str
    year: int
    kind: str = WORK_REPORT
    source: str = ""
    back: int = 0


def read_address(text: str) -> ReportAddress:
    """Return an address as a command takes it.

    Args:
        text: REGION/YEAR[:KIND][@SOURCE][~N], blanks around it allowed.

    Raises:
        UserMistake: it is not written like that.
    """
    match = ADDRESS.fullmatch(text.strip())
    if not match:
        raise UserMistake(f"'{text}' is no address: REGION/YEAR[:KIND][@SOURCE][~N], as in 330200/2019~1")
    return ReportAddress(
        region=match["region"],
        year=int(match["year"]),
        kind=match["kind"] or WORK_REPORT,
        source=match["source"] or "",
        back=int(match["back"] or 0),
    )


def load_version(db: sqlite3.Connection, version_id: str) -> Version | None:
    """Return a version by its id, or by one that it had before a merge or a rebuild; None for any other."""
    row = db.execute(SELECT + "WHERE v.id = ?", (present_id(db, version_id),)).fetchone()
    return version_from_row(row) if row else None


def present_id(db: sqlite3.Connection, any_id: str) -> str:
    """Return the id that a copy, version or change has now; the given id when it has no other."""
    seen: set[str] = set()
    while any_id not in seen and not db.execute(LIVE, (any_id,)).fetchone():
        seen.add(any_id)
        row = db.execute("SELECT new FROM aliases WHERE old = ?", (any_id,)).fetchone()
        any_id = row[0] if row else any_id
    return any_id


def load_versions(db: sqlite3.Connection, copy: str) -> list[Version]:
    """Return the versions of a copy and of the copies it moved from and to, the oldest first."""
    rows = db.execute(
        SELECT + OF_LINE,
        (present_id(db, copy),),
    )
    return [version_from_row(row) for row in rows]


def load_reports(
    db: sqlite3.Connection, *, region: str = "", year: int | None = None, kind: str = "", source: str = ""
) -> Iterator[Version]:
    """Yield the latest version of the best copy of each report.

    They come in the order of region, year, kind, source and URL.

    Args:
        db: the connection of an open archive.
        region: only this region, by its code; empty for all.
        year: only this year; None for all.
        kind: only this kind of document; empty for all.
        source: the latest versions of this source's copies instead, the best or not; empty for the best ones.
    """
    query = SELECT.replace(
        "FROM versions v",
        f"FROM {'standing' if source else 'reports'} s CROSS JOIN versions v ON v.id = s.id",
    )
    query += (
        "WHERE ?1 IN ('', s.region) AND (?2 IS NULL OR s.year = ?2) AND ?3 IN ('', s.kind) AND ?4 IN ('', s.source)"
        " ORDER BY s.region, s.year, s.kind, s.source, s.url"
    )
    rows = db.execute(with_region(query) if region else query, (region, year, kind, source))
    return map(version_from_row, rows)


def has_report(
    db: sqlite3.Connection, region: str, *, year: int | None = None, kind: str = "", source: str = ""
) -> bool:
    """Whether there is a report of a region; arguments as for load_reports, and no text is read."""
    found = THERE.replace("reports", "standing") if source else THERE
    return db.execute(with_region(found), (region, year, kind, source)).fetchone() is not None


def load_copies_of(db: sqlite3.Connection, region: str, year: int, kind: str = WORK_REPORT) -> list[Version]:
    """Return the latest version of every copy of a report, the best copy first.

    Args:
        db: the connection of an open archive.
        region: the code of the region.
        year: the report's year.
        kind: the kind of document.
    """
    query = SELECT.replace("FROM versions v", "FROM standing s CROSS JOIN versions v ON v.id = s.id")
    query += "WHERE s.region = ?1 AND s.year = ?2 AND s.kind = ?3 ORDER BY s.place"
    rows = db.execute(with_region(query), (region, year, kind))
    return [version_from_row(row) for row in rows]


def version_at_address(db: sqlite3.Connection, region: str, address: ReportAddress) -> Version:
    """Return the version that an address names.

    Args:
        db: the connection of an open archive.
        region: the code of the region that the address names in words.
        address: the rest of the address.

    Raises:
        UserMistake: there is no such report or no version so far back; the message says what there is.
    """
    found = load_copies_of(db, region, address.year, address.kind)
    found = [each for each in found if address.source in {"", each.source}]
    if not found:
        raise UserMistake(_nothing(db, region, address))
    line = load_versions(db, found[0].copy)
    latest = next(place for place, each in enumerate(line) if each.id == found[0].id)
    if address.back > latest:
        raise UserMistake(
            f"{region}/{address.year} has {len(line)} version(s) there: ~{address.back} is too far back"
        )
    return line[latest - address.back]


def _nothing(db: sqlite3.Connection, region: str, address: ReportAddress) -> str:
    """Return the line that says that an address names no report, and which years there are."""
    there = "SELECT DISTINCT year FROM standing WHERE region = ?1 AND kind = ?2 AND year IS NOT NULL ORDER BY year"
    rows = db.execute(with_region(there), (region, address.kind)).fetchall()
    years = ", ".join(str(year) for (year,) in rows)
    where = f" from source {address.source}" if address.source else ""
    there = f"; there are {years}" if years else "; nothing of this region is in the archive"
    return f"no {address.kind} of {region} for {address.year}{where}{there}"


def version_from_row(row: TableRow) -> Version:
    """Return a row of SELECT as a version."""
    values = dict(zip(NAMES, row, strict=True))
    values["flags"] = tuple(json.loads(str(values["flags"])))
    return Version(**values)  # type: ignore[arg-type]  # the columns have the fields' types
