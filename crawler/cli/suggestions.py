"""Answer a mistyped command with one line that names similar ones, and exit code 2."""

import sys
from collections.abc import Sequence
from pkgutil import iter_modules

from crawler.cli.command import nearest
from crawler.cli.command_names import FOLDER, command_word, scrapy_commands
from crawler.cli.output import say

MISTAKE = 2


def refuse_mistyped(args: Sequence[str]) -> None:
    """Exit with one line that names similar commands, if the first word of the arguments is not a command."""
    word = command_word(args)
    there = known_commands()
    if not word or word in there:
        return
    say(f"scrapy: no command '{word}': {nearest(word, there)} ('scrapy' lists them all)", error=True)
    sys.exit(MISTAKE)


def known_commands() -> list[str]:
    """Return the names of the project's commands and of Scrapy's own, sorted."""
    return sorted({*scrapy_commands(), *(module.name for module in iter_modules([str(FOLDER)]))})
