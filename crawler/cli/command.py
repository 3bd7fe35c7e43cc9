"""YangeCommand: what every command of ours inherits: one line for a mistake, exit codes, and the archive."""

import argparse
import os
import sys
from abc import abstractmethod
from difflib import get_close_matches
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.settings import Settings

from storage.archive import Archive
from storage.errors import NotAnArchive, UserMistake, YangeError


class YangeCommand(ScrapyCommand):
    """A command whose mistakes are one line on stderr and whose exit code says what kind they were."""

    requires_project = True
    requires_crawler_process = False

    @abstractmethod
    def execute(self, args: list[str], opts: argparse.Namespace) -> int | None:
        """Do the work; the answer is the exit code (None is 0), a YangeError is its line and its exit code."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """What Scrapy calls: `execute`, with errors made into lines."""
        try:
            refuse_options(args)
            self.exitcode = self.execute(args, opts) or 0
            sys.stdout.flush()
        except YangeError as error:
            print(f"scrapy {self.name}: {error}", file=sys.stderr)
            self.exitcode = error.exit_code
        except BrokenPipeError:  # the reader (head, less) left: nothing more to say
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    @property
    def name(self) -> str:
        """The command's name, which is its file's."""
        return type(self).__module__.rsplit(".", 1)[-1]

    @property
    def given(self) -> Settings:
        """The settings, -s included."""
        if self.settings is None:
            raise RuntimeError("a command has settings once Scrapy has set it up")
        return self.settings

    def open_archive(self, *, create: bool = False) -> Archive:
        """The archive that the setting ARCHIVE names; unless `create`, one that is not there is a mistake."""
        path = Path(self.given["ARCHIVE"])
        if not create and not path.exists():
            raise NotAnArchive(
                f"no archive at {path}: 'scrapy crawl NAME' makes one, -s ARCHIVE=FILE names another"
            )
        if not path.parent.is_dir():
            raise UserMistake(f"no folder {path.parent} to keep the archive {path.name} in")
        return Archive(path, create=create)


def refuse_options(args: list[str]) -> None:
    """Scrapy hands on options that it does not know as arguments: a mistyped option is a mistake."""
    for arg in args:
        if arg.startswith("--"):
            raise UserMistake(f"unknown option {arg}; -h lists the options there are")


def nearest(word: str, words: list[str]) -> str:
    """The known words most like a mistyped one, for a message: "did you mean a, b?", or how many there are."""
    near = get_close_matches(word, words, n=3, cutoff=0.5) or [each for each in words if word in each][:3]
    return (
        f"did you mean {', '.join(near)}?"
        if near
        else f"there are {len(words)}: {', '.join(sorted(words)[:8])} …"
    )
