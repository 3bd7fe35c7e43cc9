"""Findings -> the archive: each capture once, confirmations beside the page that they confirm, everything counted."""

import sqlite3
from base64 import b32encode
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field, replace
from hashlib import sha1, sha256
from typing import Self

from crawler.captures.captured import Captured, Confirmation, Finding, LeftOut, NoPage
from crawler.policy.clock import why_implausible
from storage.archive import Archive
from storage.rows import Run

AT_ONCE = 100
"""Captures that are committed together: what a kill can take back. A guess."""
LATE = 10_000
"""Confirmations that wait in memory for a page that may come later; more are not looked for. A guess."""
NOT_HERE = "the page that it repeats is not here"


@dataclass(slots=True)
class ImportCounts:
    """What an import counted."""

    found: int = 0
    """Captures that could be kept, those that are here already included."""
    added: int = 0
    confirmed: int = 0
    here: int = 0
    left_out: int = 0
    no_pages: Counter[str] = field(default_factory=Counter)
    """Kind of what is no page -> how many."""


class Keeper:
    """Writes findings to an archive, as one run that begins with the first capture."""

    def __init__(
        self,
        archive: Callable[[], AbstractContextManager[Archive]],
        *,
        source: str,
        clock: str,
        present: str,
        tell: Callable[[LeftOut], None],
    ) -> None:
        """Begin without an archive: one that is not there is made when there is something to keep.

        Args:
            archive: opens the archive and holds its lock.
            source: the name under which pages are kept.
            clock: the present moment, as the archive's runs have it.
            present: the latest moment that a capture can have, but for a day's difference of zones and clocks.
            tell: is called with each thing that is left out.
        """
        self.tally = ImportCounts()
        self.archive: Archive | None = None
        self.run: Run | None = None
        self._open = archive
        self._source = source
        self._clock = clock
        self._present = present
        self._tell = tell
        self._late: list[Confirmation] = []
        self._batch = 0
        self._stack = ExitStack()
        self._digests = sqlite3.connect("")  # a file of its own that the system removes
        self._digests.execute("CREATE TABLE digests (digest TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        self._digests.close()

    def take(self, finding: Finding) -> None:
        """Take one finding; a batch is committed at a time."""
        if isinstance(finding, LeftOut):
            self._leave_out(finding.name, finding.reason)
        elif isinstance(finding, NoPage):
            self.tally.no_pages[finding.kind] += 1
        elif reason := why_implausible(finding.page.at, self._present):
            self._leave_out(finding.name, reason)
        elif isinstance(finding, Captured):
            self._capture(finding)
        elif not self._confirm(finding):
            if len(self._late) < LATE:
                self._late.append(finding)
            else:
                self._leave_out(finding.name, NOT_HERE)

    def finish(self) -> None:
        """Take what waited for pages that came later, and commit."""
        for late in self._late:
            if not self._confirm(late):
                self._leave_out(late.name, NOT_HERE)
        self._late.clear()
        self.commit()
        if self.archive and self.run:
            self.archive.end_run(self.run, {"pages": self.tally.added}, clock=self._clock)

    def _leave_out(self, name: str, reason: str) -> None:
        self.tally.left_out += 1
        self._tell(LeftOut(name, reason))

    def commit(self) -> None:
        """End the transaction that is open, if one is."""
        if self.archive and self.archive.db.in_transaction:
            self.archive.db.execute("COMMIT")
        self._batch = 0

    def _capture(self, capture: Captured) -> None:
        page = replace(capture.page, source=self._source)
        self.tally.found += 1
        archive, run = self._begun()
        if archive.record_capture(page, run):
            self.tally.added += 1
        else:
            self.tally.here += 1
        if capture.digest and page.body:
            body = sha256(page.body).hexdigest()
            self._digests.execute("INSERT OR REPLACE INTO digests VALUES (?, ?)", (capture.digest, body))

    def _confirm(self, seen: Confirmation) -> bool:
        """Write that a page was the same again; return whether the page that it repeats is here.

        A record of another address, or of an answer that is no page, repeats the bytes and is a capture of its own.
        """
        archive, run = self._begun()
        page = replace(seen.page, source=self._source)
        known = archive.last_capture(page.url, page.at)
        body = self._body(archive, seen)
        if body is None or not (body or known):
            return False
        self.tally.found += 1
        if known and page.status in {200, 304} and body in {"", known.body}:
            page = replace(page, transport="not_modified", status=304)
            done = archive.record_capture(page, run)
            self.tally.confirmed += bool(done)
        else:
            done = archive.record_capture(page, run, body=body)
            self.tally.added += bool(done)
        self.tally.here += not done
        return True

    def _body(self, archive: Archive, seen: Confirmation) -> str | None:
        """Return the SHA-256 of the body that a confirmation repeats; "" for whatever came last, None for one not here."""
        if seen.refers_to[0]:
            fetch = archive.capture_at(*seen.refers_to)
            if fetch:
                return fetch.body
        if not seen.digest:
            return "" if not seen.refers_to[0] else None
        row = self._digests.execute("SELECT body FROM digests WHERE digest = ?", (seen.digest,)).fetchone()
        if row:
            return str(row[0])
        kept = archive.bodies_of(seen.page.url)
        return next((name for name, body in kept if payload_digest(body) == seen.digest), None)

    def _begun(self) -> tuple[Archive, Run]:
        """Return archive and run, opened and begun when first needed, in a transaction that a batch shares."""
        if self.archive is None:
            self.archive = self._stack.enter_context(self._open())
        if self.run is None:
            self.run = self.archive.begin_run(clock=self._clock, command="add", sources=(self._source,))
        self._batch += 1
        if self._batch > AT_ONCE:
            self.commit()
        if not self.archive.db.in_transaction:
            self.archive.db.execute("BEGIN IMMEDIATE")
        return self.archive, self.run


def payload_digest(body: bytes) -> str:
    """Return the digest of a body as WARC records state it: `sha1:…` in base 32."""
    return f"sha1:{b32encode(sha1(body).digest()).decode('ascii')}"  # noqa: S324  the format's own
