"""scrapy search TEXT: which texts hold these words, of which place and year."""

import argparse
import json
import re
from dataclasses import asdict
from itertools import islice

from crawler.cli.command import YangeCommand
from crawler.cli.operands import regions_in
from pipelines.render.safe_text import visible
from storage.errors import UserMistake
from storage.search import Hit, Query

YEARS = re.compile(r"(?P<first>\d{4})?(?P<dash>-)?(?P<last>\d{4})?")
"""A year or a range of years, open at either end: "2019", "2015-2020", "2015-"."""


class Command(YangeCommand):
    """Find every text that holds some words, exactly, from one character up."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "TEXT [--region REGION]… [--year A-B] [--removed] [--format text|json]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Find every text that holds some words, with the sentence they stand in"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --region, --year, --removed, --limit, --format."""
        super().add_options(parser)
        parser.add_argument(
            "--region",
            action="append",
            default=[],
            help="only this region and those in it: 浙江, 宁波, 330200, zhejiang_ningbo; may be given again",
        )
        parser.add_argument("--year", default="", metavar="A-B", help="only these years")
        parser.add_argument("--removed", action="store_true", help="also texts that no longer stand")
        parser.add_argument("--limit", type=int, default=20, help="texts to list (20); 0 lists all")
        parser.add_argument(
            "--format", choices=("text", "json"), default="text", help="json: one line a text"
        )

    def execute(self, args: list[str], opts: argparse.Namespace) -> int:
        """Print the hits; return 1 if there are none."""
        text = " ".join(args)
        if not text.strip():
            raise UserMistake("name the words to search for: scrapy search 数字经济")
        first, last = year_bounds(opts.year)
        with self.open_archive() as archive:
            regions = regions_in(opts.region, archive)
            query = Query(text=text, regions=regions, first_year=first, last_year=last, removed=opts.removed)
            found = archive.search(query)
            hits = list(islice(found, opts.limit or None))
            more = next(found, None) is not None
            found.close()
            missing = archive.unindexed()
        hits.sort(key=lambda hit: (hit.region, hit.year or 0, hit.source, hit.url, hit.first_seen))
        for hit in hits:
            print(json.dumps(asdict(hit), ensure_ascii=False) if opts.format == "json" else hit_text(hit))
        if opts.format == "text":
            print(summary(len(hits), more=more, missing=missing))
        return 0 if hits else 1


def year_bounds(words: str) -> tuple[int | None, int | None]:
    """Parse A-B into its first and last year, both included; None where it is open; raises UserMistake."""
    match = YEARS.fullmatch(words)
    if not match:
        raise UserMistake(f"'{words}' is no year and no range of years (2019, 2015-2020)")
    first, last = (int(match[name]) if match[name] else None for name in ("first", "last"))
    return first, last if match["dash"] else first


def hit_text(hit: Hit) -> str:
    """Return a hit as text: where it is, then the sentence with the words in brackets."""
    where = f"{hit.region_name or hit.region} {hit.year or ''} {hit.source}".strip()
    state = "" if hit.stands else f" (until {hit.last_seen[:10]})"
    times = f" ×{hit.count}" if hit.count > 1 else ""
    words = visible(f"{hit.before}[{hit.match}]{hit.after}".replace("\n", " "))
    return f"{where}{state}{times}: {words}\n    {visible(hit.url)}"


def summary(count: int, *, more: bool, missing: int) -> str:
    """Return the last line: how many, and what the search did not see."""
    texts = f"{count} texts" if count != 1 else "1 text"
    rest = "; more with --limit 0" if more else ""
    unseen = f"; {missing} texts are not indexed yet: scrapy diff does it" if missing else ""
    return f"{texts}{rest}{unseen}"
