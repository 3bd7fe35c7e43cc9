"""List of changes -> text for a terminal: by place, worst first."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from pipelines.compare.comparison import Listed
from pipelines.render.change_list import NOTHING, by_place, others_note
from pipelines.render.safe_text import one_line
from pipelines.render.terminal.lines import drawn

STYLES: Mapping[int, str] = {5: "bold red", 4: "bold red", 3: "yellow", 2: "", 1: "dim", 0: "dim"}
"""Severity of a change -> style of its summary."""


def list_terminal(changes: Sequence[Listed], *, saved: int, colours: bool = False) -> str:
    """Render a list of changes as lines of text.

    Args:
        changes: the lines, those of one region together.
        saved: number of changes in the archive, shown where the list is empty.
        colours: use ANSI colours.
    """
    if not changes:
        return f"{NOTHING} ({saved} change{'s' * (saved != 1)} in the archive)\n"
    lines: list[Text] = []
    for place, found in by_place(changes):
        lines.append(Text(place, style="bold"))
        for change in found:
            lines += change_lines(change)
    foot = f"{len(changes)} new; 'scrapy diff ID' shows one, --format html all of them"
    return drawn([*lines, Text(foot, style="dim")], colours=colours)


def change_lines(change: Listed) -> list[Text]:
    """Return the two lines of a change: what changed; its id, day, source and address."""
    what = f"  {change.axis} {change.year or ''}".rstrip()
    summary = one_line(change.summary) + others_note(change)
    line = Text.assemble((what, "cyan"), "  ", (summary, STYLES.get(change.severity, "")))
    where = "  ".join(
        filter(None, (change.id, change.at[:10], change.source, change.note, one_line(change.url)))
    )
    return [line, Text(f"    {where}", style="dim")]
