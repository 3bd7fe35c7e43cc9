"""What there is to review -> lines for a terminal: cards, the list, and the table of precision."""

from collections.abc import Sequence

from pipelines.render.grade_labels import GRADES, STANDINGS, reason_words
from pipelines.render.labels import LABELS
from pipelines.render.safe_text import one_line
from pipelines.render.terminal.columns import aligned
from pipelines.render.view.review_wording import opinion, review_words
from pipelines.render.view.target_wording import phrase, usual_name
from pipelines.review.precision import Precision
from pipelines.review.reviewables import Reviewable
from pipelines.review.reviewing import Lapsed, ListedItem, ReviewList

NOTHING = "nothing to review ('scrapy diff' reads the targets and compares the years)"
LISTED = 50
"""Items that the list shows; CSV and JSON hold all (guess: more is not read on a terminal)."""


def review_card(listed: ListedItem) -> str:
    """Return all that a person needs to judge one item, a line each: grade, place, words, address, what was said."""
    item = listed.item
    grade, why = GRADES[item.graded.confidence], reason_words(item.graded.why)
    lines = [
        f"{item.id}  {grade[0]} {grade[1]}: {why[0]} / {why[1]}",
        f"  {item.region_name} {item.year}  {LABELS[item.target.scope][0]}  {read_words(item)}",
    ]
    if item.entry:
        lines += [
            f"  {item.set_in}: “{one_line(item.target.quote)}”",
            f"  {item.year}: “{one_line(item.evidence)}”"
            if item.evidence
            else f"  {item.year}: no words found",
        ]
    else:
        lines.append(f"  “{one_line(item.target.quote)}”")
    lines.append(f"  {one_line(item.url)}")
    return "\n".join([*lines, *([f"  {review_words(listed.reviewed)[1]}"] if listed.reviewed else [])]) + "\n"


def read_words(item: Reviewable) -> str:
    """Return what is read of an item: name and value of a target, for an outcome also its state."""
    words = f"{usual_name(item.target)}：{phrase(item.target)}"
    if item.entry is None:
        return one_line(words)
    state = LABELS["gone" if item.entry.state == "dropped" else item.entry.state]
    return one_line(f"{words} → {state[0]} {state[1]}")


def review_list_terminal(found: ReviewList, most: int = LISTED) -> str:
    """Return the first items as cards, how many more there are, and the reviews that do not apply any more."""
    cards = [review_card(listed) for listed in found.items[:most]]
    left = len(found.items) - len(cards)
    more = [f"and {left} more; --format csv -o FILE has all\n"] if left else []
    lapsed = [lapsed_line(each) for each in found.lapsed]
    return "\n".join([*cards, *more, *lapsed]) or f"{NOTHING}\n"


def lapsed_line(lapsed: Lapsed) -> str:
    """Return a review that does not apply any more, with the reason."""
    review = lapsed.review
    place = f"{review.region_name} {review.year or ''}  “{one_line(review.quote)}”"
    return (
        f"{review.item}  {STANDINGS[lapsed.why][1]}\n  {place}\n  {opinion(review, with_reading=True)[1]}\n"
    )


def precision_terminal(rows: Sequence[Precision], contradicted: int) -> str:
    """Return the table of precision; a share of few judgements is said to say little."""
    if not rows and not contradicted:
        return "no reviews yet: scrapy review\n"
    lines = [
        [
            row.kind,
            f"{row.group} {row.value}".strip(),
            str(row.n),
            str(row.right),
            f"{row.share:.2f}",
            f"{row.low:.2f}–{row.high:.2f}",
            "n is too small" if row.is_too_small else "",
        ]
        for row in rows
    ]
    head = ["", "of what was read", "n", "right", "precision", "95 % interval", ""]
    left_out = f"{contradicted} left out: persons contradict each other\n" if contradicted else ""
    return aligned([head, *lines]) + left_out
