"""Record linkage conflicts among versions: two texts under one key, one text under two keys."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipelines.gazetteer.regions import label, series
from pipelines.text.minhash import Sketch, containment, jaccard, near_pairs, relate

Key = tuple[str, int | None, str]
"""Region code, year and kind of a report."""
ConflictName = Literal["different_texts", "same_text"]
OPEN = {"ambiguous", "unknown", ""}
"""Regions that claim no place."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What finding conflicts needs of a version of a report."""

    key: Key
    copy: str
    """Id or address of the copy, as it is shown."""
    sketch: Sketch
    source: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two witnesses of which one must be wrong about its key, with the figures that show it."""

    name: ConflictName
    left: Witness
    right: Witness
    jaccard: float
    containment: float
    evidence: str


def find_conflicts(witnesses: Sequence[Witness]) -> list[Conflict]:
    """Find all conflicts among versions.

    Args:
        witnesses: versions in any order; the outcome does not depend on it.

    Returns:
        Different texts under one key first, then one text under two keys; each by key and copy.
    """
    ordered = sorted(witnesses, key=lambda one: (_sort_key(one.key), one.copy))
    return [*_different_texts(ordered), *_same_text(ordered)]


def _sort_key(key: Key) -> tuple[str, int, str]:
    region, year, kind = key
    return region, year or 0, kind


def _different_texts(ordered: Sequence[Witness]) -> list[Conflict]:
    """Return the pairs of texts under one key that are neither copies nor parts of each other."""
    by_key: dict[Key, list[Witness]] = defaultdict(list)
    for one in ordered:
        if one.key[0] not in OPEN and one.key[1] is not None and one.sketch.size:
            by_key[one.key].append(one)
    conflicts = []
    for group in by_key.values():
        heads = _clusters(group)
        for at, left in enumerate(heads):
            conflicts += [_conflict("different_texts", left, right) for right in heads[at + 1 :]]
    return conflicts


def _clusters(group: Sequence[Witness]) -> list[Witness]:
    """Return the longest text of each cluster of copies; abridged and cut copies belong to it."""
    heads: list[Witness] = []
    for one in sorted(group, key=lambda one: (-one.sketch.size, one.copy)):
        if all(relate(one.sketch, head.sketch) in {"different", "between"} for head in heads):
            heads.append(one)
    return heads


def _same_text(ordered: Sequence[Witness]) -> list[Conflict]:
    """Return the pairs of copies under two keys; two codes of one place are one key."""
    pairs = near_pairs([one.sketch for one in ordered])
    found = ((ordered[i], ordered[j]) for i, j, _ in pairs)
    return [_conflict("same_text", left, right) for left, right in found if _place(left) != _place(right)]


def _place(one: Witness) -> Key:
    """Return the key with the oldest code of its place."""
    code, year, kind = one.key
    return (code if code in OPEN else series(code)[0], year, kind)


def _conflict(name: ConflictName, left: Witness, right: Witness) -> Conflict:
    """Return a conflict with its figures and a line of evidence."""
    near, part = jaccard(left.sketch, right.sketch), containment(left.sketch, right.sketch)
    figures = f"Jaccard {near:.2f}, the shorter contained by {part:.2f}"
    if name == "different_texts":
        words = f"two texts claim to be {_say(left.key)}: {figures}"
    else:
        words = f"one text is filed as {_say(left.key)} and as {_say(right.key)}: {figures}"
    return Conflict(name, left, right, near, part, words)


def _say(key: Key) -> str:
    code, year, kind = key
    return f"{label(code)} {year or 'without a year'} {kind}"
