"""Worker processes that compute in parallel and end with their parent."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import TypeVar

Made = TypeVar("Made")
Given = TypeVar("Given")


@contextmanager
def executor(processes: int) -> Iterator[Executor | None]:
    """Open a pool of processes that inherit neither files nor the lock of this one.

    Args:
        processes: how many; fewer than 2 give no pool.

    Returns:
        The pool, closed at the end of the block; None where the caller should compute itself.
    """
    if processes < 2:
        yield None
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=end_with_parent) as pool:
        yield pool


def mapped(
    function: Callable[[Given], Made], given: Sequence[Given], pool: Executor | None
) -> Iterable[Made]:
    """Apply a function to each value, in the pool where there is one.

    Args:
        function: a function of a module, so that a worker can import it.
        given: values that can be pickled.
        pool: what `executor` gave.

    Returns:
        The results in the order of the values.
    """
    return pool.map(function, given) if pool else map(function, given)


def end_with_parent() -> None:
    """In a worker: end this process as soon as its parent is gone, even after a kill."""
    threading.Thread(target=wait_for_parent, daemon=True).start()


def wait_for_parent() -> None:
    """Wait until the parent is gone, then end this process."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
