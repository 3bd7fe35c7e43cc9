"""Reviewable and the words of a person -> Review, checked and with all that it needs to outlive the archive's ids."""

from pipelines.review.corrections import read_corrections
from pipelines.review.matching import normal_span
from pipelines.review.readings import target_reading
from pipelines.review.reviewables import Reviewable
from pipelines.text.normal import normalise
from storage.archive import Archive
from storage.errors import UserMistake
from storage.rows import Review, ReviewVerdict
from storage.timestamps import next_moment

PAGES = """
    SELECT url, final_url, lower(hex(body)) AS body FROM fetches WHERE id = ?1
    UNION SELECT url, final_url, lower(hex(body)) FROM fetches WHERE part_of = ?1 AND part_of != ''
"""
LONGEST_NAME, LONGEST_NOTE = 100, 2000
"""Characters of a person's name and of a note (guess: more is a slip of the hand)."""


def judge_item(
    archive: Archive,
    item: Reviewable,
    verdict: ReviewVerdict,
    *,
    corrections: tuple[str, ...] = (),
    note: str = "",
    by: str,
    at: str,
    is_new: bool = True,
) -> Review:
    """Put together what a person says of an item; it is kept by `Archive.save_reviews`.

    Args:
        archive: the open archive.
        item: the target or the outcome.
        verdict: right, wrong, or corrected.
        corrections: FIELD=VALUE of each corrected field; exactly for the verdict corrected.
        note: the person's remark.
        by: the person's name.
        at: the moment.
        is_new: whether it is said now, and so outdoes what the same person said before, whatever the clock says.

    Raises:
        UserMistake: the name is missing, something is too long, or a correction is impossible.
    """
    version = archive.version(item.version)
    newer = archive.version(item.new_version) if item.new_version else None
    if version is None:
        raise UserMistake(f"the text of {item.id} is not there any more")
    name, remark = person(by), note.strip()
    if len(remark) > LONGEST_NOTE:
        raise UserMistake(f"a note has at most {LONGEST_NOTE} characters, this one has {len(remark)}")
    values = (
        read_corrections(item.kind, corrections, item.reading, newer.text if newer else "")
        if verdict == "corrected"
        else {}
    )
    before = archive.recall("review", f"{item.id} {name}")
    return Review(
        item=item.id,
        kind=item.kind,
        verdict=verdict,
        by=name,
        at=next_moment(at, before.at if before and is_new else ""),
        note=remark,
        about=target_reading(item.target),
        judged=item.reading,
        corrections=values,
        text_print=item.text_print,
        new_print=item.new_print,
        span=normal_span(normalise(version.text), item.target),
        quote=item.target.quote,
        confidence=item.graded.confidence,
        why=item.graded.why,
        engine=item.engine,
        region=item.region,
        region_name=item.region_name,
        year=item.year,
        url=item.url,
        pages=pages_of(archive, [each.fetch for each in (version, newer) if each]),
    )


def person(by: str) -> str:
    """Return a person's name with single blanks; raises UserMistake for none or one too long."""
    name = " ".join(by.split())
    if not name:
        raise UserMistake("say who you are: --by NAME")
    if len(name) > LONGEST_NAME:
        raise UserMistake(f"a name has at most {LONGEST_NAME} characters, this one has {len(name)}")
    return name


def pages_of(archive: Archive, fetches: list[str]) -> tuple[str, ...]:
    """Return the URLs and the bodies (SHA-256) that texts were read from, sorted."""
    rows = [row for fetch in fetches for row in archive.query(PAGES, [fetch])]
    return tuple(sorted({value for row in rows for value in row.values() if value}))
