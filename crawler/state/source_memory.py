"""Archive -> what a source knows when it starts; and back: columns, health, rests."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from scrapy.settings import BaseSettings

from crawler.discovery.known import Column, KnownPage, SourceKnowledge
from crawler.policy.backoff import Backoff
from crawler.policy.clock import parse_iso_moment
from crawler.policy.revisit import Ladder, Visited, age_born, due_pages, extra_of
from crawler.policy.run_outcome import RunOutcome
from pipelines.fold.addresses import learned
from pipelines.fold.state import HOST, state_from_json
from pipelines.fold.url_parameters import without_parameters
from storage.archive import Archive
from storage.converter import from_values
from storage.errors import UserMistake
from storage.fetch_rows import hints_of
from storage.records import Hints

TROUBLED = frozenset({"challenged", "missing", "failed", "held", "unread"})
"""Events after which a page is looked at again soon."""


LEFT = frozenset({"moved", "gone"})
"""Status of a copy whose report is no longer at its address."""

PAGES = """
    WITH RECURSIVE pages (url) AS (
        SELECT min(url) FROM fetches WHERE source = ?1 AND part_of = '' AND walk = ''
        UNION ALL
        SELECT (SELECT min(f.url) FROM fetches f
                WHERE f.source = ?1 AND f.part_of = '' AND f.walk = '' AND f.url > pages.url)
        FROM pages WHERE url IS NOT NULL)
    SELECT url FROM pages WHERE url IS NOT NULL
"""
"""Addresses of the articles of a source: one step in an index for each, however often it was fetched."""

VISIT = """
    WITH f AS NOT MATERIALIZED (SELECT * FROM fetches WHERE source = ?1 AND url = ?2 AND part_of = '' AND walk = '')
    SELECT last.host, last.at AS last, last.hints, (SELECT min(at) FROM f) AS first,
           coalesce((SELECT f.at FROM f JOIN judgements j ON j.fetch = f.id WHERE j.verdict IN ('real', 'list')
                     ORDER BY f.at DESC LIMIT 1), '') AS good,
           coalesce((SELECT outcome FROM run_ends WHERE run = last.run), 'stopped') = 'stopped' AS cut_short
    FROM f AS last ORDER BY last.at DESC LIMIT 1
"""
"""What the first, the last and the last good fetch of a page say."""

BAD_SINCE = "SELECT min(at) AS at FROM fetches WHERE url = ? AND part_of = '' AND at > ?"
CONDITION = "SELECT kind, at FROM events WHERE url = ? ORDER BY at DESC LIMIT 1"
REPORTS = """
    SELECT c.url, c.year, c.status, c.first_seen,
           (SELECT published FROM versions v WHERE v.copy = c.id ORDER BY last_seen DESC, id LIMIT 1) AS published
    FROM copies c WHERE c.host = ? ORDER BY c.first_seen, c.id
"""


def ladder_of(settings: BaseSettings) -> Ladder:
    """Return the ladder of the settings RECHECK_…."""
    return Ladder(
        young_days=settings.getint("RECHECK_YOUNG_DAYS"),
        season=tuple(map(int, settings.getlist("RECHECK_SEASON"))),
        steps=tuple(read_step(step) for step in settings.getlist("RECHECK_STEPS")),
        oldest=settings.getint("RECHECK_OLDEST"),
        trouble=tuple(map(int, settings.getlist("RECHECK_TROUBLE"))),
    )


def read_step(step: str) -> tuple[int, int]:
    """Parse a step of RECHECK_STEPS: 365:7 -> (365, 7), in days; raises UserMistake for anything else."""
    age, _, days = step.partition(":")
    if not (age.isdecimal() and days.isdecimal()):
        raise UserMistake(f"RECHECK_STEPS takes AGE:DAYS such as 365:7, not '{step}'")
    return int(age), int(days)


def known_of(archive: Archive, source: str, settings: BaseSettings, now: str) -> SourceKnowledge:
    """Return everything that a source is handed at its start."""
    columns = recall_columns(archive, source)
    visits = visited(archive, source, settings)
    today = parse_iso_moment(now).date()
    ladder = ladder_of(settings)
    constant = constant_parameters(archive, visits)
    settled = settled_addresses(constant, visits)
    pages = [each for each in visits if settled.get(bare_address(constant, each.url), each.url) == each.url]
    extra = extra_of(pages, today, settings.getint("RECHECK_EXTRA"), settings.getint("QUIET_EVERY"))
    turn = due_pages(pages, today, ladder, extra)
    chosen = {each.url for each in turn}
    left = {
        each.url for each in pages if each.left and (today - each.last).days >= ladder.trouble[-1]
    } - chosen
    state = recalled(archive, "looked", source)
    return SourceKnowledge(
        now=now,
        columns=columns,
        due=tuple(KnownPage(url=each.url, hints=visits[each]) for each in turn),
        standing=tuple(
            KnownPage(url=each.url, hints=hints)
            for each, hints in visits.items()
            if each.carries and not each.left and each.url not in chosen
        ),
        carrying=frozenset(each.url for each in visits if each.carries and not each.left),
        resting=frozenset(each.url for each in visits if each.url not in chosen and each.url not in left),
        left=frozenset(left),
        constant=constant,
        settled=settled,
        walk_all=older(state.get("walked", ""), today, settings.getint("WALK_EVERY")),
        may_seek=older(state.get("sought", ""), today, settings.getint("SEEK_AGAIN")),
        seek=not columns or older(state.get("sought", ""), today, settings.getint("SEEK_EVERY")),
    )


def constant_parameters(archive: Archive, pages: Iterable[Visited]) -> dict[str, frozenset[str]]:
    """Return the names of the parameters that the fold learned not to count, by host; hosts without any are left out."""
    hosts = {urlsplit(each.url).netloc.lower() for each in pages if "?" in each.url}
    states = {host: archive.state(host, HOST) for host in hosts}
    names = {host: learned(state_from_json(HOST, text)) for host, text in states.items() if text}
    return {host: found for host, found in names.items() if found}


def bare_address(constant: Mapping[str, frozenset[str]], url: str) -> str:
    """Return an address without the parameters that do not count on its host."""
    names = constant.get(urlsplit(url).netloc.lower()) if constant else None
    return without_parameters(url, names) if names else url


def settled_addresses(constant: Mapping[str, frozenset[str]], pages: Iterable[Visited]) -> dict[str, str]:
    """Return the address under which each report is known and answers, by its address without such parameters."""
    answering = (each.url for each in pages if each.carries and not (each.left or each.trouble))
    return {bare: url for url in answering if (bare := bare_address(constant, url)) != url}


def visited(archive: Archive, source: str, settings: BaseSettings) -> dict[Visited, Hints]:
    """Return the articles that a source ever fetched, each with the hints of its last fetch."""
    found: dict[Visited, Hints] = {}
    reports: dict[str, dict[str, Mapping[str, Any]]] = {}
    for page in archive.query(PAGES, (source,)):
        url = page["url"]
        (row,) = archive.query(VISIT, (source, url))
        if row["host"] not in reports:
            reports[row["host"]] = {each["url"]: each for each in archive.query(REPORTS, (row["host"],))}
        report = reports[row["host"]].get(url)
        found[visit(archive, url, row, report, settings)] = hints_of(row["hints"])
    return found


def visit(
    archive: Archive,
    url: str,
    row: Mapping[str, Any],
    report: Mapping[str, Any] | None,
    settings: BaseSettings,
) -> Visited:
    """Return what is known of one page; without a report it counts as RECHECK_REJECTED days older."""
    first = parse_iso_moment(row["first"]).date()
    events = archive.query(CONDITION, (url,))
    trouble = events[0]["at"] if events and events[0]["kind"] in TROUBLED else ""
    if not trouble and row["good"] < row["last"]:
        trouble = archive.query(BAD_SINCE, (url, row["good"]))[0]["at"]
    born = first - timedelta(days=settings.getint("RECHECK_REJECTED"))
    if report:
        born = age_born(report["published"] or "", report["year"], first)
    return Visited(
        url=url,
        last=parse_iso_moment(row["last"]).date(),
        born=born,
        year=report["year"] if report else None,
        carries=report is not None,
        left=report is not None and report["status"] in LEFT,
        trouble=parse_iso_moment(trouble).date() if trouble else None,
        cut_short=bool(row["cut_short"]),
    )


def recalled(archive: Archive, topic: str, name: str) -> dict[str, Any]:
    """Return a remembered value; empty if there is none."""
    found = archive.recall(topic, name)
    return dict(found.value) if found else {}


def older(moment: str, today: date, days: int) -> bool:
    """Return whether a moment is `days` days ago or more; an empty moment counts as older."""
    return not moment or (today - parse_iso_moment(moment).date()).days >= days


def recall_columns(archive: Archive, source: str) -> tuple[Column, ...]:
    """Return the columns that a source remembers, those with most reports first."""
    rows = recalled(archive, "columns", source).get("columns", [])
    columns = (from_values(row, Column, f"a column of {source}") for row in rows)
    return tuple(sorted(columns, key=lambda column: (-column.found, column.url)))


def remember_columns(
    archive: Archive,
    source: str,
    before: Sequence[Column],
    found: Iterable[Column],
    *,
    now: str,
    keep_days: int,
) -> None:
    """Keep the columns of this run, and older ones that showed reports within `keep_days`."""
    today = parse_iso_moment(now).date()
    merged = {each.url: each for each in before if not older(each.seen, today, keep_days)}
    merged.update({each.url: each for each in found})
    rows = [asdict(each) for each in sorted(merged.values(), key=lambda column: column.url)]
    archive.remember("columns", source, {"columns": rows}, at=now)


def recall_rest(archive: Archive, host: str) -> Backoff | None:
    """Return the last rest of a host; None if it never had one."""
    value = recalled(archive, "rest", host)
    return from_values(value, Backoff, f"the rest of {host}") if value else None


def remember_rest(archive: Archive, host: str, rest: Backoff, now: str) -> None:
    """Keep a host's rest."""
    archive.remember("rest", host, asdict(rest), at=now)


def record_health(archive: Archive, outcome: RunOutcome, now: str) -> str:
    """Keep how a source fares; return the line to announce if it began to fail or works again, else ""."""
    before = recalled(archive, "health", outcome.source)
    if outcome.state == "resting":
        return ""
    failing = outcome.state == "failed"
    was = before.get("state") == "failed"
    since = before.get("since", now) if failing == was and before else now
    value = {"state": outcome.state, "reason": outcome.reason, "since": since, "found": outcome.found}
    value["best"] = before.get("best", 0) if failing else max(outcome.found, before.get("best", 0))
    value["first"] = before.get("first", 0) if failing else outcome.first
    archive.remember("health", outcome.source, value, at=now)
    if failing and not was:
        return f"{outcome.source} failed: {outcome.reason}"
    if was and not failing:
        return f"{outcome.source} works again (failed since {before['since'][:10]})"
    return ""
