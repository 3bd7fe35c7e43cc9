"""Changes -> an Atom feed with one entry each; the id of an entry never changes."""

from collections.abc import Sequence

from pipelines.compare.comparison import Comparison
from pipelines.render.html.environment import templates
from pipelines.render.page_history import WORDS, said_of
from pipelines.render.view.passages import passages_by_section
from pipelines.render.view.year_highlights import tellings
from pipelines.render.view.year_sections import year_view
from storage.records import Diff, YearDiff
from storage.rows import Event

FEED_ID = "urn:yange:changes"


def atom_text(
    comparisons: Sequence[Comparison],
    restated: Sequence[Event] = (),
    *,
    title: str = "沿革 Yange",
    updated: str = "",
) -> str:
    """Render a feed of changes.

    Args:
        comparisons: the changes, newest first; each needs an id and a moment.
        restated: events of what changed beside texts, newest first: title and publisher, date and number, linked files.
        title: name of the feed.
        updated: ISO moment of the feed; the newest change's where it is empty.
    """
    newest = max([*(each.at for each in comparisons), *(each.at for each in restated)], default="")
    moment = updated or newest or "1970-01-01T00:00:00Z"
    entries = [(each, entry_content(each)) for each in comparisons]
    template = templates().get_template("feed.xml")
    beside = [(each, WORDS[each.kind][0], said_of(each)) for each in restated]
    return template.render(title=title, updated=moment, entries=entries, beside=beside, feed_id=FEED_ID)


def entry_content(comparison: Comparison) -> str:
    """Return what a feed reader shows of a change, as HTML."""
    diff = comparison.change
    sections = list(passages_by_section(comparison)) if isinstance(diff, Diff) else []
    highlights = tellings(comparison, year_view(comparison)) if isinstance(diff, YearDiff) else []
    template = templates().get_template("_feed_entry.html")
    return template.render(comparison=comparison, sections=sections, highlights=highlights)
