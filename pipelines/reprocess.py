"""Facts -> the derived tables made anew, and what is not folded yet -> folded."""

from collections.abc import Callable, Iterable

from pipelines.folding import States, fold_one, read_page, unchanged
from pipelines.moves import settle_moves
from storage.archive import Archive
from storage.ledger import Event, Fetch

Progress = Callable[[int, int], None]
"""Told (done, of how many) now and then."""


def silent(_done: int, _of: int) -> None:
    """Progress that nobody watches."""


def catch_up(archive: Archive, progress: Progress = silent) -> list[Event]:
    """Fold the fetches that are not folded yet (a crash, a merge, an import); gives their events.

    A host with such a fetch that is older than one already folded is folded anew from its first fetch.
    """
    events: list[Event] = []
    missing = archive.unfolded()
    for done, (host, fetches) in enumerate(missing.items()):
        if fetches[0] < archive.last_folded(host):
            events += refold(archive, host)
        else:
            events += fold_all(archive, host, (archive.fetch(each) for _, each in fetches))
        progress(done + 1, len(missing))
    settle_moves(archive)
    return events


def refold(archive: Archive, host: str) -> list[Event]:
    """Make the derived rows of one host anew from its facts, as one transaction."""
    with archive.transaction():
        archive.forget(host)
        return fold_all(archive, host, archive.fetches(host=host))


def fold_all(archive: Archive, host: str, fetches: Iterable[Fetch]) -> list[Event]:
    """Fold fetches of a host, given in order."""
    states = States(archive, host)
    events: list[Event] = []
    for fetch in fetches:
        case = unchanged(archive, states, fetch) or read_page(archive, fetch)
        events += fold_one(archive, states, case).events
    return events


def reprocess(archive: Archive, source: str = "", progress: Progress = silent) -> int:
    """Make the derived tables anew, of the hosts of one source or of all; gives the number of hosts."""
    hosts = archive.hosts(source=source)
    for done, host in enumerate(hosts):
        refold(archive, host)
        progress(done + 1, len(hosts))
    settle_moves(archive)
    return len(hosts)
