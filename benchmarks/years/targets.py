"""Targets against the hand-read ones of the corpus, and the growth targets of the State Council year by year."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common.paths import ROOT
from benchmarks.years.gold import CORPUS, articles
from pipelines.diff.targets.extraction import find_goals, read_targets
from storage.records import Target

STATED: dict[int, tuple[float, float] | None] = {
    1992: (6, 6),
    1993: (8, 8),
    1994: (9, 9),
    1995: (8, 9),
    1997: (8, 8),
    1998: (8, 8),
    1999: (7, 7),
    2000: None,
    2001: None,
    2002: None,
    **dict.fromkeys((2003, 2004), (7, 7)),
    **dict.fromkeys(range(2005, 2012), (8, 8)),
    **dict.fromkeys((2012, 2013), (7.5, 7.5)),
}
"""Growth of the economy that the State Council's report sets for its own year; None where it sets none."""
SCORERS = ("score_tasks.py", "score_ledger.py")
"""Scorers that lie with the hand-read truth and read the project from outside."""
REPORTS_2025 = CORPUS / "reports_2025"
FIELDS = ("measure", "unit", "qualifier", "quote", "horizon")


@dataclass(slots=True)
class FoundTarget:
    """Counts over the hand-read rows; `false` counts headline targets that no row has."""

    rows: int = 0
    headline: int = 0
    right: int = 0
    right_headline: int = 0
    whole: int = 0
    false: int = 0
    goals: int = 0
    texts: int = 0


def hand_read() -> FoundTarget:
    """Read the four reports of gold/targets.tsv and count; fields are compared with stray marks at their ends aside."""
    with (CORPUS / "gold/targets.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    found = FoundTarget(rows=len(rows))
    for name, item in dict.fromkeys((row["seed_file"], row["item_no"]) for row in rows):
        text = articles(name)[int(item) - 1]
        mine = [row for row in rows if (row["seed_file"], row["item_no"]) == (name, item)]
        _count(found, text, mine)
    return found


def _count(found: FoundTarget, text: str, rows: list[dict[str, str]]) -> None:
    targets = read_targets(text)
    taken: set[int] = set()
    for row in rows:
        fitting = [target for target in targets if _is(target, row) and id(target) not in taken]
        is_headline = row["scope"] == "headline"
        found.headline += is_headline
        if fitting:
            taken.add(id(fitting[0]))
            found.right += 1
            found.right_headline += is_headline
            found.whole += all(_plain(getattr(fitting[0], field)) == _plain(row[field]) for field in FIELDS)
    found.false += sum(target.scope == "headline" and id(target) not in taken for target in targets)
    quotes = [text.index(row["quote"]) for row in rows if row["scope"] == "headline"]
    goals = find_goals(text)
    met = sum(any(start <= quote < end for start, end in goals) for quote in quotes)
    found.texts += 1
    found.goals += 2 * met >= len(quotes)


def _is(target: Target, row: dict[str, str]) -> bool:
    numbers = tuple(float(row[key]) if row[key] else None for key in ("value_min", "value_max"))
    same = target.indicator == row["indicator_id"] and target.scope == row["scope"]
    return same and (target.value_min, target.value_max) == numbers


def _plain(value: object) -> str:
    return str(value if value is not None else "").strip(";；，,")


def state_council() -> tuple[int, int, list[int]]:
    """(years with a target, of these right, years that are wrong)."""
    wrong = []
    for year, stated in STATED.items():
        text = (CORPUS / f"reports/gwr_state_council/reports/{year}.txt").read_text(encoding="utf-8")
        set_for = {
            (target.value_min, target.value_max)
            for target in read_targets(text)
            if target.indicator == "gdp" and target.scope in {"headline", "task"}
        }
        if set_for != ({stated} if stated else set()):
            wrong.append(year)
    stated_years = [year for year, stated in STATED.items() if stated]
    return len(stated_years), sum(year not in wrong for year in stated_years), wrong


def scorers() -> Iterator[tuple[str, str]]:
    """(file, its closing line) of each scorer that lies with the corpus; none where the corpus has none."""
    for name in SCORERS:
        script = CORPUS / "gold" / name
        if script.is_file():
            command = [sys.executable, str(script)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            yield name, (done.stdout.strip() or done.stderr.strip()).splitlines()[-1]


def headline_numbers() -> tuple[int, int, int]:
    """(numbers found with all fields right, numbers read by eye, headline numbers that nobody read there)."""
    with (REPORTS_2025 / "truth_fields.tsv").open(encoding="utf-8", newline="") as file:
        reports = {row["region"]: row["file"] for row in csv.DictReader(file, delimiter="\t")}
    with (REPORTS_2025 / "truth_headline_targets.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["value_min"] or row["value_max"]]
    right = extra = 0
    for region in dict.fromkeys(row["region"] for row in rows):
        stated = [_stated(row) for row in rows if row["region"] == region]
        found = [_found(target) for target in _headline(REPORTS_2025 / "paragraphs", reports[region])]
        for key in stated:
            if key in found:
                found.remove(key)
                right += 1
        extra += len(found)
    return right, len(rows), extra


def _headline(folder: Path, name: str) -> list[Target]:
    """The headline targets with a number of one report of 2025."""
    text = (folder / name).with_suffix(".txt").read_text(encoding="utf-8")
    targets = read_targets(text, year=2025)
    return [t for t in targets if t.scope == "headline" and (t.value_min, t.value_max) != (None, None)]


def _stated(row: dict[str, str]) -> tuple[object, ...]:
    ends = (float(row[end]) if row[end] else None for end in ("value_min", "value_max"))
    return row["indicator"], row["measure"], *ends, row["unit"], row["qualifier"]


def _found(target: Target) -> tuple[object, ...]:
    ends = target.value_min, target.value_max
    return target.indicator, target.measure, *ends, target.unit, target.qualifier
