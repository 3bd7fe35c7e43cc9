"""Where heavy work is computed: in this process, in processes beside it, or on the machines of a Dask scheduler."""

import logging
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from typing import TypeVar

from pipelines.compare.dask_workers import dask_executor

Made = TypeVar("Made")
Given = TypeVar("Given")

logger = logging.getLogger(__name__)

WINDOW = 64
"""Tasks that are handed out before the first of them is back: enough for 16 processes, some megabytes (guess)."""
MOST = 4
"""Processes by default at most: an archive is written by one process, which feeds some thirty."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Where work is computed."""

    processes: int = 1
    """How many processes; fewer than 2 compute in this one."""
    scheduler: str = ""
    """Address of a Dask scheduler whose workers compute instead: tcp://192.0.2.1:8786."""

    marks: Callable[[], str] = str
    """Gives by what a process reads and compares: another process with other marks is not used."""

    def of_tasks(self, count: int, least: int) -> "Workers":
        """Return these, or this process alone where fewer than `least` tasks are to be done."""
        return self if count >= least else ALONE


ALONE = Workers()


def default_processes() -> int:
    """Return how many processes are used unless the user says it: the cores that may be used, at most MOST."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST)


@contextmanager
def executor(workers: Workers) -> Iterator[Executor | None]:
    """Open what the workers run in, without files and the lock of this process.

    Args:
        workers: where to compute.

    Returns:
        An executor, closed at the end of the block; None where the caller should compute itself.

    Raises:
        UserMistake: the scheduler does not answer, or Dask is not installed.
    """
    if workers.scheduler:
        with dask_executor(workers.scheduler, workers.marks) as pool:
            yield pool
    elif workers.processes < 2:
        yield None
    else:
        context = get_context("spawn")
        with ProcessPoolExecutor(workers.processes, mp_context=context, initializer=end_with_parent) as pool:
            yield pool


def windowed(
    function: Callable[[Given], Made], given: Iterable[Given], pool: Executor | None
) -> Iterator[Made]:
    """Apply a function to each value, WINDOW of them at once; no worker waits for the slowest of a batch.

    When workers are lost, what they did not return is computed here: nothing is missing and nothing comes twice.

    Args:
        function: a function of a module, so that a worker can import it.
        given: values that can be pickled; they are taken as they are handed out.
        pool: what `executor` gave.

    Returns:
        The results in the order of the values.
    """
    waiting: deque[tuple[Given, Future[Made] | None]] = deque()
    for value in given:
        waiting.append((value, submitted(function, value, pool)))
        if len(waiting) >= (WINDOW if pool else 1):
            yield returned(function, *waiting.popleft())
    while waiting:
        yield returned(function, *waiting.popleft())


def submitted(
    function: Callable[[Given], Made], value: Given, pool: Executor | None
) -> "Future[Made] | None":
    """Hand out a task; None where it is to be computed here, since there are no workers any more."""
    try:
        return pool.submit(function, value) if pool else None
    except (BrokenExecutor, RuntimeError):
        return None


def returned(function: Callable[[Given], Made], value: Given, future: "Future[Made] | None") -> Made:
    """Return the result of a task, computed here where its worker was lost."""
    if future is None:
        return function(value)
    try:
        return future.result()
    except (BrokenExecutor, CancelledError) as error:
        logger.warning("a worker was lost (%s): its work is done here", type(error).__name__)
        return function(value)


def chosen_workers(processes: int) -> Workers:
    """Return the processes that a setting names; 0 is the default number."""
    return Workers(processes or default_processes())


def end_with_parent() -> None:
    """In a worker: end this process as soon as its parent is gone, even after a kill."""
    threading.Thread(target=wait_for_parent, daemon=True).start()


def wait_for_parent() -> None:
    """Wait until the parent is gone, then end this process."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
