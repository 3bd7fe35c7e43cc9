"""Questions of commands -> copies, versions and reports: what stands in the archive, by region, year, kind, source."""

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields

from storage.errors import UserMistake
from storage.rows import TableRow, Version

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
    """An address as a command takes it; raises UserMistake when it is not written as one."""
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
    """A version by its id, also by one that it had before a merge or a reprocess."""
    row = db.execute(SELECT + "WHERE v.id = ?", (present_id(db, version_id),)).fetchone()
    return version_from_row(row) if row else None


def present_id(db: sqlite3.Connection, any_id: str) -> str:
    """The id that a copy, version or change has now; the id itself when it never had another."""
    seen: set[str] = set()
    while any_id not in seen and not db.execute(LIVE, (any_id,)).fetchone():
        seen.add(any_id)
        row = db.execute("SELECT new FROM aliases WHERE old = ?", (any_id,)).fetchone()
        any_id = row[0] if row else any_id
    return any_id


def load_versions(db: sqlite3.Connection, copy: str) -> list[Version]:
    """The versions of a copy, of the copies it moved from and to as well, the oldest first."""
    rows = db.execute(
        SELECT + OF_LINE,
        (present_id(db, copy),),
    )
    return [version_from_row(row) for row in rows]


def load_reports(
    db: sqlite3.Connection, *, region: str = "", year: int | None = None, kind: str = "", source: str = ""
) -> Iterator[Version]:
    """The best copy's latest version of each report, of one region, year, kind; or, of a source, that source's own."""
    view = "standing" if source else "reports"
    rows = db.execute(
        SELECT + f"JOIN {view} s ON s.id = v.id WHERE ? IN ('', v.region) AND (?2 IS NULL OR v.year = ?2)"
        " AND ?3 IN ('', v.kind) AND ?4 IN ('', c.source) ORDER BY v.region, v.year, v.kind, c.source, c.url",
        (region, year, kind, source),
    )
    return map(version_from_row, rows)


def load_copies_of(db: sqlite3.Connection, region: str, year: int, kind: str = WORK_REPORT) -> list[Version]:
    """The latest version of every copy of a report, the best copy first."""
    rows = db.execute(
        SELECT
        + "JOIN standing s ON s.id = v.id WHERE v.region = ? AND v.year = ? AND v.kind = ? ORDER BY s.place",
        (region, year, kind),
    )
    return [version_from_row(row) for row in rows]


def version_at_address(db: sqlite3.Connection, region: str, address: ReportAddress) -> Version:
    """The version that an address names, its region given as a code; raises UserMistake saying what there is."""
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
    rows = db.execute(
        "SELECT DISTINCT year FROM standing WHERE region = ? AND kind = ? AND year IS NOT NULL ORDER BY year",
        (region, address.kind),
    ).fetchall()
    years = ", ".join(str(year) for (year,) in rows)
    where = f" from source {address.source}" if address.source else ""
    there = f"; there are {years}" if years else "; nothing of this region is in the archive"
    return f"no {address.kind} of {region} for {address.year}{where}{there}"


def version_from_row(row: TableRow) -> Version:
    """A row of SELECT as a version."""
    values = dict(zip(NAMES, row, strict=True))
    values["flags"] = tuple(json.loads(str(values["flags"])))
    return Version(**values)  # type: ignore[arg-type]  # the columns have the fields' types
