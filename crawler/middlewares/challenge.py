"""Response -> whether an anti-bot challenge came in place of the page."""

from scrapy import Request
from scrapy.http import Response

from crawler.responses import open_response, page_of
from pipelines.screen.response_checks import check_response
from pipelines.screen.signatures import CHALLENGE_TEXT, challenge_mark
from pipelines.screen.verdict import examine
from storage.records import Page

OK = 200
TINY_BYTES = 3_000
"""A 200 shorter than this may be a challenge without any known mark; a guess."""
SHELL_BYTES = 12_000
"""A 200 longer than this is never a bare challenge, the pipelines judge it; a guess."""


def is_challenge(request: Request, response: Response) -> bool:
    """Return whether a response is a challenge in place of the page."""
    page = page_of(response, source="")
    if response.status == OK and (len(response.body) > SHELL_BYTES or not may_challenge(request, page)):
        return False
    if finding := check_response(page):
        return finding[0] == "challenged"
    return examine(page, open_response(request, page).copy()).verdict.name == "challenged"


def may_challenge(request: Request, page: Page) -> bool:
    """Return whether a page is tiny or shows a mark; a 200 without either is no challenge. Cheap."""
    if len(page.body) < TINY_BYTES:
        return True
    text = open_response(request, page).text
    return bool(challenge_mark(text) or CHALLENGE_TEXT.search(text))
