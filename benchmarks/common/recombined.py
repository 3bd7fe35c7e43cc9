"""Sentences of the corpus -> many reports of usual length: what the archive is measured with."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.common.paths import CORPUS

LENGTH = 18_300
SENTENCE = re.compile(r"[^。！!\n]{8,200}[。！!]")
"""A sentence of a report: "全市地区生产总值增长6.1%。"."""


def sentences(corpus: Path = CORPUS) -> list[str]:
    """The distinct sentences of the corpus' reports, sorted."""
    found: set[str] = set()
    for path in sorted((corpus / "reports").rglob("*.txt")):
        raw = path.read_bytes()
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            text = raw.decode("gb18030", "replace")
        found.update(sentence.strip() for sentence in SENTENCE.findall(text))
    return sorted(found)


def reports(count: int, seed: int = 1, length: int = LENGTH) -> Iterator[str]:
    """Texts of about `length` characters: paragraphs of two to five sentences drawn at random."""
    random = Random(seed)
    stock = sentences()
    for _ in range(count):
        lines: list[str] = []
        size = 0
        while size < length:
            line = "".join(random.choices(stock, k=random.randint(2, 5)))
            lines.append(line)
            size += len(line) + 1
        yield "\n".join(lines)
