"""Scrapy's downloader and http handler, with two of their faults mended."""

import asyncio
from typing import TYPE_CHECKING

from scrapy.core.downloader import Downloader, Slot
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler

if TYPE_CHECKING:
    from twisted.internet.defer import Deferred

LEAST_DELAY = 0.001
"""Seconds between two requests to a host, whatever the settings say."""

CLOSING_SECONDS = 1.0
"""How long connections that are kept open may take to close at the end of a source."""


class OneByOne(Downloader):
    """Downloader that keeps to the number of connections a host also without any delay.

    Scrapy 2.19 counts a transfer once it is under way: without any delay all that is queued would start at once.
    """

    def _process_queue(self, slot: Slot) -> None:
        slot.delay = max(slot.delay, LEAST_DELAY)
        super()._process_queue(slot)


class Http(HTTP11DownloadHandler):
    """Download handler that closes once.

    Scrapy 2.19 fires the end of its pool by a timer as well; a process that is busy for a second meets both,
    and logs AlreadyCalledError.
    """

    async def close(self) -> None:
        """Close the connections that are kept open, within CLOSING_SECONDS."""
        closed: Deferred[None] = self._pool.closeCachedConnections()  # type: ignore[no-untyped-call]  # Twisted's
        await asyncio.wait([closed.asFuture(asyncio.get_running_loop())], timeout=CLOSING_SECONDS)
