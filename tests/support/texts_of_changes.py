"""Fictional texts with known changes, put together piece by piece: what tests of comparing and rendering share."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.compare.comparison import ComparedText, Comparison
from storage.records import Diff, Hunk, HunkKind


@dataclass(frozen=True, slots=True)
class Same:
    """Text on both sides."""

    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Text that differs; either side may be empty."""

    kind: HunkKind
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Where a moved text stood."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Come:
    """Where a moved text stands now."""

    name: str
    text: str


Part = Same | Changed | Gone | Come


def put_together(parts: Sequence[Part]) -> tuple[Diff, str, str]:
    """Parts in reading order -> their Diff and both texts; a move needs its Gone and its Come."""
    old = new = ""
    hunks: list[Hunk] = []
    gone: dict[str, tuple[int, int]] = {}
    come: dict[str, tuple[int, int]] = {}
    texts: dict[str, tuple[str, str]] = {}
    for part in parts:
        if isinstance(part, Same):
            old, new = old + part.text, new + part.text
        elif isinstance(part, Changed):
            spans = (len(old), len(old) + len(part.old)), (len(new), len(new) + len(part.new))
            hunks.append(
                Hunk(kind=part.kind, old=spans[0], new=spans[1], old_text=part.old, new_text=part.new)
            )
            old, new = old + part.old, new + part.new
        elif isinstance(part, Gone):
            gone[part.name] = (len(old), len(old) + len(part.text))
            texts[part.name] = (part.text, texts.get(part.name, ("", ""))[1])
            old += part.text
        else:
            come[part.name] = (len(new), len(new) + len(part.text))
            texts[part.name] = (texts.get(part.name, ("", ""))[0], part.text)
            new += part.text
    hunks += [
        Hunk(kind="move", old=gone[name], new=come[name], old_text=texts[name][0], new_text=texts[name][1])
        for name in gone
    ]
    hunks.sort(key=lambda hunk: (hunk.new, hunk.old))
    counted = f"{len(hunks)} changes"
    return Diff(axis="edit", hunks=tuple(hunks), severity=3 if hunks else 0, summary=counted), old, new


def comparison(parts: Sequence[Part], *, change: str = "", at: str = "") -> Comparison:
    """Parts as a comparison with two named sides."""
    diff, old, new = put_together(parts)
    return Comparison(
        change=diff,
        old=ComparedText(text=old, name="泠州市 2025 政府工作报告", note="2025-01-20"),
        new=ComparedText(text=new, name="泠州市 2025 政府工作报告", note="2025-02-03"),
        place="泠州市",
        id=change,
        at=at,
    )


BRIDGE = "　　建设云栖大桥，改造老旧小区一百二十个，新增停车位三千个。\n"

SILENT_EDIT: tuple[Part, ...] = (
    Same("泠州市人民政府工作报告\n各位代表：\n一、2024年工作回顾\n"),
    Same("　　全市上下坚持稳中求进，"),
    Changed("wording", "全面", "显著"),
    Same("提升城乡居民生活品质。\n　　粮食连年丰收。\n　　水更清了。\n　　山更绿了。\n　　路更平了。\n"),
    Same("二、2025年主要目标\n　　地区生产总值增长"),
    Changed("number", "6%左右", "5.5%以上"),
    Same("，居民收入与经济增长同步"),
    Changed("typography", ",", "，"),
    Same("物价保持平稳。\n三、2025年重点任务\n"),
    Come("bridge", BRIDGE),
    Same("　　办好学校。\n　　办好医院。\n　　办好养老院。\n　　办好图书馆。\n　　办好菜市场。\n"),
    Changed("insertion", "", "　　设立<script>alert(1)</script>数据交易所。\n"),
    Changed("layout", "", "\n"),
    Same("　　修好渠道。\n"),
    Gone("bridge", BRIDGE),
    Changed("deletion", "　　确保按时足额兑现。\n", ""),
    Same("各位代表！让我们团结一心，为建设美丽泠州而努力奋斗！\n"),
)
"""A page edited in silence: a number, a word, a moved paragraph, one new and one gone."""
