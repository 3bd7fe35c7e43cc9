"""Article -> cleaned Article: repairs, boilerplate and duplicate lines removed; all is recorded."""

from dataclasses import replace

from pipelines.boilerplate.duplicate_lines import drop_second, drop_summary
from pipelines.boilerplate.related_sections import drop_appended
from pipelines.boilerplate.trimming import trim_boilerplate
from pipelines.clean.quality_flags import flags_of
from pipelines.clean.repair import repair
from pipelines.extract.page_content import LINK_END
from pipelines.host_rules import rules_for, site_host
from storage.records import Article

FLAG_OF_REPAIR = {"blob_headings": "blob", "double_bullet": "pdf", "pdf_break": "pdf"}
"""Repair -> flag that says where a text comes from."""
FLAG_OF_TRIM = {"twice": "twice", "summary": "summary"}
"""Trim -> flag that says something about the page."""


def clean(article: Article) -> Article:
    """Repair, trim and flag the text of an article. Pure; reads nothing but its tables."""
    recurring = rules_for(site_host(article.url)).recurring
    own, appended = drop_appended([line for line in article.text.split("\n") if line.strip()])
    mended, repairs = repair(own)
    kept, trimmed = trim_boilerplate(mended, recurring, article.title)
    trimmed += appended
    for drop_double in (drop_second, drop_summary):
        kept, doubles = drop_double(kept)
        trimmed += doubles
    text = "\n".join(kept)
    flags = {*article.flags, *flags_of(kept, article.text)}
    flags |= {FLAG_OF_TRIM[each.rule] for each in trimmed if each.rule in FLAG_OF_TRIM}
    flags |= {FLAG_OF_REPAIR[each.rule] for each in repairs if each.rule in FLAG_OF_REPAIR}
    flags -= {"cut", LINK_END} if LINK_END in flags else set()
    return replace(
        article,
        text=text,
        trimmed=(*article.trimmed, *trimmed),
        repairs=(*article.repairs, *repairs),
        flags=tuple(sorted(flags)),
    )
