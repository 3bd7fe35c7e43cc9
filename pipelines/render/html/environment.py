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
POLICY = "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"


def filled(template: str, **values: object) -> str:
    """Fill in the template of a page; its Content-Security-Policy allows exactly its own style and script."""
    style, script = asset("page.css"), asset("page.js")
    policy = POLICY.format(style=csp_hash(style), script=csp_hash(script))
    return (
        templates()
        .get_template(template)
        .render(style=Markup(style), script=Markup(script), policy=policy, **values)  # noqa: S704 -- our own files
    )


@cache
def templates() -> Environment:
    """Return the templates, with autoescape for every name and an error for every unknown value."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
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
