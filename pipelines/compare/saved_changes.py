"""Archive -> comparisons to show: a saved change with its texts, and lists of changes by place, worst first."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Any

from pipelines.compare.comparison import ComparedText, Comparison, ComparisonNote, FoundReport
from pipelines.gazetteer.regions import label
from storage.archive import Archive
from storage.records import Axis, Diff, Hunk, LedgerEntry, Span, Target, TargetPair, YearDiff, YearPair
from storage.rows import Version

DAY = 10
"""Characters of an ISO moment that are its date."""
KINDS: Mapping[str, str] = {
    "government_work_report": "政府工作报告",
    "resolution": "决议",
    "plan_proposal": "规划建议",
    "plan_outline": "规划纲要",
    "budget_report": "预算报告",
    "plan_report": "计划报告",
    "congress_report": "人大常委会工作报告",
    "court": "法院工作报告",
    "procuratorate": "检察院工作报告",
    "cppcc": "政协工作报告",
    "info_disclosure_report": "信息公开年度报告",
    "interpretation": "解读",
    "excerpt": "摘要",
    "task_list": "任务分解",
    "draft_for_comment": "征求意见稿",
    "signed_article": "署名文章",
    "news_article": "新闻",
    "notice": "通知",
    "other": "其他",
}
"""Kind -> what readers of reports call it."""
AXES: Mapping[str, int] = {"edit": 0, "year": 1, "copy": 2}
NOTES: Mapping[str, tuple[str, str]] = {
    "gap": ("两年之间缺年", "the years are not adjacent"),
    "succession": ("前一年属于其前身行政区", "the older report is of the region's predecessor"),
    "moved": ("地址已变更", "the report moved to another address"),
}
LINES = """
    SELECT l.*, b.published, a.published AS was
    FROM change_log l JOIN versions a ON a.id = l.old JOIN versions b ON b.id = l.new
    WHERE NOT (l.axis = 'copy' AND l.severity = 0)
    ORDER BY l.at, l.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A change as a line of a list; `also` are the ids of changes elsewhere that are the same."""

    id: str
    axis: Axis
    severity: int
    summary: str
    region: str
    region_name: str
    year: int | None
    kind: str
    source: str
    url: str
    at: str
    note: str
    beside: str = ""
    """What an edit left or changed beside the text: "published date unchanged (2021-02-01)"."""
    also: tuple[str, ...] = ()


def listed(archive: Archive, ids: Iterable[str]) -> list[Listed]:
    """Changes as lines: grouped by place, the place with the worst change first, then by severity and time.

    Copies that are the same are no news and are left out.
    """
    wanted = set(ids)
    found = [line_of(row) for row in archive.query(LINES) if row["id"] in wanted]
    worst: dict[str, int] = {}
    for change in found:
        worst[change.region] = max(worst.get(change.region, 0), change.severity)
    return sorted(
        gathered(archive, found),
        key=lambda each: (
            -worst[each.region],
            each.region,
            AXES[each.axis],
            -each.severity,
            each.at,
            each.id,
        ),
    )


def line_of(row: Mapping[str, Any]) -> Listed:
    """A row of LINES as a line."""
    values = {each.name: row[each.name] for each in fields(Listed) if each.name in row}
    _, english = dates(row["was"], row["published"])
    return Listed(**values, beside=english if row["axis"] == "edit" else "")


def gathered(archive: Archive, found: list[Listed]) -> list[Listed]:
    """Edits that change the same words on several pages as one line: a renamed office, a new footer."""
    kept: list[Listed] = []
    alike: dict[tuple[object, ...], list[Listed]] = {}
    for change in found:
        if change.axis != "edit":
            kept.append(change)
            continue
        words = tuple((hunk.kind, hunk.old_text, hunk.new_text) for hunk in archive.hunks(change.id))
        alike.setdefault((change.severity, words), []).append(change)
    for first, *others in alike.values():
        values = {each.name: getattr(first, each.name) for each in fields(Listed)}
        kept.append(Listed(**{**values, "also": tuple(other.id for other in others)}))
    return kept


def by_place(changes: Iterable[Listed]) -> list[tuple[str, list[Listed]]]:
    """Lines under the names of their places."""
    return [
        (place_name(region), list(found)) for region, found in groupby(changes, key=lambda each: each.region)
    ]


def place_name(region: str) -> str:
    """Name of a region with its parents, or what is written instead of a code."""
    return label(region) if region.isdigit() else region


def comparison_of(archive: Archive, change: str) -> Comparison | None:
    """A saved change with its texts, by any id that it ever had; None when it is not there."""
    rows = archive.query(
        "SELECT c.*, l.at FROM changes c JOIN change_log l ON l.id = c.id"
        " WHERE c.id = coalesce((SELECT new FROM aliases WHERE old = ?1), ?1)",
        (change,),
    )
    if not rows:
        return None
    row = rows[0]
    old, new = archive.version(row["old"]), archive.version(row["new"])
    if old is None or new is None:
        return None
    return compared(
        old,
        new,
        outcome(archive, row),
        change_id=row["id"],
        at=row["at"],
        notes=tuple(NOTES[word] for word in row["note"].split()),
    )


def outcome(archive: Archive, row: Mapping[str, Any]) -> Diff | YearDiff:
    """What was saved of a change."""
    if row["axis"] == "year":
        return year_diff(json.loads(row["detail"]))
    return Diff(
        axis=row["axis"],
        hunks=archive.hunks(row["id"]),
        severity=row["severity"],
        summary=row["summary"],
        same_report=bool(row["same_report"]),
        better=row["better"],
    )


def compared(
    old: Version,
    new: Version,
    change: Diff | YearDiff,
    *,
    change_id: str = "",
    at: str = "",
    notes: tuple[ComparisonNote, ...] = (),
) -> Comparison:
    """Two versions and what comparing them gave, ready to be shown."""
    if change.axis == "edit":
        notes += (dates(old.published, new.published),)
    return Comparison(
        change=change,
        old=side(old),
        new=side(new),
        place=place_name(new.region),
        id=change_id,
        at=at,
        notes=notes,
    )


def side(version: Version) -> ComparedText:
    """What a version is called, and where and when it stood."""
    kind = KINDS.get(version.kind, version.kind)
    name = (
        f"{version.region_name} {version.year or ''} {kind}".replace("  ", " ").strip()
        if version.region_name
        else version.title
    )
    seen = f"{version.first_seen[:DAY]} – {version.last_seen[:DAY]}"
    return ComparedText(text=version.text, name=name, note=f"{version.source} · {seen}", url=version.url)


def dates(was: str, now: str) -> ComparisonNote:
    """Whether the date that a page gives itself changed with its text: where not, the edit was silent."""
    if was != now:
        return (f"发布日期：{was or '–'} → {now or '–'}", f"published date: {was or '–'} → {now or '–'}")
    day = now[:DAY]
    return (
        f"发布日期未变（{day}）" if day else "页面未写发布日期",
        f"published date unchanged ({day})" if day else "no published date",
    )


def year_diff(data: Mapping[str, Any]) -> YearDiff:
    """A YearDiff as it was saved (dataclasses.asdict as JSON)."""
    return YearDiff(
        pairs=tuple(
            YearPair(
                **{**pair, "old": span(pair["old"]), "new": span(pair["new"]), "hunks": hunks(pair["hunks"])}
            )
            for pair in data["pairs"]
        ),
        added=tuple(map(span, data["added"])),
        dropped=tuple(map(span, data["dropped"])),
        carried=data["carried"],
        goals_old=tuple(map(span, data["goals_old"])),
        goals_new=tuple(map(span, data["goals_new"])),
        targets=tuple(
            TargetPair(**{**pair, "old": target(pair["old"]), "new": target(pair["new"])})
            for pair in data["targets"]
        ),
        ledger=tuple(
            LedgerEntry(
                target=Target(**entry["target"]),
                state=entry["state"],
                outcome=span(entry["outcome"]) if entry["outcome"] else None,
            )
            for entry in data["ledger"]
        ),
        odd=tuple(data["odd"]),
        summary=data["summary"],
    )


def span(pair: Iterable[int]) -> Span:
    """A span out of JSON."""
    start, end = pair
    return start, end


def hunks(found: Iterable[Mapping[str, Any]]) -> tuple[Hunk, ...]:
    """Hunks out of JSON."""
    return tuple(
        Hunk(**{**each, "old": span(each["old"]), "new": span(each["new"]), "hunks": hunks(each["hunks"])})
        for each in found
    )


def target(data: Mapping[str, Any] | None) -> Target | None:
    """A target out of JSON, or None."""
    return Target(**data) if data else None


def held(archive: Archive) -> list[FoundReport]:
    """Every report of the archive with the number of its copies, by place and year."""
    rows = archive.query(
        "SELECT region, year, kind, count(*) AS copies FROM standing"
        " WHERE year IS NOT NULL AND region NOT IN ('ambiguous', 'unknown')"
        " GROUP BY region, year, kind ORDER BY region, kind, year"
    )
    return [
        FoundReport(
            place_name(row["region"]),
            row["year"],
            KINDS.get(row["kind"], row["kind"]),
            row["copies"],
        )
        for row in rows
    ]
