"""The formats in which a change can be had: name -> renderer."""

from pipelines.compare.comparison import Comparison

FORMATS = ("text", "html", "json", "md")


def rendered(comparison: Comparison, form: str, *, colours: bool = False) -> str:
    """A change in one of FORMATS; colours are drawn in text only."""
    if form == "html":
        from pipelines.render.html.page import page

        return page(comparison)
    if form == "json":
        from pipelines.render.json_change import json_text

        return json_text(comparison)
    if form == "md":
        from pipelines.render.markdown.edit_markdown import markdown_text

        return markdown_text(comparison)
    from pipelines.render.terminal.edit_terminal import terminal_text

    return terminal_text(comparison, colours=colours)
