"""Words and options of a command -> the places of the archive that they choose, alike in every command."""

import argparse
from collections.abc import Sequence

from crawler.cli.operands import region_code
from crawler.portals.selection import LEVELS, PlaceSelection, selection
from pipelines.gazetteer.regions import series
from storage.archive import Archive

NO_PLACES = frozenset({"ambiguous", "unknown"})
"""What stands for a region where it is not known."""


def add_places(parser: argparse.ArgumentParser, what: str = "places") -> None:
    """Add --under and --level, which choose places; `what` is what the command takes of them: places, or sources."""
    parser.add_argument(
        "--under",
        action="append",
        default=[],
        metavar="PLACE",
        help=f"{what} within 330000, 33 or 浙江, and that place itself; repeatable",
    )
    parser.add_argument(
        "--level", action="append", default=[], choices=LEVELS, help=f"{what} of this level; repeatable"
    )


def places_wanted(opts: argparse.Namespace) -> PlaceSelection:
    """Return what --under and --level choose; raises UserMistake for an unknown place."""
    return selection(opts.under, opts.level)


def chosen_codes(
    words: Sequence[str], wanted: PlaceSelection, archive: Archive, *, everything: bool = False
) -> list[str]:
    """Return the codes of places, those given first and in their order, then those chosen, by code.

    Args:
        words: places as typed, each itself only.
        wanted: what --under and --level choose, of the places that the archive has reports of.
        archive: an open archive.
        everything: take all places of the archive; `wanted` still counts.
    """
    named = [region_code(word, archive) for word in words]
    if wanted or everything:
        named += [code for code in archive.regions() if code not in NO_PLACES and wanted.takes(code)]
    return list(dict.fromkeys(named))


def with_former(codes: Sequence[str]) -> list[str]:
    """Return codes with those that the same places had before and after, each once."""
    return list(dict.fromkeys(each for code in codes for each in (*series(code), code)))
