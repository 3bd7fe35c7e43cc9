"""Edit or copy change -> Markdown: the passages by section, with <del> and <ins> for old and new text."""

from pipelines.compare.comparison import Comparison, edit_change
from pipelines.render.labels import en
from pipelines.render.markdown.escape import change_marks, document_head, escaped
from pipelines.render.view.passages import Passage, minor_count, passages_by_section


def edit_markdown(comparison: Comparison) -> str:
    """Render an edit or copy change as a Markdown document.

    Raises:
        TypeError: the comparison is along the year axis.
    """
    diff = edit_change(comparison)
    lines = [*document_head(comparison), f"**{escaped(diff.summary)}**", ""]
    if not diff.same_report:
        lines += ["Not two texts of one report: `--axis year` compares two years of a place.", ""]
    if diff.better:
        lines += [f"The better witness is the {diff.better} side.", ""]
    for section, found in passages_by_section(comparison):
        lines += [f"## {escaped(section) or en('role_head')}", ""]
        lines += [passage_item(passage) for passage in found] + [""]
    if minor := minor_count(diff):
        lines += [f"{minor} of layout or typography only, not listed.", ""]
    return "\n".join(lines)


def passage_item(passage: Passage) -> str:
    """Return a passage as an item of a list, with the changes inside a moved text as items below it."""
    before = f"…{escaped(passage.before)}" if passage.before else ""
    after = f"{escaped(passage.after)}…" if passage.after else ""
    note = f" ({escaped(passage.note)})" if passage.note else ""
    inner = "".join(f"\n    - {each.kind.replace('_', ' ')}: {marked(each)}" for each in passage.inner)
    return f"- {passage.kind.replace('_', ' ')}: {before}{marked(passage)}{after}{note}{inner}"


def marked(passage: Passage) -> str:
    """Return the old and the new text of a passage in marks; the text of a move stands once, without them."""
    if passage.kind == "move":
        return escaped(passage.new)
    return change_marks(passage.old, passage.new)
