"""Who took wording from whom: Archive -> `reuse`, a group of neighbours at a time.

A group is the reports of one year of all places under one place. They are compared with those of the year before, and
with the reports of these two years of the places above. All of a group share the same texts, so that the same rows come
whatever the order in which reports arrive; a new report makes two groups due, and no other.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from pipelines.compare.phrase_stage import zoned_text
from pipelines.compare.workers import windowed
from pipelines.gazetteer.regions import lineage
from pipelines.reuse.direction import Delivered, direction, may_take
from pipelines.reuse.reuse_search import Reuse, find_reuse
from pipelines.reuse.reuse_text import ReuseText, reuse_text
from storage.archive import Archive
from storage.lazy_imports import np
from storage.rows import ReuseRow, SoughtReport

ENGINE = "1"
"""Version of the search; after a raise all groups are compared again."""
COUNTRY = "100000"
HELD = """
    SELECT s.id, s.region, s.year, v.raw_print, v.published,
           CASE v.date_precision WHEN 'day' THEN v.meeting_date ELSE '' END AS day
    FROM standing s CROSS JOIN versions v ON v.id = s.id
    WHERE s.place = 1 AND s.year IS NOT NULL AND s.region NOT IN ('ambiguous', 'unknown')
      AND s.kind = 'government_work_report' ORDER BY s.region, s.year
"""
SOUGHT = "SELECT parent, year, mark FROM reuse_sought"
DAY = len("2024-01-15")
COUNTED_SENTENCE = 12
"""Letters from which on a sentence counts in the share that was taken over; as in reuse_search."""
BATCH = 4
"""Groups whose texts are in memory at once (guess)."""

Group = tuple[str, int]
"""Code of the place above, year."""


@dataclass(frozen=True, slots=True)
class NeighbourReport:
    """A work report of the archive."""

    version: str
    print: str
    delivered: Delivered


@dataclass(frozen=True, slots=True)
class GroupWork:
    """Texts that are compared: the group's own reports first."""

    reports: tuple[NeighbourReport, ...]
    own: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupFound:
    """What one group took over."""

    reports: tuple[SoughtReport, ...]
    rows: tuple[ReuseRow, ...]


def seek_reuse(archive: Archive, pool: Executor | None = None) -> int:
    """Look for reuse in every group whose texts are others than before.

    Args:
        archive: an open archive, whose lock the caller holds.
        pool: processes that compare; None compares here. The outcome does not depend on it.

    Returns:
        How many groups were compared.
    """
    held = [held_report(row) for row in archive.query_narrow(HELD)]
    groups = grouped(held)
    archive.drop_unsought([each.version for each in held], groups)
    sought = {(row["parent"], row["year"]): row["mark"] for row in archive.query(SOUGHT)}
    due = iter([(group, mark) for group in groups if sought.get(group) != (mark := mark_of(group, groups))])
    compared = 0
    while batch := list(islice(due, BATCH)):
        works = [work_of(archive, group, groups) for group, _ in batch]
        with archive.transaction():
            for (group, mark), found in zip(batch, windowed(reuse_of, works, pool), strict=True):
                archive.save_reuse((*group, mark), found.reports, found.rows)
        compared += len(batch)
    return compared


def held_report(row: dict[str, object]) -> NeighbourReport:
    """Return a row of HELD; its day is that of the meeting, else of the page."""
    region, year, published = str(row["region"]), int(str(row["year"])), str(row["published"])[:DAY]
    day = str(row["day"]) or (published if len(published) == DAY else "")
    above = tuple(each.code for each in lineage(region) if each.code != region)
    return NeighbourReport(
        str(row["id"]),
        str(row["raw_print"]),
        Delivered(region, year, day, above=(*above, COUNTRY) if region != COUNTRY else ()),
    )


def parent_of(report: Delivered) -> str:
    """Return the code of the place above; the State Council's group has no place above it."""
    return next(iter(reversed(report.above[:-1])), COUNTRY) if report.above else ""


def grouped(held: Sequence[NeighbourReport]) -> dict[Group, list[NeighbourReport]]:
    """Return the reports of each group, by region."""
    groups: dict[Group, list[NeighbourReport]] = {}
    for each in held:
        groups.setdefault((parent_of(each.delivered), each.delivered.year), []).append(each)
    return groups


def neighbours(group: Group, groups: dict[Group, list[NeighbourReport]]) -> list[NeighbourReport]:
    """Return what a group may have taken from: last year's, and two years of the places above.

    The State Council's may have taken from the provinces of its year, which speak before it.
    """
    parent, year = group
    found = list(groups.get((parent, year - 1), ()))
    above = {code for report in groups[group] for code in report.delivered.above}
    for when in (year, year - 1):
        for upper in {"", *above}:
            found += [each for each in groups.get((upper, when), ()) if each.delivered.region in above]
    if not parent:
        found += groups.get((COUNTRY, year), ())
    return sorted(found, key=lambda each: (each.delivered.region, each.delivered.year))


def mark_of(group: Group, groups: dict[Group, list[NeighbourReport]]) -> str:
    """Return the mark of a group: engine and a print of all texts and days that are compared."""
    lines = [
        f"{each.version} {each.print} {each.delivered.day}"
        for each in [*groups[group], *neighbours(group, groups)]
    ]
    return f"{ENGINE} {sha256(chr(10).join(lines).encode()).hexdigest()[:16]}"


def work_of(archive: Archive, group: Group, groups: dict[Group, list[NeighbourReport]]) -> GroupWork:
    """Return the texts of a group and its neighbours: bodies, with blanks before them."""
    reports = (*groups[group], *neighbours(group, groups))
    return GroupWork(reports, len(groups[group]), tuple(body_of(archive, each.version) for each in reports))


def body_of(archive: Archive, version: str) -> str:
    """Return the body of a text with blanks before it, so that places stay; all without a body."""
    zoned = zoned_text(archive, version)
    start, end = zoned.body
    return " " * start + zoned.text[start:end] if end else zoned.text


def reuse_of(work: GroupWork) -> GroupFound:
    """Find what the reports of a group took over; a function of a module, so that a worker can import it."""
    texts = [reuse_text(text) for text in work.texts]
    regions = [report.delivered.region for report in work.reports]
    places = [regions.index(region) for region in regions]
    allowed = np.zeros((len(texts), len(texts)), dtype=bool)
    for later in range(work.own):
        for earlier, report in enumerate(work.reports):
            allowed[later, earlier] = later != earlier and may_take(
                work.reports[later].delivered, report.delivered
            )
    rows = list(kept(work, texts, find_reuse(texts, places, allowed)))
    reports = tuple(
        SoughtReport(report.version, sentence_count(text), report.delivered.day)
        for report, text in zip(work.reports[: work.own], texts, strict=False)
    )
    return GroupFound(reports, tuple(rows))


def sentence_count(text: ReuseText) -> int:
    """Return the sentences of at least COUNTED_SENTENCE letters."""
    return int((np.bincount(text.sentence) >= COUNTED_SENTENCE).sum())


def kept(work: GroupWork, texts: Sequence[ReuseText], reuses: Sequence[Reuse]) -> Iterator[ReuseRow]:
    """Yield what is kept: all sources of specific wording, and the best one of a marked passage."""
    ranks = ("above", "own", "beside", "below", "common_source")
    marked: dict[tuple[int, int], tuple[tuple[int, str, float], ReuseRow]] = {}
    for each in reuses:
        later, earlier = work.reports[each.later], work.reports[each.earlier]
        found = direction(later.delivered, earlier.delivered)
        at = int(np.searchsorted(texts[each.later].offsets, each.span[0]))
        row = ReuseRow(
            later=later.version,
            earlier=earlier.version,
            sentence=int(texts[each.later].sentence[at]),
            a=each.span,
            b=each.source,
            letters=each.letters,
            likeness=each.likeness,
            kind=each.kind,
            places=each.places,
            marks=" ".join(each.marks),
            direction=found,
        )
        if not each.marks:
            yield row
            continue
        rank = (ranks.index(found), earlier.delivered.day or "9999", -each.likeness)
        best = marked.get((each.later, each.span[0]))
        if best is None or rank < best[0]:
            marked[each.later, each.span[0]] = (rank, row)
    yield from (row for _, row in marked.values())
