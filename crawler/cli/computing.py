"""The options and settings that say where heavy work is computed -> `Workers`."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipelines.compare.workers import Workers


def add_scheduler(parser: argparse.ArgumentParser) -> None:
    """Add --scheduler."""
    parser.add_argument(
        "--scheduler",
        default="",
        metavar="tcp://HOST:PORT",
        help="compute on the workers of a Dask scheduler",
    )


def workers_of(settings: Any, opts: argparse.Namespace | None = None) -> "Workers":
    """Return where heavy work is computed.

    Args:
        settings: PROCESSES is read: a number, or 0 for the cores there are, at most 4.
        opts: --scheduler, where the command has it.
    """
    from pipelines.compare.workers import chosen_workers
    from pipelines.store.rules_version import worker_marks

    workers = chosen_workers(settings.getint("PROCESSES"))
    return replace(workers, scheduler=getattr(opts, "scheduler", ""), marks=worker_marks)
