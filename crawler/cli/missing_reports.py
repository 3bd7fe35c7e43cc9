"""Archive -> which places' reports of the year are expected, late or missing, and why; a line a province."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from crawler.policy.season import Expected, appeared, expected_report
from pipelines.gazetteer.regions import code_in, label, lineage, region
from storage.archive import Archive

PAST = """
    SELECT c.region, c.year, c.source, v.published, v.meeting_date, max(v.region_name) OVER (PARTITION BY c.region) AS name
    FROM copies c JOIN versions v ON v.copy = c.id
    WHERE c.kind = 'government_work_report' AND c.year IS NOT NULL AND c.region NOT IN ('ambiguous', 'unknown')
"""
SHOWN = 5
"""Places that a province's line names in full; a guess."""


@dataclass(frozen=True, slots=True)
class MissingReport:
    """A report of this year that the archive does not have."""

    region: str
    name: str
    expected: Expected
    late: int
    """Days; 0: it is expected and not late."""
    why: str
    """What the source of last year's report met; empty if it answers and the report is not there."""

    def words(self) -> str:
        """Return place, how late and why, in a few words."""
        late = f"late {self.late} days" if self.late else f"expected from {self.expected.first.isoformat()}"
        return f"{self.name} ({self.region}) {late}" + (f", {self.why}" if self.why else "")


def missing_reports(archive: Archive, today: date, *, expected: bool = False) -> list[MissingReport]:
    """Return the reports of this year that are late; those that had one last year are looked for.

    Args:
        archive: an open archive.
        today: the day of the question.
        expected: also those that are expected by now and not late yet.
    """
    past = dict[str, dict[int, date | None]]()
    names, sources = dict[str, str](), dict[str, str]()
    for row in archive.query(PAST):
        code = code_in(row["region"], today.year)
        day = appeared(row["published"], row["meeting_date"])
        years = past.setdefault(code, {})
        before = years.get(row["year"])
        years[row["year"]] = min(day, before) if day and before else day or before
        names[code] = row["name"] or row["region"]
        if row["year"] == today.year - 1:
            sources[code] = row["source"]
    states = why_by_source(archive)
    found = []
    for code, years in past.items():
        if today.year in years or today.year - 1 not in years:
            continue
        one = region(code)
        known = [(year, day) for year, day in years.items() if day]
        when = expected_report(today.year, one.level if one else "county", known)
        if when.late(today) or (expected and when.first <= today):
            why = states.get(sources.get(code, ""), "")
            found.append(MissingReport(code, names[code], when, when.late(today), why))
    return sorted(found, key=lambda each: (each.region[:2], -each.late, each.region))


def why_by_source(archive: Archive) -> Mapping[str, str]:
    """Return why sources bring nothing, by name; those that are well are left out."""
    return {
        each.name: str(each.value.get("reason", "")) or "its source fails"
        for each in archive.recall_all("health")
        if each.value.get("state") in {"failed", "resting"}
    }


def lines_by_province(year: int, found: list[MissingReport]) -> Iterator[str]:
    """Yield a line for each province: how many reports are late or expected, and the first of them by name."""
    provinces = dict[str, list[MissingReport]]()
    for each in found:
        above = lineage(each.region)
        provinces.setdefault(above[0].code if above else each.region, []).append(each)
    for code, missing in provinces.items():
        late = sum(bool(each.late) for each in missing)
        counts = [f"{late} late"] if late else []
        counts += [f"{len(missing) - late} expected"] if len(missing) > late else []
        shown = "; ".join(each.words() for each in missing[:SHOWN])
        more = f"; and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
        yield f"reports of {year} from {label(code)}: {', '.join(counts)}: {shown}{more}"
