"""Sketches of texts: Archive -> `sketches`, one for each text that came, so that near-duplicates need no texts."""

from pipelines.text.minhash import Sketch, sketch
from storage.archive import Archive

DUE = """
SELECT v.id, v.raw_print FROM touched t CROSS JOIN versions v ON v.id = t.name
WHERE t.kind = 'text' AND NOT EXISTS (SELECT 1 FROM sketches k WHERE k.print = v.raw_print) ORDER BY v.id
"""
"""Texts that came since the search index was filled, which is done after this."""
BATCH = 200
"""Sketches that are written as one transaction (guess)."""
KEPT = "SELECT slots, size FROM sketches WHERE print = ?"


def keep_sketches(archive: Archive) -> int:
    """Make a sketch of each text that has none; equal texts share one. Return how many were made."""
    due = {row["raw_print"]: row["id"] for row in archive.query(DUE)}
    names = list(due)
    for start in range(0, len(names), BATCH):
        made = [(name, sketch_of_version(archive, due[name])) for name in names[start : start + BATCH]]
        archive.save_sketches((name, each.slots, each.size) for name, each in made)
    return len(names)


def sketch_of_version(archive: Archive, version: str) -> Sketch:
    """Return the sketch of a version's text, made now."""
    (row,) = archive.query("SELECT text FROM versions WHERE id = ?", (version,))
    return sketch(row["text"])
