"""`yange X`: what `scrapy X` does, without Scrapy where X does not crawl. `make setup` writes .venv/bin/yange.

Whatever needs Scrapy (a command that crawls or loads spiders, Scrapy's own commands and options) is handed to it.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from crawler.cli.base import PlainSettings
from crawler.cli.command_names import PACKAGE, command_word, is_ours

NEED_SCRAPY = frozenset({"check_sources", "crawl", "crawlall", "demo", "list"})
"""Commands of the project that load spiders."""
SCRAPY_OPTIONS = ("--logfile", "-L", "--loglevel", "--nolog", "--profile", "--pidfile", "--pdb")
"""Options of every command that Scrapy itself carries out."""


def main() -> NoReturn:
    """Run the command that the arguments name, and exit with its code."""
    words = sys.argv[1:]
    name = command_word(words)
    if needs_scrapy(name, words):
        os.execv(sys.executable, [sys.executable, "-m", "scrapy", *words])  # noqa: S606 our own interpreter, no shell
    words.remove(name)
    sys.exit(run(name, words))


def needs_scrapy(name: str, words: Sequence[str]) -> bool:
    """Return whether only Scrapy can do it: no command of ours that goes without, or one of Scrapy's options."""
    without = is_ours(name) and name not in NEED_SCRAPY
    return not without or any(word.split("=")[0] in SCRAPY_OPTIONS for word in words)


def run(name: str, words: Sequence[str]) -> int:
    """Run a command of ours and return its exit code.

    Args:
        name: its name, that of its file.
        words: its arguments and options.
    """
    command = import_module(f"{PACKAGE}.{name}").Command()
    parser = argparse.ArgumentParser(
        prog=f"yange {name}",
        usage=f"yange {name} {command.syntax()}",
        description=command.long_desc(),
        conflict_handler="resolve",
    )
    command.settings = project_settings()
    command.add_options(parser)
    opts, rest = parser.parse_known_args(words)
    try:
        command.settings.update(pair.split("=", 1) for pair in opts.set)
    except ValueError:
        parser.error("-s takes NAME=VALUE")
    command.run(rest, opts)
    return int(command.exitcode)


def project_settings() -> PlainSettings:
    """Return the settings of the module that Scrapy would take: SCRAPY_SETTINGS_MODULE, or crawler.settings."""
    module = import_module(os.environ.get("SCRAPY_SETTINGS_MODULE", "crawler.settings"))
    return PlainSettings({name: value for name, value in vars(module).items() if name.isupper()})


if __name__ == "__main__":
    main()
