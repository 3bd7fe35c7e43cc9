"""What lists of changes share in every format, and a list as JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby

from pipelines.compare.comparison import Listed
from pipelines.compare.naming import place_name
from pipelines.render.safe_text import to_json

NOTHING = "nothing new since the last announcement"
MOST_ON_A_PAGE = 200
"""Changes shown in full on one HTML page (guess); the number of the others is given."""


def by_place(changes: Iterable[Listed]) -> list[tuple[str, list[Listed]]]:
    """Return lines that stand together by region, each region under the name of its place."""
    return [
        (place_name(region), list(found)) for region, found in groupby(changes, key=lambda each: each.region)
    ]


def others_note(change: Listed) -> str:
    """Return how many more pages have the same edit, as words to append; empty for none."""
    return f" (and the same on {len(change.also)} more)" if change.also else ""


def list_json(changes: Sequence[Listed]) -> str:
    """Render a list of changes as one JSON value: {"changes": […]}."""
    return to_json({"changes": [asdict(change) for change in changes]}, indent=1) + "\n"
