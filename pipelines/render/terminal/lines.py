"""Lines of a terminal: printing them with or without colours, the head, and marks of old and new text."""

import io
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from pipelines.compare.comparison import Comparison
from pipelines.render.safe_text import one_line
from pipelines.render.view.passages import Passage


def drawn(lines: Iterable[Text], *, colours: bool) -> str:
    """Return lines as one string, without trailing blanks.

    Args:
        lines: styled lines; the terminal wraps them, since it knows its own width.
        colours: write ANSI codes; otherwise styles are dropped.
    """
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


def head_lines(comparison: Comparison) -> list[Text]:
    """Return one line for each side and one for each note."""
    sides = (("- ", comparison.old, "red"), ("+ ", comparison.new, "green"))
    lines = [
        Text.assemble((sign, style), one_line("  ".join(filter(None, (side.name, side.note, side.url)))))
        for sign, side, style in sides
    ]
    return lines + [Text(one_line(english)) for _, english in comparison.notes]


def append_change(line: Text, passage: Passage, *, colours: bool) -> None:
    """Append the old and the new text of a passage to a line; the text of a move is appended once.

    Args:
        line: changed in place.
        passage: what is appended.
        colours: mark by style only; otherwise by brackets: [-old-], {+new+}, {>moved<}.
    """
    if passage.kind == "move":
        line.append(passage.new if colours else f"{{>{passage.new}<}}", style="magenta")
        return
    if passage.old:
        line.append(passage.old if colours else f"[-{passage.old}-]", style="red strike")
    if passage.new:
        line.append(passage.new if colours else f"{{+{passage.new}+}}", style="green bold")
