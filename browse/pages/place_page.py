"""A place: its reports by year, its targets over the years, its copies, what became of its pages, what lies in it."""

from collections.abc import Sequence
from typing import Any

from browse.asked import Asked
from browse.browse_view import BrowseView, DataTable
from browse.charts import small_chart
from browse.summaries import with_summaries
from browse.target_series import load_series, rows_of
from pipelines.compare.naming import place_name
from pipelines.gazetteer.regions import lineage, series, within
from pipelines.render.page_history import event_words
from storage.archive import Archive
from storage.rows import Event
from storage.scoped_views import with_all, with_region

CHARTS = 12
"""Charts that are open; the others stand below a line to click (a guess at one screen)."""
EVENTS = 200
"""Events on the page, the latest ones; the table has all."""
REPORTS = with_region("""
SELECT s.id, s.region, s.year, s.kind, s.title, s.published, s.char_count, s.source, s.url, s.status,
       (SELECT count(*) FROM standing o WHERE o.region = s.region AND o.year IS s.year AND o.kind = s.kind) AS copies
FROM standing s WHERE s.place = 1 AND s.region = ?1 ORDER BY s.year DESC, s.kind
""")
COPIES = """
SELECT id, region, year, kind, source, url, entry, status, first_seen, last_seen, first_missing, gone_at FROM copies
WHERE region IN ({marks}) ORDER BY year DESC, kind, source, url
"""
CHANGES = """
SELECT id, axis, severity, summary, region, region_name, year, kind, source, url, at, old, new FROM change_log
WHERE new IN (SELECT id FROM versions WHERE region IN ({marks})) AND NOT (axis = 'copy' AND severity = 0)
ORDER BY year DESC, axis, at DESC
"""
HAPPENED = """
SELECT e.at, e.kind, e.host, e.url, e.entry, e.fetch, e.copy, e.version, e.detail
FROM copies c JOIN page_events e ON e.copy = c.id
WHERE c.region IN ({marks}) ORDER BY e.at DESC, e.kind
"""
BELOW = with_all(
    "SELECT region, count(DISTINCT year) AS reports FROM timeline WHERE back = 1 AND year IS NOT NULL GROUP BY region"
)
REPORT_COLUMNS = (
    "id",
    "region",
    "year",
    "kind",
    "title",
    "published",
    "char_count",
    "source",
    "url",
    "status",
    "copies",
)
COPY_COLUMNS = (
    "id", "region", "year", "kind", "source", "url", "entry", "status", "first_seen", "last_seen", "first_missing",
    "gone_at",
)  # fmt: skip
EVENT_COLUMNS = ("at", "kind", "url", "entry", "copy", "version", "detail")
TARGET_COLUMNS = (
    "indicator", "name", "year", "what", "value_min", "value_max", "unit", "measure", "qualifier", "confidence", "words",
    "quote", "report", "report_year",
)  # fmt: skip
CHANGE_COLUMNS = (
    "id",
    "axis",
    "severity",
    "summary",
    "region",
    "year",
    "kind",
    "source",
    "url",
    "at",
    "old",
    "new",
)


def place_page(archive: Archive, asked: Asked) -> BrowseView | None:
    """Collect the page of a place under all the codes that it had; None for one that nothing is known of."""
    code = asked.part("region")
    codes = list(dict.fromkeys([*series(code), code])) if code.isdigit() else [code]
    marks = ",".join("?" * len(codes))
    reports = [row for each in reversed(codes) for row in archive.query(REPORTS, [each])]
    inside = places_below(archive, code)
    if not reports and not inside and place_name(code) == code:
        return None
    copies = archive.query(COPIES.format(marks=marks), codes)
    changes = with_summaries(archive, archive.query(CHANGES.format(marks=marks), codes), asked.lang)
    happened = archive.query(HAPPENED.format(marks=marks), codes)
    found = load_series(archive, codes)
    charts = [(each, small_chart(each.points(), each.name)) for each in found]
    name = place_name(code) if code.isdigit() else code
    return BrowseView(
        "place.html",
        name,
        {
            "above": [(one.code, one.name) for one in lineage(code)[:-1]],
            "name": name,
            "reports": reports,
            "inside": inside,
            "copies": copies,
            "changes": changes,
            "charts": charts[:CHARTS],
            "more_charts": charts[CHARTS:],
            "events": timeline(happened[:EVENTS], asked),
        },
        (
            DataTable("reports", REPORT_COLUMNS, reports),
            DataTable("targets", TARGET_COLUMNS, rows_of(found)),
            DataTable("copies", COPY_COLUMNS, copies),
            DataTable("changes", CHANGE_COLUMNS, changes),
            DataTable("events", EVENT_COLUMNS, happened),
            DataTable("inside", ("region", "region_name", "reports"), inside),
        ),
    )


def places_below(archive: Archive, code: str) -> list[dict[str, Any]]:
    """Return the places of the archive that lie in a place, without itself, with the number of years held."""
    own = {code, *series(code)} if code.isdigit() else {code}
    return [
        {"region": row["region"], "region_name": place_name(row["region"]), "reports": row["reports"]}
        for row in archive.query(BELOW)
        if code.isdigit()
        and row["region"] not in own
        and row["region"][:1].isdigit()
        and within(row["region"].partition("-")[0], code)
    ]


def timeline(rows: Sequence[dict[str, Any]], asked: Asked) -> list[dict[str, str]]:
    """Return events in words, the latest first; those without words (a first sight) say so."""
    first = ("首次收录", "first seen")
    lines = []
    for row in rows:
        words = event_words(Event(**row), {}) or (tuple(f"{word} {row['at'][:10]}" for word in first))
        said = words[0 if asked.lang == "zh" else 1].replace(row["at"][:10], "").strip()
        lines.append({"at": row["at"], "said": said, "url": row["url"], "version": row["version"]})
    return lines
