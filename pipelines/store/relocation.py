"""Find the copies of the archive that moved to another address, and write which copy continues which."""

from pipelines.fold.lineage import Stand, lineages, moves
from storage.archive import Archive


def settle_moves(archive: Archive) -> None:
    """Look for moves among all copies of the archive, and write them with the lineages that they make."""
    rows = archive.stands()
    found = moves(Stand(**row) for row in rows)
    archive.save_moves(rows, found, lineages(found))
