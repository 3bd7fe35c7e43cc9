"""Crawl frontier: candidates for columns, best first, bounded, each address once; pure."""

from dataclasses import dataclass, field
from heapq import heappop, heappush

from crawler.discovery.known import Column
from crawler.discovery.list_page import Ask

DEPTH_COST = 4
"""What each step away from the home page takes off a promise."""


@dataclass(slots=True)
class Frontier:
    """Candidates in order of promise, and the columns found."""

    max_pages: int = 60
    max_depth: int = 5
    heap: list[tuple[int, int, Ask, int]] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    """Address -> the best promise it was put down with."""
    taken: set[str] = field(default_factory=set)
    columns: dict[str, Column] = field(default_factory=dict)
    asked: int = 0

    def add(self, ask: Ask, promise: int, depth: int) -> None:
        """Add an address with what it promises, unless it is known with as much.

        Args:
            ask: The request.
            promise: Score of the link, 1 to 100; 0 is not added.
            depth: Steps from the home page; beyond `max_depth` nothing is added.
        """
        if promise <= 0 or depth > self.max_depth or promise <= self.seen.get(ask.url, 0):
            return
        self.seen[ask.url] = promise
        heappush(self.heap, (DEPTH_COST * depth - promise, len(self.seen), ask, depth))

    def pop(self, least: int = 1) -> tuple[Ask, int, int] | None:
        """Remove and return the best candidate as (ask, promise, depth).

        Args:
            least: Least promise of a candidate, 1 to 100.

        Returns:
            The candidate; None if there is no such one or `max_pages` were asked.
        """
        while self.heap and self.asked < self.max_pages:
            _, _, ask, depth = heappop(self.heap)
            promise = self.seen[ask.url]
            if promise >= least and ask.url not in self.taken:
                self.taken.add(ask.url)
                self.asked += 1
                return ask, promise, depth
        return None

    def mark_visited(self, url: str) -> bool:
        """Mark an address as visited; return False if it was before."""
        if url in self.taken:
            return False
        self.taken.add(url)
        return True

    @property
    def reports(self) -> int:
        """Number of reports listed in all columns found."""
        return sum(column.found for column in self.columns.values())
