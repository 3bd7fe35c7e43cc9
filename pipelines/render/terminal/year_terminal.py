"""Year change -> text for a terminal: the most telling differences, the targets, the sentences."""

from collections.abc import Iterable, Sequence

from rich.text import Text

from pipelines.compare.comparison import Comparison, year_change
from pipelines.render.grade_labels import GRADES
from pipelines.render.labels import en
from pipelines.render.safe_text import one_line
from pipelines.render.terminal.columns import padded, width
from pipelines.render.terminal.lines import append_change, drawn, head_lines
from pipelines.render.view.passages import Passage, abridged
from pipelines.render.view.target_rows import TargetRow, target_rows
from pipelines.render.view.year_highlights import Telling, tellings
from pipelines.render.view.year_sections import Pairing, Part, Sentence, english_heading, year_view


def year_terminal(comparison: Comparison, *, colours: bool = False) -> str:
    """Render a year change as lines of text.

    Args:
        comparison: the change with both texts.
        colours: mark what changed by ANSI colours; otherwise by brackets.

    Raises:
        TypeError: the comparison is along another axis.
    """
    return drawn(year_lines(comparison, colours=colours), colours=colours)


def year_lines(comparison: Comparison, *, colours: bool) -> list[Text]:
    """Return the lines of a year change from head to foot."""
    diff, view = year_change(comparison), year_view(comparison)
    lines = head_lines(comparison)
    lines += [Text(f"! {one_line(reason)}", style="yellow") for reason in diff.odd]
    if not diff.odd:
        lines.append(Text(one_line(diff.summary), style="bold"))
    lines += highlight_lines(tellings(comparison, view))
    lines += target_lines(target_rows(diff, comparison.reviewed))
    for name, sentences in (("added", view.added), ("dropped", view.dropped)):
        lines += sentence_sections(name, sentences)
    for name, pairs in (
        ("reworded", view.reworded),
        ("rewritten", view.rewritten),
        ("outcome", view.outcomes),
    ):
        lines += pair_sections(name, pairs, colours=colours)
    stayed = sum(len(part.items) for part in view.stayed)
    return [
        *lines,
        Text(""),
        Text(f"{en('stayed')}: {stayed} sentences, {diff.carried:.0%} of the text", style="dim"),
    ]


def heading(words: str, count: int) -> list[Text]:
    """Return an empty line and a heading with a number."""
    return [Text(""), Text(f"{words} ({count})", style="bold underline")]


def highlight_lines(highlights: Sequence[Telling]) -> list[Text]:
    """Return the most telling differences under their heading; empty without any."""
    if not highlights:
        return []
    lines = [Text(f"  {en(each.kind):<16} {each.text}") for each in highlights]
    return heading(en("telling"), len(highlights)) + lines


def target_lines(rows: Sequence[TargetRow]) -> list[Text]:
    """Return the targets under their heading; unknown indicators among the tasks that nobody reviewed are counted."""
    known = [row for row in rows if row.indicator != "other" or row.scope == "headline" or row.reviewed]
    lines = (heading(en("targets"), len(known)) + target_table(known)) if known else []
    if len(rows) > len(known):
        lines.append(Text(f"  and {len(rows) - len(known)} of other things among the tasks", style="dim"))
    return lines


def target_table(rows: Sequence[TargetRow]) -> list[Text]:
    """Return the table of targets in aligned columns."""
    widths = [max((width(getattr(row, name)) for row in rows), default=0) for name in ("name", "old")]
    lines = []
    for row in rows:
        name, old = (padded(text, places) for text, places in zip((row.name, row.old), widths, strict=True))
        state = f"   [{en('gone' if row.entry.state == 'dropped' else row.entry.state)}]" if row.entry else ""
        task = "" if row.scope == "headline" else f"   ({en(row.scope) if row.scope else ''})"
        lines.append(Text(f"  {name}  {old} {row.arrow} {row.new}{state}{task}{grade_note(row)}".rstrip()))
        lines += [Text(f"      {english}", style="italic") for _, english in row.remarks]
    return lines


def grade_note(row: TargetRow) -> str:
    """Return the grade of a row that is not certain, with the reason where a person should look."""
    if row.grade == "certain":
        return ""
    why = (
        f": {'; '.join(english for _, english in row.reasons)}"
        if row.grade == "needs_look" and row.reasons
        else ""
    )
    return f"   {{{GRADES[row.grade][1]}{why}}}"


def sentence_sections(name: str, parts: Iterable[Part[Sentence]]) -> list[Text]:
    """Return the sentences of one side by section.

    Args:
        name: "added" or "dropped": the label, which also decides on sign and colour.
        parts: sections with their sentences; without any there are no lines.
    """
    parts = tuple(parts)
    lines = heading(en(name), sum(len(part.items) for part in parts)) if parts else []
    sign, style = ("+", "green") if name == "added" else ("-", "red")
    for part in parts:
        lines.append(Text(f"  {english_heading(part)}", style="bold"))
        lines += [Text(f"    {sign} {sentence.text}", style=style) for sentence in part.items]
    return lines


def pair_sections(name: str, parts: Iterable[Part[Pairing]], *, colours: bool) -> list[Text]:
    """Return pairs of sentences by section, under the label `name`; without any there are no lines."""
    parts = tuple(parts)
    lines = heading(en(name), sum(len(part.items) for part in parts)) if parts else []
    for part in parts:
        lines.append(Text(f"  {english_heading(part)}", style="bold"))
        lines += [pair_line(pairing, colours=colours) for pairing in part.items]
    return lines


def pair_line(pairing: Pairing, *, colours: bool) -> Text:
    """Return the newer sentence with old and new text marked; a move inside it counts as new wording."""
    line = Text("    ~ ")
    for piece in pairing.pieces:
        old, new = ("".join(run.text for run in side) for side in (piece.old, piece.new))
        if piece.hunk is None:
            line.append(one_line(new))
        else:
            kind = "wording" if piece.kind == "move" else str(piece.kind)
            append_change(line, Passage(kind, "", abridged(old), abridged(new), "", ""), colours=colours)
    return line
