"""Reading beside its peers, what is no text yet: hard encodings, and errors and blockers told from pages."""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.common.paths import CORPUS
from pipelines.parse.encoding import decode
from pipelines.screen.verdict import screen
from storage.records import Page

SNAPSHOTS = CORPUS / "http" / "http_error_snapshots_edgi"
"""Status, headers and title of real answers; a folder's name ends in how good they are, 0 to 1."""
STAND_IN = f"<p>{'各位代表：现在，我代表县人民政府向大会报告工作，请予审议。' * 60}</p>"
"""The text of a page that is one: the snapshots have none."""
TEXTS = {"real", "list"}


def encodings() -> tuple[int, int, int]:
    """Pages whose every word arrives: (ours, Scrapy's own response, of how many)."""
    from scrapy.http import HtmlResponse

    from tests.support.encodings import CASES, header

    ours = scrapy = 0
    for body, charset, words in CASES.values():
        ours += words in decode(Page(url="", body=body, headers=header(charset))).text
        headers = dict(header(charset))
        scrapy += words in HtmlResponse("http://a.example/", headers=headers, body=body).text
    return ours, scrapy, len(CASES)


def answers() -> Iterator[tuple[bool, Page]]:
    """Each snapshot as (whether it is a page, the answer with that title)."""
    for path in sorted(SNAPSHOTS.glob("*/*.json")):
        data = json.loads(path.read_text("utf-8"))["data"]
        headers = tuple((name.lower(), str(value)) for name, value in (data.get("headers") or {}).items())
        status = int(data.get("status") or 0)
        good = _score(path) > 0.5 and status == 200
        source = (
            f"<html><title>{data.get('title') or ''}</title><body>{STAND_IN if good else ''}</body></html>"
        )
        yield good, Page(url=data["url"], status=status, headers=headers, body=source.encode())


def _score(path: Path) -> float:
    return float(path.parent.name.rpartition("-")[2])


def told_apart() -> tuple[int, int]:
    """Snapshots whose verdict is right: (right, of how many)."""
    right = [(screen(page).name in TEXTS) == good for good, page in answers()]
    return sum(right), len(right)
