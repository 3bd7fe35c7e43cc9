"""A change -> JSON, in shapes that are public; offsets are code points into the texts as given."""

from dataclasses import asdict

from pipelines.compare.comparison import Comparison
from pipelines.render.grade_labels import GRADES, reason_words
from pipelines.render.safe_text import to_json
from pipelines.render.view.review_wording import reviewed_data
from pipelines.render.view.target_rows import sorted_ledger, target_rows
from pipelines.review.matching import NONE_REVIEWED, Reviewed, ReviewedYears
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


def target_data(target: Target | None, reviewed: Reviewed | None = None) -> Json | None:
    """Return a target with its grade in Chinese and what persons said of it; None where a year has none."""
    if target is None:
        return None
    return {**asdict(target), **grade_data(target), "reviewed": reviewed_data(reviewed)}


def grade_data(graded: Target | LedgerEntry) -> dict[str, str]:
    """Return the grade and its reason in Chinese."""
    return {"confidence_zh": GRADES[graded.confidence][0], "why_zh": reason_words(graded.why)[0]}


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


def target_pair_data(pair: TargetPair, reviewed: ReviewedYears = NONE_REVIEWED) -> Json:
    """Return the target of an indicator in both years."""
    return {
        "indicator": pair.indicator,
        "old": target_data(pair.old, reviewed.old.get(pair.old) if pair.old else None),
        "new": target_data(pair.new, reviewed.new.get(pair.new) if pair.new else None),
        "comparable": pair.comparable,
    }


def entry_data(entry: LedgerEntry, reviewed: ReviewedYears = NONE_REVIEWED) -> Json:
    """Return what became of a pledge, with what persons said of it."""
    return {
        "target": target_data(entry.target, reviewed.old.get(entry.target)),
        "state": entry.state,
        "outcome": None if entry.outcome is None else list(entry.outcome),
        "confidence": entry.confidence,
        "why": entry.why,
        **grade_data(entry),
        "reviewed": reviewed_data(reviewed.outcomes.get(entry.target)),
    }


def year_data(diff: YearDiff, reviewed: ReviewedYears = NONE_REVIEWED) -> Json:
    """Return a year change; targets and ledger in the order of the table of targets, the certain first."""
    rows = target_rows(diff, reviewed)
    return {
        "axis": "year",
        "summary": diff.summary,
        "odd": list(diff.odd),
        "carried": round(diff.carried, 4),
        "goals": {
            "old": [list(span) for span in diff.goals_old],
            "new": [list(span) for span in diff.goals_new],
        },
        "targets": [target_pair_data(row.pair, reviewed) for row in rows],
        "ledger": [entry_data(entry, reviewed) for entry in sorted_ledger(diff, reviewed)],
        "added": [list(span) for span in diff.added],
        "dropped": [list(span) for span in diff.dropped],
        "pairs": [pair_data(pair) for pair in diff.pairs],
    }


def change_data(change: Diff | YearDiff, reviewed: ReviewedYears = NONE_REVIEWED) -> Json:
    """Return a change along any axis."""
    return year_data(change, reviewed) if isinstance(change, YearDiff) else diff_data(change)


def json_text(comparison: Comparison) -> str:
    """Render a change as one JSON value with a final newline."""
    return to_json(change_data(comparison.change, comparison.reviewed)) + "\n"
