"""Write text to standard output or a file, always UTF-8; whether to use colours and a progress bar."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.render.safe_text import visible
from storage.errors import UserMistake
from storage.progress import Progress, silent


def write(text: str, path: str = "", *, encoding: str = "utf-8") -> None:
    """Write to a file, or to standard output if no path is given; raises UserMistake if it cannot."""
    data = text.encode(encoding, "surrogatepass" if encoding == "utf-8" else "strict")
    if path:
        try:
            Path(path).write_bytes(data)
        except OSError as error:
            raise UserMistake(f"cannot write {path}: {error.strerror}") from None
        return
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(text)


def say(line: str, *, error: bool = False) -> None:
    """Print one line, in which what steers a terminal is spelled out: addresses and arguments may hold anything."""
    print(visible(" ".join(line.splitlines())), file=sys.stderr if error else sys.stdout)


def add_output(parser: argparse.ArgumentParser, formats: tuple[str, ...]) -> None:
    """Add --format and -o; without --format the suffix of the file decides, then the first format."""
    parser.add_argument("--format", choices=formats, help=f"one of {', '.join(formats)}")
    parser.add_argument("-o", dest="out", default="", metavar="FILE", help="write to a file")


def format_of(opts: argparse.Namespace, formats: tuple[str, ...]) -> str:
    """Return the format that was asked for, else the one of the file's suffix, else the first."""
    if opts.format:
        return str(opts.format)
    suffix = Path(opts.out).suffix.lstrip(".").lower()
    return suffix if suffix in formats else formats[0]


def colours(path: str = "") -> bool:
    """Return whether to draw in colour: on a terminal, unless NO_COLOR is set or the terminal is dumb."""
    return (
        not path
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


@contextmanager
def progress_bar(words: str) -> Iterator[Progress]:
    """Show a bar on standard error if it is a terminal; the block gets the function that moves it."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
