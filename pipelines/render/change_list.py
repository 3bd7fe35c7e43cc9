"""Changes -> a list of them as text, Markdown, JSON or one HTML page: by place, worst first."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Protocol

from pipelines.compare.saved_changes import Listed, by_place, comparison_of
from pipelines.render.safe_text import one_line, to_json

if TYPE_CHECKING:
    from rich.text import Text

    from storage.archive import Archive

NOTHING = "nothing new since the last announcement"
MOST_ON_A_PAGE = 200
"""Changes shown in full on one HTML page; the rest is said."""
STYLES: Mapping[int, str] = {5: "bold red", 4: "bold red", 3: "yellow", 2: "", 1: "dim", 0: "dim"}


class Lister(Protocol):
    """What makes a list in one format."""

    def __call__(self, archive: "Archive", changes: list[Listed], /, *, colours: bool) -> str:
        """The list as text to write."""


def as_text(archive: "Archive", changes: list[Listed], *, colours: bool) -> str:
    """Lines for a terminal."""
    from rich.text import Text

    from pipelines.render.terminal.edit_terminal import drawn

    count = archive.query("SELECT count(*) AS n FROM changes")[0]["n"]
    if not changes:
        return f"{NOTHING} ({count} change{'s' * (count != 1)} in the archive)\n"
    lines: list[Text] = []
    for place, found in by_place(changes):
        lines.append(Text(place, style="bold"))
        for change in found:
            lines += of_change(change)
    lines.append(
        Text(f"{len(changes)} new; 'scrapy diff ID' shows one, --format html all of them", style="dim")
    )
    return drawn(lines, colours=colours)


def of_change(change: Listed) -> list["Text"]:
    """The lines of one change."""
    from rich.text import Text

    what = f"  {change.axis} {change.year or ''}".rstrip()
    also = f" (and the same on {len(change.also)} more)" if change.also else ""
    line = Text.assemble(
        (what, "cyan"), "  ", (one_line(change.summary) + also, STYLES.get(change.severity, ""))
    )
    where = "  ".join(
        filter(None, (change.id, change.at[:10], change.source, change.note, one_line(change.url)))
    )
    return [line, Text(f"    {where}", style="dim")]


def as_json(_archive: "Archive", changes: list[Listed], *, colours: bool) -> str:  # noqa: ARG001 -- one signature for all
    """One JSON value: {"changes": […]}."""
    return to_json({"changes": [asdict(change) for change in changes]}, indent=1) + "\n"


def as_markdown(_archive: "Archive", changes: list[Listed], *, colours: bool) -> str:  # noqa: ARG001 -- one signature for all
    """A Markdown list under the names of the places."""
    from pipelines.render.markdown.edit_markdown import escaped

    lines: list[str] = []
    for place, found in by_place(changes):
        lines += [f"## {escaped(place)}", ""]
        for change in found:
            also = f" (and the same on {len(change.also)} more)" if change.also else ""
            beside = f"; {escaped(change.beside)}" if change.beside else ""
            lines.append(
                f"- {change.axis} {change.year or ''}: {escaped(change.summary)}{beside}{also} — {escaped(change.url)}"
            )
        lines.append("")
    return "\n".join(lines) if lines else f"{NOTHING}\n"


def as_html(archive: "Archive", changes: list[Listed], *, colours: bool) -> str:  # noqa: ARG001 -- one signature for all
    """One self-contained page with every change in full."""
    from pipelines.render.html.page import report_page

    shown = [found for change in changes[:MOST_ON_A_PAGE] if (found := comparison_of(archive, change.id))]
    left = len(changes) - MOST_ON_A_PAGE
    notes = [(f"另有 {left} 处变化未列出", f"{left} more changes are not shown")] if left > 0 else []
    return report_page("新的变化", shown, notes=notes)


LISTS: Mapping[str, Lister] = {"text": as_text, "json": as_json, "md": as_markdown, "html": as_html}
