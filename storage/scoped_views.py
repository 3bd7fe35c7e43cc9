"""A query over views -> the same query over some lineages or one region: the rest of the archive is not read.

A view over windows (timeline, standing and what is made of them) reads all versions whatever is asked of it. Here the
same SQL stands in WITH under the same names, above the rows of the lineages that the question is about: a lineage is
always whole, and so is a region, so that each row comes out as the view gives it (docs/scaling.md).
"""

from storage.views import ALL_ROWS, VIEWS

ROWS_OF_LINES = (
    "lines l CROSS JOIN copies c ON c.lineage = l.lineage CROSS JOIN versions v INDEXED BY versions_in_lines"
    " ON v.copy = c.id"
)
FULL_ROWS_OF_LINES = ROWS_OF_LINES.replace(" INDEXED BY versions_in_lines", "")
LINES_OF_REGION = (
    "SELECT DISTINCT c.lineage FROM versions v JOIN copies c ON c.id = v.copy WHERE v.region = ?1"
)
LINES_OF_REGIONS = """
    SELECT DISTINCT c.lineage FROM regions r CROSS JOIN versions v ON v.region = r.region
    CROSS JOIN copies c ON c.id = v.copy
"""
NARROW = """
    SELECT v.id, v.copy, c.lineage, c.status, v.region, v.year, v.kind, v.first_seen, v.last_seen, v.rank, v.damage,
           v.flags, v.char_count, v.normal_print, v.core_print, v.region_name, v.level,
           row_number() OVER (PARTITION BY c.lineage ORDER BY v.first_seen, v.id) AS n,
           row_number() OVER (PARTITION BY c.lineage ORDER BY v.last_seen DESC, v.id) AS back
    FROM {rows}
"""
"""`timeline` with the columns that the index versions_in_lines holds: no version's long row is read for it."""
COMPLETE = "SELECT * FROM ({standing}) WHERE region IN (SELECT region FROM regions)"
"""`standing` of the regions alone that are whole in the scope."""


def with_region(query: str) -> str:
    """Return a query over `timeline`, `standing` or `reports` that reads the lineages of one region only.

    Args:
        query: a SELECT that uses these names; its first parameter, ?1, is the code of the region, and rows of other
            regions are for it to leave out of `timeline`.
    """
    return _with(
        {
            "regions (region)": "SELECT ?1",
            "lines (lineage)": LINES_OF_REGION,
            "timeline": VIEWS["timeline"].replace(ALL_ROWS, FULL_ROWS_OF_LINES),
            "standing": COMPLETE.format(standing=VIEWS["standing"]),
            "reports": VIEWS["reports"],
        },
        query,
    )


def with_touched(query: str) -> str:
    """Return a query over `timeline`, `standing`, `pairs` or the views that `pairs` is made of, within the scope.

    Args:
        query: a SELECT that uses these names; the scope is that of storage.touched.take_scope, which fills the
            temporary tables `touched_lines` and `touched_regions`.
    """
    return _with(
        {
            "regions (region)": "SELECT region FROM temp.touched_regions",
            "lines (lineage)": "SELECT lineage FROM temp.touched_lines",
            "timeline": NARROW.format(rows=ROWS_OF_LINES),
            "standing": COMPLETE.format(standing=VIEWS["standing"]),
            **{name: VIEWS[name] for name in ("edit_pairs", "copy_pairs", "year_pairs", "pairs")},
        },
        query,
    )


def with_all(query: str) -> str:
    """Return a query over `timeline` and `standing` with few columns, read from one index instead of long rows.

    Args:
        query: a SELECT that uses these names; of the columns of the views only those of NARROW are there.
    """
    rows = ALL_ROWS.replace("versions v", "versions v INDEXED BY versions_in_lines")
    views = {name: VIEWS[name] for name in ("standing", "edit_pairs", "copy_pairs", "year_pairs", "pairs")}
    return _with({"timeline": NARROW.format(rows=rows), **views}, query)


def _with(parts: dict[str, str], query: str) -> str:
    """Return a query below the definitions that it uses, however often each is used."""
    once = {"timeline", "standing"}
    defined = ", ".join(
        f"{name} AS {'MATERIALIZED ' if name in once else ''}({sql})" for name, sql in parts.items()
    )
    return f"WITH {defined} {query}"
