"""scrapy targets REGION…: what reports promise: indicators by years as a table, or targets as rows."""

import argparse
import re
from collections.abc import Iterator
from dataclasses import asdict

from crawler.cli.command import YangeCommand, nearest
from crawler.cli.operands import region_code
from crawler.cli.output import add_output, format_of, write
from crawler.cli.table import FORMATS, OutputRow, table
from pipelines.gazetteer.regions import lineage, series
from pipelines.render.terminal.columns import aligned
from storage.archive import Archive
from storage.errors import UserMistake
from storage.records import Target
from storage.rows import Version

YEARS = re.compile(r"(?P<first>\d{4})?(?P<to>-)?(?P<last>\d{4})?")
"""One year or a range, open at either end: "2015-2021", "2015-", "2019"."""
SCOPES = ("headline", "task", "five_year", "result")
PROMISED = ("headline", "five_year")
"""What the table shows unless --scope says otherwise; CSV and JSON hold all scopes."""
COLUMNS = (
    "region", "region_name", "year", "indicator", "name", "measure", "value_min", "value_max", "unit", "qualifier",
    "strength", "reference", "rider", "scope", "horizon", "quote", "start", "end", "confidence", "why", "version",
    "source", "url",
)  # fmt: skip
INDICATOR_COLUMNS = ("id", "name", "percent", "part_of")
NOT_FOUND = "not_found"


class Command(YangeCommand):
    """Shows targets."""

    def syntax(self) -> str:
        """The arguments, for the help."""
        return "[options] REGION…"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Show what the reports of regions promise: a table of indicators by years, CSV or JSON"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --indicator, --indicators, --years, --scope, --parents, --bom, --format, -o."""
        super().add_options(parser)
        parser.add_argument(
            "--indicator", action="append", default=[], metavar="ID", help="such as gdp; repeatable"
        )
        parser.add_argument(
            "--indicators", action="store_true", help="list the indicators that have an id, and stop"
        )
        parser.add_argument("--years", default="", metavar="A-B", help="such as 2015-2021, 2015- or 2019")
        parser.add_argument("--scope", action="append", default=[], choices=SCOPES, help="repeatable")
        parser.add_argument("--parents", action="store_true", help="also the regions above, to compare with")
        parser.add_argument(
            "--bom",
            action="store_true",
            help="begin a CSV on standard output with a byte order mark, for Excel; one in a file has it",
        )
        add_output(parser, FORMATS)

    def execute(self, args: list[str], opts: argparse.Namespace) -> None:
        """Show."""
        if opts.indicators:
            write(indicator_list(format_of(opts, FORMATS), bom=opts.bom), opts.out)
            return
        if not args:
            raise UserMistake("give a region: scrapy targets 宁波 (a name, a code or zhejiang_ningbo)")
        require_known(opts.indicator)
        first, last = read_years(opts.years)
        form = format_of(opts, FORMATS)
        scopes = tuple(opts.scope) or (PROMISED if form == "text" else SCOPES)
        with self.open_archive() as archive:
            codes = [region_code(word, archive) for word in args]
            found = [
                (version, selected(saved_or_read_targets(archive, version), opts.indicator, scopes))
                for code in (with_parents(codes) if opts.parents else codes)
                for version in reports_of(archive, code)
                if first <= (version.year or 0) <= last
            ]
        if not found:
            raise UserMistake(
                f"no report of {' '.join(args)} in these years; 'scrapy coverage' says what there is"
            )
        if form == "text":
            write(by_years(found), opts.out)
        else:
            write(
                table(
                    COLUMNS, list(target_rows(found, opts.indicator)), form, bom=opts.bom or bool(opts.out)
                ),
                opts.out,
            )


def require_known(indicators: list[str]) -> None:
    """Raise UserMistake for the first word that is no indicator's id."""
    if not indicators:
        return
    from pipelines.diff.targets.indicators import indicator_names

    for indicator in indicators:
        if indicator not in indicator_names():
            raise UserMistake(f"no indicator '{indicator}': {nearest(indicator, list(indicator_names()))}")


def indicator_list(form: str, *, bom: bool) -> str:
    """The indicators that have an id: their names, what a bare percentage of them is, and what they are a part of."""
    from pipelines.diff.targets.indicators import indicators_by_id

    known = indicators_by_id()
    if form != "text":
        return table(INDICATOR_COLUMNS, [asdict(each) for each in known.values()], form, bom=bom)
    lines = [
        [each.id, each.name, each.percent, known[each.part_of].name if each.part_of else "–"]
        for each in known.values()
    ]
    return aligned([["id", "name", "percent is a", "part of"], *lines])


def read_years(words: str) -> tuple[int, int]:
    """A range of years as typed, both ends included; raises UserMistake."""
    found = YEARS.fullmatch(words)
    if not found or (words and not found["first"] and not found["last"]):
        raise UserMistake(f"--years takes 2015-2021, 2015-, -2021 or 2019, not '{words}'")
    first = int(found["first"] or 0)
    last = int(found["last"] or (9999 if found["to"] or not words else first))
    return first, last


def with_parents(codes: list[str]) -> list[str]:
    """Regions with those above them, from the top."""
    return list(dict.fromkeys(above.code for code in codes for above in lineage(code)))


def reports_of(archive: Archive, code: str) -> Iterator[Version]:
    """The best copy of each work report of a region and of its former selves, by year."""
    found = [
        version
        for each in dict.fromkeys([*series(code), code])
        for version in archive.reports(region=each, kind="government_work_report")
    ]
    return iter(sorted(found, key=lambda version: version.year or 0))


def saved_or_read_targets(archive: Archive, version: Version) -> list[Target]:
    """The targets of a version: as the diff stage saved them, else read now."""
    saved = archive.query("SELECT * FROM targets WHERE version = ? ORDER BY n", [version.id])
    if saved:
        return [
            Target(**{key: value for key, value in row.items() if key not in {"version", "n"}})
            for row in saved
        ]
    from pipelines.diff.targets.extraction import read_targets

    return read_targets(version.text, year=version.year)


def selected(targets: list[Target], indicators: list[str], scopes: tuple[str, ...]) -> list[Target]:
    """The targets that were asked for."""
    return [
        target
        for target in targets
        if target.scope in scopes and (not indicators or target.indicator in indicators)
    ]


def by_years(found: list[tuple[Version, list[Target]]]) -> str:
    """For each region a table of indicators by years; a dash where a report says nothing of it."""
    from pipelines.render.view.target_wording import phrase

    written = []
    regions = list(dict.fromkeys(version.region_name for version, _ in found))
    for region in regions:
        held = [(version, targets) for version, targets in found if version.region_name == region]
        words: dict[str, dict[int, list[str]]] = {}
        for version, targets in held:
            for target in targets:
                cells = words.setdefault(row_name(target), {}).setdefault(version.year or 0, [])
                if phrase(target) not in cells:
                    cells.append(phrase(target))
        years = [version.year or 0 for version, _ in held]
        lines = [
            [name, *("；".join(cells.get(year, ["–"])) for year in years)] for name, cells in words.items()
        ]
        written.append(aligned([[region, *map(str, years)], *lines]))
    return "\n".join(written)


def row_name(target: Target) -> str:
    """The name of a target's row; five-year targets have rows of their own."""
    from pipelines.render.view.target_wording import usual_name

    return usual_name(target) + ("（五年）" if target.scope == "five_year" else "")


def target_rows(found: list[tuple[Version, list[Target]]], indicators: list[str]) -> Iterator[OutputRow]:
    """Every target as a row; an indicator that was asked for and is not in a report is a row as well."""
    for version, targets in found:
        of = {"region": version.region, "region_name": version.region_name, "year": version.year}
        where = {"version": version.id, "source": version.source, "url": version.url}
        for target in targets:
            yield {**of, **asdict(target), **where}
        for indicator in indicators:
            if all(target.indicator != indicator for target in targets):
                yield {**of, "indicator": indicator, "qualifier": NOT_FOUND, **where}
