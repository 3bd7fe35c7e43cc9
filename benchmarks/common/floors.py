"""Figures -> those that sank below their floor; floors are pinned to the corpus that they were measured on."""

import hashlib
import json

from benchmarks.common.paths import CORPUS, FLOORS

PAGES = CORPUS / "pages"


def corpus_hash() -> str:
    """Hash of the pages that the figures depend on."""
    digest = hashlib.sha256()
    for path in [*sorted((PAGES / "gov_shells" / "html").glob("*.html")), *sorted(PAGES.glob("*/*.jsonl"))]:
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def sunk(figures: dict[str, float]) -> list[str]:
    """Figures of ours below their floor (or above their ceiling), on the corpus that the floors are pinned to."""
    kept = json.loads(FLOORS.read_text(encoding="utf-8"))["pages"]
    if kept["corpus"] != corpus_hash():
        return [f"floors are pinned to corpus {kept['corpus']}, this one is {corpus_hash()}: not compared"]
    low = [
        f"{name} is {figures[name]}, floor {floor}"
        for name, floor in kept["floors"].items()
        if figures.get(name, floor) < floor
    ]
    high = [
        f"{name} is {figures[name]}, ceiling {top}"
        for name, top in kept["ceilings"].items()
        if figures.get(name, top) > top
    ]
    return low + high
