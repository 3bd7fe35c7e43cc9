"""Changes of the archive -> their summaries in a language; the archive keeps the English ones."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from browse.asked import Lang
from pipelines.diff.years.summary import WORDS
from pipelines.render.labels import COUNTED, NOTED, YEAR_COUNTS, zh
from storage.archive import Archive

YEAR_COUNT = re.compile(r"(?P<count>\d+) (?P<words>[a-z ]+)")
"""A count in the English summary of a year change: "2 targets changed"."""
CARRIED = re.compile(r"(?P<share>\d+%) carried over$")
"""Its end: "41% carried over"."""
NAMES: Mapping[str, str] = {words: name for name, both in WORDS.items() for words in both}
"""English words of a count -> its name."""
KINDS = """
SELECT change, CASE WHEN note IN ({notes}) THEN note ELSE kind END AS label, count(*) AS n
FROM hunks WHERE change IN ({marks}) GROUP BY 1, 2
"""


def with_summaries(
    archive: Archive, changes: Sequence[Mapping[str, Any]], lang: Lang
) -> list[dict[str, Any]]:
    """Return changes with the field `said`: what changed, on one line in the language.

    Args:
        archive: an open archive.
        changes: rows with `id`, `axis`, `severity` and `summary`, as change_log has them.
        lang: the language.
    """
    if lang == "en":
        return [{**row, "said": row["summary"]} for row in changes]
    counted = hunk_counts_of(archive, [row["id"] for row in changes if row["axis"] != "year"])
    return [
        {
            **row,
            "said": year_summary_zh(row["summary"])
            if row["axis"] == "year"
            else counts_zh(counted.get(row["id"], {})) or zh(f"severity{row['severity']}"),
        }
        for row in changes
    ]


def hunk_counts_of(archive: Archive, changes: Sequence[str]) -> dict[str, Counter[str]]:
    """Return for each change the number of its hunks by their labels (pipelines.render.labels)."""
    found: dict[str, Counter[str]] = {}
    sql = KINDS.format(
        notes=",".join(f"'{note}'" for note in sorted(NOTED)), marks=",".join("?" * len(changes))
    )
    for row in archive.query(sql, changes):
        found.setdefault(row["change"], Counter())[row["label"]] = row["n"]
    return found


def counts_zh(counts: Mapping[str, int]) -> str:
    """Return counts as one line of Chinese, 数字 2 处，措辞 1 处; empty without any."""
    return "，".join(f"{zh(label)} {counts[label]} 处" for label in COUNTED if counts.get(label))


def year_summary_zh(summary: str) -> str:
    """Return the English summary of a year change in Chinese; words that are not known are left out."""
    counts = [
        f"{YEAR_COUNTS[NAMES[found['words'].strip()]]} {found['count']}"
        for found in YEAR_COUNT.finditer(summary)
        if found["words"].strip() in NAMES
    ]
    carried = CARRIED.search(summary)
    parts = ["，".join(counts) or zh("severity0"), f"逐字沿用 {carried['share']}" if carried else ""]
    return "；".join(filter(None, parts))
