"""Lists and passages that were judged by hand without knowing the method: shares by list.

judged_phrases.tsv: the fifty best of each list, shuffled together with a peer's before they were read. T a set phrase,
policy or slogan; E a real term that is none; F a fragment or ordinary words. judged_reuse.tsv: sixty passages shown
unmarked, drawn at random over all reports of the corpus, as spans without their text. R reuse or specific wording that
both share; F a set phrase, name or liturgy; S a scaffold of figures; X chance. The sample "first" was read before the last
change of the marks, "fresh" after it.
"""

import csv
from collections import Counter

from benchmarks.common.paths import GOLD


def judged_shares() -> list[tuple[str, int, dict[str, float]]]:
    """(list, how many were judged, judgement -> share) of both files."""
    found = []
    for name, column in (("judged_phrases.tsv", "list"), ("judged_reuse.tsv", "sample")):
        with (GOLD / name).open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
        for each in dict.fromkeys(row[column] for row in rows):
            counts = Counter(row["judged"] for row in rows if row[column] == each)
            total = counts.total()
            found.append(
                (f"{column} {each}", total, {mark: count / total for mark, count in sorted(counts.items())})
            )
    return found
