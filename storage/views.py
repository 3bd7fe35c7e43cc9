"""The views of the archive as SQL, replaced with every schema version: what people query."""

import sqlite3

from storage.word_views import PHRASE_VIEWS, REUSE_VIEWS

ALL_ROWS = "versions v JOIN copies c ON c.id = v.copy"
"""Where `timeline` takes its rows from; scoped_views.py puts the rows of some lineages in its place."""

VIEWS = {
    "fetch_log": """
        SELECT f.at, f.source, f.host, f.url, f.final_url, f.transport, f.status, j.verdict, j.evidence,
               lower(hex(f.body)) AS sha256, b.size, f.run, f.id AS fetch
        FROM fetches f LEFT JOIN judgements j ON j.fetch = f.id LEFT JOIN bodies b ON b.sha256 = f.body""",
    "page_events": """
        SELECT e.at, e.kind, e.host, e.url, e.entry, e.fetch, e.copy, e.version, e.detail, e.n
        FROM events e LEFT JOIN copies c ON c.id = e.copy
        WHERE NOT (e.kind = 'new' AND coalesce(c.lineage, c.id) != c.id)
          AND NOT (e.kind IN ('missing', 'gone') AND c.status = 'moved')
           OR c.id IS NULL""",
    "timeline": f"""
        SELECT v.id, v.copy, c.lineage, c.status, c.source, c.host, c.url, c.entry, v.region, v.year, v.kind,
               v.first_seen, v.last_seen, v.rank, v.damage, v.flags, v.char_count, v.normal_print, v.core_print,
               v.published, v.doc_no, v.title,
               row_number() OVER (PARTITION BY c.lineage ORDER BY v.first_seen, v.id) AS n,
               row_number() OVER (PARTITION BY c.lineage ORDER BY v.last_seen DESC, v.id) AS back
        FROM {ALL_ROWS}""",  # noqa: S608 no text from outside
    # The best copy of a report is whole: first those whose letters and numbers can be trusted and that lack no part.
    # A copy that is flagged as cut does lack a part where another one is more than 2 % longer; without such a flag
    # a copy of less than half of the longest one does (both guesses). Then the publisher counts.
    "standing": """
        SELECT t.*, row_number() OVER (
                   PARTITION BY region, year, kind
                   ORDER BY spoilt OR char_count * 2 < whole OR (incomplete AND char_count * 50 < whole * 49),
                            rank, damage, status = 'gone', char_count DESC, first_seen, id) AS place
        FROM (SELECT *, max(CASE WHEN spoilt THEN 0 ELSE char_count END)
                        OVER (PARTITION BY region, year, kind) AS whole
              FROM (SELECT *, instr(flags, '"garbled"') + instr(flags, '"masked"') + instr(flags, '"digits_lost"')
                              + instr(flags, '"unread"') + instr(flags, '"scanned"') + instr(flags, '"ocr"') > 0 AS spoilt,
                           instr(flags, '"cut"') + instr(flags, '"part_missing"') > 0 AS incomplete
                    FROM timeline WHERE back = 1)) t""",
    "latest": """
        SELECT v.*, t.lineage, t.status, t.source, t.host, t.url, t.entry
        FROM timeline t JOIN versions v ON v.id = t.id WHERE t.back = 1""",
    "reports": """
        SELECT v.*, s.lineage, s.status, s.source, s.host, s.url, s.entry
        FROM standing s JOIN versions v ON v.id = s.id
        WHERE s.place = 1 AND s.year IS NOT NULL AND s.region NOT IN ('ambiguous', 'unknown')""",
    "report_list": """
        SELECT s.id, s.region, v.region_name, v.level, s.year, s.kind, s.title, s.published, v.publisher, s.doc_no,
               s.char_count, v.word_count, s.status, s.source, s.url, s.entry, s.first_seen, s.last_seen
        FROM standing s JOIN versions v ON v.id = s.id
        WHERE s.place = 1 AND s.year IS NOT NULL AND s.region NOT IN ('ambiguous', 'unknown')""",
    "coverage": """
        SELECT region, max(region_name) AS region_name, max(level) AS level, kind,
               count(*) AS reports, min(year) AS first_year, max(year) AS last_year,
               max(year) - min(year) + 1 - count(*) AS years_missing
        FROM reports GROUP BY region, kind""",
    "edit_pairs": """
        SELECT old.id AS old, new.id AS new, CASE WHEN old.copy = new.copy THEN '' ELSE 'moved' END AS note
        FROM timeline new JOIN timeline prior ON prior.lineage = new.lineage AND prior.n = new.n - 1
        JOIN versions old ON old.id = CASE prior.copy WHEN new.copy THEN prior.id ELSE (
            SELECT s.id FROM versions s WHERE s.copy = prior.copy AND s.first_seen <= new.first_seen
            ORDER BY s.last_seen DESC, s.id LIMIT 1) END
        WHERE old.normal_print NOT IN (new.normal_print, new.core_print) AND new.normal_print != old.core_print""",
    "copy_pairs": """
        SELECT old, new, '' AS note FROM (
            SELECT first_value(id) OVER (PARTITION BY region, year, kind ORDER BY place) AS old, id AS new, place
            FROM standing
            WHERE year IS NOT NULL AND region NOT IN ('ambiguous', 'unknown')
              AND kind NOT IN ('interpretation', 'excerpt', 'task_list', 'draft_for_comment', 'signed_article',
                               'news_article', 'notice', 'other'))
        WHERE place > 1""",
    "year_pairs": """
        WITH best AS MATERIALIZED (
            SELECT id, region, year FROM standing
            WHERE place = 1 AND year IS NOT NULL AND kind = 'government_work_report'
              AND region NOT IN ('ambiguous', 'unknown')),
        candidates AS (
            SELECT lag(id) OVER line AS old, lag(year) OVER line AS was, region AS place, id AS new, year, region
            FROM best WINDOW line AS (PARTITION BY region ORDER BY year)
            UNION ALL
            SELECT older.id, older.year, older.region, newer.id, newer.year, newer.region
            FROM successions s
            CROSS JOIN best newer ON newer.region = s.new
            CROSS JOIN best older ON older.region = s.old)
        SELECT old, new, trim(CASE WHEN year - was > 1 THEN 'gap ' ELSE '' END
                              || CASE WHEN place != region THEN 'succession' ELSE '' END) AS note
        FROM (SELECT *, row_number() OVER (PARTITION BY new ORDER BY was DESC, place != region, place) AS choice
              FROM candidates WHERE was BETWEEN year - 3 AND year - 1)
        WHERE choice = 1""",
    "pairs": """
        SELECT 'edit' AS axis, old, new, note FROM edit_pairs
        UNION ALL SELECT 'copy', old, new, note FROM copy_pairs
        UNION ALL SELECT 'year', old, new, note FROM year_pairs""",
    "change_log": """
        SELECT c.id, c.axis, c.severity, c.summary, v.region, v.region_name, v.year, v.kind, k.source, k.url,
               k.entry, v.first_seen AS at, c.old, c.new, c.note
        FROM changes c JOIN versions v ON v.id = c.new JOIN copies k ON k.id = v.copy""",
    "silent_edits": """
        SELECT e.at, 'text' AS what, e.url, e.entry, c.region, c.year, c.source, e.copy, e.version, e.detail
        FROM page_events e JOIN copies c ON c.id = e.copy WHERE e.kind = 'edited'
        UNION ALL
        SELECT e.at, 'date', e.url, e.entry, c.region, c.year, c.source, e.copy, e.version, e.detail
        FROM page_events e JOIN copies c ON c.id = e.copy WHERE e.kind = 'redated'
        UNION ALL
        SELECT e.at, CASE e.kind WHEN 'retitled' THEN 'title' WHEN 'relinked' THEN 'file' ELSE 'page' END,
               e.url, e.entry, c.region, c.year, c.source, e.copy, e.version, e.detail
        FROM page_events e JOIN copies c ON c.id = e.copy
        WHERE e.kind IN ('retitled', 'relinked', 'boilerplate')""",
    "gone": """
        SELECT id AS copy, source, url, entry, region, year, kind, last_seen, first_missing, gone_at
        FROM copies WHERE status = 'gone'""",
    "target_changes": """
        SELECT b.region, b.region_name, t.indicator, a.year AS old_year, b.year AS new_year,
               o.qualifier AS old_qualifier, o.value_min AS old_min, o.value_max AS old_max,
               t.qualifier AS new_qualifier, t.value_min AS new_min, t.value_max AS new_max, t.unit,
               o.measure = t.measure AND o.unit = t.unit AS comparable, o.quote AS old_quote, t.quote AS new_quote
        FROM year_pairs p JOIN versions a ON a.id = p.old JOIN versions b ON b.id = p.new
        JOIN targets o ON o.version = p.old AND o.scope = 'headline'
        JOIN targets t ON t.version = p.new AND t.scope = 'headline' AND t.indicator = o.indicator""",
    "runs_summary": """
        SELECT r.id AS run, r.at, e.at AS ended, coalesce(e.outcome, 'unfinished') AS outcome, r.command,
               count(f.run) AS fetches, sum(f.transport = 'ok') AS answered,
               sum(f.transport = 'not_modified') AS not_modified,
               sum(f.transport NOT IN ('ok', 'not_modified')) AS failed, e.counts
        FROM runs r LEFT JOIN run_ends e ON e.run = r.id LEFT JOIN fetches f ON f.run = r.id
        GROUP BY r.id""",
    "announced": "SELECT name AS change, at FROM memory WHERE topic = 'announced'",
    **PHRASE_VIEWS,
    **REUSE_VIEWS,
}
"""View -> its SELECT, in an order in which each needs only those before it."""


def view_statement(name: str) -> str:
    """Return the statement that creates a view."""
    return f"CREATE VIEW {name} AS {VIEWS[name]}"


def replacing_statements() -> list[str]:
    """Return the statements that drop and create all views of the program, in order."""
    return [f"DROP VIEW IF EXISTS {name}" for name in reversed(VIEWS)] + [
        view_statement(name) for name in VIEWS
    ]


def has_stale_views(db: sqlite3.Connection) -> bool:
    """Whether a file lacks a view of this program or has another one by its name.

    Views of the user under other names do not count.
    """
    there = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall())
    return any(there.get(name) != view_statement(name) for name in VIEWS)
