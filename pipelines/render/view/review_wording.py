"""Reviewed -> words: what persons said of a target or an outcome, beside what is read of it."""

from collections.abc import Iterable
from dataclasses import fields

from pipelines.render.grade_labels import STANDINGS, VERDICTS
from pipelines.render.labels import LABELS
from pipelines.render.safe_text import one_line
from pipelines.render.view.target_wording import phrase
from pipelines.review.matching import Reviewed
from pipelines.review.readings import VALUE_FIELDS, held_right
from storage.records import Target
from storage.rows import Reading, Review

Json = dict[str, object]
Words = tuple[str, str]
"""(Chinese, English)."""
DAY = 10
"""Characters of an ISO moment that are its date."""


def review_words(reviewed: Reviewed) -> Words:
    """Return in one line what persons said: the standing, and what each of them said.

    Returns:
        (Chinese, English): "人工更正：应为 +8%左右（王核，2026-01-05）" and the like.
    """
    standing = STANDINGS[reviewed.standing]
    is_old = reviewed.standing == "read_otherwise"
    said = [opinion(review, with_reading=is_old) for review in reviewed.reviews]
    return (
        f"{standing[0]}：{'；'.join(zh for zh, _ in said)}",
        f"{standing[1]}: {'; '.join(en for _, en in said)}",
    )


def review_mark(reviewed: Iterable[Reviewed]) -> str:
    """Return what stands behind a line that persons spoke of: （人工更正）; empty where nobody did."""
    return "".join(
        f"（{words}）" for words in dict.fromkeys(STANDINGS[each.standing][0] for each in reviewed)
    )


def opinion(review: Review, *, with_reading: bool = False) -> Words:
    """Return what one person said, with name, day and note; `with_reading` adds what was read then."""
    zh, en = VERDICTS[review.verdict]
    if review.verdict == "corrected":
        right = correction_words(review)
        zh, en = f"应为 {right[0]}", f"should be {right[1]}"
    if with_reading:
        then = reading_words(review, review.judged)
        zh, en = f"{zh}，当时读作 {then[0]}", f"{en}, when it was read as {then[1]}"
    who, day, note = one_line(review.by), review.at[:DAY], one_line(review.note)
    colon = ("：", ": ") if note else ("", "")
    return f"{zh}（{who}，{day}）{colon[0]}{note}", f"{en} ({who}, {day}){colon[1]}{note}"


def correction_words(review: Review) -> Words:
    """Return what a person put right: the value as targets are written, other fields by name."""
    right = held_right(review) or {}
    names = review.corrections.keys()
    words = [
        f"{name}={'' if review.corrections[name] is None else review.corrections[name]}"
        for name in names - {*VALUE_FIELDS, "state"}
    ]
    is_in_words = bool(names & {*VALUE_FIELDS, "state"})
    zh, en = reading_words(review, right) if is_in_words else ("", "")
    rest = sorted(words)
    return one_line("，".join(filter(None, [zh, *rest]))), one_line(", ".join(filter(None, [en, *rest])))


def reading_words(review: Review, reading: Reading) -> Words:
    """Return a reading in a few words: a target as targets are written, an outcome by its state."""
    if review.kind == "outcome":
        state = str(reading["state"])
        return LABELS["gone" if state == "dropped" else state]
    known = {each.name for each in fields(Target)}
    values = {name: value for name, value in reading.items() if name in known}
    start, end = review.span
    target = Target(**values, rider="", quote=review.quote, start=start, end=end)  # type: ignore[arg-type]  # the fields' types
    return phrase(target), phrase(target)


def reviewed_data(reviewed: Reviewed | None) -> Json | None:
    """Return what persons said as JSON values; None where nobody said anything."""
    if reviewed is None:
        return None
    return {
        "standing": reviewed.standing,
        "standing_zh": STANDINGS[reviewed.standing][0],
        "reviews": [
            {
                "by": each.by,
                "at": each.at,
                "verdict": each.verdict,
                "judged": dict(each.judged),
                "corrections": dict(each.corrections),
                "note": each.note,
            }
            for each in reviewed.reviews
        ],
    }
