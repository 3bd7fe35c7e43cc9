"""What an attempt is: a function of a random source and an empty folder, that raises when it came through."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

Attempt = Callable[[Random, Path], None]


@dataclass(frozen=True, slots=True)
class AttackClass:
    """A class of attempts."""

    name: str
    count: int
    """How many are made of it."""
    attempt: Attempt


class CameThroughError(AssertionError):
    """Raised by an attempt that came through: something false was told, or something was lost."""


def hold(condition: object, words: str) -> None:
    """Raise CameThroughError with some words unless a condition is true."""
    if not condition:
        raise CameThroughError(words)
