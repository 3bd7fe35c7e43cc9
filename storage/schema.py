"""The tables of the archive as SQL: facts, derived, memory. docs/archive.md describes every one."""

APPLICATION_ID = 0x59414E47
"""YANG in ASCII, in the header of the file: an SQLite file with it is an archive."""

SCHEMA_VERSION = 15
"""Number of the last migration; `PRAGMA user_version` of a file that is up to date."""

FACTS = """
CREATE TABLE runs (
    id TEXT PRIMARY KEY, at TEXT NOT NULL, command TEXT NOT NULL, sources TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE run_ends (
    run TEXT PRIMARY KEY, at TEXT NOT NULL, outcome TEXT NOT NULL, counts TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE bodies (
    id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, size INTEGER NOT NULL,
    base INTEGER, step INTEGER NOT NULL, origin TEXT, data BLOB NOT NULL
);
CREATE TABLE fetches (
    id TEXT PRIMARY KEY, run TEXT NOT NULL, source TEXT NOT NULL, host TEXT NOT NULL,
    url TEXT NOT NULL, final_url TEXT NOT NULL, at TEXT NOT NULL, clock TEXT NOT NULL,
    transport TEXT NOT NULL, status INTEGER, headers TEXT NOT NULL, body BLOB, confirms TEXT NOT NULL,
    part_of TEXT NOT NULL, part INTEGER NOT NULL, hints TEXT NOT NULL,
    walk TEXT NOT NULL, walk_ends INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX fetches_by_time ON fetches (at);
CREATE INDEX fetches_by_url ON fetches (url, at);
CREATE INDEX fetches_by_host ON fetches (host, at);
CREATE INDEX fetches_by_first_part ON fetches (part_of) WHERE part_of != '';
CREATE TABLE tombstones (
    sha256 BLOB PRIMARY KEY, url TEXT NOT NULL, at TEXT NOT NULL, because TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX tombstones_by_url ON tombstones (url);
"""

GUARDED = ("runs", "run_ends", "fetches", "tombstones")
"""Tables of facts that nothing may change or delete from; bodies has its own guard, since packing may change."""

BODY_GUARDS = """
CREATE TRIGGER bodies_are_kept BEFORE UPDATE OF id, sha256, size ON bodies
BEGIN SELECT RAISE(ABORT, 'the content of a body is a fact: it is never changed'); END;
CREATE TRIGGER bodies_stay BEFORE DELETE ON bodies
WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE tombstones.sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'a body is a fact: only scrapy purge removes one'); END;
"""


def guard_triggers() -> str:
    """Return the triggers that refuse UPDATE and DELETE on facts."""
    refusals = [
        f"CREATE TRIGGER {table}_refuse_{verb.lower()} BEFORE {verb} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} are facts: they are only added to'); END;"
        for table in GUARDED
        for verb in ("UPDATE", "DELETE")
    ]
    return BODY_GUARDS + "\n".join(refusals)


DERIVED = """
CREATE TABLE judgements (
    fetch TEXT PRIMARY KEY, verdict TEXT NOT NULL, evidence TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE articles (
    fetch TEXT NOT NULL, n INTEGER NOT NULL, entry TEXT NOT NULL, title TEXT NOT NULL,
    kind TEXT NOT NULL, region TEXT NOT NULL, year INTEGER, reason TEXT NOT NULL,
    PRIMARY KEY (fetch, n)
) WITHOUT ROWID;
CREATE TABLE states (
    host TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (host, name)
) WITHOUT ROWID;
CREATE TABLE copies (
    id TEXT PRIMARY KEY, lineage TEXT NOT NULL, source TEXT NOT NULL, host TEXT NOT NULL,
    url TEXT NOT NULL, entry TEXT NOT NULL, region TEXT NOT NULL, year INTEGER, kind TEXT NOT NULL,
    first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, status TEXT NOT NULL,
    first_missing TEXT NOT NULL, gone_at TEXT NOT NULL, flapping INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX copies_by_report ON copies (region, year, kind);
CREATE INDEX copies_by_lineage ON copies (lineage);
CREATE INDEX copies_by_host ON copies (host);
CREATE TABLE versions (
    id TEXT PRIMARY KEY, copy TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
    fetch TEXT NOT NULL, rank INTEGER NOT NULL, damage INTEGER NOT NULL,
    region TEXT NOT NULL, region_name TEXT NOT NULL, level TEXT NOT NULL, year INTEGER, kind TEXT NOT NULL,
    title TEXT NOT NULL, meeting TEXT NOT NULL, meeting_date TEXT NOT NULL, date_precision TEXT NOT NULL,
    post TEXT NOT NULL, acting INTEGER NOT NULL, speaker TEXT NOT NULL, published TEXT NOT NULL,
    publisher TEXT NOT NULL, index_no TEXT NOT NULL, doc_no TEXT NOT NULL, imprint TEXT NOT NULL,
    candidates TEXT NOT NULL, attachments TEXT NOT NULL, flags TEXT NOT NULL,
    body_start INTEGER NOT NULL, body_end INTEGER NOT NULL,
    char_count INTEGER NOT NULL, han_count INTEGER NOT NULL, word_count INTEGER NOT NULL,
    raw_print TEXT NOT NULL, layout_print TEXT NOT NULL, normal_print TEXT NOT NULL,
    layout TEXT NOT NULL, rule TEXT NOT NULL, encoding TEXT NOT NULL,
    notes TEXT NOT NULL, trimmed TEXT NOT NULL, repairs TEXT NOT NULL, evidence TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX versions_by_copy ON versions (copy, first_seen);
CREATE TABLE events (
    fetch TEXT NOT NULL, n INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, host TEXT NOT NULL,
    url TEXT NOT NULL, entry TEXT NOT NULL, copy TEXT NOT NULL, version TEXT NOT NULL, detail TEXT NOT NULL,
    PRIMARY KEY (fetch, n)
) WITHOUT ROWID;
CREATE INDEX events_by_time ON events (at);
CREATE INDEX events_by_host ON events (host);
CREATE TABLE successions (
    old TEXT NOT NULL, new TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (old, new)
) WITHOUT ROWID;
CREATE TABLE changes (
    id TEXT PRIMARY KEY, axis TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, engine TEXT NOT NULL,
    severity INTEGER NOT NULL, summary TEXT NOT NULL, same_report INTEGER NOT NULL, better TEXT NOT NULL,
    note TEXT NOT NULL, detail TEXT NOT NULL
);
CREATE UNIQUE INDEX changes_by_pair ON changes (axis, old, new);
CREATE TABLE hunks (
    change TEXT NOT NULL, n INTEGER NOT NULL, inside INTEGER, kind TEXT NOT NULL,
    old_start INTEGER NOT NULL, old_end INTEGER NOT NULL, new_start INTEGER NOT NULL, new_end INTEGER NOT NULL,
    section TEXT NOT NULL, note TEXT NOT NULL, old_text TEXT NOT NULL, new_text TEXT NOT NULL,
    PRIMARY KEY (change, n)
) WITHOUT ROWID;
CREATE TABLE targets (
    version TEXT NOT NULL, n INTEGER NOT NULL, indicator TEXT NOT NULL, name TEXT NOT NULL,
    measure TEXT NOT NULL, value_min REAL, value_max REAL, unit TEXT NOT NULL, qualifier TEXT NOT NULL,
    strength TEXT NOT NULL, reference TEXT, rider TEXT NOT NULL, scope TEXT NOT NULL, horizon INTEGER,
    quote TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (version, n)
) WITHOUT ROWID;
"""

WAITING = """
CREATE TABLE unfolded (fetch TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO unfolded
SELECT f.id FROM fetches f LEFT JOIN judgements j ON j.fetch = f.id WHERE f.part_of = '' AND j.fetch IS NULL;
CREATE TRIGGER fetches_wait AFTER INSERT ON fetches WHEN NEW.part_of = ''
BEGIN INSERT OR IGNORE INTO unfolded VALUES (NEW.id); END;
CREATE TRIGGER judged_wait_no_more AFTER INSERT ON judgements
BEGIN DELETE FROM unfolded WHERE fetch = NEW.fetch; END;
CREATE TRIGGER unjudged_wait_again AFTER DELETE ON judgements
BEGIN INSERT OR IGNORE INTO unfolded SELECT id FROM fetches WHERE id = OLD.fetch AND part_of = ''; END;
CREATE INDEX fetches_by_source ON fetches (source, url, at) WHERE part_of = '' AND walk = '';
CREATE INDEX events_by_url ON events (url, at);
"""
"""Version 2: what a night asks for is found without reading the years before it."""

STRIPPED = """json_object('title', '', 'prefix', '', 'site_code', '', 'metas', json('[]'),
    'parent', json_extract(hints, '$.parent'))"""
"""Hints without what they took from the page that linked: what purge leaves of them when that page is forgotten."""

HINTS = f"""
DROP TRIGGER fetches_refuse_update;
CREATE TRIGGER fetches_refuse_update BEFORE UPDATE OF
    id, run, source, host, url, final_url, at, clock, transport, status, headers, body, confirms, part_of, part,
    walk, walk_ends ON fetches
BEGIN SELECT RAISE(ABORT, 'fetches are facts: they are only added to'); END;
CREATE TRIGGER hints_are_kept BEFORE UPDATE OF hints ON fetches
WHEN NEW.hints != (SELECT {STRIPPED} FROM (SELECT OLD.hints AS hints)) OR NOT EXISTS (SELECT 1 FROM tombstones)
BEGIN SELECT RAISE(ABORT, 'fetches are facts: only scrapy purge forgets hints'); END;
CREATE INDEX fetches_by_final_url ON fetches (final_url) WHERE final_url != '';
"""  # noqa: S608 no text from outside
"""Version 3: hints that were read on a page that is purged go with it."""

READ = """
CREATE TABLE targets_read (version TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID;
"""
"""Version 4: which reader read a version's targets from which text, also where there were none."""

RUNS = "CREATE INDEX fetches_by_run ON fetches (run, transport);"
"""Version 5: what a run fetched is counted without reading what it fetched."""

CORE = "ALTER TABLE versions ADD COLUMN core_print TEXT NOT NULL DEFAULT '';"
"""Version 6: a text is known without the page's title above it, which a new design of a site moves."""

BOILERPLATE = """
UPDATE hunks SET kind = 'boilerplate' WHERE kind = 'furniture';
UPDATE changes SET summary = replace(summary, ' of furniture', ' of boilerplate') WHERE axis != 'year';
UPDATE changes SET detail = replace(detail, '"kind":"furniture"', '"kind":"boilerplate"') WHERE axis = 'year';
"""
"""Version 7: the kind of hunk that was called furniture is boilerplate, in rows, in JSON and in the line in words.

Within a text in JSON every quotation mark has a backslash before it, so that only a kind is written as in the last line.
"""

INTERVALS = """
CREATE TABLE intervals (
    version TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL, copy TEXT NOT NULL, PRIMARY KEY (version, since)
) WITHOUT ROWID;
CREATE INDEX intervals_by_copy ON intervals (copy, since);
"""
"""When each version stood: a text that went and came back has several intervals, and none overlaps another."""

KILLED = """
CREATE TABLE old_versions (
    id TEXT PRIMARY KEY, copy TEXT NOT NULL, host TEXT NOT NULL, place TEXT NOT NULL, normal_print TEXT NOT NULL,
    first_seen TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE old_changes (
    id TEXT PRIMARY KEY, axis TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE unfinished (
    page TEXT PRIMARY KEY, url TEXT NOT NULL, rules TEXT NOT NULL, tries INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE untold (fetch TEXT PRIMARY KEY) WITHOUT ROWID;
"""
"""Version 9: what must outlive a kill: ids noted before they change, and pages whose reading never ended.

And `untold`: fetches that a merge brought, until the daily mail has told of them.
"""

GRADES = """
ALTER TABLE targets ADD COLUMN confidence TEXT NOT NULL DEFAULT 'likely';
ALTER TABLE targets ADD COLUMN why TEXT NOT NULL DEFAULT '';
"""
"""Version 10: how sure the reading of a target is, and why; the next diff reads all targets again."""

PHRASES = """
CREATE TABLE phrases (
    id TEXT PRIMARY KEY, text TEXT NOT NULL UNIQUE, forms TEXT NOT NULL, not_counted TEXT NOT NULL, kind TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE phrase_uses (
    phrase TEXT NOT NULL, version TEXT NOT NULL, zone TEXT NOT NULL, uses INTEGER NOT NULL, quoted INTEGER NOT NULL,
    straddles INTEGER NOT NULL, first_at INTEGER NOT NULL, PRIMARY KEY (phrase, version, zone)
) WITHOUT ROWID;
CREATE INDEX phrase_uses_by_version ON phrase_uses (version);
CREATE TABLE phrases_counted (version TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID;
"""
"""Version 11: set phrases and their uses; the next diff counts them."""

PRECISION = """
ALTER TABLE fetches ADD COLUMN precision TEXT NOT NULL DEFAULT '';
CREATE TRIGGER precision_is_kept BEFORE UPDATE OF precision ON fetches
BEGIN SELECT RAISE(ABORT, 'fetches are facts: they are only added to'); END;
"""
"""Version 12: how well the moment of a capture is known; what was crawled is known to the microsecond."""

REUSE = """
CREATE TABLE reuse (
    later TEXT NOT NULL, n INTEGER NOT NULL, earlier TEXT NOT NULL, sentence INTEGER NOT NULL,
    a_start INTEGER NOT NULL, a_end INTEGER NOT NULL, b_start INTEGER NOT NULL, b_end INTEGER NOT NULL,
    letters INTEGER NOT NULL, likeness REAL NOT NULL, kind TEXT NOT NULL, places INTEGER NOT NULL,
    common INTEGER NOT NULL, marks TEXT NOT NULL, direction TEXT NOT NULL, PRIMARY KEY (later, n)
) WITHOUT ROWID;
CREATE INDEX reuse_by_earlier ON reuse (earlier);
CREATE TABLE reuse_reports (version TEXT PRIMARY KEY, sentences INTEGER NOT NULL, day TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reuse_sought (
    parent TEXT NOT NULL, year INTEGER NOT NULL, mark TEXT NOT NULL, PRIMARY KEY (parent, year)
) WITHOUT ROWID;
"""
"""Version 13: passages that a report took from another; the next diff looks for them."""

INDICATORS = "CREATE INDEX targets_by_indicator ON targets (indicator, scope);"
"""Version 15: what all places say of one indicator is found without reading what they say of the others."""

MEMORY = """
CREATE TABLE memory (
    topic TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (topic, name)
) WITHOUT ROWID;
CREATE TABLE aliases (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
"""

SEARCH_INDEX = """
CREATE TABLE indexed (n INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE, print TEXT NOT NULL);
CREATE TABLE passages (id INTEGER PRIMARY KEY, print BLOB NOT NULL UNIQUE, size INTEGER NOT NULL);
CREATE TABLE contains (
    passage INTEGER NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL, PRIMARY KEY (passage, n)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE bigrams USING fts5(
    tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
);
INSERT INTO bigrams (bigrams, rank) VALUES ('hashsize', 67108864);
"""
"""`size` and `start` count bytes of UTF-8. hashsize: bytes that words may take in memory before they are written."""
