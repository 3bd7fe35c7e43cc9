"""A seed -> a world of sites and what happens to them in a year: edits and reverts, moves, outages, traps."""

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

from pipelines.gazetteer.regions import tables
from tests.support.servers.beside import PLACES, ROW
from tests.support.servers.reports import report
from tests.support.servers.world import Happening, Site, World

SITES = 60
REPORTS = 400
GAP = 4
"""Years between the reports of a place: too far apart to be compared, since the year is about edits."""

TO_REPORTS = (
    ("gone", 0.03, 0, 0),
    ("unlisted", 0.03, 20, 90),
    ("soft404", 0.05, 1, 5),
    ("cut", 0.08, 1, 1),
)  # fmt: skip
"""(what, chance, least and most days) of what happens to one report; the first that happens is the only one."""
TO_SITES = (
    ("outage", 0.3, 1, 3, ("error", "reset")),
    ("challenge", 0.15, 5, 9, ("",)),
    ("move", 0.12, 0, 0, ("gone", "soft", "redirect", "home", "both")),
    ("renumber", 0.08, 0, 0, ("gone", "soft", "redirect", "home", "both")),
    ("redesign", 0.15, 0, 0, ("",)),
    ("mixed", 0.1, 1, 1, ("",)),
)
"""(what, chance, least and most days, ways) of what happens to a site."""
NOT_ROLLING = frozenset({"move", "renumber"})
CUTS = ("wire", "program")
"""How a page is cut: on its way, or by what makes it."""
BESIDE = 0.04
"""Chance of a report that one thing beside its text is edited, for each of them."""
CACHED = 0.2
"""Chance that a cache serves the text of before an edit again for some nights, long after the edit."""
ROWS = ("地区生产总值\t亿元\t{a}\t{b}", "城镇新增就业\t人\t{c}\t{d}", "居民人均可支配收入\t元\t{e}\t{f}")
"""Rows of the table in a report."""


def make_world(seed: int, days: int = 365, sites: int = SITES, reports: int = REPORTS) -> World:
    """A year out of a seed."""
    rng = Random(seed)
    places = [each for each in places_of_counties() if rng.random() < 0.5][:sites]
    made = []
    for number, (code, name) in enumerate(places):
        count = reports // sites + (number < reports % sites)
        years = [2026 - GAP * n for n in range(count)]
        texts = {year: [with_table(report(name, "县长", year, (seed, number), 5600), rng)] for year in years}
        born = dict.fromkeys(years, 0)
        if rng.random() < 0.5:
            born[2026] = rng.randint(4, 60)
        site = Site(
            number=number,
            code=code,
            place=name,
            style=rng.randrange(4),
            rolling=rng.random() < 0.08,
            counts=rng.random() < 0.4,
            validators=rng.choice(("", "ETag", "Last-Modified")),
            pace=rng.randint(15, 40) if rng.random() < 0.25 else 0,
            changing=rng.random() < 0.15,
            texts=texts,
            born=born,
        )
        happen(site, rng, days)
        made.append(site)
    return World(made)


def happen(site: Site, rng: Random, days: int) -> None:
    """Give a site its events of the year, in the order of days."""
    for year in site.texts:
        rewrite(site, year, rng, days)
        edit_beside(site, year, rng, days)
        for what, chance, least, most in TO_REPORTS:
            if rng.random() < chance and year != max(site.texts):
                start = rng.randint(30, days - 120)
                until = start + rng.randint(least, most) if most else 0
                how = rng.choice(CUTS) if what == "cut" else ""
                site.events.append(Happening(start, site.number, what, year, until, how))
                break
    for what, chance, least, most, ways in TO_SITES:
        if rng.random() < chance and not (site.rolling and what in NOT_ROLLING):
            start = rng.randint(10, days - 40)
            until = start + rng.randint(least, most) if most else 0
            site.events.append(Happening(start, site.number, what, 0, until, rng.choice(ways)))
    drop_unseen(site)
    site.events.sort(key=lambda each: each.day)


def drop_unseen(site: Site) -> None:
    """Take back what nobody could see: edits of a report that is gone, and moves of one that no list shows."""
    gone = {each.year: each.day for each in site.events if each.what == "gone"}
    moved = any(each.what in NOT_ROLLING for each in site.events)
    site.events = [
        each
        for each in site.events
        if not (
            each.what in {"edit", "revert", "cache", *PLACES}
            and each.day >= gone.get(each.year, each.day + 1)
        )
        and not (moved and each.what == "unlisted")
    ]


def rewrite(site: Site, year: int, rng: Random, days: int) -> None:
    """Give a report its edits, and now and then the way back."""
    day = site.born[year] + rng.randint(3, 150)
    while rng.random() < 0.22 and day < days - 20:
        what = rng.choice(EDITS)
        site.events.append(Happening(day, site.number, "edit", year, how=what))
        site.texts[year].append(edited(site.texts[year][-1], what, rng))
        while site.texts[year][-1] in site.texts[year][:-1]:
            site.texts[year][-1] = edited(site.texts[year][-1], "number", rng)
        back = day + rng.randint(8, 45)
        if rng.random() < 0.15 and back < days - 20:
            site.events.append(Happening(back, site.number, "revert", year, how="back"))
            return
        if rng.random() < CACHED and day < days - 80:
            start = day + rng.randint(25, 40)
            site.events.append(Happening(start, site.number, "cache", year, start + rng.randint(1, 4)))
            return
        day += rng.randint(20, 120)


def edit_beside(site: Site, year: int, rng: Random, days: int) -> None:
    """Edit what stands beside a report, each thing once at most."""
    for place in PLACES:
        day = site.born[year] + rng.randint(3, days - 60 - site.born[year])
        if rng.random() < BESIDE:
            site.events.append(Happening(day, site.number, place, year))


def with_table(lines: list[str], rng: Random) -> list[str]:
    """A report with a table before its last part."""
    rows = [f"{ROW}指标\t单位\t上年\t本年"]
    rows += [ROW + row.format(**{name: rng.randint(1000, 9000) for name in "abcdef"}) for row in ROWS]
    return [*lines[:-3], *rows, *lines[-3:]]


EDITS = ("number", "word", "more", "less", "move", "heading", "closing", "cell", "cells", "first")
"""Classes of places and kinds of edits of a text."""


def edited(lines: list[str], what: str, rng: Random) -> list[str]:
    """A text with one thing changed: a number, a word, a sentence more or less, a paragraph, heading or cell."""
    changed = list(lines)
    body = [n for n, line in enumerate(changed) if len(line) > 100]
    at = rng.choice(body)
    line = changed[at]
    if what in PLACED:
        there = [n for n, each in enumerate(changed) if PLACED[what][0] in each]
        if not there:  # an earlier edit took its words away
            return edited(lines, "more", rng)
        changed[there[-1]] = PLACED[what][1](changed[there[-1]])
    elif what == "number":
        digits = [n for n, letter in enumerate(line) if letter.isdigit() and letter != "9"]
        place = rng.choice(digits)
        changed[at] = line[:place] + str(int(line[place]) + 1) + line[place + 1 :]
    elif what == "word":
        changed[at] = (
            line.replace("投入资金", "安排资金", 1) if "投入资金" in line else line.replace("，", "，着力", 1)
        )
    elif what == "more":
        changed[at] = line + "同时做好冬春火灾防控工作，确保群众温暖过冬。"
    elif what == "less":
        changed[at] = "。".join(line.split("。")[:-2]) + "。"
    else:
        other = rng.choice([n for n in body if n != at])
        changed[at], changed[other] = changed[other], changed[at]
    return changed if changed != lines else edited(lines, "more", rng)


def _next_cell(line: str) -> str:
    """A row of a table with another last digit in its last cell."""
    return f"{line[:-1]}{(int(line[-1]) + 1) % 10}"


def _over_the_border(line: str) -> str:
    """A row in which a digit went from one cell into the next."""
    *cells, last, end = line.split(ROW)
    return ROW.join((*cells, last[:-1], last[-1] + end))


PLACED: Mapping[str, tuple[str, Callable[[str], str]]] = MappingProxyType(
    {
        "heading": (
            "重点工作",
            lambda line: line.replace("重点工作", "主要工作") if "重点" in line else line + "安排",
        ),
        "closing": ("努力奋斗", lambda line: line.replace("努力奋斗", "不懈奋斗")),
        "cell": ("城镇新增就业\t", _next_cell),
        "cells": ("地区生产总值\t", _over_the_border),
        "first": ("现在，我代表", lambda line: line.replace("请予审议", "请予审查")),
    }
)
"""Class of a place -> (what its line holds, the edit)."""


def places_of_counties() -> list[tuple[str, str]]:
    """(code, name) of counties whose name only one place has; their reports here are fiction."""
    names: dict[str, list[str]] = {}
    for code, rows in sorted(tables().code.items()):
        row = rows[-1]
        if row.name.endswith("县") and len(row.name) == 3 and row.valid(2026) and row.valid(2000):
            names.setdefault(row.name, []).append(code)
    return [(codes[0], name) for name, codes in sorted(names.items()) if len(codes) == 1][::3]
