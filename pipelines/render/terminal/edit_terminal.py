"""Edit or copy change -> text for a terminal: the passages by section."""

from rich.text import Text

from pipelines.compare.comparison import Comparison, edit_change
from pipelines.render.safe_text import one_line
from pipelines.render.terminal.lines import append_change, drawn, head_lines
from pipelines.render.view.passages import Passage, minor_count, passages_by_section


def edit_terminal(comparison: Comparison, *, colours: bool = False) -> str:
    """Render an edit or copy change as lines of text.

    Args:
        comparison: the change with both texts.
        colours: mark what changed by ANSI colours; otherwise by brackets.

    Raises:
        TypeError: the comparison is along the year axis.
    """
    return drawn(edit_lines(comparison, colours=colours), colours=colours)


def edit_lines(comparison: Comparison, *, colours: bool) -> list[Text]:
    """Return the head, then each section with its passages."""
    diff = edit_change(comparison)
    lines = [*head_lines(comparison), Text(one_line(diff.summary), style="bold")]
    if not diff.same_report:
        lines.append(
            Text("not two texts of one report; --axis year compares two years of a place", style="yellow")
        )
    if diff.better:
        lines.append(Text(f"the better witness is the {diff.better} side"))
    for section, found in passages_by_section(comparison):
        lines += [Text(""), Text(section or "(opening)", style="bold")]
        lines += [passage_line(each, colours=colours) for each in found]
    if minor := minor_count(diff):
        lines += [Text(""), Text(f"{minor} of layout or typography only, not listed", style="dim")]
    return lines


def passage_line(passage: Passage, *, colours: bool) -> Text:
    """Return a passage as a line: its kind, the words before, the old and new text, the words after."""
    line = Text(f"  {passage.kind:<11} ", style="")
    line.stylize("cyan")
    line.append(f"…{passage.before}" if passage.before else "", style="dim")
    append_change(line, passage, colours=colours)
    line.append(f"{passage.after}…" if passage.after else "", style="dim")
    if passage.note:
        line.append(f"  ({passage.note})", style="dim")
    for inner in passage.inner:
        line.append("\n              in it: ")
        append_change(line, inner, colours=colours)
    return line
