"""Which regions a page speaks for: site code, prefix of a list's title, publisher, site name."""

from pipelines.gazetteer.regions import code_in, region
from pipelines.gazetteer.toponyms import names_in, stems_in
from pipelines.identify.place_evidence import strip_prefix
from storage.records import Article

SourceCodes = tuple[str, frozenset[str]]
"""What speaks, and the codes of the regions that it may mean."""

SITE_CODE = "site code"
LIST_SITE_CODE = "list's site code"
CODED = frozenset({SITE_CODE, LIST_SITE_CODE})
"""Sources that give a code instead of a name."""
PREFIX = "prefix"
NAME_CHARS = 80
"""Characters of a publisher's or a site's name that are read for a place; a guess."""


def read_page_sources(article: Article) -> list[SourceCodes]:
    """Return what the page says about its place, the most trusted source first, without silent ones."""
    fields, hints = article.fields, article.hints
    found: list[SourceCodes] = []
    for source, code in ((SITE_CODE, fields.site_code), (LIST_SITE_CODE, hints.site_code)):
        if region(code[:6]):
            found.append((source, frozenset({code[:6]})))
    prefix = hints.prefix or strip_prefix(article.title)[1]
    named = (
        (PREFIX, prefix),
        ("publisher", fields.publisher),
        ("site name", fields.site_name),
        ("list's title", hints.title),
    )
    return found + [(source, codes) for source, words in named if (codes := _codes_named(source, words))]


def codes_of(source: str, article: Article) -> frozenset[str]:
    """Return the codes that one source of the page gives; empty where it is silent."""
    return next((codes for name, codes in read_page_sources(article) if name == source), frozenset())


def codes_in_use(codes: frozenset[str], year: int | None) -> frozenset[str]:
    """Return the codes that places had in a year; those that had none then are left out."""
    return frozenset(now for code in codes if region(now := code_in(code, year), year))


def _codes_named(source: str, words: str) -> frozenset[str]:
    """Codes of the last place that some words name; a prefix may name it without its class."""
    stem = stems_in(words, 0) if source == PREFIX and words else None
    namings = names_in(words[:NAME_CHARS]) or ([stem] if stem else [])
    return frozenset(one.code for one in namings[-1].regions) if namings else frozenset()
