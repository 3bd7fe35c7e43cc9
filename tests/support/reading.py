"""Page -> its articles as they are found, before anything is cleaned."""

from pipelines.extract import extract
from pipelines.screen import examine
from storage.records import Article, Page


def articles_on(page: Page) -> list[Article]:
    """Find the articles of a page."""
    screening = examine(page)
    return extract(screening.content, screening.verdict)
