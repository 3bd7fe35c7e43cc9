"""Review on a terminal: one item after the other is shown, and each answer is kept at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.cli.output import say, write
from pipelines.render.terminal.review_terminal import review_card
from pipelines.review.judging import judge_item
from pipelines.review.reviewing import ListedItem
from storage.archive import Archive
from storage.errors import ArchiveBusy, UserMistake
from storage.rows import ReviewVerdict

PROMPT = "[r]ight  [w]rong  [s]kip  [q]uit, or what is right: {example} …  (# begins a note): "
EXAMPLES = {"target": "value=5.5 unit=% qualifier=around", "outcome": "state=met"}
WORDS: dict[str, ReviewVerdict] = {"r": "right", "right": "right", "w": "wrong", "wrong": "wrong"}
SKIP, QUIT = ("s", "skip"), ("q", "quit")


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who answers, and when."""

    by: str
    moment: Callable[[], str]
    """Gives the present moment."""


def run_session(
    archive: Archive, items: Sequence[ListedItem], reviewer: Reviewer, ask: Callable[[str], str]
) -> int:
    """Show items one by one until the last one or until the person quits.

    Args:
        archive: the open archive; its lock is held only while an answer is kept.
        items: what to show, in this order.
        reviewer: who answers.
        ask: shows a prompt and returns the answer; EOFError and KeyboardInterrupt quit.

    Returns:
        How many answers were kept.
    """
    kept = 0
    for number, listed in enumerate(items, 1):
        write(f"\n{number} of {len(items)}\n{review_card(listed)}")
        try:
            said = ask_until_kept(archive, listed, reviewer, ask)
        except (EOFError, KeyboardInterrupt):
            say("")
            return kept
        if said in QUIT:
            return kept
        kept += said not in SKIP
    return kept


def ask_until_kept(
    archive: Archive, listed: ListedItem, reviewer: Reviewer, ask: Callable[[str], str]
) -> str:
    """Ask about one item until the answer is understood and kept, or it is to skip or quit; return the answer."""
    prompt = PROMPT.format(example=EXAMPLES[listed.item.kind])
    while True:
        answer, _, note = ask(prompt).partition("#")
        word = answer.strip().lower()
        if word in SKIP + QUIT:
            return word
        try:
            keep_answer(archive, listed, reviewer, (answer.strip(), note.strip()))
        except (UserMistake, ArchiveBusy) as error:
            say(str(error))
        else:
            return word


def keep_answer(archive: Archive, listed: ListedItem, reviewer: Reviewer, answer: tuple[str, str]) -> None:
    """Keep one answer.

    Args:
        archive: the open archive.
        listed: the item.
        reviewer: who answers.
        answer: its words and its note.

    Raises:
        UserMistake: the words are no answer.
        ArchiveBusy: another run holds the lock; nothing was kept.
    """
    words, note = answer
    verdict = WORDS.get(words.lower(), "corrected")
    corrections = tuple(words.split()) if verdict == "corrected" else ()
    if verdict == "corrected" and not corrections:
        raise UserMistake("r, w, s, q, or FIELD=VALUE of what is right")
    with archive.lock():
        review = judge_item(
            archive,
            listed.item,
            verdict,
            corrections=corrections,
            note=note,
            by=reviewer.by,
            at=reviewer.moment(),
        )
        archive.save_reviews([review])
