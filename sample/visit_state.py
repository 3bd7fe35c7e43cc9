"""(page, day) -> what it shows: the text of day 0 with all events of the calendar applied up to that day."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from sample.catalog import SampleEvent, SamplePage, events, read_text

Fate = Literal["there", "challenge", "soft_404", "not_found"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page as it stands on one day."""

    lines: tuple[str, ...]
    published: str
    shell: str
    fate: Fate = "there"

    @property
    def head(self) -> int:
        """Number of lines before the salutation (title, meeting, speaker)."""
        return next((n for n, line in enumerate(self.lines) if line.startswith("各位代表")), 0)


def show(item: SamplePage, day: int) -> Shown:
    """What a page shows on a day."""
    shown = Shown(lines=read_text(item.text), published=item.published, shell=item.shell)
    for event in events():
        if event.page == item.page and event.holds(day):
            shown = STEPS[event.event](shown, event)
    return shown


def put(shown: Shown, event: SampleEvent) -> Shown:
    """A number or a wording is put in place of another; raises unless it stands there exactly once."""
    text = "\n".join(shown.lines)
    if text.count(event.was) != 1:
        raise ValueError(f"{event.page}: {event.was!r} stands there {text.count(event.was)} times, not once")
    return replace(shown, lines=tuple(text.replace(event.was, event.becomes).split("\n")))


def move(shown: Shown, event: SampleEvent) -> Shown:
    """The paragraph that begins so goes behind the one that begins so."""
    moved = starting(shown.lines, event.was)
    lines = [line for line in shown.lines if line != moved]
    place = lines.index(starting(lines, event.becomes)) + 1
    return replace(shown, lines=(*lines[:place], moved, *lines[place:]))


def starting(lines: tuple[str, ...] | list[str], start: str) -> str:
    """The one line that begins so; raises ValueError unless there is exactly one."""
    (line,) = [line for line in lines if line.startswith(start)]
    return line


STEPS: dict[str, Callable[[Shown, SampleEvent], Shown]] = {
    "number": put,
    "wording": put,
    "move": move,
    "append": lambda shown, event: replace(shown, lines=(*shown.lines, event.becomes)),
    "published": lambda shown, event: replace(shown, published=event.becomes),
    "redesign": lambda shown, event: replace(shown, shell=event.becomes),
    "challenge": lambda shown, _: replace(shown, fate="challenge"),
    "soft_404": lambda shown, _: replace(shown, fate="soft_404"),
    "not_found": lambda shown, _: replace(shown, fate="not_found"),
}
