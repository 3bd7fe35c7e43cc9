"""Templates -> self-contained pages, in which no character of a report is markup."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipelines.render.grade_labels import GRADES
from pipelines.render.labels import LABELS, reason_zh
from pipelines.render.safe_text import visible

TEMPLATES = Path(__file__).parent / "templates"
POLICY = "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action {forms}"


def filled(template: str, **values: object) -> str:
    """Fill in the template of a page; its Content-Security-Policy allows exactly its own style and script."""
    style, script = asset("page.css"), asset("page.js")
    return (
        templates()
        .get_template(template)
        .render(style=Markup(style), script=Markup(script), policy=page_policy(style, script), **values)  # noqa: S704 -- our own files
    )


def page_policy(style: str, script: str, forms: str = "'none'") -> str:
    """Return the Content-Security-Policy of a page that needs exactly one style and one script, both inside it.

    Args:
        style: the text of its style element.
        script: the text of its script element.
        forms: where its forms may lead, as the policy writes it.
    """
    return POLICY.format(style=csp_hash(style), script=csp_hash(script), forms=forms)


@cache
def templates(*before: Path) -> Environment:
    """Return the templates, with autoescape for every name and an error for every unknown value.

    Args:
        before: folders with further templates; of two with one name theirs counts.
    """
    made = Environment(
        loader=FileSystemLoader([*before, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["visible"] = visible
    made.filters["reason_zh"] = reason_zh
    made.globals["labels"] = LABELS
    made.globals["grades"] = GRADES
    return made


@cache
def asset(name: str) -> str:
    """Return a style sheet or script as it stands in a page, after a newline."""
    return "\n" + (TEMPLATES / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def csp_hash(text: str) -> str:
    """Return the hash of an inline style or script as a Content-Security-Policy names it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
