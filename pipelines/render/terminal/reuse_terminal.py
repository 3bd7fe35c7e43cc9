"""TakenOver -> lines for a terminal: each passage above its source."""

from pipelines.compare.taken_over import SourcedPassage, TakenOver
from pipelines.render.safe_text import one_line


def reuse_lines(taken: TakenOver) -> str:
    """Return the share and, for each passage, what it says, from where, and what its source says."""
    if not taken.is_sought:
        return f"{taken.name}: reuse was not looked for yet; 'scrapy diff' does it\n"
    head = (
        f"{taken.name}: {taken.share:.1%} of {taken.sentences} sentences have specific wording from above or beside;"
        f" {taken.common} are common\n"
    )
    return head + "".join(map(passage_lines, taken.passages))


def passage_lines(passage: SourcedPassage) -> str:
    """Return a passage and its source as three lines."""
    marks = f", {passage.marks}" if passage.marks else ""
    day = passage.day or "day not known"
    return (
        f"\n{passage.direction} {passage.source} ({day}; {passage.address}) {passage.kind} {passage.likeness:.2f}{marks}\n"
        f"  {one_line(passage.words)}\n  {one_line(passage.source_words)}\n"
    )
