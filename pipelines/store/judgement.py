"""What came of reading a fetch: the input of a fold step."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.fold.measurement import Measured
from storage.records import Outcome
from storage.rows import Fetch


@dataclass(frozen=True, slots=True)
class Judgement:
    """A fetch and what came of reading it, or the fetch read before that brought the same (`same_as`)."""

    fetch: Fetch
    verdict: str = ""
    evidence: str = ""
    outcomes: tuple[Outcome, ...] = ()
    same_as: str = ""
    measured: tuple[Measured, ...] | None = None
    """Its reports, measured, where a worker did that; else they are measured when it is folded."""


def judged(fetch: Fetch, outcomes: Sequence[Outcome]) -> Judgement:
    """Put a fetch and its outcomes together.

    The verdict is that of its articles (all of one page have the same); `failed` when no response came.

    Args:
        fetch: the fetch.
        outcomes: what became of each article of its page; at least one.
    """
    verdict = outcomes[0].article.verdict
    name = verdict.name if fetch.transport in {"ok", "not_modified"} else "failed"
    return Judgement(fetch, name, verdict.evidence, tuple(outcomes))
