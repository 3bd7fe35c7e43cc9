"""List of changes -> Markdown: a list under the name of each place."""

from collections.abc import Sequence

from pipelines.compare.comparison import Listed
from pipelines.render.change_list import NOTHING, by_place, others_note
from pipelines.render.markdown.escape import escaped


def list_markdown(changes: Sequence[Listed]) -> str:
    """Render a list of changes as Markdown; those of one region stand together."""
    lines: list[str] = []
    for place, found in by_place(changes):
        lines += [f"## {escaped(place)}", "", *map(change_item, found), ""]
    return "\n".join(lines) if lines else f"{NOTHING}\n"


def change_item(change: Listed) -> str:
    """Return a change as an item of a list."""
    beside = f"; {escaped(change.beside)}" if change.beside else ""
    words = f"{escaped(change.summary)}{beside}{others_note(change)}"
    return f"- {change.axis} {change.year or ''}: {words} — {escaped(change.url)}"
