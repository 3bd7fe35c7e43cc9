"""Arguments of `scrapy` -> nothing, or one line and exit 2 when the command is mistyped."""

import sys
from collections.abc import Sequence
from pathlib import Path
from pkgutil import iter_modules

import scrapy.commands

from crawler.cli.command import nearest

MISTAKE = 2


def refuse_mistyped(args: Sequence[str]) -> None:
    """End with one line that names the likely commands, if the first word of the arguments is none."""
    word = next((arg for arg in args if not arg.startswith("-")), "")
    there = known_commands()
    if not word or word in there:
        return
    print(f"scrapy: no command '{word}': {nearest(word, there)} ('scrapy' lists them all)", file=sys.stderr)
    sys.exit(MISTAKE)


def known_commands() -> list[str]:
    """Names of our commands and of Scrapy's own."""
    ours = Path(__file__).parent.parent / "commands"
    return sorted({module.name for module in iter_modules([*scrapy.commands.__path__, str(ours)])})
