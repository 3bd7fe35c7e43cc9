"""`YangeCommand`, the base of all commands: one line for a mistake, exit codes, the archive."""

import argparse
import errno
import os
import sqlite3
import sys
from abc import abstractmethod
from difflib import get_close_matches
from pathlib import Path

from crawler.cli.base import PROGRAM, CommandBase, GivenSettings
from crawler.cli.output import say
from storage.archive import Archive
from storage.errors import ArchiveError, NotAnArchive, UserMistake, YangeError
from storage.transactions import describe

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Numbers of the errors of a full disk, a quota, a limit of file sizes."""
AGAIN = "make room on its disk and give the command again"


class YangeCommand(CommandBase):
    """Base of all commands: a mistake is one line on stderr, and the exit code says its kind."""

    requires_project = True
    requires_crawler_process = False

    @abstractmethod
    def execute(self, args: list[str], opts: argparse.Namespace) -> int | None:
        """Do the work and return the exit code (None is 0); a YangeError is its line and its exit code."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Call `execute` for Scrapy, and turn errors into lines."""
        try:
            refuse_options(args)
            self.exitcode = self.execute(args, opts) or 0
            sys.stdout.flush()
        except YangeError as error:
            say(f"{PROGRAM} {self.name}: {error}", error=True)
            self.exitcode = error.exit_code
        except sqlite3.DatabaseError as error:
            say(f"{PROGRAM} {self.name}: archive {self.given['ARCHIVE']}: {describe(error)}", error=True)
            self.exitcode = ArchiveError.exit_code
        except BrokenPipeError:  # the reader (head, less) left: nothing more to say
            silence_output()
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            named = f"cannot write {error.filename}" if error.filename else "cannot write"
            say(f"{PROGRAM} {self.name}: {named}: {error.strerror}; {AGAIN}", error=True)
            self.exitcode = ArchiveError.exit_code
            silence_output()

    @property
    def name(self) -> str:
        """The command's name, which is that of its file."""
        return type(self).__module__.rsplit(".", 1)[-1]

    @property
    def given(self) -> GivenSettings:
        """The settings, those of -s included."""
        if self.settings is None:
            raise RuntimeError("a command has settings once Scrapy has set it up")
        return self.settings

    def open_archive(self, *, create: bool = False) -> Archive:
        """Open the archive of the setting ARCHIVE.

        Args:
            create: Make the archive if it is missing.

        Raises:
            NotAnArchive: It is missing and `create` is false.
            UserMistake: Its folder is missing.
        """
        path = Path(self.given["ARCHIVE"])
        if not create and not path.exists():
            raise NotAnArchive(
                f"no archive at {path}: 'scrapy crawl NAME' or 'scrapy add PATH' makes one, -s ARCHIVE=FILE names another"
            )
        if not path.parent.is_dir():
            raise UserMistake(f"no folder {path.parent} to keep the archive {path.name} in")
        return Archive(path, create=create)


def silence_output() -> None:
    """Let standard output lead nowhere, so that what is still to be flushed raises nothing when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def name_damaged(archive: Archive) -> int:
    """Print one line for each damaged page that was met, each once; return the exit code, 1 if there is any."""
    for line in dict.fromkeys(archive.damaged):
        say(line, error=True)
    return int(bool(archive.damaged))


def refuse_options(args: list[str]) -> None:
    """Raise UserMistake for a mistyped option, which Scrapy hands on as an argument."""
    for arg in args:
        if arg.startswith("--"):
            raise UserMistake(f"unknown option {arg}; -h lists the options there are")


def nearest(word: str, words: list[str]) -> str:
    """Return a hint for a mistyped word: "did you mean a, b?", or else how many known words there are."""
    near = get_close_matches(word, words, n=3, cutoff=0.5) or [each for each in words if word in each][:3]
    return (
        f"did you mean {', '.join(near)}?"
        if near
        else f"there are {len(words)}: {', '.join(sorted(words)[:8])} …"
    )
