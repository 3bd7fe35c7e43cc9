"""Workers of a Dask scheduler as an executor: those with other rules or engines are named and left out."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from storage.errors import UserMistake

logger = logging.getLogger(__name__)

SECONDS_TO_ANSWER = 15
"""How long a scheduler is waited for (guess: the time in which a person would look up)."""


@contextmanager
def dask_executor(scheduler: str, marks: Callable[[], str]) -> Iterator[Executor]:
    """Open the workers of a scheduler that have the same rules and engines as this process.

    Args:
        scheduler: its address: tcp://192.0.2.1:8786.
        marks: gives by what a process reads and compares; asked in each worker.

    Raises:
        UserMistake: Dask is not installed, the scheduler does not answer, or no worker fits.
    """
    try:
        from dask.distributed import Client
    except ImportError:
        raise UserMistake("--scheduler needs Dask: pip install 'distributed', or leave it out") from None
    try:
        client = Client(scheduler, timeout=SECONDS_TO_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UserMistake(f"the scheduler {scheduler} does not answer: {error or 'no connection'}") from None
    with client:
        fitting = fitting_workers(client.run(marks, on_error="return"), marks())
        if not fitting:
            raise UserMistake(f"no worker of {scheduler} has the rules and engines of this program")
        yield client.get_executor(workers=fitting, allow_other_workers=False, pure=False)


def fitting_workers(found: dict[str, object], own: str) -> list[str]:
    """Return the addresses of the workers whose marks are those of this process; say which are left out.

    Args:
        found: address of each worker -> its marks, or the error that it gave instead.
        own: the marks of this process.
    """
    for address, theirs in sorted(found.items()):
        if theirs != own:
            logger.warning(
                "worker %s is left out: it reads and compares by %s, not by %s", address, theirs, own
            )
    return sorted(address for address, theirs in found.items() if theirs == own)
