"""The path of an archive -> a Datasette application with the reading room in it, read-only."""

from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from browse import datasette_plugin
from browse.canned_queries import DOCUMENT, canned_queries_of
from storage.archive import Archive

SETTINGS: dict[str, Any] = {
    "sql_time_limit_ms": 3000,
    "max_returned_rows": 5000,
    "num_sql_threads": 4,
    "allow_download": False,
    "truncate_cells_html": 300,
    "suggest_facets": False,
    "default_cache_ttl": 0,
}
"""Settings of Datasette: no statement longer than three seconds (a guess), no download of the whole file."""
PLUGIN, REPLACED = "yange-browse", "datasette.handle_exception"
"""Our plugin, and the one of Datasette's own that it stands in for."""

INTERNAL = (
    "states", "unfolded", "unfinished", "untold", "old_versions", "old_changes", "targets_read", "phrases_counted",
    "indexed", "passages", "contains", "bigrams",
)  # fmt: skip
"""Tables that docs/archive.md calls internal: they can be asked and are not listed."""


def application(path: Path) -> Datasette:
    """Return the application over an archive.

    Raises:
        NotAnArchive: there is no file, it is not an archive, or its schema is not the present one.
    """
    Archive(path, read_only=True).close()
    if not pm.has_plugin(PLUGIN):
        pm.unregister(name=REPLACED)
        pm.register(datasette_plugin, PLUGIN)
    made = Datasette(files=[], memory=False, settings=SETTINGS, metadata=metadata(), pdb=False)
    made.remove_database("_memory")
    made.add_database(
        Database(made, path=str(path.resolve()), is_mutable=True), name=datasette_plugin.DATABASE
    )
    return made


def metadata() -> dict[str, Any]:
    """Return what Datasette's own pages say of the archive: the ten questions, and which tables are internal."""
    queries = canned_queries_of(DOCUMENT.read_text(encoding="utf-8"))
    tables = {name: {"hidden": True} for name in INTERNAL}
    return {
        "title": "沿革 Yange",
        "databases": {datasette_plugin.DATABASE: {"queries": queries, "tables": tables}},
    }
