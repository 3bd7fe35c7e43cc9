"""Changes -> an Atom feed with one entry each; the id of an entry never changes."""

from collections.abc import Sequence

from pipelines.compare.comparison import Comparison
from pipelines.render.html.environment import templates
from pipelines.render.view.passages import passages_by_section
from pipelines.render.view.year_highlights import tellings
from pipelines.render.view.year_sections import year_view
from storage.records import Diff, YearDiff

FEED_ID = "urn:yange:changes"


def atom_text(comparisons: Sequence[Comparison], *, title: str = "沿革 Yange", updated: str = "") -> str:
    """Render a feed of changes.

    Args:
        comparisons: the changes, newest first; each needs an id and a moment.
        title: name of the feed.
        updated: ISO moment of the feed; the newest change's where it is empty.
    """
    newest = max((each.at for each in comparisons), default="")
    moment = updated or newest or "1970-01-01T00:00:00Z"
    entries = [(each, entry_content(each)) for each in comparisons]
    template = templates().get_template("feed.xml")
    return template.render(title=title, updated=moment, entries=entries, feed_id=FEED_ID)


def entry_content(comparison: Comparison) -> str:
    """Return what a feed reader shows of a change, as HTML."""
    diff = comparison.change
    sections = list(passages_by_section(comparison)) if isinstance(diff, Diff) else []
    highlights = tellings(comparison, year_view(comparison)) if isinstance(diff, YearDiff) else []
    template = templates().get_template("_feed_entry.html")
    return template.render(comparison=comparison, sections=sections, highlights=highlights)
