"""Year change -> Markdown: the most telling differences, the targets, new, gone, reworded, stayed."""

from collections.abc import Iterable

from pipelines.compare.comparison import Comparison, year_change
from pipelines.render.grade_labels import GRADES
from pipelines.render.labels import en
from pipelines.render.markdown.escape import change_marks, document_head, escaped
from pipelines.render.view.aligned_rows import MINOR
from pipelines.render.view.target_rows import TargetRow, target_rows
from pipelines.render.view.year_highlights import tellings
from pipelines.render.view.year_sections import Pairing, Part, Sentence, english_heading, year_view


def year_markdown(comparison: Comparison) -> str:
    """Render a year change as a Markdown document.

    Raises:
        TypeError: the comparison is along another axis.
    """
    diff, view = year_change(comparison), year_view(comparison)
    lines = [
        *document_head(comparison),
        *(f"> {escaped(reason)}" for reason in diff.odd),
        f"**{escaped(diff.summary)}**",
        "",
    ]
    if highlights := tellings(comparison, view):
        lines += [f"## {en('telling')}", ""]
        lines += [f"1. {en(each.kind)}: {escaped(each.text)}" for each in highlights] + [""]
    lines += target_table(target_rows(diff, comparison.reviewed))
    for name, sentences in (("added", view.added), ("dropped", view.dropped)):
        lines += sentence_sections(name, sentences)
    for name, pairs in (
        ("reworded", view.reworded),
        ("rewritten", view.rewritten),
        ("outcome", view.outcomes),
    ):
        lines += pair_sections(name, pairs)
    stayed = sum(len(part.items) for part in view.stayed)
    lines += [f"{en('stayed')}: {stayed} sentences, {diff.carried:.0%} of the text.", ""]
    return "\n".join(lines)


def target_table(rows: Iterable[TargetRow]) -> list[str]:
    """Return the heading and the table of targets, or a sentence that says that there is none."""
    rows = tuple(rows)
    lines = [target_line(row) for row in rows]
    remarks = [f"- {escaped(row.name)}: {escaped(english)}" for row in rows for _, english in row.remarks]
    head = (
        ["| indicator | scope | old | | new | account | grade |", "|---|---|---|---|---|---|---|"]
        if lines
        else []
    )
    return [
        f"## {en('targets')}",
        "",
        *head,
        *(lines or [en("no_targets")]),
        "",
        *remarks,
        *([""] if remarks else []),
    ]


def target_line(row: TargetRow) -> str:
    """Return a row of the table of targets."""
    state = en("gone" if row.entry.state == "dropped" else row.entry.state) if row.entry else ""
    why = (
        f": {'; '.join(english for _, english in row.reasons)}"
        if row.grade == "needs_look" and row.reasons
        else ""
    )
    cells = (row.name, en(row.scope), row.old, row.arrow, row.new, state, GRADES[row.grade][1] + why)
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"


def sentence_sections(name: str, parts: Iterable[Part[Sentence]]) -> list[str]:
    """Return the sentences of one side by section, under the label `name`; empty without any."""
    lines: list[str] = []
    for part in parts:
        lines += [f"### {escaped(english_heading(part))}", ""]
        lines += [f"- {escaped(sentence.text)}" for sentence in part.items] + [""]
    return [f"## {en(name)}", "", *lines] if lines else []


def pair_sections(name: str, parts: Iterable[Part[Pairing]]) -> list[str]:
    """Return pairs of sentences by section, under the label `name`; empty without any."""
    lines: list[str] = []
    for part in parts:
        lines += [f"### {escaped(english_heading(part))}", ""]
        lines += [f"- {marked_pair(pairing)}" for pairing in part.items] + [""]
    return [f"## {en(name)}", "", *lines] if lines else []


def marked_pair(pairing: Pairing) -> str:
    """Return the newer sentence with old and new text in marks; changes of layout alone are not marked."""
    written = ""
    for piece in pairing.pieces:
        old, new = ("".join(run.text for run in side) for side in (piece.old, piece.new))
        is_equal = piece.hunk is None or piece.kind in MINOR
        written += escaped(new) if is_equal else change_marks(old, new)
    return written
