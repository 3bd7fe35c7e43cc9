"""scrapy show ADDRESS: an archived text with its outline; its page as it was served; the proof of both."""

import argparse
from datetime import date
from pathlib import Path

from crawler.cli.command import YangeCommand
from crawler.cli.operands import version_at
from crawler.cli.output import add_output, format_of, say, write
from pipelines.render.safe_text import to_json, visible
from storage.archive import Archive
from storage.errors import UserMistake
from storage.rows import Version

FORMATS = ("text", "json")
DAY = 10
"""Characters of an ISO moment that are its date."""
STOOD = """
SELECT i.version, i.since, i.until FROM intervals i JOIN copies c ON c.id = i.copy
WHERE c.lineage = (SELECT lineage FROM copies WHERE id = ?) AND i.since < ? ORDER BY i.since DESC LIMIT 1
"""
"""The version of a copy's line that stood last before a moment."""
END_OF_DAY = "T99"
"""Sorts after every moment of a day."""


class Command(YangeCommand):
    """Show a text of the archive, or give back its page."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "ADDRESS|VERSION [--at DATE] [--page|--evidence] [--format text|json] [-o FILE]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Show an archived text with its outline and notes; --page gives back the page, --evidence the proof"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --at, --page, --evidence, --format and -o."""
        super().add_options(parser)
        parser.add_argument(
            "--at", default="", metavar="DATE", help="as it stood at the end of that day (UTC)"
        )
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--page", action="store_true", help="the stored bytes as they were served, to -o FILE"
        )
        what.add_argument(
            "--evidence",
            action="store_true",
            help="fetch, hashes, headers, rule, what was trimmed and mended",
        )
        add_output(parser, FORMATS)

    def execute(self, args: list[str], opts: argparse.Namespace) -> None:
        """Show."""
        if len(args) != 1:
            raise UserMistake("give one report or version: scrapy show 宁波/2020")
        with self.open_archive() as archive:
            version = version_at(args[0], archive)
            if opts.at:
                version = stood_at(archive, version, opts.at)
            if opts.page:
                write_page(archive, version, opts.out)
                return
            as_json = format_of(opts, FORMATS) == "json"
            if opts.evidence:
                from crawler.cli.version_evidence import evidence_of, evidence_text

                found = evidence_of(archive, version)
                write(to_json(found, indent=1) + "\n" if as_json else visible(evidence_text(found)), opts.out)
                return
        write(to_json(version_json(version), indent=1) + "\n" if as_json else version_text(version), opts.out)


def stood_at(archive: Archive, version: Version, day: str) -> Version:
    """Return the version of the same copy that stood at the end of a day; raises UserMistake if none did."""
    try:
        date.fromisoformat(day)
    except ValueError:
        raise UserMistake(f"--at takes a day such as 2026-03-02, not '{day}'") from None
    rows = archive.query(STOOD, [version.copy, day + END_OF_DAY])
    if not rows:
        (first,) = archive.query("SELECT min(since) AS day FROM intervals WHERE copy = ?", [version.copy])
        raise UserMistake(f"on {day} this copy was not known yet: it was first seen {first['day'][:DAY]}")
    found = archive.version(rows[0]["version"])
    if found is None:
        raise UserMistake(f"no version {rows[0]['version']} in the archive")
    if rows[0]["until"][:DAY] < day:
        say(f"last seen {rows[0]['until'][:DAY]}; what stood on {day} is not known", error=True)
    return found


def write_page(archive: Archive, version: Version, out: str) -> None:
    """Write the bytes that a version was read from to a file; the further pages of an article beside it.

    Raises:
        UserMistake: No file is given, or the page was removed for good.
    """
    if not out:
        raise UserMistake("--page writes bytes: give a file, -o page.html")
    fetch = archive.fetch(version.fetch)
    if why := archive.purged(fetch):
        raise UserMistake(f"this page was removed for good: {why}")
    page = archive.page(fetch)
    bodies = [page.body, *(part.body for part in page.parts)]
    for number, body in enumerate(bodies, 1):
        path = Path(out) if number == 1 else Path(out).with_stem(f"{Path(out).stem}.{number}")
        try:
            path.write_bytes(body)
        except OSError as error:
            raise UserMistake(f"cannot write {path}: {error.strerror}") from None
        say(f"{path}: {len(body)} bytes of {page.url if number == 1 else page.parts[number - 2].url}")


def version_json(version: Version) -> dict[str, object]:
    """Return a version as a JSON object: its row, its outline and its text."""
    from dataclasses import asdict

    from pipelines.text.outline import outline

    sections = [
        {"heading": each.heading, "level": each.level, "role": each.role, "span": list(each.span)}
        for each in outline(version.text).sections
    ]
    return {**asdict(version), "outline": sections}


def version_text(version: Version) -> str:
    """Return the head of a version, its outline with places in the text, and the text in full."""
    from pipelines.text.outline import outline

    head = [
        f"{version.region_name or version.region} {version.year or 'no year'} {version.kind}: {version.title}",
        f"  {version.source}  {version.url}{f'#{version.entry}' if version.entry else ''}",
        (
            f"  version {version.id}, seen {version.first_seen[:DAY]} to {version.last_seen[:DAY]}, "
            f"{version.char_count} characters"
        ),
    ]
    head += [f"  {name}: {value}" for name, value in stated(version) if value]
    parts = [
        f"  {each.span[0]:>7} {'  ' * each.level}{each.heading}"
        for each in outline(version.text).sections
        if each.heading
    ]
    return visible("\n".join([*head, *(["", "outline", *parts] if parts else []), "", version.text]) + "\n")


def stated(version: Version) -> tuple[tuple[str, str], ...]:
    """Return what a version says of itself and what was noticed, by name; empty values included."""
    return (
        ("published", version.published),
        ("document", version.doc_no),
        ("noticed", ", ".join(version.flags)),
    )
