"""scrapy read FILE|URL…: show how a page is read; no archive is touched."""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from crawler.cli.command import YangeCommand
from pipelines.render.json_article import article_json
from pipelines.render.safe_text import visible
from storage.errors import UserMistake
from storage.records import Outcome, Page

URL = re.compile(r"https?://", re.IGNORECASE)
SHOWN = 12
"""Lines of a text shown at its head, and as many at its tail."""


class Command(YangeCommand):
    """Read pages and documents and show the result, with reasons."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "FILE|URL… [--url URL] [--format text|json] [--full]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Read a page, PDF, DOCX or text: whose report it is, its text, what was left out, and why"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --url, --format, --full."""
        super().add_options(parser)
        parser.add_argument(
            "--url", default="", help="address that a file was served at (for host rules and links)"
        )
        parser.add_argument(
            "--format",
            choices=("text", "json"),
            default="text",
            help="json: one line an article, reports and rejected",
        )
        parser.add_argument("--full", action="store_true", help="print whole texts")

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Print what is read, reports and rejected articles alike."""
        from pipelines.stages import refine

        if not args:
            raise UserMistake("name a file or a URL: scrapy read page.html")
        if opts.url and len(args) > 1:
            raise UserMistake("--url is the address of one file; name one file with it")
        for name, page in self._pages(args, opts.url):
            for outcome in refine(page):
                if opts.format == "json":
                    print(json.dumps(article_json(outcome, name), ensure_ascii=False))
                else:
                    print(visible("\n".join(describe(outcome, name, full=opts.full))))
        return 0

    def _pages(self, args: list[str], url: str) -> Iterator[tuple[str, Page]]:
        """Yield the pages of files and URLs in the order given; a missing file raises before anything is read."""
        missing = [arg for arg in args if not URL.match(arg) and not Path(arg).is_file()]
        if missing:
            raise UserMistake(f"no file {missing[0]}")
        urls = [arg for arg in args if URL.match(arg)]
        fetched: dict[str, Page] = {}
        if urls:
            from crawler.runner.fetch_pages import fetch

            fetched = dict(zip(urls, fetch(urls, self.given), strict=True))
        for arg in args:
            yield arg, fetched.get(arg) or file_page(Path(arg), url)


def file_page(path: Path, url: str = "") -> Page:
    """Return a file as a page; raises UserMistake if it cannot be read."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise UserMistake(f"cannot read {path}: {error.strerror}") from error
    return Page(url=url or path.absolute().as_uri(), body=body)


def describe(outcome: Outcome, name: str, *, full: bool = False) -> list[str]:
    """Return the lines for a person: one a field, then the text (its head and tail unless `full`)."""
    read = article_json(outcome, name)
    shown = (
        "status",
        "reason",
        "verdict",
        "evidence",
        "layout",
        "rule",
        "encoding",
        "entry",
        "title",
        "kind",
    )
    decided = ("region", "region_name", "level", "year", "meeting", "meeting_date", "post", "speaker")
    stated = ("published", "publisher", "index_no", "doc_no", "imprint", "notes", "body", "flags")
    lines = [f"== {name}"]
    lines += [
        f"{key:13}{_plain(read[key])}"
        for key in (*shown, *decided, *stated)
        if read[key] not in ("", [], None, 0, [0, 0])
    ]
    lines += [f"{'file':13}{file['name']} ({file['type']}) {file['url']}" for file in read["files"]]
    lines += [f"{'repair':13}{repair['rule']} × {repair['count']}" for repair in read["repairs"]]
    lines += [f"{'trimmed':13}{trim['rule']}: {_short(trim['text'])}" for trim in read["trimmed"]]
    return [*lines, *_text(read["text"], full=full)]


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _short(text: str) -> str:
    flat = " ⏎ ".join(text.split("\n"))
    return flat if len(flat) <= 80 else f"{flat[:60]} … ({len(text)} characters)"


def _text(text: str, *, full: bool) -> list[str]:
    lines = text.split("\n") if text else []
    head = [f"{'text':13}{len(text)} characters, {len(lines)} lines"]
    if full or len(lines) <= 2 * SHOWN:
        return [*head, *(f"  {line}" for line in lines)]
    kept = [*lines[:SHOWN], f"… {len(lines) - 2 * SHOWN} lines …", *lines[-SHOWN:]]
    return [*head, *(f"  {line if len(line) <= 100 else line[:97] + '…'}" for line in kept)]
