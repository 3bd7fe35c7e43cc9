"""What was touched since the last comparison, noted by triggers; the scope that the next comparison looks at.

Everything that a pair, a move, a target due or a line of the news depends on is a column that a trigger below watches.
So a night looks at what the night brought. `stand` rows are for moves, `text` rows for the search index, `news` rows
for the list of what is new, and the others for pairs and targets; each reader takes its rows away when it is done.
"""

import sqlite3
from collections.abc import Iterable

WHOLE = "whole"
"""Kind of the row that says that everything is to be looked at once: after a rebuild, for another engine."""
SEVERAL = """EXISTS (SELECT 1 FROM copies c CROSS JOIN copies d ON d.lineage = c.lineage
    CROSS JOIN versions o ON o.copy = d.id WHERE c.id = NEW.copy AND o.id != NEW.id)"""
"""Whether the line of a version has others: then the moment when it was last seen may change their order."""
STOOD = "json_extract({row}.state, '$.copy', '$.leads_to', '$.status', '$.sight.sketch')"
"""What moves are recognised by in the state of a place."""
FAILING = "(coalesce(json_extract({row}.state, '$.condition'), '') IN ('missing', 'failed', 'unread'))"
COPY_OF = "coalesce((SELECT copy FROM versions WHERE id = {version}), '')"
PLACE_BEFORE = "FROM states s WHERE s.host = NEW.host AND s.name = NEW.name"


def note(kind: str, name: str) -> str:
    """Return the statement of a trigger that notes a name, given as an expression.

    Within a trigger INSERT OR IGNORE would take the policy of the statement around it, and fail below an upsert.
    """
    there = f"SELECT 1 FROM touched WHERE kind = '{kind}' AND name = {name}"  # noqa: S608 no text from outside
    return f"INSERT INTO touched SELECT '{kind}', {name} WHERE NOT EXISTS ({there});"


def both(name: str) -> str:
    """Return the statements that note a copy for pairs and for moves."""
    return note("copy", name) + note("stand", name)


VERSION_COLUMNS = (
    "copy", "first_seen", "normal_print", "core_print", "raw_print", "region", "year", "kind", "rank", "damage",
    "flags", "char_count", "published", "meeting_date", "date_precision",
)  # fmt: skip
COPY_COLUMNS = ("lineage", "status", "source", "host", "url", "entry", "region", "year", "kind")


def differs(columns: Iterable[str]) -> str:
    """Return the condition that one of these columns has another value after an update."""
    return " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in columns)


TABLES = """
CREATE TABLE touched (kind TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (kind, name)) WITHOUT ROWID;
INSERT INTO touched VALUES ('whole', ''), ('whole', 'moves');
INSERT INTO touched SELECT 'text', id FROM versions;
INSERT INTO touched SELECT 'news', id FROM changes;
CREATE TABLE sketches (print TEXT PRIMARY KEY, slots BLOB NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID;
DROP INDEX versions_by_copy;
CREATE INDEX versions_in_lines ON versions (copy, first_seen, id, last_seen, region, year, kind, rank, damage,
    char_count, flags, normal_print, core_print, region_name, level);
CREATE INDEX versions_by_report ON versions (region, year, kind, copy);
CREATE INDEX versions_by_core ON versions (core_print, copy);
CREATE INDEX copies_by_url ON copies (url);
CREATE INDEX changes_by_new ON changes (new);
CREATE INDEX changes_by_old ON changes (old);
CREATE INDEX aliases_by_new ON aliases (new);
CREATE INDEX events_moved ON events (copy, at, fetch) WHERE kind = 'moved';
CREATE INDEX versions_by_fetch ON versions (fetch);
CREATE INDEX successions_by_new ON successions (new);
CREATE INDEX states_leading ON states (json_extract(state, '$.leads_to')) WHERE name > 'p ' AND name < 'p!';
"""
"""Version 14: what was touched, and indexes by which a question reads its own rows only."""

TRIGGERS = f"""
CREATE TRIGGER version_begins AFTER INSERT ON versions
BEGIN {both("NEW.copy")} {note("text", "NEW.id")} END;
CREATE TRIGGER version_ends AFTER DELETE ON versions
BEGIN {both("OLD.copy")} {note("region", "OLD.region")} {note("version", "OLD.id")} {note("text", "OLD.id")} END;
CREATE TRIGGER version_changes AFTER UPDATE ON versions WHEN {differs(VERSION_COLUMNS)}
BEGIN {both("NEW.copy")} {both("OLD.copy")} {note("region", "OLD.region")} {note("text", "NEW.id")} END;
CREATE TRIGGER version_stays AFTER UPDATE OF last_seen ON versions
WHEN OLD.last_seen IS NOT NEW.last_seen AND {SEVERAL}
BEGIN {both("NEW.copy")} END;
CREATE TRIGGER copy_begins AFTER INSERT ON copies
BEGIN {both("NEW.id")} END;
CREATE TRIGGER copy_ends AFTER DELETE ON copies
BEGIN {note("lineage", "OLD.lineage")} {both("OLD.id")} END;
CREATE TRIGGER copy_changes AFTER UPDATE ON copies WHEN {differs(COPY_COLUMNS)}
BEGIN {note("lineage", "OLD.lineage")} {both("NEW.id")} END;
CREATE TRIGGER left_copy_is_seen AFTER UPDATE OF first_seen, last_seen ON copies
WHEN OLD.first_seen IS NOT NEW.first_seen OR (OLD.last_seen IS NOT NEW.last_seen AND (NEW.status != 'stands'
    OR EXISTS (SELECT 1 FROM states s WHERE s.host = NEW.host AND s.name = 'a ' || NEW.url AND {FAILING.format(row="s")})))
BEGIN {note("stand", "NEW.id")} END;
CREATE TRIGGER place_is_written BEFORE INSERT ON states WHEN NEW.name > 'p ' AND NEW.name < 'p!'
    AND (SELECT {STOOD.format(row="s")} {PLACE_BEFORE}) IS NOT {STOOD.format(row="NEW")}
BEGIN
    {note("stand", "coalesce(json_extract(NEW.state, '$.copy'), '')")}
    {note("stand", f"coalesce((SELECT json_extract(s.state, '$.copy') {PLACE_BEFORE}), '')")}
END;
CREATE TRIGGER address_is_written BEFORE INSERT ON states WHEN NEW.name > 'a ' AND NEW.name < 'a!'
    AND coalesce((SELECT {FAILING.format(row="s")} {PLACE_BEFORE}), 0) IS NOT {FAILING.format(row="NEW")}
BEGIN
    INSERT INTO touched SELECT 'stand', c.id FROM copies c
    WHERE c.url = substr(NEW.name, 3) AND c.host = NEW.host AND c.entry = ''
      AND NOT EXISTS (SELECT 1 FROM touched t WHERE t.kind = 'stand' AND t.name = c.id);
END;
CREATE TRIGGER succession_begins AFTER INSERT ON successions
BEGIN {note("region", "NEW.old")} {note("region", "NEW.new")} END;
CREATE TRIGGER succession_ends AFTER DELETE ON successions
BEGIN {note("region", "OLD.old")} {note("region", "OLD.new")} END;
CREATE TRIGGER change_is_news AFTER INSERT ON changes
BEGIN {note("news", "NEW.id")} END;
CREATE TRIGGER change_is_dropped AFTER DELETE ON changes
BEGIN {note("copy", COPY_OF.format(version="OLD.new"))} END;
CREATE TRIGGER change_is_doubted AFTER UPDATE OF engine, note ON changes
BEGIN {note("copy", COPY_OF.format(version="NEW.new"))} END;
CREATE TRIGGER reading_is_dropped AFTER DELETE ON targets_read
BEGIN {note("copy", COPY_OF.format(version="OLD.version"))} END;
CREATE TRIGGER reading_is_doubted AFTER UPDATE OF mark ON targets_read
BEGIN {note("copy", COPY_OF.format(version="NEW.version"))} END;
CREATE TRIGGER count_is_dropped AFTER DELETE ON phrases_counted
BEGIN {note("copy", COPY_OF.format(version="OLD.version"))} END;
CREATE TRIGGER count_is_doubted AFTER UPDATE OF mark ON phrases_counted
BEGIN {note("copy", COPY_OF.format(version="NEW.version"))} END;
CREATE TRIGGER news_is_forgotten AFTER DELETE ON memory WHEN OLD.topic = 'announced'
BEGIN {note("news", "OLD.name")} END;
"""  # noqa: S608 no text from outside

FOR_PAIRS = "kind IN ('copy', 'lineage', 'region', 'version') OR (kind = 'whole' AND name = '')"
SCOPE = f"""
CREATE TEMP TABLE IF NOT EXISTS taken (kind TEXT, name TEXT, PRIMARY KEY (kind, name)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS touched_lines (lineage TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS touched_regions (region TEXT PRIMARY KEY) WITHOUT ROWID;
DELETE FROM temp.taken;
DELETE FROM temp.touched_lines;
DELETE FROM temp.touched_regions;
INSERT INTO temp.taken SELECT kind, name FROM touched WHERE {FOR_PAIRS};
INSERT INTO temp.touched_lines SELECT name FROM temp.taken WHERE kind = 'lineage'
    UNION SELECT c.lineage FROM temp.taken t CROSS JOIN copies c ON c.id = t.name WHERE t.kind = 'copy';
INSERT INTO temp.touched_regions
WITH RECURSIVE found (region) AS (
    SELECT name FROM temp.taken WHERE kind = 'region'
    UNION SELECT v.region FROM temp.touched_lines l CROSS JOIN copies c ON c.lineage = l.lineage
          CROSS JOIN versions v INDEXED BY versions_in_lines ON v.copy = c.id
    UNION SELECT s.new FROM found f CROSS JOIN successions s ON s.old = f.region
    UNION SELECT s.old FROM found f CROSS JOIN successions s ON s.new = f.region)
SELECT region FROM found WHERE region NOT IN ('ambiguous', 'unknown', '');
INSERT OR IGNORE INTO temp.touched_lines
SELECT c.lineage FROM temp.touched_regions r CROSS JOIN versions v ON v.region = r.region
CROSS JOIN copies c ON c.id = v.copy;
"""  # noqa: S608 no text from outside
"""The scope of the next comparison: whole lineages and whole regions, with the regions that follow one another."""


def take_scope(db: sqlite3.Connection) -> bool:
    """Fill the temporary tables of the scope with what was touched since the last comparison.

    Args:
        db: the connection of an open archive, outside a transaction; nothing of the archive is written.

    Returns:
        Whether everything is to be looked at instead.
    """
    for statement in SCOPE.split(";"):
        db.execute(statement)
    return db.execute("SELECT 1 FROM temp.taken WHERE kind = 'whole'").fetchone() is not None


def has_scope(db: sqlite3.Connection) -> bool:
    """Whether the scope that `take_scope` took holds a place or a version that is gone."""
    any_of = (
        "SELECT 1 FROM temp.touched_regions UNION ALL SELECT 1 FROM temp.taken WHERE kind = 'version' LIMIT 1"
    )
    return db.execute(any_of).fetchone() is not None


def leave_scope(db: sqlite3.Connection) -> None:
    """Note that what `take_scope` took was looked at, and what looking at it wrote; `db` is in a transaction."""
    db.execute(f"DELETE FROM touched WHERE {FOR_PAIRS}")  # noqa: S608 no text from outside


def touch_whole(db: sqlite3.Connection, what: str = "") -> None:
    """Note that everything is to be looked at.

    Args:
        db: the connection of an open archive, in a transaction.
        what: empty for pairs and targets, `moves` for moves.
    """
    db.execute("INSERT OR IGNORE INTO touched VALUES ('whole', ?)", (what,))
