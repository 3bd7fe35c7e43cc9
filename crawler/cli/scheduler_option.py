"""The option --scheduler, which says where heavy work is computed (crawler/cli/computing.py reads it)."""

import argparse


def add_scheduler(parser: argparse.ArgumentParser) -> None:
    """Add --scheduler."""
    parser.add_argument(
        "--scheduler",
        default="",
        metavar="tcp://HOST:PORT",
        help="compute on the workers of a Dask scheduler",
    )
