"""Fold fetches into the archive: what was read on a page becomes rows, one host at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from pipelines.fold.effects import FoldEffects, VersionStart
from pipelines.fold.measurement import Measured, measure, version_row
from pipelines.fold.state import (
    FetchObservation,
    FoldState,
    UrlState,
    state_from_json,
    state_to_json,
    url_key,
)
from pipelines.fold.transition import step
from pipelines.refine import refine
from pipelines.store.judgement import Judgement, judged
from pipelines.text.web_address import address_or_itself
from storage.archive import Archive
from storage.errors import DamagedBody
from storage.reading_archive import TRIES
from storage.records import Outcome, Rejected, Report
from storage.rows import Fetch
from storage.timestamps import plausible_moment

KEPT_AT_MOST = 2000
"""States of a host that are kept in memory; a guess."""


DAMAGED = "damaged: "
"""How the evidence begins of a fetch whose body cannot be read."""


class States(Mapping[str, FoldState]):
    """What is remembered of a host, by name: read from the archive when first asked for, then kept."""

    def __init__(self, archive: Archive, host: str, *, none: bool = False) -> None:
        """Begin with nothing in memory.

        Args:
            archive: an open archive.
            host: the host.
            none: whether the archive remembers nothing of the host, so that it need not be asked.
        """
        self.archive = archive
        self.host = host
        self.known: dict[str, FoldState | None] = {}
        self.whole = none
        """Whether everything that the archive remembers is known here."""

    def __getitem__(self, name: str) -> FoldState:
        if name not in self.known and not self.whole:
            text = self.archive.state(self.host, name)
            self.known[name] = state_from_json(name, text) if text else None
        state = self.known.get(name)
        if state is None:
            raise KeyError(name)
        return state

    def __iter__(self) -> Iterator[str]:
        return (name for name, state in self.known.items() if state)

    def __len__(self) -> int:
        return sum(state is not None for state in self.known.values())

    def update(self, states: Mapping[str, FoldState]) -> None:
        """Take over what a step changed; when memory is full, the rest is read again when it is needed."""
        if len(self.known) > KEPT_AT_MOST:
            self.known.clear()
            self.whole = False
        self.known.update(states)


def unchanged(archive: Archive, states: States, fetch: Fetch) -> Judgement | None:
    """Return the judgement of a fetch that need not be read, since it repeats the last one; else None.

    It repeats what was read last at its URL when body, status, hints of the page that linked to it, and parts are the
    same. What was purged is not read either.

    Args:
        archive: an open archive.
        states: what is remembered of the fetch's host.
        fetch: the fetch.
    """
    if because := archive.purged(fetch):
        return Judgement(fetch, "purged", because)
    if archive.gave_up(fetch):
        return given_up(fetch)
    if fetch.transport not in {"ok", "not_modified"} or not fetch.body or fetch.status not in {200, 304}:
        return None
    address = cast("UrlState | None", states.get(url_key(address_or_itself(fetch.url))))
    if address is None or not address.fetch:
        return None
    if fetch.confirms == address.fetch:
        return Judgement(fetch, same_as=address.fetch)
    old = archive.fetch(address.fetch)
    new = archive.fetch(fetch.confirms) if fetch.confirms else fetch
    return Judgement(fetch, same_as=old.id) if same_content(archive, old, new) else None


def same_content(archive: Archive, old: Fetch, new: Fetch) -> bool:
    """Whether two fetches of a URL brought the same page: body, status, hints, parts.

    Args:
        archive: an open archive.
        old: the earlier fetch.
        new: the later one; for a 304 the fetch that it confirmed.
    """
    if old.id == new.id:
        return True
    if (old.body, old.status, old.hints, old.final_url) != (new.body, new.status, new.hints, new.final_url):
        return False
    return [part.body for part in archive.parts(old)] == [part.body for part in archive.parts(new)]


def fold_one(archive: Archive, states: States, case: Judgement) -> FoldEffects:
    """Fold one judged fetch into the archive, as one transaction.

    Args:
        archive: an open archive.
        states: what is remembered of the fetch's host; it is brought up to date.
        case: the judgement.

    Returns:
        The step that was taken: its events, and the versions that begin.
    """
    if case.same_as:
        case = confirmed(archive, states, case)
    archive.begin_reading(case.fetch)
    measured = measured_reports(case)
    taken = step(states, seen_of(case, measured))
    if case.same_as and (taken.openings or taken.renamed):
        case, measured = read_again(archive, case)
        taken = step(states, seen_of(case, measured))
    with archive.transaction():
        archive.judge(case.fetch.id, case.verdict, case.evidence)
        if not case.same_as:
            archive.save_articles(case.fetch.id, map(article_row, case.outcomes))
        for opening in taken.openings:
            archive.save_version(opened(case, opening, measured))
        for version, entry in taken.renamed.items():
            archive.rename_version(version, names_of(measured, entry))
        archive.save_copies(taken.copies.values())
        archive.touch(taken.touched)
        archive.save_intervals(taken.intervals)
        archive.save_states(states.host, {name: state_to_json(state) for name, state in taken.states.items()})
        archive.save_events(case.fetch.id, taken.events)
    states.update(taken.states)
    archive.end_reading(case.fetch)
    return taken


def read_again(archive: Archive, case: Judgement) -> tuple[Judgement, tuple[Measured, ...]]:
    """Read an unchanged page whose text is believed now, since a second fetch agrees.

    Args:
        archive: an open archive.
        case: the judgement of the fetch.

    Returns:
        The judgement, and the reports of the page, measured; when it cannot be read any more, an error without reports.
    """
    again = read_page(archive, case.fetch)
    measured = measured_reports(again)
    return (case if measured else again), measured


def measured_reports(case: Judgement) -> tuple[Measured, ...]:
    """Return the reports of a page, measured, in the order of the page."""
    if case.measured is not None:
        return case.measured
    return tuple(measure(each) for each in case.outcomes if isinstance(each, Report))


def confirmed(archive: Archive, states: States, case: Judgement) -> Judgement:
    """Return the judgement of an unchanged fetch with the verdict of the fetch that it repeats.

    Args:
        archive: an open archive.
        states: what is remembered of the fetch's host.
        case: the judgement; its page is read when the URL was read again in between.
    """
    address = cast("UrlState | None", states.get(url_key(address_or_itself(case.fetch.url))))
    said = archive.judgement(case.same_as)
    if address and said and address.fetch == case.same_as:
        return replace(case, verdict=said[0], evidence=said[1])
    return read_page(archive, case.fetch)


def read_page(archive: Archive, fetch: Fetch) -> Judgement:
    """Judge a fetch by reading its page, rebuilt from facts; a purged one is not read.

    Args:
        archive: an open archive.
        fetch: the fetch.
    """
    if because := archive.purged(fetch):
        return Judgement(fetch, "purged", because)
    return read_standing(archive, fetch)


def read_standing(archive: Archive, fetch: Fetch) -> Judgement:
    """Judge a fetch that is known not to be purged by reading its page, rebuilt from facts.

    A page with a damaged body, or one that processes died on, is an error; everything else goes on.

    Args:
        archive: an open archive.
        fetch: the fetch.
    """
    if archive.gave_up(fetch):
        return given_up(fetch)
    try:
        page = archive.page(fetch)
    except DamagedBody as error:
        archive.damaged.append(f"damaged: {fetch.url} of {fetch.at}: {error}")
        return Judgement(fetch, "error", f"{DAMAGED}{error}")
    with archive.marked(fetch):
        return judged(fetch, refine(page))


def given_up(fetch: Fetch) -> Judgement:
    """Return the judgement of a page whose reading did not end in as many processes as may die of it."""
    return Judgement(fetch, "error", f"its reading did not end, {TRIES} times")


def seen_of(case: Judgement, measured: Iterable[Measured]) -> FetchObservation:
    """Return the input of the fold step.

    Args:
        case: the judgement.
        measured: its reports, measured, in the order of the page.
    """
    fetch = case.fetch
    return FetchObservation(
        fetch=fetch.id,
        at=plausible_moment(fetch.at, fetch.clock),
        url=address_or_itself(fetch.url),
        host=fetch.host,
        source=fetch.source,
        final_url=address_or_itself(fetch.final_url),
        precision=fetch.precision,
        verdict="same" if case.same_as else case.verdict,
        sights=tuple(each.sight for each in measured),
        walk=fetch.walk,
        walk_ends=fetch.walk_ends,
    )


def opened(case: Judgement, opening: VersionStart, measured: Sequence[Measured]) -> dict[str, object]:
    """Return the row of a version that begins.

    Args:
        case: the judgement of the fetch with which it begins.
        opening: which entry begins, and since when.
        measured: the reports of the fetch.
    """
    return {
        **version_row(_of_entry(measured, opening.entry)),
        "id": opening.version,
        "copy": opening.copy,
        "first_seen": opening.first_seen,
        "last_seen": plausible_moment(case.fetch.at, case.fetch.clock),
        "fetch": case.fetch.id,
    }


def names_of(measured: Sequence[Measured], entry: str) -> dict[str, str]:
    """Return the columns of a version that its page may state anew: title and publisher."""
    report = _of_entry(measured, entry).report
    return {"title": report.article.title, "publisher": report.identity.publisher}


def _of_entry(measured: Sequence[Measured], entry: str) -> Measured:
    """Return the report with an entry, which is among those of the fetch."""
    return next(each for each in measured if each.sight.entry == entry)


def article_row(outcome: Outcome) -> tuple[object, ...]:
    """Return the row of `articles` for what was read: (entry, title, kind, region, year, reason)."""
    article = outcome.article
    if isinstance(outcome, Rejected):
        return article.entry, article.title, "", "", None, outcome.reason
    identity = outcome.identity
    return article.entry, article.title, identity.kind, identity.region, identity.year, ""
