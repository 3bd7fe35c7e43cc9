"""Comparison -> text for a terminal: colours where they are wanted, else [-gone-], {+come+} and {>moved<}."""

import io
from typing import TYPE_CHECKING

from pipelines.compare.comparison import Comparison
from pipelines.render.safe_text import one_line
from pipelines.render.view.passages import Passage, minor_count, passages
from storage.records import Diff

if TYPE_CHECKING:
    from rich.text import Text


def terminal_text(comparison: Comparison, *, colours: bool = False) -> str:
    """A change as lines of text, with ANSI colours or with brackets round what changed."""
    return drawn(change_lines(comparison, colours=colours), colours=colours)


def drawn(lines: list["Text"], *, colours: bool) -> str:
    """Lines as one string with or without ANSI codes; wrapping is left to the terminal, which knows its width."""
    from rich.console import Console

    console = Console(
        file=io.StringIO(),
        force_terminal=colours,
        color_system="standard" if colours else None,
        no_color=not colours,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        for line in lines:
            console.print(line, soft_wrap=True)
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def change_lines(comparison: Comparison, *, colours: bool) -> list["Text"]:
    """Head, then each section with its passages."""
    from rich.text import Text

    diff = comparison.change
    if not isinstance(diff, Diff):
        from pipelines.render.terminal.year_terminal import year_lines

        return year_lines(comparison, colours=colours)
    lines = [*head_lines(comparison), Text(one_line(diff.summary), style="bold")]
    if not diff.same_report:
        lines.append(
            Text("not two texts of one report; --axis year compares two years of a place", style="yellow")
        )
    if diff.better:
        lines.append(Text(f"the better witness is the {diff.better} side"))
    for section, found in passages(comparison):
        lines += [Text(""), Text(section or "(opening)", style="bold")]
        lines += [passage_line(each, colours=colours) for each in found]
    if minor := minor_count(diff):
        lines += [Text(""), Text(f"{minor} of layout or typography only, not listed", style="dim")]
    return lines


def head_lines(comparison: Comparison) -> list["Text"]:
    """What is compared."""
    from rich.text import Text

    sides = (("- ", comparison.old, "red"), ("+ ", comparison.new, "green"))
    lines = [
        Text.assemble((sign, style), one_line("  ".join(filter(None, (side.name, side.note, side.url)))))
        for sign, side, style in sides
    ]
    return lines + [Text(one_line(english)) for _, english in comparison.notes]


def passage_line(passage: Passage, *, colours: bool) -> "Text":
    """One passage: its kind, the words before, gone and come, the words after."""
    from rich.text import Text

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


def append_change(line: "Text", passage: Passage, *, colours: bool) -> None:
    """What is gone and what has come, in colour or in brackets; a move stands once."""
    if passage.kind == "move":
        line.append(passage.new if colours else f"{{>{passage.new}<}}", style="magenta")
        return
    if passage.old:
        line.append(passage.old if colours else f"[-{passage.old}-]", style="red strike")
    if passage.new:
        line.append(passage.new if colours else f"{{+{passage.new}+}}", style="green bold")
