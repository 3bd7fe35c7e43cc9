"""Names of places, kinds and versions for readers; two versions with their change as a comparison."""

from collections.abc import Mapping

from pipelines.compare.comparison import ComparedText, Comparison, ComparisonNote
from pipelines.gazetteer.regions import label
from storage.records import Diff, YearDiff
from storage.rows import Version

DAY = 10
"""Characters of an ISO moment that are its date."""
KIND_NAMES: Mapping[str, str] = {
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
"""Kind of a report -> its Chinese name."""
NOTES: Mapping[str, ComparisonNote] = {
    "gap": ("两年之间缺年", "the years are not adjacent"),
    "succession": ("前一年属于其前身行政区", "the older report is of the region's predecessor"),
    "moved": ("地址已变更", "the report moved to another address"),
}
"""Word of Pair.note -> (Chinese, English)."""


def place_name(region: str) -> str:
    """Return the name of a region with its parents; `ambiguous` and `unknown` as they are."""
    return label(region) if region.isdigit() else region


def compared(
    old: Version,
    new: Version,
    change: Diff | YearDiff,
    *,
    change_id: str = "",
    at: str = "",
    notes: tuple[ComparisonNote, ...] = (),
) -> Comparison:
    """Put two versions and their change together for a renderer.

    Args:
        old: the older version.
        new: the newer version, which gives the place.
        change: what comparing their texts gave.
        change_id: public id of the change; empty for one that is not saved.
        at: ISO moment when the newer version was first seen.
        notes: remarks; an edit gets one on the published date.
    """
    if change.axis == "edit":
        notes += (date_note(old.published, new.published),)
    return Comparison(
        change=change,
        old=named_text(old),
        new=named_text(new),
        place=place_name(new.region),
        id=change_id,
        at=at,
        notes=notes,
    )


def named_text(version: Version) -> ComparedText:
    """Return the text of a version with its name and where and when it was published."""
    kind = KIND_NAMES.get(version.kind, version.kind)
    name = (
        f"{version.region_name} {version.year or ''} {kind}".replace("  ", " ").strip()
        if version.region_name
        else version.title
    )
    seen = f"{version.first_seen[:DAY]} – {version.last_seen[:DAY]}"
    return ComparedText(text=version.text, name=name, note=f"{version.source} · {seen}", url=version.url)


def date_note(was: str, now: str) -> ComparisonNote:
    """Return a remark on the published date of an edited page; an edit that leaves it is silent.

    Args:
        was: ISO date of the older version; empty where its page gives none.
        now: that of the newer version.
    """
    if was != now:
        return (f"发布日期：{was or '–'} → {now or '–'}", f"published date: {was or '–'} → {now or '–'}")
    day = now[:DAY]
    return (
        f"发布日期未变（{day}）" if day else "页面未写发布日期",
        f"published date unchanged ({day})" if day else "no published date",
    )
