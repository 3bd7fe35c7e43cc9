"""Events of an archive -> what became of each page, in words: one line a page, dates and summaries included."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from storage.ledger import Event

WORDS: Mapping[str, str] = {
    "edited": "edited",
    "redated": "date changed, text the same",
    "layout_only": "layout only",
    "typography_only": "typography only",
    "republished": "republished",
    "flapping": "flapping between two texts",
    "held": "a doubtful text held back",
    "rolled": "address carries another report",
    "moved": "moved",
    "challenged": "challenge",
    "failed": "no answer",
    "unread": "no report found on it",
    "restored": "answers again",
    "gone": "gone",
    "back": "back",
}
"""Kind of event -> its words; `new` is no news of a page and `missing` says how (MISSES)."""

MISSES: Mapping[str, str] = {
    "missing": "not found",
    "soft_404": "soft 404",
    "expired": "removal notice",
    "empty": "empty page",
}
"""Verdict that a miss carries as its detail -> words."""


@dataclass(frozen=True, slots=True)
class Became:
    """One row: a page (with its entry on a list page), the version it carried last, what became of it."""

    url: str
    entry: str
    version: str
    news: tuple[str, ...]

    @property
    def page(self) -> str:
        """The page as people write it: without the scheme, the entry behind a #."""
        return self.url.split("://", 1)[-1] + (f"#{self.entry}" if self.entry else "")


def became(events: Iterable[Event], summaries: Mapping[str, str]) -> list[Became]:
    """What became of every page that carried a report, in the order of their addresses.

    Args:
        events: of the whole archive, in the order of time.
        summaries: version -> summary of the edit that brought it.
    """
    places: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        places.setdefault((event.url, event.entry), []).append(event)
    return [
        Became(url, entry, told[-1].version, tuple(filter(None, (words(each, summaries) for each in told))))
        for (url, entry), told in sorted(places.items())
        if any(each.kind == "new" for each in told)
    ]


def words(event: Event, summaries: Mapping[str, str]) -> str:
    """One event in words with its day; empty for one that is no news."""
    name = (
        MISSES.get(event.detail, "absent from its list") if event.kind == "missing" else WORDS.get(event.kind)
    )
    if name is None:
        return ""
    summary = summaries.get(event.version, "") if event.kind in {"edited", "republished"} else ""
    return f"{name} {event.at[:10]}" + (f": {summary}" if summary else "")
