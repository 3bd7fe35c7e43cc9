"""BrowseView -> HTML with its Content-Security-Policy; no character of a report is markup."""

from functools import cache, partial
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from browse.asked import Asked
from browse.browse_view import BrowseView
from browse.page_words import kind_word, status_word, word
from pipelines.render.html.environment import asset, page_policy, templates
from pipelines.render.safe_text import visible

TEMPLATES = Path(__file__).parent / "templates"


def drawn(view: BrowseView, asked: Asked) -> tuple[str, str]:
    """Draw a page.

    Returns:
        The HTML, and the policy that its answer carries as a header: it allows the page's own style and script, forms
        that lead to this server, and nothing else.
    """
    style, script = style_sheet(), asset("page.js")
    policy = page_policy(style, script, forms="'self'")
    html = (
        room_templates()
        .get_template(view.template)
        .render(
            style=Markup(style),  # noqa: S704 -- our own files
            script=Markup(script),  # noqa: S704
            policy=policy,
            title=view.title,
            ui=asked.lang,
            asked=asked,
            other_lang="en" if asked.lang == "zh" else "zh",
            table_base=f"{asked.path.rstrip('/')}/",
            table_fields=asked.with_fields().removeprefix(asked.path),
            t=partial(word, asked.lang),
            kind_word=partial(kind_word, asked.lang),
            status_word=partial(status_word, asked.lang),
            **view.values,
        )
    )
    return html, f"{policy}; frame-ancestors 'none'"


@cache
def room_templates() -> Environment:
    """Return the templates of the reading room over those of a change; every text they show is made visible."""
    made = templates(TEMPLATES).overlay(finalize=shown)
    made.filters["day"] = day
    return made


@cache
def style_sheet() -> str:
    """Return the style sheet of a change with that of the reading room after it."""
    own = (TEMPLATES / "browse.css").read_text(encoding="utf-8").replace("\r\n", "\n")
    return asset("page.css") + own


def shown(value: object) -> object:
    """Return what a template writes: a text with what steers or cannot be printed spelled out, all else as it is."""
    return visible(value) if type(value) is str else value


def day(moment: str) -> str:
    """Return the date of an ISO moment."""
    return moment[:10]
