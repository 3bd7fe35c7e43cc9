"""Pairs of sentences that a reader judged -> how many of those that are shown as one sentence reworded were accepted."""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterator

from benchmarks.years.gold import CORPUS, OWN
from pipelines.diff.years.year_comparison import compare_years

JUDGED = OWN / "rewordings.tsv"
"""The judgements with their criteria; it holds offsets and hashes, no words."""
DIGITS = 12
"""Characters of a hash that are kept."""


def rewordings() -> Iterator[tuple[str, str]]:
    """Compare the judged reports anew.

    Returns:
        (draw, "accepted of shown, shown of judged") of each draw; empty where the corpus has other texts.

    Raises:
        ValueError: a text is not the one that was read.
    """
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if row and not row[0].startswith("#")]
    files = {number: (digest, path) for kind, number, digest, path in (r for r in rows if r[0] == "file")}
    judged = [row for row in rows if row[0] != "file"]
    texts = {number: _text(*file) for number, file in files.items()}
    shown = {pair: _shown(texts[pair[0]], texts[pair[1]]) for pair in {(row[1], row[2]) for row in judged}}
    counts: Counter[tuple[str, str]] = Counter()
    for draw, old, new, left, right, judgement in judged:
        counts[draw, "judged"] += 1
        if (left, right) in shown[old, new]:
            counts[draw, "shown"] += 1
            counts[draw, judgement] += 1
    for draw in sorted({draw for draw, _ in counts}):
        yield (
            draw,
            f"{counts[draw, 'accept']} of {counts[draw, 'shown']} shown, {counts[draw, 'judged']} judged",
        )


def _text(digest: str, path: str) -> str:
    """A text of the corpus with line feeds."""
    encoding = "gb18030" if ".gb18030" in path else "utf-8-sig"
    text = (CORPUS / path).read_bytes().decode(encoding).replace("\r\n", "\n")
    if hashlib.sha256(text.encode()).hexdigest()[:DIGITS] != digest:
        raise ValueError(f"{path} is not the text that was read")
    return text


def _shown(old: str, new: str) -> set[tuple[str, str]]:
    """The spans, as written in the table, of what is shown as one sentence reworded."""
    pairs = (pair for pair in compare_years(old, new).pairs if pair.is_rewording)
    return {(f"{pair.old[0]}-{pair.old[1]}", f"{pair.new[0]}-{pair.new[1]}") for pair in pairs}
