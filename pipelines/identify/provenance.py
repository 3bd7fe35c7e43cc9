"""Article -> the day of its publication and its source, where only lines around the text state them.

A page states both in its tables and metas (extract); a document or a saved text only in lines such as
`来源：海南日报` or `2017-02-26 15:18 作者：县政府办`, which are trimmed from the text or stand in its front matter.
"""

import re

from pipelines.extract.date_formats import iso_day
from pipelines.extract.publication import stated
from pipelines.identify.front_matter import FrontMatter
from storage.records import Article

ABOUT_RULES = frozenset(
    {
        "meta_line",
        "meta_label",
        "meta_value",
        "timestamp",
        "date_line",
        "dated",
        "counted",
        "info_row",
        "info_item",
    }
    | {"credits", "press_credit"}
)
"""Rules of trimmed lines that speak of the article itself, not of its site or of other articles."""
AUTHOR = re.compile(r"(?:作者|撰稿|供稿|发布者?|稿件)\s?[：:]\s{0,3}([^\s：:|｜【\[，。]{2,24})")
"""Who wrote or gave an article: `作者：县政府办`."""
LABEL_SIGNS = ("源", "期", "间", "布")
"""Characters of the labels of a source and a day, without which a line of the front matter states neither."""
ORGAN = re.compile(r"(?:政府|办|室|局|委|厅|院|部|网|报|社|台|中心|秘书处|管委会)$")
"""The end of an organ's name, for an author may be a person."""


def read_provenance(article: Article, head: FrontMatter) -> tuple[str, str]:
    """Return the day of publication (ISO, empty when unknown) and the source of an article.

    What the page states counts first; then the trimmed lines, then the front matter.
    """
    published, publisher = article.fields.published, article.fields.publisher
    if published and publisher:
        return published, publisher
    trims = [line for trim in article.trimmed if trim.rule in ABOUT_RULES for line in trim.text.split("\n")]
    end = head.joined.raw((0, head.end))[1]
    own = [line for line in article.text[:end].split("\n") if any(sign in line for sign in LABEL_SIGNS)]
    if not trims and not own:
        return published, publisher
    day, source = stated(trims, own)
    return published or iso_day(day), publisher or source or _author(trims)


def _author(lines: list[str]) -> str:
    """Return the organ that the lines name as author; empty without one."""
    named = (found[1] for line in lines for found in AUTHOR.finditer(line))
    return next((name for name in named if ORGAN.search(name)), "")
