"""scrapy targets REGION…: what reports promise: indicators by years as a table, or targets as rows."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from crawler.cli.command import YangeCommand, nearest
from crawler.cli.operands import read_years, region_code
from crawler.cli.output import add_output, format_of, write
from crawler.cli.table import FORMATS, OutputRow, table
from pipelines.documents.reading import OCR
from pipelines.gazetteer.regions import lineage, series
from pipelines.render.terminal.columns import aligned
from storage.archive import Archive
from storage.errors import UserMistake
from storage.records import Target
from storage.rows import Review, Version

if TYPE_CHECKING:
    from pipelines.review.matching import Reviewed

SCOPES = ("headline", "task", "five_year", "result")
PROMISED = ("headline", "five_year")
"""What the table shows unless --scope says otherwise; CSV and JSON hold all scopes."""
COLUMNS = (
    "region", "region_name", "year", "indicator", "name", "measure", "value_min", "value_max", "unit", "qualifier",
    "strength", "reference", "rider", "scope", "horizon", "quote", "start", "end", "confidence", "why", "version",
    "source", "url", "confidence_zh", "why_zh", "reviewed", "review", "flags",
)  # fmt: skip
INDICATOR_COLUMNS = ("id", "name", "percent", "part_of")
NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report with the targets that were asked for, and what persons said of them."""

    version: Version
    targets: Sequence[Target]
    reviewed: "Mapping[Target, Reviewed]" = field(default_factory=dict)


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
            reviews = archive.reviews()
            found = [
                read_report(archive, version, reviews, opts.indicator, scopes)
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


def read_report(
    archive: Archive, version: Version, reviews: list[Review], indicators: list[str], scopes: tuple[str, ...]
) -> ReadReport:
    """The targets of a version that were asked for, by scope, the certain first, with their reviews."""
    from pipelines.render.view.target_rows import SCOPE_ORDER, grade_place

    targets = saved_or_read_targets(archive, version)
    reviewed = reviews_of(archive, version, targets, reviews) if reviews else {}
    wanted = [
        target
        for target in targets
        if target.scope in scopes and (not indicators or target.indicator in indicators)
    ]
    wanted.sort(key=lambda each: (SCOPE_ORDER[each.scope], grade_place(each, reviewed.get(each))))
    return ReadReport(version, wanted, reviewed)


def reviews_of(
    archive: Archive, version: Version, targets: list[Target], reviews: list[Review]
) -> "Mapping[Target, Reviewed]":
    """What persons said of the targets of a version; a text of which nobody spoke is not looked at."""
    from pipelines.review.matching import reviewed_targets
    from pipelines.text.normal import normalise

    (row,) = archive.query("SELECT normal_print FROM versions WHERE id = ?", [version.id])
    own = [review for review in reviews if review.text_print == row["normal_print"]]
    return reviewed_targets(normalise(version.text), targets, own) if own else {}


def by_years(found: list[ReadReport]) -> str:
    """For each region a table of indicators by years; a dash where a report says nothing of it."""
    written = []
    for region in dict.fromkeys(report.version.region_name for report in found):
        held = [report for report in found if report.version.region_name == region]
        words: dict[str, dict[int, list[str]]] = {}
        for report in held:
            for target in report.targets:
                year = report.version.year or 0
                cells = words.setdefault(row_name(target), {}).setdefault(year, [])
                said = cell_words(target, report.reviewed.get(target))
                if said not in cells:
                    cells.append(said)
        years = [report.version.year or 0 for report in held]
        lines = [
            [name, *("；".join(words[name].get(year, ["–"])) for year in years)]
            for name in rows_in_order(held)
        ]
        written.append(aligned([[region, *map(year_head, held)], *lines]))
    return "\n".join(written)


def year_head(report: ReadReport) -> str:
    """The year of a report, marked where a machine recognised its numbers on images."""
    return f"{report.version.year or 0}" + ("〔OCR〕" if OCR in report.version.flags else "")


def rows_in_order(held: Sequence[ReadReport]) -> list[str]:
    """The names of the rows of a region: by scope, those that are certain in some year first."""
    from pipelines.render.view.target_rows import SCOPE_ORDER, grade_place

    places: dict[str, tuple[int, int]] = {}
    for report in held:
        for target in report.targets:
            place = SCOPE_ORDER[target.scope], grade_place(target, report.reviewed.get(target))
            name = row_name(target)
            places[name] = min(place, places.get(name, place))
    return sorted(places, key=lambda name: places[name])


def cell_words(target: Target, reviewed: "Reviewed | None") -> str:
    """A target in a few characters, marked where it needs a look, with what persons said of it."""
    from pipelines.render.grade_labels import GRADES
    from pipelines.render.view.review_wording import review_words
    from pipelines.render.view.target_wording import phrase

    if reviewed:
        return f"{phrase(target)}〔{review_words(reviewed)[0]}〕"
    return phrase(target) + (f"〔{GRADES['needs_look'][0]}〕" if target.confidence == "needs_look" else "")


def row_name(target: Target) -> str:
    """The name of a target's row; five-year targets have rows of their own."""
    from pipelines.render.view.target_wording import usual_name

    return usual_name(target) + ("（五年）" if target.scope == "five_year" else "")


def target_rows(found: list[ReadReport], indicators: list[str]) -> Iterator[OutputRow]:
    """Every target as a row; an indicator that was asked for and is not in a report is a row as well."""
    from pipelines.render.json_change import grade_data
    from pipelines.render.view.review_wording import review_words

    for report in found:
        version = report.version
        of = {"region": version.region, "region_name": version.region_name, "year": version.year}
        where = {
            "version": version.id,
            "source": version.source,
            "url": version.url,
            "flags": " ".join(version.flags),
        }
        for target in report.targets:
            said = report.reviewed.get(target)
            review = {"reviewed": said.standing, "review": review_words(said)[0]} if said else {}
            yield {**of, **asdict(target), **where, **grade_data(target), **review}
        for indicator in indicators:
            if all(target.indicator != indicator for target in report.targets):
                yield {**of, "indicator": indicator, "qualifier": NOT_FOUND, **where}
