"""The choice of a renderer for a change or a list of changes, by format and axis.

Renderers are imported when they are first used, so that a command loads Jinja2 or rich only for what it writes.
"""

from collections.abc import Sequence

from pipelines.compare.comparison import Comparison, Listed
from storage.records import YearDiff

FORMATS = ("text", "html", "json", "md")


def rendered(comparison: Comparison, form: str, *, colours: bool = False) -> str:
    """Render a change.

    Args:
        comparison: the change with both texts.
        form: one of FORMATS; any other name counts as "text".
        colours: use ANSI colours; the format "text" alone knows them.
    """
    is_year = isinstance(comparison.change, YearDiff)
    if form == "html":
        from pipelines.render.html.page import change_page

        return change_page(comparison)
    if form == "json":
        from pipelines.render.json_change import json_text

        return json_text(comparison)
    if form == "md":
        return _markdown(comparison, is_year=is_year)
    return _text(comparison, is_year=is_year, colours=colours)


def rendered_list(
    changes: Sequence[Listed],
    form: str,
    *,
    in_full: Sequence[Comparison] = (),
    saved: int = 0,
    colours: bool = False,
) -> str:
    """Render a list of changes.

    Args:
        changes: the lines, those of one region together.
        form: one of FORMATS; any other name counts as "text".
        in_full: the first changes with their texts, which the format "html" alone shows.
        saved: number of changes in the archive, which the format "text" alone shows, for an empty list.
        colours: use ANSI colours; the format "text" alone knows them.
    """
    if form == "html":
        from pipelines.render.html.page import list_page

        return list_page(changes, in_full)
    if form == "json":
        from pipelines.render.change_list import list_json

        return list_json(changes)
    if form == "md":
        from pipelines.render.markdown.list_markdown import list_markdown

        return list_markdown(changes)
    from pipelines.render.terminal.list_terminal import list_terminal

    return list_terminal(changes, saved=saved, colours=colours)


def _markdown(comparison: Comparison, *, is_year: bool) -> str:
    if is_year:
        from pipelines.render.markdown.year_markdown import year_markdown

        return year_markdown(comparison)
    from pipelines.render.markdown.edit_markdown import edit_markdown

    return edit_markdown(comparison)


def _text(comparison: Comparison, *, is_year: bool, colours: bool) -> str:
    if is_year:
        from pipelines.render.terminal.year_terminal import year_terminal

        return year_terminal(comparison, colours=colours)
    from pipelines.render.terminal.edit_terminal import edit_terminal

    return edit_terminal(comparison, colours=colours)
