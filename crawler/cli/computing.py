"""Settings and options -> `Workers`: where heavy work is computed. A command imports it when it runs."""

import argparse
from dataclasses import replace
from typing import Any

from pipelines.compare.workers import Workers, chosen_workers
from pipelines.store.rules_version import worker_marks


def workers_of(settings: Any, opts: argparse.Namespace | None = None) -> Workers:
    """Return where heavy work is computed.

    Args:
        settings: PROCESSES is read: a number, or 0 for the cores there are, at most 4.
        opts: --scheduler, where the command has it.
    """
    workers = chosen_workers(settings.getint("PROCESSES"))
    return replace(workers, scheduler=getattr(opts, "scheduler", ""), marks=worker_marks)
