"""Events of an archive -> the history of each page in words: one row a page, with dates and summaries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipelines.compare.comparison import ComparisonNote
from storage.rows import Event

WORDS: Mapping[str, ComparisonNote] = {
    "edited": ("修改", "edited"),
    "redated": ("日期改动，正文未变", "date changed, text the same"),
    "retitled": ("标题或发布机构改动，正文未变", "title or publisher changed, text the same"),
    "relinked": ("附件换成另一个文件", "a linked file replaced"),
    "boilerplate": ("页面杂项改动", "a line around the text edited"),
    "layout_only": ("只有排版变化", "layout only"),
    "typography_only": ("只有字符写法变化", "typography only"),
    "republished": ("重新发布", "republished"),
    "flapping": ("在两个文本之间来回", "flapping between two texts"),
    "held": ("可疑文本暂不采信", "a doubtful text held back"),
    "rolled": ("地址换成另一篇报告", "address carries another report"),
    "moved": ("迁移", "moved"),
    "challenged": ("出现验证页", "challenge"),
    "failed": ("没有应答", "no answer"),
    "unread": ("页面上找不到报告", "no report found on it"),
    "restored": ("恢复", "answers again"),
    "gone": ("消失", "gone"),
    "back": ("重新出现", "back"),
}
"""Kind of event -> (Chinese, English); `new` has no words, and those of `missing` are in MISSES."""

MISSES: Mapping[str, ComparisonNote] = {
    "missing": ("找不到页面", "not found"),
    "soft_404": ("软 404", "soft 404"),
    "expired": ("已删除的通知", "removal notice"),
    "empty": ("空页", "empty page"),
}
"""Detail of a miss, which is a verdict -> (Chinese, English)."""

TELLING = frozenset({"redated", "retitled", "relinked", "boilerplate"})
"""Kinds of events whose detail says what was there and what is: "old -> new"."""

ABSENT: ComparisonNote = ("列表中不见", "absent from its list")


@dataclass(frozen=True, slots=True)
class Became:
    """One row: a page (with its entry on a list page), the version that it had last, and its events."""

    url: str
    entry: str
    version: str
    news: tuple[ComparisonNote, ...]
    """(Chinese, English) of each event, with its day."""

    @property
    def page(self) -> str:
        """Return the address without its scheme; that of the entry itself for an entry of a list that has one."""
        url = self.url.partition("://")[2]
        if "://" in self.entry:
            return self.entry.partition("://")[2]
        return f"{url.partition('/')[0]}#{self.entry}" if self.entry else url


def became(events: Iterable[Event], summaries: Mapping[str, str]) -> list[Became]:
    """Return the history of every page that carried a report, in the order of addresses.

    Args:
        events: those of the whole archive, in the order of time.
        summaries: version -> summary of the edit that brought it.
    """
    places: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        places.setdefault((event.url, event.entry), []).append(event)
    return [
        Became(
            url,
            entry,
            happened[-1].version,
            tuple(said for each in happened if (said := event_words(each, summaries))),
        )
        for (url, entry), happened in sorted(places.items())
        if any(each.kind == "new" for each in happened)
    ]


def event_words(event: Event, summaries: Mapping[str, str]) -> ComparisonNote | None:
    """Return an event as (Chinese, English) with its day; None for one without words."""
    name = MISSES.get(event.detail, ABSENT) if event.kind == "missing" else WORDS.get(event.kind)
    if event.kind == "restored" and event.detail == "missing":
        name = WORDS["back"]
    if name is None:
        return None
    summary = summaries.get(event.version, "") if event.kind in {"edited", "republished"} else ""
    said = said_of(event)
    chinese, english = (f"{word} {event.at[:10]}" for word in name)
    return chinese + (f"：{said}" if said else ""), english + "".join(
        f": {each}" for each in (summary, said) if each
    )


def said_of(event: Event) -> str:
    """Return what stood beside a text and what stands there now, as "old → new"; empty for events that are no such change."""
    return event.detail.replace(" -> ", " → ") if event.kind in TELLING else ""
