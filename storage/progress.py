"""How long work reports its progress: a function of what is done and of how much there is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, of how many) from time to time; both count the same things, such as texts or hosts."""


def silent(_done: int, _of: int) -> None:
    """Do nothing: for callers that show no progress."""
