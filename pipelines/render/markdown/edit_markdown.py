"""Comparison -> Markdown in which nothing of a text is markup; <del> and <ins> say what is gone and what has come."""

import re

from pipelines.compare.comparison import ComparedText, Comparison
from pipelines.render.labels import en
from pipelines.render.safe_text import one_line
from pipelines.render.view.passages import Passage, minor_count, passages
from storage.records import Diff

SPECIAL = re.compile(r"[\\`*_\[\]#|~$@]|:(?=//)|(?<=www)\.")
"""What Markdown might read as markup within a line, links it makes by itself included: the "*" of "5*3"."""

ENTITIES = {"&": "&amp;", "<": "&lt;"}


def escaped(text: str) -> str:
    """Text on one line that every Markdown reader shows as it is."""
    safe = SPECIAL.sub(r"\\\g<0>", one_line(text).replace("&", "\x00").replace("<", "\x01"))
    return safe.replace("\x00", ENTITIES["&"]).replace("\x01", ENTITIES["<"])


def markdown_text(comparison: Comparison) -> str:
    """A change as a Markdown document."""
    diff = comparison.change
    if not isinstance(diff, Diff):
        from pipelines.render.markdown.year_markdown import year_markdown

        return year_markdown(comparison)
    lines = [*head(comparison), f"**{escaped(diff.summary)}**", ""]
    if not diff.same_report:
        lines += ["Not two texts of one report: `--axis year` compares two years of a place.", ""]
    if diff.better:
        lines += [f"The better witness is the {diff.better} side.", ""]
    for section, found in passages(comparison):
        lines += [f"## {escaped(section) or en('role_head')}", ""]
        lines += [item(passage) for passage in found] + [""]
    if minor := minor_count(diff):
        lines += [f"{minor} of layout or typography only, not listed.", ""]
    return "\n".join(lines)


def head(comparison: Comparison) -> list[str]:
    """Title and both sides."""
    return [
        f"# {escaped(comparison.title)}",
        "",
        f"- old: {named(comparison.old)}",
        f"- new: {named(comparison.new)}",
        *(f"- {escaped(english)}" for _, english in comparison.notes),
        "",
    ]


def named(side: ComparedText) -> str:
    """What a side is called and where it stands."""
    return ", ".join(escaped(part) for part in (side.name, side.note, side.url) if part)


def item(passage: Passage) -> str:
    """One passage as an item of a list; what changed inside a moved text as items below."""
    before = f"…{escaped(passage.before)}" if passage.before else ""
    after = f"{escaped(passage.after)}…" if passage.after else ""
    note = f" ({escaped(passage.note)})" if passage.note else ""
    inner = "".join(f"\n    - {each.kind.replace('_', ' ')}: {changed(each)}" for each in passage.inner)
    return f"- {passage.kind.replace('_', ' ')}: {before}{changed(passage)}{after}{note}{inner}"


def changed(passage: Passage) -> str:
    """What is gone and what has come; a move stands once."""
    if passage.kind == "move":
        return escaped(passage.new)
    gone = f"<del>{escaped(passage.old)}</del>" if passage.old else ""
    come = f"<ins>{escaped(passage.new)}</ins>" if passage.new else ""
    return gone + come
