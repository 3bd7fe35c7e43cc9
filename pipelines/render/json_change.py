"""A change -> JSON, in shapes that are public; offsets are code points into the texts as given."""

from dataclasses import asdict

from pipelines.compare.comparison import Comparison
from pipelines.render.safe_text import to_json
from storage.records import Diff, Hunk, LedgerEntry, Target, TargetPair, YearDiff, YearPair

Json = dict[str, object]


def hunk_data(hunk: Hunk) -> Json:
    """Return a hunk; only a move has a list `hunks`, of what changed inside it."""
    data: Json = {
        "kind": hunk.kind,
        "old": list(hunk.old),
        "new": list(hunk.new),
        "old_text": hunk.old_text,
        "new_text": hunk.new_text,
        "section": hunk.section,
    }
    if hunk.note:
        data["note"] = hunk.note
    if hunk.kind == "move":
        data["hunks"] = [hunk_data(inner) for inner in hunk.hunks]
    return data


def diff_data(diff: Diff) -> Json:
    """Return an edit or copy change."""
    return {
        "axis": diff.axis,
        "summary": diff.summary,
        "severity": diff.severity,
        "same_report": diff.same_report,
        "better": diff.better,
        "hunks": [hunk_data(hunk) for hunk in diff.hunks],
    }


def target_data(target: Target | None) -> Json | None:
    """Return a target; None where a year has none."""
    return None if target is None else asdict(target)


def pair_data(pair: YearPair) -> Json:
    """Return a pair of sentences."""
    return {
        "old": list(pair.old),
        "new": list(pair.new),
        "relation": pair.relation,
        "score": round(pair.score, 4),
        "is_rewording": pair.is_rewording,
        "hunks": [hunk_data(hunk) for hunk in pair.hunks],
    }


def target_pair_data(pair: TargetPair) -> Json:
    """Return the target of an indicator in both years."""
    return {
        "indicator": pair.indicator,
        "old": target_data(pair.old),
        "new": target_data(pair.new),
        "comparable": pair.comparable,
    }


def entry_data(entry: LedgerEntry) -> Json:
    """Return what became of a pledge."""
    return {
        "target": target_data(entry.target),
        "state": entry.state,
        "outcome": None if entry.outcome is None else list(entry.outcome),
        "confidence": entry.confidence,
        "why": entry.why,
    }


def year_data(diff: YearDiff) -> Json:
    """Return a year change."""
    return {
        "axis": "year",
        "summary": diff.summary,
        "odd": list(diff.odd),
        "carried": round(diff.carried, 4),
        "goals": {
            "old": [list(span) for span in diff.goals_old],
            "new": [list(span) for span in diff.goals_new],
        },
        "targets": [target_pair_data(pair) for pair in diff.targets],
        "ledger": [entry_data(entry) for entry in diff.ledger],
        "added": [list(span) for span in diff.added],
        "dropped": [list(span) for span in diff.dropped],
        "pairs": [pair_data(pair) for pair in diff.pairs],
    }


def change_data(change: Diff | YearDiff) -> Json:
    """Return a change along any axis."""
    return year_data(change) if isinstance(change, YearDiff) else diff_data(change)


def json_text(comparison: Comparison) -> str:
    """Render a change as one JSON value with a final newline."""
    return to_json(change_data(comparison.change)) + "\n"
