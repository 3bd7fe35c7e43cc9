"""Facts and what was read on them -> rows of the archive: the fold step with its storing, for one host at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipelines.fold import CONDITIONS, Opening, Step, step
from pipelines.rows import Measured, measure, version_row
from pipelines.states import Seen, State, read, written
from storage.archive import Archive
from storage.ledger import Fetch
from storage.records import Rejected, Report

Outcome = Report | Rejected


class States(Mapping[str, State]):
    """What is remembered of a host: read from the archive when it is first asked for, then kept."""

    def __init__(self, archive: Archive, host: str) -> None:
        self.archive = archive
        self.host = host
        self.known: dict[str, State | None] = {}

    def __getitem__(self, name: str) -> State:
        if name not in self.known:
            text = self.archive.state(self.host, name)
            self.known[name] = read(name, text) if text else None
        state = self.known[name]
        if state is None:
            raise KeyError(name)
        return state

    def __iter__(self) -> Iterator[str]:
        return (name for name, state in self.known.items() if state)

    def __len__(self) -> int:
        return sum(state is not None for state in self.known.values())

    def update(self, states: Mapping[str, State]) -> None:
        """Take over what a step changed."""
        self.known.update(states)


@dataclass(frozen=True, slots=True)
class Judged:
    """A fetch and what came of reading it; `outcomes` is None when its bytes are those of the last time."""

    fetch: Fetch
    verdict: str
    evidence: str
    outcomes: tuple[Outcome, ...] | None


def judged(fetch: Fetch, outcomes: Sequence[Outcome]) -> Judged:
    """A fetch with its outcomes: its verdict is that of its articles, `failed` when no response came."""
    verdict = outcomes[0].article.verdict
    name = verdict.name if fetch.transport in {"ok", "not_modified"} else "failed"
    return Judged(fetch, name, verdict.evidence, tuple(outcomes))


def unchanged(archive: Archive, fetch: Fetch) -> Judged | None:
    """The judgement on a fetch that brought what the last one of its URL brought: nothing to read again.

    None when it brought something else, also when its parts or the hints of the linking page are others.
    """
    if fetch.transport not in {"ok", "not_modified"} or not fetch.body or fetch.status not in {200, 304}:
        return None
    before = archive.fetch_before(fetch)
    if before is None or not same_content(archive, before, fetch):
        return None
    said = archive.judgement(before.id)
    return Judged(fetch, said[0], said[1], None) if said else None


def same_content(archive: Archive, old: Fetch, new: Fetch) -> bool:
    """Whether two fetches of a URL brought the same page: body, hints, parts."""
    if old.body != new.body:
        return False
    if new.confirms:
        return new.confirms == old.id
    if old.hints != new.hints or old.final_url != new.final_url:
        return False
    return [part.body for part in archive.parts(old)] == [part.body for part in archive.parts(new)]


def fold_one(archive: Archive, states: States, case: Judged) -> Step:
    """Fold one judged fetch into the archive, as one transaction; gives the step that was taken."""
    measured = tuple(measure(each) for each in case.outcomes or () if isinstance(each, Report))
    taken = step(states, seen_of(case, measured))
    with archive.transaction():
        archive.judge(case.fetch.id, case.verdict, case.evidence)
        if case.outcomes:
            archive.save_articles(case.fetch.id, map(article_row, case.outcomes))
        for opening in taken.openings:
            archive.save_version(opened(archive, case, opening, measured))
        archive.save_copies(taken.copies.values())
        archive.touch(taken.touched)
        archive.save_states(states.host, {name: written(state) for name, state in taken.states.items()})
        archive.save_events(case.fetch.id, taken.events)
    states.update(taken.states)
    return taken


def seen_of(case: Judged, measured: Iterable[Measured]) -> Seen:
    """The input of the fold step."""
    fetch = case.fetch
    again = case.outcomes is None and case.verdict not in CONDITIONS
    return Seen(
        fetch=fetch.id,
        at=fetch.at,
        url=fetch.url,
        host=fetch.host,
        source=fetch.source,
        final_url=fetch.final_url,
        verdict="same" if again else case.verdict,
        sights=tuple(each.sight for each in measured),
        walk=fetch.walk,
        walk_ends=fetch.walk_ends,
    )


def opened(
    archive: Archive, case: Judged, opening: Opening, measured: Sequence[Measured]
) -> dict[str, object]:
    """The row of a version that begins; a held text that is believed now is read again when it is not at hand."""
    if case.outcomes is None:
        from pipelines.stages import refine

        again = refine(archive.page(case.fetch))
        measured = [measure(each) for each in again if isinstance(each, Report)]
    found = next(each for each in measured if each.sight.entry == opening.entry)
    return {
        **version_row(found),
        "id": opening.version,
        "copy": opening.copy,
        "first_seen": opening.first_seen,
        "last_seen": case.fetch.at,
        "fetch": case.fetch.id,
    }


def article_row(outcome: Outcome) -> tuple[object, ...]:
    """The row of `articles` for what was read."""
    article = outcome.article
    if isinstance(outcome, Rejected):
        return article.entry, article.title, "", "", None, outcome.reason
    identity = outcome.identity
    return article.entry, article.title, identity.kind, identity.region, identity.year, ""
