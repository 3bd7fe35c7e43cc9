"""Article -> Article: furniture taken off head and tail, damage mended, both recorded; flags say what remains."""

from dataclasses import replace

from pipelines.flags import flags_of
from pipelines.furniture import trim
from pipelines.repair import repair
from pipelines.rules import host_of, rules_for
from storage.records import Article


def clean(article: Article) -> Article:
    """Trim, mend and flag an article's text. Pure; reads nothing but its tables."""
    recurring = rules_for(host_of(article.url)).recurring
    kept, trimmed = trim(article.text.split("\n"), recurring)
    lines, repairs = repair(kept)
    text = "\n".join(lines)
    return replace(
        article,
        text=text,
        trimmed=(*article.trimmed, *trimmed),
        repairs=(*article.repairs, *repairs),
        flags=tuple(sorted({*article.flags, *flags_of(text)})),
    )
