"""Year change -> lines for a terminal: odd things first, then the most telling, the targets, new, gone, reworded."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipelines.compare.comparison import Comparison
from pipelines.render.labels import en
from pipelines.render.safe_text import one_line
from pipelines.render.terminal.columns import padded, width
from pipelines.render.terminal.edit_terminal import append_change, head_lines
from pipelines.render.view.passages import Passage, cut
from pipelines.render.view.target_wording import TargetRow, goals
from pipelines.render.view.year_highlights import tellings
from pipelines.render.view.year_sections import Pairing, Part, Sentence, year_change, year_view

if TYPE_CHECKING:
    from rich.text import Text


def year_lines(comparison: Comparison, *, colours: bool) -> list["Text"]:
    """The year report."""
    from rich.text import Text

    diff, view = year_change(comparison), year_view(comparison)
    lines = head_lines(comparison)
    lines += [Text(f"! {one_line(reason)}", style="yellow") for reason in diff.odd]
    if not diff.odd:
        lines.append(Text(one_line(diff.summary), style="bold"))
    told = tellings(comparison, view)
    lines += heading(en("telling"), len(told)) if told else []
    lines += [Text(f"  {en(each.kind):<16} {each.text}") for each in told]
    rows = goals(diff)
    known = [row for row in rows if row.indicator != "other" or row.scope == "headline"]
    lines += heading(en("targets"), len(known)) if known else []
    lines += goal_lines(known)
    if len(rows) > len(known):
        lines.append(Text(f"  and {len(rows) - len(known)} of other things among the tasks", style="dim"))
    for name, parts in (("added", view.added), ("dropped", view.dropped)):
        lines += listed(name, parts)
    lines += reworded("reworded", view.reworded, colours=colours)
    lines += reworded("rewritten", view.rewritten, colours=colours)
    lines += reworded("outcome", view.outcomes, colours=colours)
    stayed = sum(len(part.items) for part in view.stayed)
    lines += [
        Text(""),
        Text(f"{en('stayed')}: {stayed} sentences, {diff.carried:.0%} of the text", style="dim"),
    ]
    return lines


def heading(words: str, count: int) -> list["Text"]:
    """A heading with a number, after an empty line."""
    from rich.text import Text

    return [Text(""), Text(f"{words} ({count})", style="bold underline")]


def goal_lines(rows: list[TargetRow]) -> list["Text"]:
    """The table of targets in aligned columns."""
    from rich.text import Text

    widths = [max((width(getattr(row, name)) for row in rows), default=0) for name in ("name", "old")]
    lines = []
    for row in rows:
        name, old = (padded(text, places) for text, places in zip((row.name, row.old), widths, strict=True))
        state = f"   [{en('gone' if row.entry.state == 'dropped' else row.entry.state)}]" if row.entry else ""
        task = "" if row.scope == "headline" else f"   ({en(row.scope) if row.scope else ''})"
        lines.append(Text(f"  {name}  {old} {row.arrow} {row.new}{state}{task}".rstrip()))
    return lines


def listed(name: str, parts: Iterable[Part[Sentence]]) -> list["Text"]:
    """Sentences of one side by section."""
    from rich.text import Text

    parts = tuple(parts)
    lines = heading(en(name), sum(len(part.items) for part in parts)) if parts else []
    sign, style = ("+", "green") if name == "added" else ("-", "red")
    for part in parts:
        lines.append(Text(f"  {part.heading or en('role_' + part.role)}", style="bold"))
        lines += [Text(f"    {sign} {sentence.text}", style=style) for sentence in part.items]
    return lines


def reworded(name: str, parts: Iterable[Part[Pairing]], *, colours: bool) -> list["Text"]:
    """Pairs of sentences by section, each with what changed in it."""
    from rich.text import Text

    parts = tuple(parts)
    lines = heading(en(name), sum(len(part.items) for part in parts)) if parts else []
    for part in parts:
        lines.append(Text(f"  {part.heading or en('role_' + part.role)}", style="bold"))
        for pairing in part.items:
            line = Text("    ~ ")
            for piece in pairing.pieces:
                old, new = ("".join(run.text for run in side) for side in (piece.old, piece.new))
                if piece.hunk is None:
                    line.append(one_line(new))
                else:
                    kind = "wording" if piece.kind == "move" else str(piece.kind)
                    append_change(line, Passage(kind, "", cut(old), cut(new), "", ""), colours=colours)
            lines.append(line)
    return lines
