"""The base of a command: Scrapy's where Scrapy runs it, a plain one with the same face where `yange` does.

Importing Scrapy takes a third of a second of CPU (twisted, TLS); a command that only reads the archive needs none of it.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

PROGRAM = "yange" if Path(sys.argv[0]).stem == "yange" else "scrapy"
"""The program that runs: Scrapy's own script, or ours (crawler/cli/yange.py)."""


class PlainSettings(dict[str, Any]):
    """The project's settings without Scrapy: names -> values; those given with -s are texts, as Scrapy has them."""

    def getint(self, name: str, default: int = 0) -> int:
        """Return a setting as a whole number."""
        return int(self.get(name, default))

    def getbool(self, name: str, default: bool = False) -> bool:
        """Return a setting as a boolean; the words that Scrapy takes for true are 1, True and true."""
        return str(self.get(name, default)) in {"1", "True", "true"}


class PlainCommand:
    """What a command gets from Scrapy's `ScrapyCommand` and uses, and no more."""

    requires_project = False
    settings: Any = None
    exitcode = 0

    def syntax(self) -> str:
        """The arguments, for the help."""
        return ""

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return ""

    def long_desc(self) -> str:
        """The text of the help."""
        return self.short_desc()

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options that all commands have."""
        group = parser.add_argument_group(title="Global Options")
        group.add_argument(
            "-s", "--set", action="append", default=[], metavar="NAME=VALUE", help="set a setting"
        )


if TYPE_CHECKING:
    from scrapy.commands import ScrapyCommand as CommandBase
    from scrapy.settings import Settings as GivenSettings
elif PROGRAM == "yange":
    CommandBase, GivenSettings = PlainCommand, PlainSettings
else:
    from scrapy.commands import ScrapyCommand as CommandBase
    from scrapy.settings import Settings as GivenSettings

__all__ = ["PROGRAM", "CommandBase", "GivenSettings", "PlainSettings"]
