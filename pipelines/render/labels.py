"""The words of the renderers in Chinese and in English."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pipelines.diff.years.reasons import read_reason
from storage.records import Hunk

LABELS: Mapping[str, tuple[str, str]] = {
    # axes
    "edit": ("同一页面的修改", "edit of one page"),
    "year": ("逐年比较", "year against year"),
    "copy": ("不同网站的文本", "copies on two sites"),
    # kinds of hunks
    "number": ("数字", "number"),
    "wording": ("措辞", "wording"),
    "insertion": ("新增", "insertion"),
    "deletion": ("删除", "deletion"),
    "move": ("移动", "move"),
    "masked": ("遮蔽", "masked"),
    "digits_lost": ("数字脱落", "digits lost"),
    "cut": ("截断", "cut"),
    "boilerplate": ("页面杂项", "boilerplate"),
    "typography": ("字符写法", "typography"),
    "layout": ("空白与换行", "layout"),
    # notes of hunks that name them better than their kinds
    "note_mark": ("注号", "note mark"),
    "numbering": ("序号顺延", "renumbered"),
    "same_figure": ("数字写法", "same number, written otherwise"),
    "more_changes": ("处其他变化，见下文", "more changes below"),
    # severities, as in Diff.severity
    "severity0": ("无变化", "no change"),
    "severity1": ("只有排版", "layout only"),
    "severity2": ("页面杂项与标记", "boilerplate and marks"),
    "severity3": ("措辞有变", "wording changed"),
    "severity4": ("数字有变", "numbers changed"),
    "severity5": ("不是同一篇报告", "another text"),
    # the page of a change
    "old": ("旧", "old"),
    "new": ("新", "new"),
    "one": ("文本一", "text 1"),
    "two": ("文本二", "text 2"),
    "side": ("左右对照", "side by side"),
    "inline": ("合并显示", "inline"),
    "minor": ("显示排版差异", "show layout and typography"),
    "previous": ("上一处", "previous"),
    "next": ("下一处", "next"),
    "outline": ("目录", "outline"),
    "unchanged": ("段未变", "paragraphs unchanged"),
    "characters": ("字", "characters"),
    "moved_to": ("移到后面 ↓", "moved down ↓"),
    "moved_up": ("移到前面 ↑", "moved up ↑"),
    "moved_from": ("由前面移来 ↑", "from above ↑"),
    "moved_up_from": ("由后面移来 ↓", "from below ↓"),
    "identical": ("两个文本完全相同。", "Both texts are the same, character for character."),
    "another": (
        "这不是同一篇报告的两个版本。若要比较两年的报告，请用逐年比较（--axis year）。",
        "These are not two texts of one report. For two years of a place use the year view (--axis year).",
    ),
    "better_old": ("文本一更可靠", "text 1 is the better witness"),
    "better_new": ("文本二更可靠", "text 2 is the better witness"),
    "theme": ("深浅", "light or dark"),
    # the page of two years
    "telling": ("最值得注意的变化", "The most telling differences"),
    "targets": ("目标", "Targets"),
    "indicator": ("指标", "Indicator"),
    "result": ("本年报告所称结果", "Result as reported"),
    "added": ("今年新提", "New this year"),
    "dropped": ("今年未提", "Gone this year"),
    "reworded": ("表述有变", "Reworded"),
    "rewritten": ("大幅改写，可能相关", "Largely rewritten, perhaps related"),
    "stayed": ("逐字沿用", "Stayed word for word"),
    "outcome": ("去年的目标，今年的交代", "Last year's plan, this year's account"),
    "texts": ("全文", "Full texts"),
    "carried": ("逐字沿用的篇幅", "carried over word for word"),
    "odd": ("请注意", "Please note"),
    "not_comparable": ("不可比", "not comparable"),
    "no_targets": ("没有读出可比的目标。", "No target could be read."),
    "ledger": ("去年目标的交代", "What became of last year's targets"),
    "met": ("完成", "met"),
    "missed": ("未完成", "missed"),
    "renewed_without_result": ("再提，未见结果", "set again, no result found"),
    "gone": ("未再提及", "dropped"),
    "unclear": ("无法判断", "unclear"),
    "not_stated": ("未见当年结果", "no result found"),
    # roles of sections without a heading
    "role_head": ("（开头）", "(opening)"),
    "role_review": ("（回顾）", "(review)"),
    "role_goals": ("（目标）", "(goals)"),
    "role_tasks": ("（任务）", "(tasks)"),
    "role_government": ("（政府自身建设）", "(government)"),
    "role_closing": ("（结尾）", "(closing)"),
    "role_attachments": ("（附件）", "(attachments)"),
    "role_notes": ("（名词解释）", "(notes)"),
    "target_moved": ("目标有变", "target changed"),
    "target_gone": ("目标不再提", "target gone"),
    "target_new": ("新目标", "new target"),
    "other_targets": ("任务中的目标", "targets among the tasks"),
    "items": ("条", "items"),
    # scopes, qualifiers
    "headline": ("主要预期目标", "headline"),
    "task": ("任务", "task"),
    "five_year": ("五年目标", "five years"),
    "at_least": ("以上", "at least"),
    "at_most": ("以内", "at most"),
    "around": ("左右", "around"),
    "range": ("区间", "range"),
    "sync": ("同步", "in step"),
    "assigned": ("完成上级下达任务", "as assigned"),
    "steady": ("保持稳定", "steady"),
    "flat": ("持平", "flat"),
    "explicitly_absent": ("明确不设", "explicitly none"),
    # the report of a run
    "found": ("收录了什么", "What was found"),
    "changed": ("变化了什么", "What changed"),
    "grid_says": ("数字：同一份报告见于几处网页。", "The numbers say on how many pages a report stands."),
    "nothing": ("没有变化。", "Nothing changed."),
    "edit_axis": ("网页悄悄改了什么", "Edits: one page, two moments"),
    "year_axis": ("今年怎么说，去年怎么说", "Years: one place, two years"),
    "copy_axis": ("同一份报告，不同的文本", "Copies: one report, two sites"),
}
"""Key -> (Chinese, English)."""

YEAR_COUNTS: Mapping[str, str] = {
    "targets_changed": "目标调整",
    "targets_gone": "目标不再提",
    "targets_missed": "去年目标未完成",
    "targets_unanswered": "去年目标未交代",
    "sentences_new": "新提法",
    "sentences_gone": "未再提",
    "sentences_reworded": "改写",
}
"""Name of a count of diff/years/summary.py, which has its English words -> Chinese."""

SIDES: Mapping[str, str] = {"old": "旧文本", "new": "新文本"}
REASONS: Mapping[str, str] = {
    "empty": "{side}是空的",
    "same_text": "两个文本相同",
    "years_swapped": "年份颠倒：{first} 在前，{second} 在后",
    "same_year": "两个文本都是 {first} 年的",
    "two_places": "是两个地方：{first} 与 {second}",
    "too_short": "{side}太短，不像一份报告（{size} 字）",
    "plan": "{side}是规划，不是政府工作报告",
    "damaged": "{side}有遮蔽或数字脱落，其中数字未读取",
    "repeated": "{side}大部分内容重复了两遍",
    "cut": "{side}不到另一文本的一半长：被截断，或不是同类文本",
    "no_plan_part": "{side}没有讲今年任务的部分：被截断，或不是同类文本",
    "years_apart": "相隔 {years} 年：未判断目标的完成情况",
    "not_successive": "几乎没有句子相承：不是前后两年的报告",
    "half_as_long": "{side}不到另一文本的一半长",
}
"""Code of a reason of diff/years/reasons.py, which has its English sentence -> Chinese sentence."""

NOTED = frozenset({"note_mark", "numbering", "same_figure"})
"""Notes of hunks that name them better than their kinds do."""

COUNTED: tuple[str, ...] = (
    "number",
    "wording",
    "insertion",
    "deletion",
    "move",
    "masked",
    "digits_lost",
    "cut",
    "boilerplate",
    "same_figure",
    "numbering",
    "note_mark",
    "typography",
    "layout",
)
"""Keys of hunks in the order in which they are counted: the most telling first."""


def hunk_label(hunk: Hunk) -> str:
    """Return the key of a hunk's label: its note where that names it better, else its kind."""
    return hunk.note if hunk.note in NOTED else hunk.kind


def zh(key: str) -> str:
    """Return the Chinese word of a key of LABELS."""
    return LABELS[key][0]


def en(key: str) -> str:
    """Return the English word of a key of LABELS."""
    return LABELS[key][1]


def hunk_counts(hunks: Iterable[Hunk]) -> list[tuple[str, int]]:
    """Return (key of LABELS, number of hunks) of each kind that occurs, in the order of COUNTED."""
    counts: Counter[str] = Counter(hunk_label(hunk) for hunk in hunks)
    return [(kind, counts[kind]) for kind in COUNTED if counts[kind]]


def summary_zh(hunks: Iterable[Hunk]) -> str:
    """Return the counts as one line of Chinese: 数字 2 处，措辞 1 处."""
    return "，".join(f"{zh(kind)} {count} 处" for kind, count in hunk_counts(hunks)) or zh("severity0")


def reason_zh(sentence: str) -> str:
    """Translate a sentence of YearDiff.odd to Chinese; an unknown one is returned as it is."""
    reason = read_reason(sentence)
    if reason is None:
        return sentence
    return REASONS[reason.code].format(**{name: SIDES.get(value, value) for name, value in reason.values})
