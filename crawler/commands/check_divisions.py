"""scrapy check_divisions FILE: compare the table of divisions with a published list; change nothing."""

import argparse
from pathlib import Path

from crawler.cli.command import YangeCommand
from storage.errors import UserMistake


class Command(YangeCommand):
    """Show where the table of divisions and a published list of codes differ."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "FILE"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Compare the table of divisions with a published list of codes and names (exit 1 when they differ)"

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:  # noqa: ARG002  a command's signature
        """Print the differences; return 1 if there are any."""
        from pipelines.gazetteer.published_list import compare_published, read_published

        if len(args) != 1:
            raise UserMistake("give one FILE with codes and names: text, CSV or HTML")
        path = Path(args[0])
        if not path.is_file():
            raise UserMistake(f"no file {path}")
        listed = read_published(path.read_text(encoding="utf-8", errors="replace"))
        if not listed:
            raise UserMistake(f"{path} has no six-digit code with a name behind it")
        found = list(compare_published(listed))
        for each in found:
            names = {"missing": each.listed, "ended": each.known}.get(
                each.kind, f"{each.known} -> {each.listed}"
            )
            print(f"{each.kind}\t{each.code}\t{names}")
        print(f"{len(listed)} divisions listed, {len(found)} differ")
        return int(bool(found))
