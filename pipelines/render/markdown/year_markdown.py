"""Year change -> Markdown: the most telling differences, the table of targets, new, gone, reworded, stayed."""

from collections.abc import Iterable

from pipelines.compare.comparison import Comparison
from pipelines.render.labels import en
from pipelines.render.markdown.edit_markdown import escaped, head
from pipelines.render.view.aligned_rows import MINOR
from pipelines.render.view.target_wording import goals
from pipelines.render.view.year_highlights import tellings
from pipelines.render.view.year_sections import Pairing, Part, Sentence, year_change, year_view
from storage.records import YearDiff


def year_markdown(comparison: Comparison) -> str:
    """A year change as a Markdown document."""
    diff, view = year_change(comparison), year_view(comparison)
    lines = [
        *head(comparison),
        *(f"> {escaped(reason)}" for reason in diff.odd),
        f"**{escaped(diff.summary)}**",
        "",
    ]
    told = tellings(comparison, view)
    if told:
        lines += [f"## {en('telling')}", ""]
        lines += [f"1. {en(each.kind)}: {escaped(each.text)}" for each in told] + [""]
    lines += table(diff)
    for name, parts in (("added", view.added), ("dropped", view.dropped)):
        lines += listed(name, parts)
    lines += reworded("reworded", view.reworded)
    lines += reworded("rewritten", view.rewritten)
    lines += reworded("outcome", view.outcomes)
    stayed = sum(len(part.items) for part in view.stayed)
    lines += [f"{en('stayed')}: {stayed} sentences, {diff.carried:.0%} of the text.", ""]
    return "\n".join(lines)


def table(diff: YearDiff) -> list[str]:
    """The table of targets."""
    rows = [f"## {en('targets')}", ""]
    found = goals(diff)
    if not found:
        return [*rows, en("no_targets"), ""]
    rows += ["| indicator | scope | old | | new | account |", "|---|---|---|---|---|---|"]
    for goal in found:
        state = en("gone" if goal.entry.state == "dropped" else goal.entry.state) if goal.entry else ""
        cells = (goal.name, en(goal.scope), goal.old, goal.arrow, goal.new, state)
        rows.append("| " + " | ".join(escaped(cell) for cell in cells) + " |")
    return [*rows, ""]


def listed(name: str, parts: Iterable[Part[Sentence]]) -> list[str]:
    """Sentences of one side by section."""
    lines: list[str] = []
    for part in parts:
        lines += [f"### {escaped(part.heading or en('role_' + part.role))}", ""]
        lines += [f"- {escaped(sentence.text)}" for sentence in part.items] + [""]
    return [f"## {en(name)}", "", *lines] if lines else []


def reworded(name: str, parts: Iterable[Part[Pairing]]) -> list[str]:
    """Pairs of sentences by section, each with what changed in it."""
    lines: list[str] = []
    for part in parts:
        lines += [f"### {escaped(part.heading or en('role_' + part.role))}", ""]
        lines += [f"- {rewritten(pairing)}" for pairing in part.items] + [""]
    return [f"## {en(name)}", "", *lines] if lines else []


def rewritten(pairing: Pairing) -> str:
    """One sentence with what is gone and what has come."""
    written = ""
    for piece in pairing.pieces:
        old, new = (escaped("".join(run.text for run in side)) for side in (piece.old, piece.new))
        if piece.hunk is None or piece.kind in MINOR:
            written += new
        else:
            written += (f"<del>{old}</del>" if old else "") + (f"<ins>{new}</ins>" if new else "")
    return written
