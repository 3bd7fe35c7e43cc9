"""Keep the versions of pages that cannot be read any more when their host is folded again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from pipelines.fold.state import copy_key
from pipelines.store.fold_fetch import DAMAGED
from storage.archive import Archive
from storage.rows import Copy


@dataclass(frozen=True, slots=True)
class BeforeRefold:
    """What an archive held of a host before it was folded again."""

    host: str
    copies: Mapping[str, Copy]
    """By id."""
    states: Mapping[str, str]
    """States of the copies, as JSON by their keys."""


def load_before(archive: Archive, host: str) -> BeforeRefold:
    """Return what has to be known if a body of a host turns out to be damaged."""
    copies = {copy.id: copy for copy in archive.copies(host=host)}
    return BeforeRefold(host, copies, archive.copy_states(host))


def keep_damaged(archive: Archive, before: BeforeRefold, stale: Collection[str]) -> set[str]:
    """Keep versions that were read from bodies which are damaged now.

    A version goes to the copy that stands at its place now; without one its copy stays as it was.

    Args:
        archive: an open archive, in the transaction that folds the host again.
        before: what it held of the host before.
        stale: ids of the versions that were not made again.

    Returns:
        Ids of those that are kept.
    """
    kept: set[str] = set()
    now = {(copy.url, copy.entry): copy for copy in archive.copies(host=before.host)}
    for version, copy_id, first_seen in archive.versions_with_evidence(before.host, DAMAGED):
        old = before.copies.get(copy_id)
        if version not in stale or old is None:
            continue
        heir = now.get((old.url, old.entry))
        if heir is None:
            name = copy_key(old.url, old.host, old.entry)
            archive.save_copies([old])
            archive.save_states(before.host, {name: before.states[name]} if name in before.states else {})
        else:
            archive.save_copies([replace(heir, first_seen=min(heir.first_seen, first_seen))])
            archive.rehome_version(version, heir.id)
        kept.add(version)
    return kept
